/** Helpers of the cases of parts: a part of each kind, and comparing parts. */
import type { AssistantPart, PartKindLimit } from '@assistant-provider/core';
import { needsLimit, type Need } from './case.js';
import type { PartMaker } from './part-maker.js';

/** Without the vendor's own object, which a list may shorten. */
export const portable = ({ vendorData, ...part }: AssistantPart) => part;
export const placeOf = ({ kind, id }: Pick<AssistantPart, 'kind' | 'id'>): string =>
  `${kind} ${id}`;

/** Makes a part of each kind. */
export async function oneOfEachKind({ kinds, make }: PartMaker): Promise<readonly AssistantPart[]> {
  const parts: AssistantPart[] = [];
  for (const kind of kinds) parts.push(await make(kind));
  return parts;
}

/** Without such a kind the case is absent; `name` says what the limits do not have. */
export const needsKind = (name: string, has: (limit: PartKindLimit) => boolean): Need =>
  needsLimit(name, ({ parts }) => Object.values(parts?.kinds ?? {}).some(has));
