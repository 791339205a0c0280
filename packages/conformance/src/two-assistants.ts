/** The starting point of all cases of queues. */
import assert from 'node:assert/strict';
import type { Assistant, FeatureMap } from '@assistant-provider/core';
import type { CaseContext } from './case-context.js';

export interface TwoAssistants {
  readonly queues: FeatureMap['queues'];
  readonly first: Assistant;
  readonly second: Assistant;
  readonly queueIds: readonly [string, string, string, string, string];
}

/** Two assistants, and queues for them. */
export async function twoAssistants(context: CaseContext): Promise<TwoAssistants> {
  const [first, second] = await context.assistants(2);
  const [one, two, three, four, five] = context.queueIds(5);
  assert.ok(first && second && one && two && three && four && five);
  return {
    queues: context.feature('queues'),
    first,
    second,
    queueIds: [one, two, three, four, five],
  };
}
