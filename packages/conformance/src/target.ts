/** Arguments for every operation, made from the fixtures. */
import type { Limits, QueueBindingDraft } from '@assistant-provider/core';
import type { Fixtures } from './fixtures.js';
import type { Target } from './operations.js';
import { selectorOf } from './roles.js';

/** Missing fixtures are made up: their operations do not exist, or fail before they are sent. */
export function targetOf(given: {
  readonly assistantId: string;
  /** The index of the queue among the fixtures. */
  readonly queue: number;
  readonly name: string;
  readonly fixtures: Fixtures;
  readonly limits: Limits;
}): Target {
  const { assistantId, queue, name, fixtures, limits } = given;
  const { partId = 'part-1' } = fixtures.unknown;
  const { queueIds = [], assignments = [], knowledgeSources = [], tags = {}, unknown } = fixtures;
  const [partKind = 'part', partLimit] = Object.entries(limits.parts?.kinds ?? {})[0] ?? [];
  const part = { kind: partKind, id: partLimit?.cardinality === 'one' ? partKind : partId };
  const [directoryKind = 'queue'] = Object.keys(limits.directory?.kinds ?? {});
  const queueId = queueIds[queue] ?? `queue-${queue}`;
  const assignment = assignments[0] ?? { role: 'summarization' };
  return {
    assistantId,
    queueId,
    linkId: unknown.linkId ?? 'link-1',
    draft: { name },
    binding: bindingOf(queueId, limits),
    assignment,
    selector: selectorOf(assignment),
    source: knowledgeSources[0] ?? { type: 'knowledgeBase', id: 'base-1' },
    tags,
    tagKey: Object.keys(tags)[0] ?? 'key',
    part,
    partDraft: { ...part, content: {} },
    directoryKind,
    directoryQuery: { assistantId },
  };
}

/** Binds the first media type of the limits, since no vendor must support a particular one. */
export const bindingOf = (queueId: string, limits: Limits): QueueBindingDraft => ({
  queueId,
  mediaTypes: limits.queues?.mediaTypes.slice(0, 1) ?? [],
});
