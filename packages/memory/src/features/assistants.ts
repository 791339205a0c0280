/** Assistants. They are created and deleted in the background, as at real vendors. */
import type { AssistantDraft, Checked, KnowledgeSource } from '@assistant-provider/core';
import type { DriverAssistants } from '@assistant-provider/core/adapter';
import { checkInput } from '@assistant-provider/core/adapter';
import { err, ok, type Result } from 'neverthrow';
import type { MemoryClient, RequestScope } from '../state/client.js';
import { refuse, type Refusal } from '../errors/describe.js';
import { toAssistant } from '../mapping/assistant.js';
import { timestamp } from '../state/state.js';
import { draftOptionsParser } from '../mapping/vendor-options.js';
import type { MemoryAssistantOptions, MemoryKnowledgeLink } from '../wire/vendor-types.js';
import { newLink } from './knowledge.js';

export function memoryAssistants(client: MemoryClient): DriverAssistants {
  return {
    create: ({ vendorOptions, ...draft }, context) =>
      checkInput(draftOptionsParser, vendorOptions, 'draft.vendorOptions', context).asyncAndThen(
        (options) =>
          client.send(context, 'createAssistant', (scope) => {
            const { state } = scope;
            const key = context.idempotencyKey;
            return state.keys
              .once(
                { request: 'createAssistant', key, input: { draft, options } },
                (id) => state.has(id),
                () => createAssistant(draft, options, scope),
              )
              .andThen((id) => state.find(id))
              .map(toAssistant);
          }),
      ),

    get: (id, context) =>
      client.send(context, 'getAssistant', ({ state }) => state.find(id).map(toAssistant)),

    list: (query, context) =>
      client.send(context, 'listAssistants', ({ state }) =>
        state.assistants
          .page(query, { scope: 'assistants', includes: () => true })
          .map((page) => ({ ...page, items: page.items.map(toAssistant) })),
      ),

    delete: (id, context) =>
      client.send(context, 'deleteAssistant', (scope) => deleteAssistant(id, scope)),
  };
}

function createAssistant(
  draft: Checked<AssistantDraft>,
  { creationFails, deletionFails }: MemoryAssistantOptions,
  { state, now }: RequestScope,
): Result<string, Refusal> {
  const { name, description, tags = {}, encryption, knowledge = [] } = draft;
  return newLinks(knowledge).map((links) => {
    const id = crypto.randomUUID();
    const assistant = {
      id,
      name,
      ...(description !== undefined && { description }),
      tags,
      ...(encryption && { kmsKeyId: encryption.kmsKeyId }),
      status: 'creating',
      ...(deletionFails && { deletionFails }),
      aiAgents: [],
      knowledge: links,
      createdAt: timestamp(now),
      updatedAt: timestamp(now),
    };
    state.begin(assistant, 'creating', creationFails ? 'failed' : 'active', now);
    return id;
  });
}

function newLinks(
  sources: readonly KnowledgeSource[],
): Result<readonly MemoryKnowledgeLink[], Refusal> {
  const links: MemoryKnowledgeLink[] = [];
  for (const source of sources) {
    const link = newLink(links, source);
    if (link.isErr()) return err(link.error);
    links.push(link.value);
  }
  return ok(links);
}

function deleteAssistant(id: string, scope: RequestScope): Result<void, Refusal> {
  const { state, now } = scope;
  const found = state.find(id);
  const isDeleting = found.isOk() && found.value.status === 'deleting';
  if ((found.isErr() || isDeleting) && scope.previousAttemptMayHaveSucceeded) return ok();
  return found.andThen((assistant) => {
    if (['creating', 'deleting', 'deleted'].includes(assistant.status))
      return refuse('assistantInTransition', { detail: `its status is ${assistant.status}` });
    const { deletionFails = false } = assistant;
    // Queues become free at once; they do not wait for the deletion to finish.
    state.bindings.removeWhere(({ assistantId }) => assistantId === id);
    state.parts.removeWhere(({ assistantId, kind }) => kind === 'queueUsers' && assistantId === id);
    state.begin(
      { ...assistant, deletionFails: false },
      'deleting',
      deletionFails ? 'failed' : 'deleted',
      now,
    );
    return ok();
  });
}
