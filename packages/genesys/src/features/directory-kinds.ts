/** How each kind of the directory is read. Source of the lists: official Swagger of 2026-07-19. */
import type { Page } from '@assistant-provider/core';
import type {
  AssistantFailure,
  DriverContext,
  DriverReply,
} from '@assistant-provider/core/adapter';
import { okAsync, type Result } from 'neverthrow';
import {
  readNumbered,
  startNumbered,
  type ListStart,
  type NumberedList,
} from '../http/numbered-pages.js';
import { digestPageSize, directoryIdsPerRequest, directoryPageSize } from '../limits.js';
import {
  getAssistantsAgentchecklists,
  getConversationsSummariesSettings,
  getKnowledgeKnowledgebase,
  getKnowledgeKnowledgebases,
  getRoutingQueuesByIds,
  getRoutingQueuesByName,
  getRoutingQueuesDivisionviewsAll,
  getScripts,
  getUsers,
} from '../wire/directory-requests.js';
import { identity, type ListRequest } from '../http/paging.js';
import type { GenesysNamed } from '../wire/vendor-types.js';
import type { DriverServices } from './driver-services.js';

type NamedPageReply = PromiseLike<Result<Page<GenesysNamed>, AssistantFailure>>;
type Read<Key> = (key: Key, context: DriverContext) => DriverReply<readonly GenesysNamed[]>;

type Whole = Pick<DirectoryKind, 'page' | 'start' | 'pageSize'>;

/** The requests for one kind. Other objects that they find are filtered out afterwards. */
export interface DirectoryKind {
  /** Reads a page of all objects. */
  readonly page: (cursor: string | undefined, context: DriverContext) => NamedPageReply;
  /** Begins to read all objects. */
  readonly start: (context: DriverContext) => DriverReply<ListStart>;
  /** The entries of a page of that list. */
  readonly pageSize: number;
  /** Missing if the vendor cannot select by id. */
  readonly byIds?: { readonly perRequest: number; readonly read: Read<readonly string[]> };
  /** Missing if the vendor cannot select by name. It may find more than the exact name. */
  readonly byName?: Read<string>;
}

export function directoryKinds(services: DriverServices): Readonly<Record<string, DirectoryKind>> {
  const { client, paging } = services;

  const start = (list: NumberedList, context: DriverContext, pageSize = directoryPageSize) =>
    startNumbered(client, list, pageSize, context);
  const readAll = (list: NumberedList, context: DriverContext) =>
    start(list, context).andThen((begun) => begun.readAll());

  const numbered = (list: NumberedList, pageSize = directoryPageSize): Whole => ({
    pageSize,
    page: (cursor, context) => readNumbered(client, list, pageSize, cursor, context),
    start: (context) => start(list, context, pageSize),
  });

  const readCursors = (list: ListRequest<GenesysNamed>, context: DriverContext) =>
    paging.all(context, (page) =>
      list({ ...page, pageSize: Math.min(page.pageSize, directoryPageSize) }),
    );
  const withCursors = (list: ListRequest<GenesysNamed>): Whole => ({
    pageSize: directoryPageSize,
    page: (cursor, context) =>
      paging.page(
        context,
        list,
        { pageSize: directoryPageSize, ...(cursor !== undefined && { cursor }) },
        identity,
      ),
    // Such a list does not say how many pages follow, so it is read at once.
    start: (context) =>
      readCursors(list, context).map((entries): ListStart => ({
        entries,
        morePages: 0,
        readAll: () => okAsync(entries),
      })),
  });

  return {
    queue: {
      ...numbered(getRoutingQueuesDivisionviewsAll, digestPageSize),
      byIds: {
        perRequest: directoryIdsPerRequest,
        // The list is paged by ids as well.
        read: (ids, context) => readAll((page) => getRoutingQueuesByIds(ids, page), context),
      },
      byName: (name, context) => readAll((page) => getRoutingQueuesByName(name, page), context),
    },
    knowledgeBase: {
      ...withCursors((page) => getKnowledgeKnowledgebases(page)),
      byIds: {
        perRequest: 1,
        read: ([id = ''], context) =>
          client.send(context, getKnowledgeKnowledgebase(id)).map((base) => [base]),
      },
      byName: (name, context) =>
        readCursors((page) => getKnowledgeKnowledgebases(page, name), context),
    },
    user: {
      ...numbered((page) => getUsers(page)),
      byIds: {
        perRequest: directoryIdsPerRequest,
        read: (ids, context) => readAll((page) => getUsers(page, ids), context),
      },
    },
    summarySetting: {
      ...numbered((page) => getConversationsSummariesSettings(page)),
      byName: (name, context) =>
        readAll((page) => getConversationsSummariesSettings(page, name), context),
    },
    script: {
      ...numbered((page) => getScripts(page)),
      byName: (name, context) => readAll((page) => getScripts(page, name), context),
    },
    checklist: {
      ...withCursors((page) => getAssistantsAgentchecklists(page)),
      byIds: {
        perRequest: directoryIdsPerRequest,
        read: (agentChecklistIds, context) =>
          readCursors((page) => getAssistantsAgentchecklists(page, { agentChecklistIds }), context),
      },
      byName: (namePrefix, context) =>
        readCursors((page) => getAssistantsAgentchecklists(page, { namePrefix }), context),
    },
  };
}
