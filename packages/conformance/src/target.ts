/** Arguments for every operation, made from the fixtures. */
import type { Limits, PartKindLimit, QueueBindingDraft } from '@assistant-provider/core';
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
  const { queueIds = [], assignments = [], knowledgeSources = [], tags = {}, unknown } = fixtures;
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
    ...partsIn(fixtures, limits),
    ...directoryIn(limits, assistantId),
  };
}

/** Binds the first media type of the limits, since no vendor must support a particular one. */
export const bindingOf = (queueId: string, limits: Limits): QueueBindingDraft => ({
  queueId,
  mediaTypes: limits.queues?.mediaTypes.slice(0, 1) ?? [],
});

/** The ids name parts that do not exist, unless an assistant has one part of the kind. */
function partsIn({ parts = {}, unknown }: Fixtures, limits: Limits) {
  const { partId = 'part-1', linkId = 'link-1' } = unknown;
  const kinds = Object.entries(limits.parts?.kinds ?? {});
  const partOf = (has: (limit: PartKindLimit) => boolean) => {
    const [kind = 'part', limit] = kinds.find(([, limit]) => has(limit)) ?? [];
    const [id = partId] = limit?.cardinality === 'one' ? [kind] : (parts[kind]?.ids ?? []);
    return { kind, id };
  };
  const part = partOf(() => true);
  const first = { part: () => ({ id: partId, version: 1 }), linkId };
  return {
    part,
    partToPublish: partOf(({ versions }) => versions),
    partToDelete: partOf(({ canDelete }) => canDelete),
    partDraft: { ...part, content: parts[part.kind]?.content(first) ?? {} },
  };
}

function directoryIn(limits: Limits, assistantId: string) {
  const [directoryKind = 'queue', limit] = Object.entries(limits.directory?.kinds ?? {})[0] ?? [];
  return { directoryKind, directoryQuery: limit?.ofAssistant === true ? { assistantId } : {} };
}
