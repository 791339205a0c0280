/**
 * The vendor's operations as data: method, path, query, and how its answer is read. Source of
 * paths and parameters: official Swagger of 2026-07-19.
 */
import {
  readAnything,
  readAssistant,
  readAssistantListing,
  readCopilot,
  readNothing,
  readQueue,
  readQueueListing,
  type GenesysAssistant,
  type GenesysAssistantQueue,
  type GenesysCopilot,
  type GenesysListing,
  type JsonObject,
  type Reader,
} from './shapes.js';
import type { HttpRequest } from '../http/transport.js';

/** Lists are sent comma-separated, as the contract has `queueIds`. */
export type Query = Readonly<
  Record<string, string | number | boolean | readonly string[] | undefined>
>;

/** One request, ready to be sent. */
export interface Operation<T> {
  /** Of method and path, without ids. */
  readonly name: string;
  readonly method: HttpRequest['method'];
  /** What the OAuth client has to hold (`x-inin-requires-permissions`); not known of any operation. */
  readonly permission?: string;
  /** Below `/api/v2`; each segment is encoded. */
  readonly path: readonly string[];
  readonly query?: Query;
  readonly body?: unknown;
  /** Whether twice is as good as once; true of GET, PUT and DELETE anyway. */
  readonly repeatable?: boolean;
  readonly read: Reader<T>;
}

/** The pages of a list. `before` pages backwards. */
export interface PageParameters {
  readonly before?: string;
  readonly after?: string;
  readonly pageSize?: number;
}

export interface AssistantsQuery extends PageParameters {
  /** The deprecated older name of `pageSize`. */
  readonly limit?: number;
  /** Exact, a prefix or contained: unknown. The portable `list({ name })` compares itself. */
  readonly name?: string;
  /** Undocumented in the Swagger, real (blog post by Genesys staff). */
  readonly tier?: 'Copilot' | 'AgentAssist';
  readonly expand?: 'copilot';
}

export interface AssistantQuery {
  readonly expand?: 'copilot';
  readonly languageVariation?: string;
  readonly fallbackToPrimaryAssistant?: boolean;
}

export interface QueueQuery {
  readonly expand?: 'assistant';
}
export interface QueuesQuery extends PageParameters, QueueQuery {}
export interface BoundQueuesQuery extends QueuesQuery {
  readonly queueIds?: readonly string[];
}

const collection = 'assistants';
/** Interfaces have no index signature, which `Query` asks for. */
const asQuery = (query: object): Query => query as Query;

export const getAssistants = (
  query: AssistantsQuery = {},
): Operation<GenesysListing<GenesysAssistant>> => ({
  name: 'GET /assistants',
  method: 'GET',
  permission: 'assistants:assistant:view',
  path: [collection],
  query: asQuery(query),
  read: readAssistantListing,
});

export const postAssistants = (body: JsonObject): Operation<GenesysAssistant> => ({
  name: 'POST /assistants',
  method: 'POST',
  permission: 'assistants:assistant:add',
  path: [collection],
  body,
  read: readAssistant,
});

export const getAssistantsQueues = (
  query: BoundQueuesQuery = {},
): Operation<GenesysListing<GenesysAssistantQueue>> => ({
  name: 'GET /assistants/queues',
  method: 'GET',
  permission: 'assistants:queue:view',
  path: [collection, 'queues'],
  query: asQuery(query),
  read: readQueueListing,
});

export const getAssistant = (
  assistantId: string,
  query: AssistantQuery = {},
): Operation<GenesysAssistant> => ({
  name: 'GET /assistants/{assistantId}',
  method: 'GET',
  permission: 'assistants:assistant:view',
  path: [collection, assistantId],
  query: asQuery(query),
  read: readAssistant,
});

export const patchAssistant = (
  assistantId: string,
  body: JsonObject,
): Operation<GenesysAssistant> => ({
  name: 'PATCH /assistants/{assistantId}',
  method: 'PATCH',
  permission: 'assistants:assistant:edit',
  path: [collection, assistantId],
  body,
  // It carries whole values, never a difference.
  repeatable: true,
  read: readAssistant,
});

export const deleteAssistant = (assistantId: string): Operation<void> => ({
  name: 'DELETE /assistants/{assistantId}',
  method: 'DELETE',
  permission: 'assistants:assistant:delete',
  path: [collection, assistantId],
  read: readNothing,
});

export const getAssistantQueues = (
  assistantId: string,
  query: QueuesQuery = {},
): Operation<GenesysListing<GenesysAssistantQueue>> => ({
  name: 'GET /assistants/{assistantId}/queues',
  method: 'GET',
  permission: 'assistants:queue:view',
  path: [collection, assistantId, 'queues'],
  query: asQuery(query),
  read: readQueueListing,
});

export const patchAssistantQueues = (
  assistantId: string,
  body: readonly JsonObject[],
): Operation<GenesysListing<GenesysAssistantQueue>> => ({
  name: 'PATCH /assistants/{assistantId}/queues',
  method: 'PATCH',
  permission: 'assistants:queue:edit',
  path: [collection, assistantId, 'queues'],
  body,
  // It carries whole entries, never a difference.
  repeatable: true,
  read: readQueueListing,
});

/** At least one id: what the vendor does without any is unknown, and may be everything. */
export type AtLeastOne = readonly [string, ...string[]];

export const deleteAssistantQueues = (
  assistantId: string,
  queueIds: AtLeastOne,
): Operation<void> => ({
  name: 'DELETE /assistants/{assistantId}/queues',
  method: 'DELETE',
  permission: 'assistants:queue:delete',
  path: [collection, assistantId, 'queues'],
  query: { queueIds },
  read: readNothing,
});

export const getAssistantQueue = (
  assistantId: string,
  queueId: string,
  query: QueueQuery = {},
): Operation<GenesysAssistantQueue> => ({
  name: 'GET /assistants/{assistantId}/queues/{queueId}',
  method: 'GET',
  permission: 'assistants:queue:view',
  path: [collection, assistantId, 'queues', queueId],
  query: asQuery(query),
  read: readQueue,
});

export const putAssistantQueue = (
  assistantId: string,
  queueId: string,
  body: JsonObject,
): Operation<GenesysAssistantQueue> => ({
  name: 'PUT /assistants/{assistantId}/queues/{queueId}',
  method: 'PUT',
  permission: 'assistants:queue:edit',
  path: [collection, assistantId, 'queues', queueId],
  body,
  read: readQueue,
});

export const deleteAssistantQueue = (assistantId: string, queueId: string): Operation<void> => ({
  name: 'DELETE /assistants/{assistantId}/queues/{queueId}',
  method: 'DELETE',
  permission: 'assistants:queue:delete',
  path: [collection, assistantId, 'queues', queueId],
  read: readNothing,
});

export const getAssistantCopilot = (assistantId: string): Operation<GenesysCopilot> => ({
  name: 'GET /assistants/{assistantId}/copilot',
  method: 'GET',
  permission: 'assistants:copilot:view',
  path: [collection, assistantId, 'copilot'],
  read: readCopilot,
});

export const putAssistantCopilot = (
  assistantId: string,
  body: JsonObject,
): Operation<GenesysCopilot> => ({
  name: 'PUT /assistants/{assistantId}/copilot',
  method: 'PUT',
  permission: 'assistants:copilot:edit',
  path: [collection, assistantId, 'copilot'],
  body,
  read: readCopilot,
});

/** Whatever has no operation of its own here. */
export const anyOperation = (
  request: Pick<Operation<unknown>, 'method' | 'path' | 'query' | 'body'>,
): Operation<unknown> => ({
  ...request,
  // Without the path, for it holds ids.
  name: `${request.method} /api/v2/…`,
  read: readAnything,
});
