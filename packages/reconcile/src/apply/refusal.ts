/** The reasons to refuse a plan before anything is read or written. */
import type { AssistantProvider } from '@assistant-provider/core';
import type { Plan } from '../plan/plan.js';
import { hashOf } from '../plan/plan-from.js';
import { cycleProblem } from '../plan/step-order.js';
import { runError, type RunError } from './run-error.js';
import type { ApplyOptions } from './run-options.js';

/** Returns why the plan is refused, or `undefined` if it is not. */
export function refusalOf(
  plan: Plan,
  provider: AssistantProvider,
  { approve, force = false }: ApplyOptions,
): RunError | undefined {
  const { hash, ...body } = plan;
  if (hashOf(body) !== hash)
    return runError('notApproved', 'The plan was changed after it was made. Plan again.');
  if (approve !== undefined && approve !== hash)
    return runError('notApproved', `The plan has the hash ${hash}, but ${approve} was approved.`);
  const other = targetProblem(plan, provider);
  if (other) return other;
  const cycle = cycleProblem(plan.steps);
  if (cycle !== undefined)
    return runError('notApplyable', `The plan cannot be applied: ${cycle}. Plan again.`);
  if (plan.applyable) return undefined;
  const open = plan.questions.length;
  const losses = plan.assistants.flatMap(({ fields }) =>
    fields.filter(
      ({ verdict, accepted }) =>
        (verdict === 'dropped' || verdict === 'asked') && accepted !== true,
    ),
  ).length;
  const obstacles = plan.obstacles.filter(({ forcible }) => !(force && forcible));
  if (open === 0 && losses === 0 && obstacles.length === 0) return undefined;
  const reasons = [
    ...(open > 0 ? [open === 1 ? '1 question is open' : `${open} questions are open`] : []),
    ...(losses > 0
      ? [
          losses === 1
            ? '1 loss or task is not accepted'
            : `${losses} losses or tasks are not accepted`,
        ]
      : []),
    ...obstacles.map(({ message }) => message),
  ];
  return runError('notApplyable', `The plan cannot be applied: ${reasons.join('; ')}`);
}

/** Returns the error of a provider that the plan was not made for. */
export const targetProblem = (
  { target }: Plan,
  { vendor }: AssistantProvider,
): RunError | undefined =>
  target.vendor === vendor
    ? undefined
    : runError('otherTarget', `The plan is for ${target.vendor}, but the provider is ${vendor}.`);
