/**
 * All operations as data: path, permissions, parameters, body. Source: official Swagger of 2026-07-19 (operation ids,
 * paths, `x-required-permissions`), unless a line says otherwise. handlers.ts has the function of each operation.
 */
import { directoryOperations } from './directory-operations.js';
import { all, anyOf, page, variationChoice } from './operation-spec.js';
import type { OperationSpec } from './operation-spec.js';

const assistants = '/api/v2/assistants';
const assistant = `${assistants}/:assistantId`;
const queue = `${assistant}/queues/:queueId`;
const users = `${queue}/users`;
const variation = `${assistant}/variations/:variationId`;
const checklist = `${assistants}/agentchecklists/:agentChecklistId`;

export const operations = [
  {
    operation: 'getAssistants',
    method: 'GET',
    path: assistants,
    permissions: all('assistants:assistant:view'),
    // tier: undocumented, but it works (blog post by Genesys staff).
    query: [...page, 'limit', 'name', 'tier', 'expandCopilot'],
  },
  {
    operation: 'postAssistants',
    method: 'POST',
    path: assistants,
    permissions: all('assistants:assistant:add'),
    body: 'assistant',
  },
  {
    operation: 'getAssistantsQueues',
    method: 'GET',
    path: `${assistants}/queues`,
    permissions: all('assistants:queue:view'),
    query: [...page, 'queueIds', 'expandAssistant'],
  },
  {
    operation: 'getAssistantsCopilotFeaturesupport',
    method: 'GET',
    path: `${assistants}/copilot/featuresupport`,
    permissions: all('assistants:copilot:view'),
    query: ['language'],
  },
  {
    operation: 'getAssistantsAgentchecklists',
    method: 'GET',
    path: `${assistants}/agentchecklists`,
    permissions: all('assistants:agentchecklist:view'),
    query: [
      'before',
      'after',
      'pageSizeUpTo100',
      'namePrefix',
      'language',
      'sortOrder',
      'sortBy',
      'agentChecklistIds',
    ],
  },
  {
    operation: 'postAssistantsAgentchecklists',
    method: 'POST',
    path: `${assistants}/agentchecklists`,
    permissions: all('assistants:agentchecklist:add'),
    body: 'checklist',
  },
  {
    operation: 'getAssistantsAgentchecklistsLanguages',
    method: 'GET',
    path: `${assistants}/agentchecklists/languages`,
    permissions: all('assistants:agentchecklist:view'),
  },
  {
    operation: 'getAssistantsAgentchecklist',
    method: 'GET',
    path: checklist,
    permissions: all('assistants:agentchecklist:view'),
  },
  {
    operation: 'putAssistantsAgentchecklist',
    method: 'PUT',
    path: checklist,
    permissions: all('assistants:agentchecklist:edit'),
    body: 'checklist',
  },
  {
    operation: 'deleteAssistantsAgentchecklist',
    method: 'DELETE',
    path: checklist,
    permissions: all('assistants:agentchecklist:delete'),
  },
  {
    operation: 'getAssistant',
    method: 'GET',
    path: assistant,
    permissions: all('assistants:assistant:view'),
    query: ['expandCopilot', ...variationChoice],
  },
  {
    operation: 'patchAssistant',
    method: 'PATCH',
    path: assistant,
    permissions: all('assistants:assistant:edit'),
    body: 'assistantPatch',
  },
  {
    operation: 'deleteAssistant',
    method: 'DELETE',
    path: assistant,
    permissions: all('assistants:assistant:delete'),
  },
  {
    operation: 'getAssistantQueues',
    method: 'GET',
    path: `${assistant}/queues`,
    permissions: all('assistants:queue:view'),
    query: [...page, 'expandAssistant'],
  },
  {
    operation: 'patchAssistantQueues',
    method: 'PATCH',
    path: `${assistant}/queues`,
    permissions: all('assistants:queue:edit'),
    body: 'assistantQueues',
  },
  {
    operation: 'deleteAssistantQueues',
    method: 'DELETE',
    path: `${assistant}/queues`,
    permissions: all('assistants:queue:delete'),
    query: ['queueIds'],
  },
  {
    operation: 'getAssistantQueue',
    method: 'GET',
    path: queue,
    permissions: all('assistants:queue:view'),
    query: ['expandAssistant'],
  },
  {
    operation: 'putAssistantQueue',
    method: 'PUT',
    path: queue,
    permissions: all('assistants:queue:edit'),
    body: 'assistantQueue',
  },
  {
    operation: 'deleteAssistantQueue',
    method: 'DELETE',
    path: queue,
    permissions: all('assistants:queue:delete'),
  },
  {
    // Undocumented, but used by live client code; users/query has the same permission.
    operation: 'getAssistantQueueUsers',
    method: 'GET',
    path: users,
    permissions: anyOf('assistants:queueUserAssignment:view'),
    query: page,
  },
  {
    operation: 'postAssistantQueueUsersBulkAdd',
    method: 'POST',
    path: `${users}/bulk/add`,
    permissions: anyOf('assistants:queueUserAssignment:add'),
    body: 'queueUsers',
  },
  {
    operation: 'postAssistantQueueUsersBulkRemove',
    method: 'POST',
    path: `${users}/bulk/remove`,
    permissions: anyOf('assistants:queueUserAssignment:delete'),
    body: 'queueUsers',
  },
  {
    operation: 'postAssistantQueueUsersQuery',
    method: 'POST',
    path: `${users}/query`,
    permissions: anyOf('assistants:queueUserAssignment:view'),
    query: ['expandAssistantCopilot'],
    body: 'queueUsers',
  },
  {
    operation: 'postAssistantQueueUsersJobs',
    method: 'POST',
    path: `${users}/jobs`,
    permissions: anyOf('assistants:queueUserJob:add'),
    body: 'queueUsersJob',
  },
  {
    operation: 'getAssistantQueueUsersJob',
    method: 'GET',
    path: `${users}/jobs/:jobId`,
    permissions: anyOf('assistants:queueUserJob:view'),
  },
  {
    operation: 'getAssistantCopilot',
    method: 'GET',
    path: `${assistant}/copilot`,
    permissions: all('assistants:copilot:view'),
  },
  {
    operation: 'putAssistantCopilot',
    method: 'PUT',
    path: `${assistant}/copilot`,
    permissions: all('assistants:copilot:edit'),
    body: 'copilot',
  },
  {
    operation: 'getAssistantVariations',
    method: 'GET',
    path: `${assistant}/variations`,
    permissions: all('assistants:copilot:view'),
  },
  {
    operation: 'postAssistantVariations',
    method: 'POST',
    path: `${assistant}/variations`,
    permissions: all('assistants:copilot:edit'),
    body: 'variation',
  },
  {
    operation: 'getAssistantVariation',
    method: 'GET',
    path: variation,
    permissions: all('assistants:copilot:view'),
  },
  {
    operation: 'putAssistantVariation',
    method: 'PUT',
    path: variation,
    permissions: all('assistants:copilot:edit'),
    body: 'variation',
  },
  {
    // The permission to edit is enough.
    operation: 'deleteAssistantVariation',
    method: 'DELETE',
    path: variation,
    permissions: all('assistants:copilot:edit'),
  },
  ...directoryOperations,
] as const satisfies readonly OperationSpec[];

export type OperationName = (typeof operations)[number]['operation'];
export const loginOperation = 'postOauthToken';
