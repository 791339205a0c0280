/**
 * The operations as data: path, rights, parameters, body. Source: official Swagger of 2026-07-19 (operation ids, paths,
 * `x-required-permissions`), unless a line says otherwise. Handlers are bound to it by name in handlers.ts.
 */
import type { HttpMethod } from '../server/contract.js';
import type { BodyName } from './schema-settings.js';
import type { ParameterName } from './query.js';

export interface Operation {
  readonly operation: string;
  readonly method: HttpMethod;
  readonly path: string;
  readonly permissions: { readonly match: 'all' | 'any'; readonly names: readonly string[] };
  readonly query?: readonly ParameterName[];
  readonly body?: BodyName;
}

const all = (...names: readonly string[]) => ({ match: 'all', names }) as const;
const any = (...names: readonly string[]) => ({ match: 'any', names }) as const;

const A = '/api/v2/assistants';
const ONE = `${A}/:assistantId`;
const QUEUE = `${ONE}/queues/:queueId`;
const USERS = `${QUEUE}/users`;
const VARIATION = `${ONE}/variations/:variationId`;
const CHECKLIST = `${A}/agentchecklists/:agentChecklistId`;

const PAGE = ['before', 'after', 'pageSize'] as const;
const VARIATION_CHOICE = ['languageVariation', 'fallbackToPrimaryAssistant'] as const;

export const OPERATIONS = [
  {
    operation: 'getAssistants',
    method: 'GET',
    path: A,
    permissions: all('assistants:assistant:view'),
    // tier: real but undocumented (blog post by Genesys staff).
    query: [...PAGE, 'limit', 'name', 'tier', 'expandCopilot'],
  },
  {
    operation: 'postAssistants',
    method: 'POST',
    path: A,
    permissions: all('assistants:assistant:add'),
    body: 'assistant',
  },
  {
    operation: 'getAssistantsQueues',
    method: 'GET',
    path: `${A}/queues`,
    permissions: all('assistants:queue:view'),
    query: [...PAGE, 'queueIds', 'expandAssistant'],
  },
  {
    operation: 'getAssistantsCopilotFeaturesupport',
    method: 'GET',
    path: `${A}/copilot/featuresupport`,
    permissions: all('assistants:copilot:view'),
    query: ['language'],
  },
  {
    operation: 'getAssistantsAgentchecklists',
    method: 'GET',
    path: `${A}/agentchecklists`,
    permissions: all('assistants:agentchecklist:view'),
    query: [
      'before',
      'after',
      'checklistPageSize',
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
    path: `${A}/agentchecklists`,
    permissions: all('assistants:agentchecklist:add'),
    body: 'checklist',
  },
  {
    operation: 'getAssistantsAgentchecklistsLanguages',
    method: 'GET',
    path: `${A}/agentchecklists/languages`,
    permissions: all('assistants:agentchecklist:view'),
  },
  {
    operation: 'getAssistantsAgentchecklist',
    method: 'GET',
    path: CHECKLIST,
    permissions: all('assistants:agentchecklist:view'),
  },
  {
    operation: 'putAssistantsAgentchecklist',
    method: 'PUT',
    path: CHECKLIST,
    permissions: all('assistants:agentchecklist:edit'),
    body: 'checklist',
  },
  {
    operation: 'deleteAssistantsAgentchecklist',
    method: 'DELETE',
    path: CHECKLIST,
    permissions: all('assistants:agentchecklist:delete'),
  },
  {
    operation: 'getAssistant',
    method: 'GET',
    path: ONE,
    permissions: all('assistants:assistant:view'),
    query: ['expandCopilot', ...VARIATION_CHOICE],
  },
  {
    operation: 'patchAssistant',
    method: 'PATCH',
    path: ONE,
    permissions: all('assistants:assistant:edit'),
    body: 'assistantPatch',
  },
  {
    operation: 'deleteAssistant',
    method: 'DELETE',
    path: ONE,
    permissions: all('assistants:assistant:delete'),
  },
  {
    operation: 'getAssistantQueues',
    method: 'GET',
    path: `${ONE}/queues`,
    permissions: all('assistants:queue:view'),
    query: [...PAGE, 'expandAssistant'],
  },
  {
    operation: 'patchAssistantQueues',
    method: 'PATCH',
    path: `${ONE}/queues`,
    permissions: all('assistants:queue:edit'),
    body: 'assistantQueues',
  },
  {
    operation: 'deleteAssistantQueues',
    method: 'DELETE',
    path: `${ONE}/queues`,
    permissions: all('assistants:queue:delete'),
    query: ['queueIds'],
  },
  {
    operation: 'getAssistantQueue',
    method: 'GET',
    path: QUEUE,
    permissions: all('assistants:queue:view'),
    query: ['expandAssistant'],
  },
  {
    operation: 'putAssistantQueue',
    method: 'PUT',
    path: QUEUE,
    permissions: all('assistants:queue:edit'),
    body: 'assistantQueue',
  },
  {
    operation: 'deleteAssistantQueue',
    method: 'DELETE',
    path: QUEUE,
    permissions: all('assistants:queue:delete'),
  },
  {
    // Undocumented, used by live client code; the right is that of users/query.
    operation: 'getAssistantQueueUsers',
    method: 'GET',
    path: USERS,
    permissions: any('assistants:queueUserAssignment:view'),
    query: PAGE,
  },
  {
    operation: 'postAssistantQueueUsersBulkAdd',
    method: 'POST',
    path: `${USERS}/bulk/add`,
    permissions: any('assistants:queueUserAssignment:add'),
    body: 'queueUsers',
  },
  {
    operation: 'postAssistantQueueUsersBulkRemove',
    method: 'POST',
    path: `${USERS}/bulk/remove`,
    permissions: any('assistants:queueUserAssignment:delete'),
    body: 'queueUsers',
  },
  {
    operation: 'postAssistantQueueUsersQuery',
    method: 'POST',
    path: `${USERS}/query`,
    permissions: any('assistants:queueUserAssignment:view'),
    query: ['expandAssistantCopilot'],
    body: 'queueUsers',
  },
  {
    operation: 'postAssistantQueueUsersJobs',
    method: 'POST',
    path: `${USERS}/jobs`,
    permissions: any('assistants:queueUserJob:add'),
    body: 'queueUsersJob',
  },
  {
    operation: 'getAssistantQueueUsersJob',
    method: 'GET',
    path: `${USERS}/jobs/:jobId`,
    permissions: any('assistants:queueUserJob:view'),
  },
  {
    operation: 'getAssistantCopilot',
    method: 'GET',
    path: `${ONE}/copilot`,
    permissions: all('assistants:copilot:view'),
  },
  {
    operation: 'putAssistantCopilot',
    method: 'PUT',
    path: `${ONE}/copilot`,
    permissions: all('assistants:copilot:edit'),
    body: 'copilot',
  },
  {
    operation: 'getAssistantVariations',
    method: 'GET',
    path: `${ONE}/variations`,
    permissions: all('assistants:copilot:view'),
  },
  {
    operation: 'postAssistantVariations',
    method: 'POST',
    path: `${ONE}/variations`,
    permissions: all('assistants:copilot:edit'),
    body: 'variation',
  },
  {
    operation: 'getAssistantVariation',
    method: 'GET',
    path: VARIATION,
    permissions: all('assistants:copilot:view'),
  },
  {
    operation: 'putAssistantVariation',
    method: 'PUT',
    path: VARIATION,
    permissions: all('assistants:copilot:edit'),
    body: 'variation',
  },
  {
    // The right to edit suffices even here.
    operation: 'deleteAssistantVariation',
    method: 'DELETE',
    path: VARIATION,
    permissions: all('assistants:copilot:edit'),
  },
  {
    operation: 'getRoutingQueue',
    method: 'GET',
    path: '/api/v2/routing/queues/:queueId',
    permissions: all('routing:queue:view'),
    query: ['expandIdentityResolution'],
  },
  {
    operation: 'getRoutingQueueAssistant',
    method: 'GET',
    path: '/api/v2/routing/queues/:queueId/assistant',
    permissions: all('assistants:queue:view'),
    query: ['expandAssistantCopilot', ...VARIATION_CHOICE],
  },
] as const satisfies readonly Operation[];

export type OperationName = (typeof OPERATIONS)[number]['operation'];
export const LOGIN_OPERATION = 'postOauthToken';
