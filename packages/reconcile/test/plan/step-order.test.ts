/** The order of the steps of a plan, and plans whose steps wait for each other. */
import { expect, it } from 'vitest';
import { apply, createMemoryRunStore, parsePlan, plan, type Manifest } from '../../src/index.js';
import { manifestFormat } from '../../src/manifest/manifest.js';
import type { Plan } from '../../src/plan/plan.js';
import { hashOf } from '../../src/plan/plan-from.js';
import type { Step } from '../../src/plan/step.js';
import { cycleProblem, inStepOrder } from '../../src/plan/step-order.js';
import { emptyEstate } from '../desks.js';
import { valueOf } from '../estate.js';

const step = (id: string, after: readonly string[], type = 'wait'): Step =>
  ({ id, after, action: { type } }) as unknown as Step;

const idsOf = (steps: readonly Step[]): readonly string[] => steps.map(({ id }) => id);

it('a step comes after those that it waits for, and deletions come last', () => {
  const steps = [step('delete', [], 'delete'), step('two', ['one']), step('one', [])];
  expect(idsOf(inStepOrder(steps))).toEqual(['one', 'two', 'delete']);
  expect(cycleProblem(steps)).toBeUndefined();
});

it('steps that wait for each other are found, and each stays in the order once', () => {
  const steps = [
    step('first', ['one']),
    step('one', ['last', 'two']),
    step('two', ['three']),
    step('three', ['one']),
    step('last', []),
  ];
  expect(cycleProblem(steps)).toContain('the steps one, two, three wait for each other');
  expect([...idsOf(inStepOrder(steps))].sort()).toEqual([...idsOf(steps)].sort());
});

it('a step that waits for itself is found', () => {
  expect(cycleProblem([step('one', ['one'])])).toContain('the step one waits for itself');
});

it('a long chain of steps has no cycle', () => {
  const steps = Array.from({ length: 20_000 }, (_, index) =>
    step(`step ${index}`, index === 0 ? [] : [`step ${index - 1}`]),
  ).reverse();
  expect(cycleProblem(steps)).toBeUndefined();
  expect(inStepOrder(steps)[0]?.id).toBe('step 0');
});

/** A plan with two steps that wait for each other. Its hash is right. */
async function planWithCycle() {
  const target = emptyEstate();
  const manifest: Manifest = { format: manifestFormat, assistants: { desk: { name: 'Desk' } } };
  const { hash: _, ...made } = valueOf(await plan(manifest, target));
  const [first] = made.steps as [Step];
  const body = {
    ...made,
    steps: [
      { ...first, id: 'one', after: ['two'] },
      { ...first, id: 'two', after: ['one'] },
    ],
  };
  return { target, plan: { ...body, hash: hashOf(body) } as Plan };
}

it('a plan whose steps wait for each other is not read', async () => {
  const { plan: made } = await planWithCycle();
  const error = parsePlan(JSON.stringify(made))._unsafeUnwrapErr();
  expect(error).toEqual({
    kind: 'invalidPlan',
    message:
      'the plan is not valid: the steps one, two wait for each other, so none of them can begin; make the plan again',
    issues: [expect.objectContaining({ field: 'steps', rule: 'cycle' })],
  });
});

it('a plan whose steps wait for each other is not applied', async () => {
  const { target, plan: made } = await planWithCycle();
  const before = valueOf(await target.native.snapshot());
  const error = (await apply(made, target, { store: createMemoryRunStore() }))._unsafeUnwrapErr();
  expect(error.kind).toBe('notApplyable');
  expect(error.message).toContain('the steps one, two wait for each other');
  expect(valueOf(await target.native.snapshot())).toEqual(before);
});
