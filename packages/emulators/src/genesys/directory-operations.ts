/**
 * The operations that give names to what assistants and their copilots name. Source: official Swagger of 2026-07-19.
 */
import { all, anyOf, variationChoice } from './operation-spec.js';
import type { OperationSpec } from './operation-spec.js';

const queues = '/api/v2/routing/queues';
const knowledgeBases = '/api/v2/knowledge/knowledgebases';

export const directoryOperations = [
  {
    operation: 'getRoutingQueues',
    method: 'GET',
    path: queues,
    permissions: anyOf('routing:queue:view'),
    query: [
      'pageNumber',
      'numberedPageSize',
      'sortOrder',
      'name',
      'ids',
      'divisionIds',
      'expandIdentityResolution',
    ],
  },
  {
    operation: 'getRoutingQueuesDivisionviewsAll',
    method: 'GET',
    path: `${queues}/divisionviews/all`,
    permissions: all('routing:queue:search'),
    query: ['pageNumber', 'digestPageSize', 'sortOrder'],
  },
  {
    operation: 'getRoutingQueue',
    method: 'GET',
    path: `${queues}/:queueId`,
    permissions: all('routing:queue:view'),
    query: ['expandIdentityResolution'],
  },
  {
    operation: 'getRoutingQueueAssistant',
    method: 'GET',
    path: `${queues}/:queueId/assistant`,
    permissions: all('assistants:queue:view'),
    query: ['expandAssistantCopilot', ...variationChoice],
  },
  {
    // No permission is needed (official Swagger).
    operation: 'getUsers',
    method: 'GET',
    path: '/api/v2/users',
    permissions: all(),
    query: ['pageNumber', 'numberedPageSize', 'longSortOrder', 'ids', 'userState'],
  },
  {
    operation: 'getKnowledgeKnowledgebases',
    method: 'GET',
    path: knowledgeBases,
    permissions: all('knowledge:knowledgebase:view'),
    query: [
      'before',
      'after',
      'pageSizeUpTo100',
      'knowledgeBaseLimit',
      'name',
      'coreLanguage',
      'published',
      'knowledgeBaseSortBy',
      'longSortOrder',
    ],
  },
  {
    operation: 'getKnowledgeKnowledgebase',
    method: 'GET',
    path: `${knowledgeBases}/:knowledgeBaseId`,
    permissions: all('knowledge:knowledgebase:view'),
  },
  {
    operation: 'getConversationsSummariesSettings',
    method: 'GET',
    path: '/api/v2/conversations/summaries/settings',
    permissions: all('aiStudio:summaryConfig:view'),
    query: ['pageNumber', 'pageSizeUpTo100', 'name', 'language', 'summarySortBy', 'sortOrder'],
  },
  {
    operation: 'getScripts',
    method: 'GET',
    path: '/api/v2/scripts',
    permissions: anyOf('scripter:script:view'),
    query: ['pageNumber', 'numberedPageSize', 'name', 'longSortOrder'],
  },
  {
    operation: 'getScriptsDivisionviews',
    method: 'GET',
    path: '/api/v2/scripts/divisionviews',
    permissions: anyOf('scripter:script:search'),
    query: ['pageNumber', 'numberedPageSize', 'name', 'longSortOrder'],
  },
] as const satisfies readonly OperationSpec[];
