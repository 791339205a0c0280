/** Arguments for every operation, made of the fixtures. */
import type { Limits, QueueBindingDraft } from '@assistant-provider/core';
import type { Fixtures } from './fixtures.js';
import type { Target } from './operations.js';
import { selectorOf } from './roles.js';

/** What a vendor lacks the kit makes up: such operations are not there, or are refused unseen. */
export function targetOf(given: {
  readonly assistantId: string;
  /** Which of the fixtures. */
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
  };
}

/** Of the first media type that this vendor has: no vendor has to have any particular one. */
export const bindingOf = (queueId: string, limits: Limits): QueueBindingDraft => ({
  queueId,
  mediaTypes: limits.queues?.mediaTypes.slice(0, 1) ?? [],
});
