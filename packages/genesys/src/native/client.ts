/**
 * `provider.native`: the vendor's own operations, one typed method each, named as in the vendor's
 * SDKs, under the same policies and with the same errors as every portable call.
 */
import type { CallOptions, Reply } from '@assistant-provider/core';
import type { Invoke } from '@assistant-provider/core/adapter';
import {
  parseArguments,
  type Arguments,
  type ParsedArguments,
} from '@assistant-provider/core/adapter';
import { errAsync } from 'neverthrow';
import type { Client } from '../http/client.js';
import * as inputs from './input.js';
import type {
  AssistantBody,
  AssistantPatchBody,
  CopilotBody,
  QueueBody,
  QueuesPatchBody,
} from './input.js';
import * as operations from '../wire/operations.js';
import type {
  AssistantQuery,
  AssistantsQuery,
  BoundQueuesQuery,
  Operation,
  QueueQuery,
  QueuesQuery,
} from '../wire/operations.js';
import { rawRequest, type RawRequest } from './raw-request.js';
import type {
  GenesysAssistant,
  GenesysAssistantQueue,
  GenesysCopilot,
  GenesysListing,
} from '../wire/shapes.js';

export type NativeOptions = Pick<CallOptions, 'signal' | 'timeoutMs'>;

/** Bodies may hold members that are not listed here; answers come as received. */
export interface GenesysNative {
  /** GET /api/v2/assistants */
  getAssistants(
    query?: AssistantsQuery,
    options?: NativeOptions,
  ): Reply<GenesysListing<GenesysAssistant>>;
  /** POST /api/v2/assistants */
  postAssistants(body: AssistantBody, options?: NativeOptions): Reply<GenesysAssistant>;
  /** GET /api/v2/assistants/queues */
  getAssistantsQueues(
    query?: BoundQueuesQuery,
    options?: NativeOptions,
  ): Reply<GenesysListing<GenesysAssistantQueue>>;
  /** GET /api/v2/assistants/{assistantId} */
  getAssistant(
    assistantId: string,
    query?: AssistantQuery,
    options?: NativeOptions,
  ): Reply<GenesysAssistant>;
  /**
   * PATCH /api/v2/assistants/{assistantId}. Send the whole assistant: whether members that are left
   * out survive is unknown.
   */
  patchAssistant(
    assistantId: string,
    body: AssistantPatchBody,
    options?: NativeOptions,
  ): Reply<GenesysAssistant>;
  /** DELETE /api/v2/assistants/{assistantId} */
  deleteAssistant(assistantId: string, options?: NativeOptions): Reply<void>;
  /** GET /api/v2/assistants/{assistantId}/queues */
  getAssistantQueues(
    assistantId: string,
    query?: QueuesQuery,
    options?: NativeOptions,
  ): Reply<GenesysListing<GenesysAssistantQueue>>;
  /**
   * PATCH /api/v2/assistants/{assistantId}/queues. Send the full wanted set: whether it merges or
   * replaces is unknown.
   */
  patchAssistantQueues(
    assistantId: string,
    body: QueuesPatchBody,
    options?: NativeOptions,
  ): Reply<GenesysListing<GenesysAssistantQueue>>;
  /** DELETE /api/v2/assistants/{assistantId}/queues?queueIds: 1 to 100 ids. */
  deleteAssistantQueues(
    assistantId: string,
    queueIds: readonly string[],
    options?: NativeOptions,
  ): Reply<void>;
  /** GET /api/v2/assistants/{assistantId}/queues/{queueId} */
  getAssistantQueue(
    assistantId: string,
    queueId: string,
    query?: QueueQuery,
    options?: NativeOptions,
  ): Reply<GenesysAssistantQueue>;
  /** PUT /api/v2/assistants/{assistantId}/queues/{queueId}. Takes the queue from another assistant. */
  putAssistantQueue(
    assistantId: string,
    queueId: string,
    body: QueueBody,
    options?: NativeOptions,
  ): Reply<GenesysAssistantQueue>;
  /** DELETE /api/v2/assistants/{assistantId}/queues/{queueId} */
  deleteAssistantQueue(assistantId: string, queueId: string, options?: NativeOptions): Reply<void>;
  /** GET /api/v2/assistants/{assistantId}/copilot */
  getAssistantCopilot(assistantId: string, options?: NativeOptions): Reply<GenesysCopilot>;
  /** PUT /api/v2/assistants/{assistantId}/copilot. Replaces the whole copilot. */
  putAssistantCopilot(
    assistantId: string,
    body: CopilotBody,
    options?: NativeOptions,
  ): Reply<GenesysCopilot>;
  /** Whatever has no method here, on the configured host and below /api/v2/. */
  request(request: RawRequest, options?: NativeOptions): Reply<unknown>;
}

export function createNative(client: Client, invoke: Invoke): GenesysNative {
  /** Checks everything before anything is sent, then runs the operation as core runs its own. */
  const call = <A extends Arguments, T>(
    name: keyof GenesysNative,
    given: A,
    givenOptions: NativeOptions = {},
    operationOf: (input: ParsedArguments<A>) => Operation<T>,
  ): Reply<T> => {
    const operation = `native.${name}`;
    const parsed = parseArguments(
      { vendor: 'genesys', operation },
      { ...given, options: [inputs.options, givenOptions] },
    );
    if (parsed.isErr()) return errAsync(parsed.error);
    const input = parsed.value as ParsedArguments<A> & { readonly options: NativeOptions };
    const request = operationOf(input);
    return invoke(
      { operation, writes: request.method !== 'GET' },
      (context) => client.send(context, request),
      input.options,
    );
  };

  return {
    getAssistants: (query = {}, options) =>
      call('getAssistants', { query: [inputs.assistantsQuery, query] }, options, (input) =>
        operations.getAssistants(input.query),
      ),
    postAssistants: (body, options) =>
      call('postAssistants', { body: [inputs.assistantBody, body] }, options, (input) =>
        operations.postAssistants(input.body),
      ),
    getAssistantsQueues: (query = {}, options) =>
      call('getAssistantsQueues', { query: [inputs.boundQueuesQuery, query] }, options, (input) =>
        operations.getAssistantsQueues(input.query),
      ),
    getAssistant: (assistantId, query = {}, options) =>
      call(
        'getAssistant',
        { assistantId: [inputs.id, assistantId], query: [inputs.assistantQuery, query] },
        options,
        (input) => operations.getAssistant(input.assistantId, input.query),
      ),
    patchAssistant: (assistantId, body, options) =>
      call(
        'patchAssistant',
        { assistantId: [inputs.id, assistantId], body: [inputs.assistantPatchBody, body] },
        options,
        (input) => operations.patchAssistant(input.assistantId, input.body),
      ),
    deleteAssistant: (assistantId, options) =>
      call('deleteAssistant', { assistantId: [inputs.id, assistantId] }, options, (input) =>
        operations.deleteAssistant(input.assistantId),
      ),
    getAssistantQueues: (assistantId, query = {}, options) =>
      call(
        'getAssistantQueues',
        { assistantId: [inputs.id, assistantId], query: [inputs.queuesQuery, query] },
        options,
        (input) => operations.getAssistantQueues(input.assistantId, input.query),
      ),
    patchAssistantQueues: (assistantId, body, options) =>
      call(
        'patchAssistantQueues',
        { assistantId: [inputs.id, assistantId], body: [inputs.queuesPatchBody, body] },
        options,
        (input) => operations.patchAssistantQueues(input.assistantId, input.body),
      ),
    deleteAssistantQueues: (assistantId, queueIds, options) =>
      call(
        'deleteAssistantQueues',
        { assistantId: [inputs.id, assistantId], queueIds: [inputs.queueIds, queueIds] },
        options,
        (input) => operations.deleteAssistantQueues(input.assistantId, input.queueIds),
      ),
    getAssistantQueue: (assistantId, queueId, query = {}, options) =>
      call(
        'getAssistantQueue',
        {
          assistantId: [inputs.id, assistantId],
          queueId: [inputs.id, queueId],
          query: [inputs.queueQuery, query],
        },
        options,
        (input) => operations.getAssistantQueue(input.assistantId, input.queueId, input.query),
      ),
    putAssistantQueue: (assistantId, queueId, body, options) =>
      call(
        'putAssistantQueue',
        {
          assistantId: [inputs.id, assistantId],
          queueId: [inputs.id, queueId],
          body: [inputs.queueBodyFor(queueId), body],
        },
        options,
        (input) => operations.putAssistantQueue(input.assistantId, input.queueId, input.body),
      ),
    deleteAssistantQueue: (assistantId, queueId, options) =>
      call(
        'deleteAssistantQueue',
        { assistantId: [inputs.id, assistantId], queueId: [inputs.id, queueId] },
        options,
        (input) => operations.deleteAssistantQueue(input.assistantId, input.queueId),
      ),
    getAssistantCopilot: (assistantId, options) =>
      call('getAssistantCopilot', { assistantId: [inputs.id, assistantId] }, options, (input) =>
        operations.getAssistantCopilot(input.assistantId),
      ),
    putAssistantCopilot: (assistantId, body, options) =>
      call(
        'putAssistantCopilot',
        { assistantId: [inputs.id, assistantId], body: [inputs.copilotBody, body] },
        options,
        (input) => operations.putAssistantCopilot(input.assistantId, input.body),
      ),
    request: (request, options) =>
      call('request', { request: [rawRequest, request] }, options, (input) =>
        operations.anyOperation(input.request),
      ),
  };
}
