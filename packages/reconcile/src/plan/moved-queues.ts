/** Queues that move between two assistants of a plan. */
import type { Limits } from '@assistant-provider/core';
import { unbindTitle } from './plan-queues.js';
import { requestsOf } from './step-calls.js';
import type { Step } from './step.js';

/** Returns the steps; a queue that another assistant of the plan takes need not be unbound before. */
export function withoutMovedQueues(steps: readonly Step[], limits: Limits): readonly Step[] {
  const bound = new Set(
    steps.flatMap(({ action }) =>
      action.type === 'bind' ? action.bindings.map(({ queueId }) => queueId) : [],
    ),
  );
  const kept = steps.flatMap((step) => withoutQueues(step, bound, limits));
  if (kept.length === steps.length) return kept;
  const ids = new Set(kept.map(({ id }) => id));
  return kept.map((step) => ({ ...step, after: step.after.filter((id) => ids.has(id)) }));
}

function withoutQueues(step: Step, bound: ReadonlySet<string>, limits: Limits): readonly Step[] {
  const { action, fields, assistant } = step;
  if (action.type !== 'unbind') return [step];
  const isKept = (_: string, index: number) => !bound.has(action.queueIds[index] ?? '');
  const queueIds = action.queueIds.filter(isKept);
  if (queueIds.length === 0) return [];
  const left = { ...action, queueIds };
  return [
    {
      ...step,
      title: unbindTitle(queueIds.length, assistant),
      action: left,
      // The step has one field for each queue.
      fields: fields.filter(isKept),
      requests: requestsOf(left, limits),
    },
  ];
}
