/**
 * Ids and names of what assistants refer to.
 *
 * One lookup of a single name, or of one batch of ids, is one request, and nothing costs less. For
 * more, the first page of the whole list says how many pages follow: whichever is fewer is sent, the
 * other pages or the lookups.
 */
import { chunk, mapConcurrent } from '@assistant-provider/adapter-kit';
import type { DirectoryEntry, DirectoryQuery, Page } from '@assistant-provider/core';
import type {
  AssistantFailure,
  DriverContext,
  DriverDirectory,
  DriverReply,
} from '@assistant-provider/core/adapter';
import { err, errAsync, ok, okAsync, ResultAsync, type Result } from 'neverthrow';
import { bulkConcurrency, uuid } from '../limits.js';
import { toEntries } from '../mapping/directory-entry.js';
import type { GenesysNamed } from '../wire/vendor-types.js';
import { directoryKinds, type DirectoryKind } from './directory-kinds.js';
import type { DriverServices } from './driver-services.js';

type Entries = DriverReply<readonly GenesysNamed[]>;

export function genesysDirectory(services: DriverServices): DriverDirectory {
  const kinds = directoryKinds(services);
  return {
    lookUp: (kind, query, context) =>
      find(kinds[kind] as DirectoryKind, query, context).map((found) =>
        toEntries(kind, found, query),
      ),
    list: (kind, { cursor }, context) =>
      new ResultAsync(readPage(kind, kinds[kind] as DirectoryKind, cursor, context)),
  };
}

/** Skips pages of deleted users: core takes very many empty pages in a row for a list without an end. */
async function readPage(
  name: string,
  kind: DirectoryKind,
  cursor: string | undefined,
  context: DriverContext,
): Promise<Result<Page<DirectoryEntry>, AssistantFailure>> {
  for (let at = cursor; ;) {
    const read = await kind.page(at, context);
    if (read.isErr()) return err(read.error);
    const { items, nextCursor } = read.value;
    const entries = toEntries(name, items, {});
    if (nextCursor === undefined) return ok({ items: entries });
    if (entries.length > 0) return ok({ items: entries, nextCursor });
    at = nextCursor;
  }
}

function find(kind: DirectoryKind, query: DirectoryQuery, context: DriverContext): Entries {
  const lookups = lookupsOf(kind, query, context);
  if ((lookups && lookups.length <= 1) || (lookups && looksUpWholePages(kind, query)))
    return runAll(lookups);
  return kind
    .start(context)
    .andThen(({ morePages, readAll }) =>
      lookups && lookups.length < morePages ? runAll(lookups) : readAll(),
    );
}

/** The lookups that the query takes, or undefined if only the whole list does. */
function lookupsOf(
  { byIds, byName }: DirectoryKind,
  { ids, names }: DirectoryQuery,
  context: DriverContext,
): readonly (() => Entries)[] | undefined {
  if (ids && byIds)
    return chunk(ids.filter(mayExist), byIds.perRequest).map(
      (batch) => () => readBatch(byIds.read, batch, context),
    );
  if (names && byName) return names.map((name) => () => byName(name, context));
  return undefined;
}

/** Another text cannot be an id, and a comma in it would make two of it. */
const mayExist = (id: string): boolean => uuid.pattern.test(id);

/** A request for ids returns no fewer entries than a page of the list, which may have many others. */
const looksUpWholePages = ({ byIds, pageSize }: DirectoryKind, { ids }: DirectoryQuery): boolean =>
  ids !== undefined && byIds !== undefined && byIds.perRequest >= pageSize;

const runAll = (lookups: readonly (() => Entries)[]): Entries =>
  mapConcurrent(lookups, bulkConcurrency, (lookup) => lookup()).map((found) => found.flat());

/**
 * The vendor may refuse a batch because it takes fewer ids, or because of one id that does not exist
 * (both unknown). Then each half is asked for.
 */
function readBatch(
  read: (ids: readonly string[], context: DriverContext) => Entries,
  ids: readonly string[],
  context: DriverContext,
): Entries {
  return read(ids, context).orElse((error): Entries => {
    if (ids.length === 1) return isAbsent(error) ? okAsync([]) : errAsync(error);
    if (error.kind !== 'notFound' && error.kind !== 'invalidInput') return errAsync(error);
    return mapConcurrent(chunk(ids, Math.ceil(ids.length / 2)), 1, (half) =>
      readBatch(read, half, context),
    ).map((found) => found.flat());
  });
}

/** A 404 without a code of the vendor comes from a wrong address. */
const isAbsent = ({ kind, vendorCode }: AssistantFailure): boolean =>
  (kind === 'notFound' && vendorCode !== undefined) || vendorCode === 'invalid.id';
