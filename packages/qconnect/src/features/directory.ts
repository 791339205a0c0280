/** The driver's directory: knowledge bases, and the parts of an assistant. Each kind is one list. */
import type { DirectoryEntry, DirectoryQuery } from '@assistant-provider/core';
import type { DriverContext, DriverDirectory, DriverReply } from '@assistant-provider/core/adapter';
import type { Client } from '../http/client.js';
import { readList } from '../http/paging.js';
import { limits } from '../limits.js';
import { isGone, toPartId } from '../mapping/part.js';
import { partKindOf } from '../wire/part-kinds.js';
import { listKnowledgeBases } from '../wire/requests.js';
import type { QConnectKnowledgeBase } from '../wire/vendor-types.js';
import { readSummaries } from './read-parts.js';

export function qconnectDirectory(client: Client): DriverDirectory {
  return {
    lookUp: (kind, query, context) => {
      const read = kind === 'knowledgeBase' ? readKnowledgeBases : readPartEntries;
      return read(client, kind, query, context).map((entries) => entries.filter(isWanted(query)));
    },
  };
}

type Read = (
  client: Client,
  kind: string,
  query: DirectoryQuery,
  context: DriverContext,
) => DriverReply<readonly DirectoryEntry[]>;

const readKnowledgeBases: Read = (client, kind, { ids }, context) =>
  readList(client, context, {
    request: (page) => listKnowledgeBases({ maxResults: limits.pageSize.max, ...page }),
    itemsOf: ({ knowledgeBaseSummaries }) => knowledgeBaseSummaries.filter((base) => !isGone(base)),
    isEnough: hasAll(ids, ({ knowledgeBaseId }: QConnectKnowledgeBase) => knowledgeBaseId),
  }).map(({ items }) =>
    items.map((base) => ({
      kind,
      id: base.knowledgeBaseId,
      name: base.name,
      vendorData: base,
    })),
  );

/** Core has checked that the query names an assistant. */
const readPartEntries: Read = (client, name, { assistantId = '', ids }, context) => {
  const kind = partKindOf(name);
  const idOf = toPartId.bind(undefined, kind);
  const isEnough = hasAll(ids, idOf);
  return readSummaries(client, { kind, assistantId, isEnough }, context).map((summaries) =>
    summaries.map((data) => ({ kind: name, id: idOf(data), name: data.name, vendorData: data })),
  );
};

/** Whether the pages so far have all ids. Without ids everything is read: names need not be unique. */
const hasAll =
  <T>(ids: readonly string[] | undefined, idOf: (item: T) => string) =>
  (items: readonly T[]): boolean => {
    if (ids === undefined) return false;
    const found = new Set(items.map(idOf));
    return ids.every((id) => found.has(id));
  };

function isWanted({ ids, names }: DirectoryQuery): (entry: DirectoryEntry) => boolean {
  const wantedIds = ids && new Set(ids);
  const wantedNames = names && new Set(names);
  return ({ id, name }) => (wantedIds?.has(id) ?? true) && (wantedNames?.has(name) ?? true);
}
