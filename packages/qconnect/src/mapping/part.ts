/** An AI prompt, AI guardrail or AI agent: the vendor's to ours. Pure. */
import type { AssistantPart, JsonObject, PartVersion } from '@assistant-provider/core';
import type { PartKind } from '../wire/part-kinds.js';
import type { WirePart } from '../wire/part-shapes.js';
import { toStatus } from './assistant.js';
import { findReferences } from './part-references.js';

/** The members that are not content: the vendor sets them, or the draft has its own place for them. */
export const membersBesideContent = ({ name }: PartKind): readonly string[] => [
  'assistantId',
  'assistantArn',
  `${name}Id`,
  `${name}Arn`,
  'name',
  'origin',
  'status',
  'modifiedTime',
];

export const toPartId = ({ name }: PartKind, data: WirePart): string => data[`${name}Id`] as string;

/** Everything else, so that members that are new at the vendor are kept. Null means absent. */
export function toContent(kind: PartKind, data: WirePart): JsonObject {
  const beside = membersBesideContent(kind);
  return Object.fromEntries(
    Object.entries(data).filter(([member, value]) => value !== null && !beside.includes(member)),
  );
}

/** Also true for an origin that is new at the vendor: it is not the customer's. */
export const isSupplied = ({ origin }: WirePart): boolean =>
  typeof origin === 'string' && origin !== 'CUSTOMER';

/** Whether the part is deleted, or will be soon. */
export const isGone = ({ status }: { readonly status?: string | null }): boolean =>
  ['deleting', 'deleted'].includes(toStatus(status ?? ''));

const contentWithReferences = (kind: PartKind, data: WirePart) => {
  const content = toContent(kind, data);
  return { content, references: findReferences(content) };
};

export function toPart(
  kind: PartKind,
  data: WirePart,
  versions?: readonly PartVersion[],
): AssistantPart {
  const updatedAt = toTime(data.modifiedTime);
  return {
    kind: kind.name,
    id: toPartId(kind, data),
    name: data.name,
    origin: isSupplied(data) ? 'vendor' : 'customer',
    ...contentWithReferences(kind, data),
    ...(versions !== undefined && { versions }),
    ...(updatedAt !== undefined && { updatedAt }),
    vendorData: data,
  };
}

/** The vendor does not say when a version was published: its `modifiedTime` belongs to the content. */
export const toVersion = (kind: PartKind, data: WirePart, version: number): PartVersion => ({
  version,
  ...contentWithReferences(kind, data),
  vendorData: data,
});

/** Undefined for no time, and for a time that no calendar has. */
function toTime(seconds: number | null | undefined): string | undefined {
  const time = new Date(Math.round((seconds ?? Number.NaN) * 1_000));
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
