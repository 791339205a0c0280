/**
 * The requests for what an assistant owns: its variations, and the users of its queues. Source of
 * paths and parameters: official Swagger of 2026-07-19, unless a line says otherwise.
 */
import { asQuery, type GenesysRequest, type PageParameters } from './requests.js';
import {
  readAnything,
  readBulkResponse,
  readNothing,
  readQueueUsersJob,
  readReferenceListing,
  readVariation,
  readVariationListing,
} from './shapes.js';
import type {
  GenesysBulkResponse,
  GenesysListing,
  GenesysQueueUsersJob,
  GenesysReference,
  GenesysVariation,
  JsonObject,
} from './vendor-types.js';

const variationsOf = (assistantId: string) => ['assistants', assistantId, 'variations'];
const usersOf = (assistantId: string, queueId: string) => [
  ...['assistants', assistantId, 'queues', queueId, 'users'],
];

/** The operation has no paging parameters, but its response has a `nextUri`. */
export const getAssistantVariations = (
  assistantId: string,
  after?: string,
): GenesysRequest<GenesysListing<GenesysVariation>> => ({
  name: 'GET /assistants/{assistantId}/variations',
  method: 'GET',
  permission: 'assistants:copilot:view',
  path: variationsOf(assistantId),
  query: { after },
  read: readVariationListing,
});

export const postAssistantVariations = (
  assistantId: string,
  body: JsonObject,
): GenesysRequest<GenesysVariation> => ({
  name: 'POST /assistants/{assistantId}/variations',
  method: 'POST',
  permission: 'assistants:copilot:edit',
  path: variationsOf(assistantId),
  body,
  read: readVariation,
});

export const getAssistantVariation = (
  assistantId: string,
  variationId: string,
): GenesysRequest<GenesysVariation> => ({
  name: 'GET /assistants/{assistantId}/variations/{variationId}',
  method: 'GET',
  permission: 'assistants:copilot:view',
  path: [...variationsOf(assistantId), variationId],
  read: readVariation,
});

export const putAssistantVariation = (
  assistantId: string,
  variationId: string,
  body: JsonObject,
): GenesysRequest<GenesysVariation> => ({
  name: 'PUT /assistants/{assistantId}/variations/{variationId}',
  method: 'PUT',
  permission: 'assistants:copilot:edit',
  path: [...variationsOf(assistantId), variationId],
  body,
  read: readVariation,
});

export const deleteAssistantVariation = (
  assistantId: string,
  variationId: string,
): GenesysRequest<void> => ({
  name: 'DELETE /assistants/{assistantId}/variations/{variationId}',
  method: 'DELETE',
  // The Swagger names no permission of its own for the deletion.
  permission: 'assistants:copilot:edit',
  path: [...variationsOf(assistantId), variationId],
  read: readNothing,
});

/** Not in the Swagger; live client code reads it, page by page like other lists. */
export const getAssistantQueueUsers = (
  assistantId: string,
  queueId: string,
  page: PageParameters,
): GenesysRequest<GenesysListing<GenesysReference>> => ({
  name: 'GET /assistants/{assistantId}/queues/{queueId}/users',
  method: 'GET',
  permission: 'assistants:queueUserAssignment:view',
  path: usersOf(assistantId, queueId),
  query: asQuery(page),
  read: readReferenceListing,
});

/** Only reads, although it is a POST. The vendor refuses it while the assignment mode is Auto. */
export const postAssistantQueueUsersQuery = (
  assistantId: string,
  queueId: string,
  userIds: readonly string[],
): GenesysRequest<unknown> => ({
  name: 'POST /assistants/{assistantId}/queues/{queueId}/users/query',
  method: 'POST',
  writes: false,
  permission: 'assistants:queueUserAssignment:view',
  path: [...usersOf(assistantId, queueId), 'query'],
  body: entities(userIds),
  read: readAnything,
});

/** At most 100 users. Adding one twice changes nothing, so the request can be repeated. */
export const postAssistantQueueUsersBulkAdd = (
  assistantId: string,
  queueId: string,
  userIds: readonly string[],
): GenesysRequest<GenesysBulkResponse> => ({
  name: 'POST /assistants/{assistantId}/queues/{queueId}/users/bulk/add',
  method: 'POST',
  repeatable: true,
  permission: 'assistants:queueUserAssignment:add',
  path: [...usersOf(assistantId, queueId), 'bulk', 'add'],
  body: entities(userIds),
  read: readBulkResponse,
});

/** At most 100 users. Removing one twice changes nothing, so the request can be repeated. */
export const postAssistantQueueUsersBulkRemove = (
  assistantId: string,
  queueId: string,
  userIds: readonly string[],
): GenesysRequest<GenesysBulkResponse> => ({
  name: 'POST /assistants/{assistantId}/queues/{queueId}/users/bulk/remove',
  method: 'POST',
  repeatable: true,
  permission: 'assistants:queueUserAssignment:delete',
  path: [...usersOf(assistantId, queueId), 'bulk', 'remove'],
  body: entities(userIds),
  read: readBulkResponse,
});

/** A second job for the same mode changes nothing more, so the request can be repeated. */
export const postAssistantQueueUsersJobs = (
  assistantId: string,
  queueId: string,
  action: 'AutoAssignment' | 'ManualAssignment',
): GenesysRequest<GenesysQueueUsersJob> => ({
  name: 'POST /assistants/{assistantId}/queues/{queueId}/users/jobs',
  method: 'POST',
  repeatable: true,
  permission: 'assistants:queueUserJob:add',
  path: [...usersOf(assistantId, queueId), 'jobs'],
  body: { action },
  read: readQueueUsersJob,
});

export const getAssistantQueueUsersJob = (
  assistantId: string,
  queueId: string,
  jobId: string,
): GenesysRequest<GenesysQueueUsersJob> => ({
  name: 'GET /assistants/{assistantId}/queues/{queueId}/users/jobs/{jobId}',
  method: 'GET',
  permission: 'assistants:queueUserJob:view',
  path: [...usersOf(assistantId, queueId), 'jobs', jobId],
  read: readQueueUsersJob,
});

const entities = (ids: readonly string[]) => ({ entities: ids.map((id) => ({ id })) });
