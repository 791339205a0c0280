/**
 * `provider.native`: the vendor's own operations, one typed method each, with the names of the vendor's
 * SDKs. They run under the same policies and fail with the same errors as portable calls.
 */
import type { NativeCallOptions, Reply } from '@assistant-provider/core';
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
import * as requests from '../wire/requests.js';
import type {
  AssistantQuery,
  AssistantsQuery,
  BoundQueuesQuery,
  QueueQuery,
  QueuesQuery,
} from '../wire/requests.js';
import { rawRequest, type RawRequest } from './raw-request.js';
import type {
  GenesysAssistant,
  GenesysAssistantQueue,
  GenesysCopilot,
  GenesysListing,
} from '../wire/vendor-types.js';

/** Bodies may have members that are not listed here. Results are returned as received. */
export interface GenesysNative {
  /** GET /api/v2/assistants */
  getAssistants(
    query?: AssistantsQuery,
    options?: NativeCallOptions,
  ): Reply<GenesysListing<GenesysAssistant>>;
  /** POST /api/v2/assistants */
  postAssistants(body: AssistantBody, options?: NativeCallOptions): Reply<GenesysAssistant>;
  /** GET /api/v2/assistants/queues */
  getAssistantsQueues(
    query?: BoundQueuesQuery,
    options?: NativeCallOptions,
  ): Reply<GenesysListing<GenesysAssistantQueue>>;
  /** GET /api/v2/assistants/{assistantId} */
  getAssistant(
    assistantId: string,
    query?: AssistantQuery,
    options?: NativeCallOptions,
  ): Reply<GenesysAssistant>;
  /**
   * PATCH /api/v2/assistants/{assistantId}. Send the whole assistant: the vendor may delete members
   * that are missing.
   */
  patchAssistant(
    assistantId: string,
    body: AssistantPatchBody,
    options?: NativeCallOptions,
  ): Reply<GenesysAssistant>;
  /** DELETE /api/v2/assistants/{assistantId} */
  deleteAssistant(assistantId: string, options?: NativeCallOptions): Reply<void>;
  /** GET /api/v2/assistants/{assistantId}/queues */
  getAssistantQueues(
    assistantId: string,
    query?: QueuesQuery,
    options?: NativeCallOptions,
  ): Reply<GenesysListing<GenesysAssistantQueue>>;
  /**
   * PATCH /api/v2/assistants/{assistantId}/queues. Send the full wanted set: whether the vendor merges
   * or replaces is unknown.
   */
  patchAssistantQueues(
    assistantId: string,
    body: QueuesPatchBody,
    options?: NativeCallOptions,
  ): Reply<GenesysListing<GenesysAssistantQueue>>;
  /** DELETE /api/v2/assistants/{assistantId}/queues?queueIds, with 1 to 100 ids. */
  deleteAssistantQueues(
    assistantId: string,
    queueIds: readonly string[],
    options?: NativeCallOptions,
  ): Reply<void>;
  /** GET /api/v2/assistants/{assistantId}/queues/{queueId} */
  getAssistantQueue(
    assistantId: string,
    queueId: string,
    query?: QueueQuery,
    options?: NativeCallOptions,
  ): Reply<GenesysAssistantQueue>;
  /** PUT /api/v2/assistants/{assistantId}/queues/{queueId}. Takes the queue from any other assistant. */
  putAssistantQueue(
    assistantId: string,
    queueId: string,
    body: QueueBody,
    options?: NativeCallOptions,
  ): Reply<GenesysAssistantQueue>;
  /** DELETE /api/v2/assistants/{assistantId}/queues/{queueId} */
  deleteAssistantQueue(
    assistantId: string,
    queueId: string,
    options?: NativeCallOptions,
  ): Reply<void>;
  /** GET /api/v2/assistants/{assistantId}/copilot */
  getAssistantCopilot(assistantId: string, options?: NativeCallOptions): Reply<GenesysCopilot>;
  /** PUT /api/v2/assistants/{assistantId}/copilot. Replaces the whole copilot. */
  putAssistantCopilot(
    assistantId: string,
    body: CopilotBody,
    options?: NativeCallOptions,
  ): Reply<GenesysCopilot>;
  /** Any other request, on the configured host and below /api/v2/. */
  request(request: RawRequest, options?: NativeCallOptions): Reply<unknown>;
}

export function createNative(client: Client, invoke: Invoke, label?: string): GenesysNative {
  /** Checks all input before anything is sent, then makes the call through core. */
  const call = <A extends Arguments, T>(
    name: keyof GenesysNative,
    given: A,
    givenOptions: NativeCallOptions = {},
    toRequest: (input: ParsedArguments<A>) => requests.GenesysRequest<T>,
  ): Reply<T> => {
    const operation = `native.${name}`;
    const parsed = parseArguments(
      { vendor: 'genesys', label, operation },
      { ...given, options: [inputs.options, givenOptions] },
    );
    if (parsed.isErr()) return errAsync(parsed.error);
    const input = parsed.value as ParsedArguments<A> & { readonly options: NativeCallOptions };
    const request = toRequest(input);
    return invoke(
      { operation, writes: requests.isWrite(request) },
      (context) => client.send(context, request),
      input.options,
    );
  };

  return {
    getAssistants: (query = {}, options) =>
      call('getAssistants', { query: [inputs.assistantsQuery, query] }, options, (input) =>
        requests.getAssistants(input.query),
      ),
    postAssistants: (body, options) =>
      call('postAssistants', { body: [inputs.assistantBody, body] }, options, (input) =>
        requests.postAssistants(input.body),
      ),
    getAssistantsQueues: (query = {}, options) =>
      call('getAssistantsQueues', { query: [inputs.boundQueuesQuery, query] }, options, (input) =>
        requests.getAssistantsQueues(input.query),
      ),
    getAssistant: (assistantId, query = {}, options) =>
      call(
        'getAssistant',
        { assistantId: [inputs.id, assistantId], query: [inputs.assistantQuery, query] },
        options,
        (input) => requests.getAssistant(input.assistantId, input.query),
      ),
    patchAssistant: (assistantId, body, options) =>
      call(
        'patchAssistant',
        { assistantId: [inputs.id, assistantId], body: [inputs.assistantPatchBody, body] },
        options,
        (input) => requests.patchAssistant(input.assistantId, input.body),
      ),
    deleteAssistant: (assistantId, options) =>
      call('deleteAssistant', { assistantId: [inputs.id, assistantId] }, options, (input) =>
        requests.deleteAssistant(input.assistantId),
      ),
    getAssistantQueues: (assistantId, query = {}, options) =>
      call(
        'getAssistantQueues',
        { assistantId: [inputs.id, assistantId], query: [inputs.queuesQuery, query] },
        options,
        (input) => requests.getAssistantQueues(input.assistantId, input.query),
      ),
    patchAssistantQueues: (assistantId, body, options) =>
      call(
        'patchAssistantQueues',
        { assistantId: [inputs.id, assistantId], body: [inputs.queuesPatchBody, body] },
        options,
        (input) => requests.patchAssistantQueues(input.assistantId, input.body),
      ),
    deleteAssistantQueues: (assistantId, queueIds, options) =>
      call(
        'deleteAssistantQueues',
        { assistantId: [inputs.id, assistantId], queueIds: [inputs.queueIds, queueIds] },
        options,
        (input) => requests.deleteAssistantQueues(input.assistantId, input.queueIds),
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
        (input) => requests.getAssistantQueue(input.assistantId, input.queueId, input.query),
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
        (input) => requests.putAssistantQueue(input.assistantId, input.queueId, input.body),
      ),
    deleteAssistantQueue: (assistantId, queueId, options) =>
      call(
        'deleteAssistantQueue',
        { assistantId: [inputs.id, assistantId], queueId: [inputs.id, queueId] },
        options,
        (input) => requests.deleteAssistantQueue(input.assistantId, input.queueId),
      ),
    getAssistantCopilot: (assistantId, options) =>
      call('getAssistantCopilot', { assistantId: [inputs.id, assistantId] }, options, (input) =>
        requests.getAssistantCopilot(input.assistantId),
      ),
    putAssistantCopilot: (assistantId, body, options) =>
      call(
        'putAssistantCopilot',
        { assistantId: [inputs.id, assistantId], body: [inputs.copilotBody, body] },
        options,
        (input) => requests.putAssistantCopilot(input.assistantId, input.body),
      ),
    request: (request, options) =>
      call('request', { request: [rawRequest, request] }, options, (input) =>
        requests.anyRequest(input.request),
      ),
  };
}
