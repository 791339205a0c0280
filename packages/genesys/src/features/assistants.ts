/** Assistants of Genesys Cloud: create, get, list, delete. */
import type { Assistant, AssistantDraft, KnowledgeBaseSource } from '@assistant-provider/core';
import type { AssistantFailure, DriverReply } from '@assistant-provider/core/adapter';
import type { DriverAssistants, DriverContext } from '@assistant-provider/core/adapter';
import { reviseFailure } from '@assistant-provider/core/adapter';
import { errAsync, okAsync, ResultAsync, type Result } from 'neverthrow';
import { invalidInput } from '@assistant-provider/adapter-kit';
import type { ErrorDetails } from '@assistant-provider/core/adapter';
import type { ListRequest } from '../http/paging.js';
import { configOf } from '../mapping/knowledge.js';
import { toAssistant } from '../mapping/assistant.js';
import {
  deleteAssistant,
  getAssistant,
  getAssistantQueues,
  getAssistants,
  postAssistants,
} from '../wire/requests.js';
import { queueIdsPerRequest } from '../limits.js';
import { readVendorOptions } from '../mapping/vendor-options.js';
import type { GenesysAssistant, JsonObject } from '../wire/vendor-types.js';
import type { DriverServices } from './driver-services.js';
import { unbindAll } from './unbind-many.js';

export function genesysAssistants(services: DriverServices): DriverAssistants {
  const { client, paging, apiUrl } = services;
  return {
    create: (draft, context) =>
      bodyOf(draft)
        .mapErr((details) => context.error(details))
        .asyncAndThen((body) => client.send(context, postAssistants(body)))
        .map((assistant) => toAssistant(assistant, apiUrl)),

    get: (id, context) => new ResultAsync(getExpanded(services, id, context)),

    list: ({ include = [], ...query }, context) =>
      paging.page(
        context,
        // Knowledge is in every assistant.
        include.includes('aiAgents') ? getAssistantsWithCopilots : getAssistants,
        query,
        (assistant) => toAssistant(assistant, apiUrl),
      ),

    delete: (id, context) => {
      const afterConflict =
        <T>(further: (refusal: AssistantFailure) => DriverReply<T>) =>
        (error: AssistantFailure): DriverReply<T> =>
          error.kind === 'conflict' ? further(error) : errAsync(error);
      return client
        .send(context, deleteAssistant(id))
        .orElse(afterConflict(() => deleteRefused(services, id, context)))
        .orElse(afterConflict((refusal) => deleteWithQueues(services, id, refusal, context)));
    },
  };
}

const getAssistantsWithCopilots: ListRequest<GenesysAssistant> = (page) =>
  getAssistants({ ...page, expand: 'copilot' });

async function getExpanded(
  { client, apiUrl }: DriverServices,
  id: string,
  context: DriverContext,
): Promise<Result<Assistant, AssistantFailure>> {
  const expanded = await client.send(context, getAssistant(id, { expand: 'copilot' }));
  // Without the permission to view copilots, `expand` may fail (unknown), or make the response too
  // large. Neither may hide the assistant.
  const result =
    expanded.isErr() && mayBeExpansionError(expanded.error)
      ? await client.send(context, getAssistant(id))
      : expanded;
  return result.map((assistant) => toAssistant(assistant, apiUrl));
}

/** Deletes again after a refusal, which showed that the assistant existed: now a 404 means that it is gone. */
const deleteRefused = (
  { client }: DriverServices,
  id: string,
  context: DriverContext,
): DriverReply<void> =>
  client
    .send(context, deleteAssistant(id))
    .orElse((error) => (error.kind === 'notFound' ? okAsync(undefined) : errAsync(error)));

/**
 * A live client deletes without detaching the queues; what the vendor does then is unknown. If it
 * refuses twice, the queues are detached first: a delete would free them anyway. (The first refusal may
 * come from a change of somebody else at the same moment.)
 */
function deleteWithQueues(
  services: DriverServices,
  id: string,
  refusal: AssistantFailure,
  context: DriverContext,
): DriverReply<void> {
  return services.paging
    .all(context, (page) => getAssistantQueues(id, page))
    .map((queues) => queues.map((queue) => queue.id))
    .andThen((queueIds) =>
      queueIds.length === 0
        ? errAsync(refusal)
        : unbindAll(services, id, queueIds, context)
            .mapErr((error) =>
              mayBeDetached(error, queueIds)
                ? withQueues(error, queueIds, 'may have been detached')
                : error,
            )
            .andThen(() =>
              deleteRefused(services, id, context).mapErr((error) =>
                withQueues(error, queueIds, 'detached first and may stay detached'),
              ),
            ),
    );
}

/** Whether the vendor may have detached some queues, although it refused one of the requests for that. */
const mayBeDetached = ({ effect }: AssistantFailure, queueIds: readonly string[]): boolean =>
  effect === 'maybe' || queueIds.length > queueIdsPerRequest;

function withQueues(
  error: AssistantFailure,
  queueIds: readonly string[],
  state: string,
): AssistantFailure {
  const [first = '', ...others] = queueIds;
  const queues = others.length === 0 ? `queue ${first}` : `${queueIds.length} queues`;
  return reviseFailure(error, { message: `${error.message} (${queues}: ${state})` });
}

const mayBeExpansionError = ({ kind, vendorCode }: AssistantFailure): boolean =>
  kind === 'permissionDenied' || vendorCode === 'response.entity.too.large';

const isKnowledgeBase = (source: { readonly type: string }): source is KnowledgeBaseSource =>
  source.type === 'knowledgeBase';

/** The body of POST /assistants: `name` and `transcriptionConfig` are required (Swagger). */
function bodyOf(draft: AssistantDraft): Result<JsonObject, ErrorDetails> {
  return readVendorOptions(draft.vendorOptions?.genesys, 'draft.vendorOptions.genesys')
    .mapErr(invalidInput)
    .andThen((options) => {
      const sources = (draft.knowledge ?? []).filter(isKnowledgeBase);
      return configOf(sources, options.knowledgeSuggestionConfig).map((config) => ({
        transcriptionConfig: { vendorName: 'Genesys' },
        ...options,
        ...(config && { knowledgeSuggestionConfig: config }),
        name: draft.name,
      }));
    });
}
