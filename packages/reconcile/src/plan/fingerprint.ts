/** The fingerprint of an assistant: it differs if anything differs that a plan looks at. */
import { createHash } from 'node:crypto';
import type { ObservedAssistant } from '../observe/observed.js';
import { canonicalText } from './equal-json.js';

/**
 * Returns the fingerprint. Dates are not part of it, and nothing that a plan cannot change: a list may
 * show less of it than a single read. The locator has the address of the vendor, and a plan can be
 * rehearsed at another one.
 */
export function fingerprintOf(assistant: ObservedAssistant): string {
  const { updatedAt: _, uncarried: __, locator: ___, ...others } = assistant;
  const { queues, aiAgents, knowledge, parts, ...rest } = others;
  const seen = {
    ...rest,
    queues: inOrder(queues, ({ queueId }) => queueId),
    aiAgents: inOrder(aiAgents, ({ vendorRole, useCase = '' }) => `${vendorRole} ${useCase}`),
    knowledge: inOrder(knowledge, ({ linkId }) => linkId),
    parts: parts && withoutDates(parts),
  };
  return createHash('sha256').update(canonicalText(seen)).digest('hex').slice(0, 32);
}

/** The order of a vendor's list means nothing. */
const inOrder = <T>(
  items: readonly T[] | undefined,
  keyOf: (item: T) => string,
): readonly T[] | undefined =>
  items && [...items].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));

const withoutDates = (parts: NonNullable<ObservedAssistant['parts']>) =>
  Object.fromEntries(
    Object.entries(parts).map(([kind, ofKind]) => [
      kind,
      inOrder(ofKind, ({ id }) => id)?.map(({ updatedAt: _, versions, ...part }) => ({
        ...part,
        versions: versions?.map(({ createdAt: ___, ...version }) => version),
      })),
    ]),
  );
