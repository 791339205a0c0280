/** Says in one sentence what a plan does. */
import type { Plan } from '@assistant-provider/reconcile';

const words = {
  create: 'created',
  update: 'changed',
  replace: 'replaced',
  adopt: 'taken over',
  delete: 'deleted',
  skip: 'left out',
  asked: 'waiting for an answer',
} as const;

/** Returns the target as people call it. */
const targetText = ({ target: { vendor, account } }: Plan): string =>
  account === undefined ? vendor : `${account} (${vendor})`;

/** Returns what happens to how many assistants, and whether the plan can be applied. */
export function planSentence(plan: Plan): string {
  const { assistants, steps, applyable } = plan;
  const parts = (Object.keys(words) as (keyof typeof words)[]).flatMap((change) => {
    const count = assistants.filter((each) => each.change === change).length;
    return count === 0 ? [] : [`${count} ${words[change]}`];
  });
  if (steps.length === 0 && applyable) return `Nothing would change at ${targetText(plan)}.`;
  const state = applyable ? '' : ' The plan cannot be applied yet.';
  return `At ${targetText(plan)}: ${parts.join(', ') || 'nothing changes'}.${state}`;
}
