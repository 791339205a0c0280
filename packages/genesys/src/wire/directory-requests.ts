/**
 * The requests for ids and names of what assistants refer to. Source of paths and parameters: official
 * Swagger of 2026-07-19.
 */
import { asQuery, type GenesysRequest, type PageParameters } from './requests.js';
import { readNamed, readNamedListing } from './shapes.js';
import type { GenesysNamed, GenesysNumberedListing } from './vendor-types.js';

/** A page of a list of named objects. */
export type NamedPage = GenesysRequest<GenesysNumberedListing<GenesysNamed>>;

/** Selects a page of a list with page numbers, which begin with 1. */
export interface NumberedPageParameters {
  readonly pageNumber: number;
  readonly pageSize: number;
}

const list = (
  path: readonly string[],
  permission: string | undefined,
  query: object,
  ids?: readonly string[],
): NamedPage => ({
  name: `GET /${path.join('/')}`,
  method: 'GET',
  ...(permission !== undefined && { permission }),
  path,
  query: asQuery(query),
  ...(ids && { repeated: { id: ids } }),
  read: readNamedListing,
});

/** The digest of all queues. */
export const getRoutingQueuesDivisionviewsAll = (page: NumberedPageParameters): NamedPage =>
  list(['routing', 'queues', 'divisionviews', 'all'], 'routing:queue:search', page);

export const getRoutingQueuesByIds = (
  ids: readonly string[],
  page: NumberedPageParameters,
): NamedPage => list(['routing', 'queues'], 'routing:queue:view', page, ids);

/** An asterisk at the start or the end of the name stands for any text. */
export const getRoutingQueuesByName = (name: string, page: NumberedPageParameters): NamedPage =>
  list(['routing', 'queues'], 'routing:queue:view', { ...page, name });

/** At most 100 ids. Needs no permission. By default the vendor lists active users alone. */
export const getUsers = (page: NumberedPageParameters, ids?: readonly string[]): NamedPage =>
  list(['users'], undefined, { ...page, state: 'any' }, ids);

export const getKnowledgeKnowledgebases = (page: PageParameters, name?: string): NamedPage =>
  list(['knowledge', 'knowledgebases'], 'knowledge:knowledgebase:view', { ...page, name });

export const getKnowledgeKnowledgebase = (
  knowledgeBaseId: string,
): GenesysRequest<GenesysNamed> => ({
  name: 'GET /knowledge/knowledgebases/{knowledgeBaseId}',
  method: 'GET',
  permission: 'knowledge:knowledgebase:view',
  path: ['knowledge', 'knowledgebases', knowledgeBaseId],
  read: readNamed,
});

export const getConversationsSummariesSettings = (
  page: NumberedPageParameters,
  name?: string,
): NamedPage =>
  list(['conversations', 'summaries', 'settings'], 'aiStudio:summaryConfig:view', {
    ...page,
    name,
  });

export const getScripts = (page: NumberedPageParameters, name?: string): NamedPage =>
  list(['scripts'], 'scripter:script:view', { ...page, name });

/** Narrows the list of checklists. */
export interface ChecklistsQuery {
  readonly namePrefix?: string;
  /** Sent comma-separated, as the contract defines it. */
  readonly agentChecklistIds?: readonly string[];
}

export const getAssistantsAgentchecklists = (
  page: PageParameters,
  query: ChecklistsQuery = {},
): NamedPage =>
  list(['assistants', 'agentchecklists'], 'assistants:agentchecklist:view', { ...page, ...query });
