/**
 * Reads parts with as few requests as the vendor's lists allow. The list of AI agents carries their whole
 * content. AI prompts and AI guardrails take one request each, and so does each of their versions.
 */
import { mapConcurrent } from '@assistant-provider/adapter-kit';
import type { AssistantPart, PartQuery, PartVersion } from '@assistant-provider/core';
import type { DriverContext, DriverReply } from '@assistant-provider/core/adapter';
import { err, ok, okAsync } from 'neverthrow';
import type { Client } from '../http/client.js';
import { readList } from '../http/paging.js';
import { limits } from '../limits.js';
import { isGone, isSupplied, toPart, toPartId, toVersion } from '../mapping/part.js';
import { partKindOf, partKinds, type PartKind } from '../wire/part-kinds.js';
import { getPart, listParts, listPartVersions } from '../wire/part-requests.js';
import type { WirePart } from '../wire/part-shapes.js';

/** Parts that are read at once; the vendor allows ten requests a second. */
const partsAtOnce = 4;

const maxResults = limits.pageSize.max;

/** One part and where it is. */
export interface PartPlace {
  readonly kind: PartKind;
  readonly assistantId: string;
  readonly id: string;
}

/** Reads a part, which is not found if it is about to be deleted. */
export function findPart(
  client: Client,
  { kind, assistantId, id }: PartPlace,
  context: DriverContext,
): DriverReply<WirePart> {
  return client.call(context, getPart(kind, { assistantId, id })).andThen((data) => {
    if (!isGone(data)) return ok(data);
    const vendorCode = String(data.status);
    const message = `the ${kind.noun} ${id} is deleted: its status is ${vendorCode}`;
    return err(context.error({ kind: 'notFound', message, vendorCode }));
  });
}

export function readPart(
  client: Client,
  place: PartPlace & { readonly versions: boolean },
  context: DriverContext,
): DriverReply<AssistantPart> {
  return findPart(client, place, context).andThen((data) =>
    place.versions
      ? readVersions(client, { ...place, atOnce: partsAtOnce }, context).map((versions) =>
          toPart(place.kind, data, versions),
        )
      : ok(toPart(place.kind, data)),
  );
}

/** The parts that a query names, kind by kind. */
export function readParts(
  client: Client,
  assistantId: string,
  { kind: wanted, origin, versions = false }: PartQuery,
  context: DriverContext,
): DriverReply<readonly AssistantPart[]> {
  const kinds = wanted === undefined ? partKinds : [partKindOf(wanted)];
  return mapConcurrent(kinds, 1, (kind) =>
    readSummaries(client, { kind, assistantId, origin }, context).andThen((summaries) =>
      mapConcurrent(summaries, partsAtOnce, (summary) =>
        unlessGone(readListed(client, { kind, assistantId, summary, versions }, context)),
      ),
    ),
  ).map((lists) => lists.flat(2));
}

/** The summaries of one kind, without those that are about to be deleted. */
export function readSummaries(
  client: Client,
  {
    kind,
    assistantId,
    origin,
    isEnough,
  }: {
    readonly kind: PartKind;
    readonly assistantId: string;
    readonly origin?: AssistantPart['origin'] | undefined;
    readonly isEnough?: (items: readonly WirePart[]) => boolean;
  },
  context: DriverContext,
): DriverReply<readonly WirePart[]> {
  if (origin === 'vendor' && !kind.hasOrigin) return okAsync([]);
  const vendorOrigin = origin === 'vendor' ? 'SYSTEM' : 'CUSTOMER';
  return readList(client, context, {
    request: (page) =>
      listParts(kind, {
        assistantId,
        maxResults,
        ...page,
        ...(origin !== undefined && kind.hasOrigin && { origin: vendorOrigin }),
      }),
    itemsOf: ({ items }) => items.filter((item) => !isGone(item)),
    ...(isEnough && { isEnough }),
  }).map(({ items }) =>
    items.filter((item) => origin === undefined || isSupplied(item) === (origin === 'vendor')),
  );
}

/** The part behind a summary: the summary itself if it is whole. */
function readListed(
  client: Client,
  {
    kind,
    assistantId,
    summary,
    versions,
  }: Omit<PartPlace, 'id'> & { readonly summary: WirePart; readonly versions: boolean },
  context: DriverContext,
): DriverReply<AssistantPart> {
  const place = { kind, assistantId, id: toPartId(kind, summary) };
  const whole = isWhole(kind, summary) ? okAsync(summary) : findPart(client, place, context);
  return whole.andThen((data) =>
    versions
      ? readVersions(client, { ...place, atOnce: 1 }, context).map((all) => toPart(kind, data, all))
      : ok(toPart(kind, data)),
  );
}

/** The published versions in ascending order. */
function readVersions(
  client: Client,
  { kind, assistantId, id, atOnce }: PartPlace & { readonly atOnce: number },
  context: DriverContext,
): DriverReply<readonly PartVersion[]> {
  return readList(client, context, {
    request: (page) => listPartVersions(kind, { assistantId, id, maxResults, ...page }),
    itemsOf: ({ items }) => items,
  })
    .andThen(({ items }) =>
      mapConcurrent(items, atOnce, ({ versionNumber, part }) => {
        const whole: DriverReply<WirePart> =
          part && isWhole(kind, part)
            ? okAsync(part)
            : client.call(context, getPart(kind, { assistantId, id: `${id}:${versionNumber}` }));
        return unlessGone(whole.map((data) => toVersion(kind, data, versionNumber)));
      }),
    )
    .map((versions) => versions.flat().toSorted((a, b) => a.version - b.version));
}

const isWhole = ({ wholeWith }: PartKind, summary: WirePart): boolean =>
  wholeWith !== undefined && (summary[wholeWith] ?? null) !== null;

/** An empty list if the object was deleted since it was listed. */
const unlessGone = <T>(reply: DriverReply<T>): DriverReply<readonly T[]> =>
  reply
    .map((value): readonly T[] => [value])
    .orElse((failure) => (failure.kind === 'notFound' ? ok([]) : err(failure)));
