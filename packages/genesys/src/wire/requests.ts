/**
 * Every request to the vendor as data: method, path, query, permission, and how its response is read.
 * Source of paths and parameters: official Swagger of 2026-07-19.
 */
import {
  readAnything,
  readAssistant,
  readAssistantListing,
  readCopilot,
  readNothing,
  readQueue,
  readQueueListing,
  type BodyReader,
} from './shapes.js';
import type {
  GenesysAssistant,
  GenesysAssistantQueue,
  GenesysCopilot,
  GenesysListing,
  JsonObject,
} from './vendor-types.js';
import type { HttpRequest } from '../http/http.js';

/** Lists are sent comma-separated, as the contract defines `queueIds`. */
export type Query = Readonly<
  Record<string, string | number | boolean | readonly string[] | undefined>
>;

/** One request to the vendor, ready to be sent. */
export interface GenesysRequest<T> {
  /** Method and path, without ids. */
  readonly name: string;
  readonly method: HttpRequest['method'];
  /** The permission that the OAuth client needs (`x-inin-requires-permissions`), if it is known. */
  readonly permission?: string;
  /** Below `/api/v2`; each segment is encoded. */
  readonly path: readonly string[];
  readonly query?: Query;
  /** Parameters that are repeated for each of their values, where the contract says so. */
  readonly repeated?: Readonly<Record<string, readonly string[]>>;
  readonly body?: unknown;
  /** Whether it may change something. Defaults to true for each method but GET. */
  readonly writes?: boolean;
  /** Whether sending it twice has the same effect as once. GET, PUT and DELETE always do. */
  readonly repeatable?: boolean;
  readonly read: BodyReader<T>;
}

export const isWrite = ({
  method,
  writes = method !== 'GET',
}: Pick<GenesysRequest<unknown>, 'method' | 'writes'>): boolean => writes;

export const isRepeatable = ({ method, repeatable }: GenesysRequest<unknown>): boolean =>
  repeatable ?? ['GET', 'PUT', 'DELETE'].includes(method);

/** Selects a page of a list. `before` pages backwards. */
export interface PageParameters {
  /** The cursor of a `previousUri`. */
  readonly before?: string | undefined;
  /** The cursor of a `nextUri`. */
  readonly after?: string | undefined;
  /** From 1 to 200. */
  readonly pageSize?: number | undefined;
}

/** Query of GET /assistants. */
export interface AssistantsQuery extends PageParameters {
  /** The deprecated name of `pageSize`. */
  readonly limit?: number | undefined;
  /** How the vendor matches it is unknown. The portable `list({ name })` compares names itself. */
  readonly name?: string | undefined;
  /** Not in the Swagger, but real (blog post by Genesys staff). */
  readonly tier?: 'Copilot' | 'AgentAssist' | undefined;
  /** Adds the copilot to each assistant. */
  readonly expand?: 'copilot' | undefined;
}

/** Query of GET /assistants/{assistantId}. */
export interface AssistantQuery {
  /** Adds the copilot to the assistant. */
  readonly expand?: 'copilot' | undefined;
  /** Selects the variation of the assistant for a language, such as `en-US`. */
  readonly languageVariation?: string | undefined;
  /** Whether the assistant itself is returned if it has no such variation. */
  readonly fallbackToPrimaryAssistant?: boolean | undefined;
}

/** Query of GET /assistants/{assistantId}/queues/{queueId}. */
export interface QueueQuery {
  /** Adds the whole assistant, and not only its id. */
  readonly expand?: 'assistant' | undefined;
}
/** Query of GET /assistants/{assistantId}/queues. */
export interface QueuesQuery extends PageParameters, QueueQuery {}
/** Query of GET /assistants/queues. */
export interface BoundQueuesQuery extends QueuesQuery {
  /** At most 100 ids. Without it, all queues with an assistant are listed. */
  readonly queueIds?: readonly string[] | undefined;
}

const collection = 'assistants';
/** Interfaces have no index signature, which `Query` needs. */
export const asQuery = (query: object): Query => query as Query;

export const getAssistants = (
  query: AssistantsQuery = {},
): GenesysRequest<GenesysListing<GenesysAssistant>> => ({
  name: 'GET /assistants',
  method: 'GET',
  permission: 'assistants:assistant:view',
  path: [collection],
  query: asQuery(query),
  read: readAssistantListing,
});

export const postAssistants = (body: JsonObject): GenesysRequest<GenesysAssistant> => ({
  name: 'POST /assistants',
  method: 'POST',
  permission: 'assistants:assistant:add',
  path: [collection],
  body,
  read: readAssistant,
});

export const getAssistantsQueues = (
  query: BoundQueuesQuery = {},
): GenesysRequest<GenesysListing<GenesysAssistantQueue>> => ({
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
): GenesysRequest<GenesysAssistant> => ({
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
): GenesysRequest<GenesysAssistant> => ({
  name: 'PATCH /assistants/{assistantId}',
  method: 'PATCH',
  permission: 'assistants:assistant:edit',
  path: [collection, assistantId],
  body,
  // The body has whole values, never a difference.
  repeatable: true,
  read: readAssistant,
});

export const deleteAssistant = (assistantId: string): GenesysRequest<void> => ({
  name: 'DELETE /assistants/{assistantId}',
  method: 'DELETE',
  permission: 'assistants:assistant:delete',
  path: [collection, assistantId],
  read: readNothing,
});

export const getAssistantQueues = (
  assistantId: string,
  query: QueuesQuery = {},
): GenesysRequest<GenesysListing<GenesysAssistantQueue>> => ({
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
): GenesysRequest<GenesysListing<GenesysAssistantQueue>> => ({
  name: 'PATCH /assistants/{assistantId}/queues',
  method: 'PATCH',
  permission: 'assistants:queue:edit',
  path: [collection, assistantId, 'queues'],
  body,
  // The body has whole entries, never a difference.
  repeatable: true,
  read: readQueueListing,
});

/** At least one id: without any, the vendor may delete everything. */
export type AtLeastOne = readonly [string, ...string[]];

export const deleteAssistantQueues = (
  assistantId: string,
  queueIds: AtLeastOne,
): GenesysRequest<void> => ({
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
): GenesysRequest<GenesysAssistantQueue> => ({
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
): GenesysRequest<GenesysAssistantQueue> => ({
  name: 'PUT /assistants/{assistantId}/queues/{queueId}',
  method: 'PUT',
  permission: 'assistants:queue:edit',
  path: [collection, assistantId, 'queues', queueId],
  body,
  read: readQueue,
});

export const deleteAssistantQueue = (
  assistantId: string,
  queueId: string,
): GenesysRequest<void> => ({
  name: 'DELETE /assistants/{assistantId}/queues/{queueId}',
  method: 'DELETE',
  permission: 'assistants:queue:delete',
  path: [collection, assistantId, 'queues', queueId],
  read: readNothing,
});

export const getAssistantCopilot = (assistantId: string): GenesysRequest<GenesysCopilot> => ({
  name: 'GET /assistants/{assistantId}/copilot',
  method: 'GET',
  permission: 'assistants:copilot:view',
  path: [collection, assistantId, 'copilot'],
  read: readCopilot,
});

export const putAssistantCopilot = (
  assistantId: string,
  body: JsonObject,
): GenesysRequest<GenesysCopilot> => ({
  name: 'PUT /assistants/{assistantId}/copilot',
  method: 'PUT',
  permission: 'assistants:copilot:edit',
  path: [collection, assistantId, 'copilot'],
  body,
  read: readCopilot,
});

/** A request that has no function here. */
export const anyRequest = (
  request: Pick<GenesysRequest<unknown>, 'method' | 'path' | 'query' | 'body'>,
): GenesysRequest<unknown> => ({
  ...request,
  // Without the path, which has ids.
  name: `${request.method} /api/v2/…`,
  read: readAnything,
});
