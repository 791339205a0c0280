/** A creation whose outcome is unknown is looked for. */
import { describe, expect, it } from 'vitest';
import { createWork } from '../../src/apply/works/create.js';
import type { StepScope } from '../../src/apply/step-work.js';
import type { CreateAction } from '../../src/plan/step.js';
import { givenEstate } from '../estate.js';

const then = '2026-01-05T08:00:00.000Z';

/** An account with one assistant that bears the mark of the step. */
async function lookIn(status: 'active' | 'deleting', mark: 'tag' | 'none') {
  const { provider } = await givenEstate({
    ...{ version: 1, bindings: [], parts: [], directory: [] },
    assistants: [
      {
        ...{ id: 'a-1', name: 'Desk', status, aiAgents: [], knowledge: [] },
        ...{ tags: { 'assistant-provider:step': 'run/desk' }, createdAt: then, updatedAt: then },
      },
    ],
  });
  const action: CreateAction = { type: 'create', draft: { name: 'Desk' }, mark };
  const scope: StepScope<CreateAction> = {
    ...{ action, provider, assistantId: '', mark: 'run/desk', options: {}, graceMs: 1_000 },
    step: {
      ...{ id: 'desk/create', assistant: 'desk', title: 'Create Desk', action },
      ...{ after: [], fields: [], requests: 1 },
    },
    clock: { now: () => 0, sleep: () => Promise.resolve() },
    resultOf: () => undefined,
    isOfOther: () => false,
  };
  return (await createWork.resolve(scope, { ids: [], mark }))._unsafeUnwrap();
}

describe.each(['tag', 'none'] as const)('a creation in doubt, with the mark as %s', (mark) => {
  it('was done if the assistant is there', async () => {
    expect(await lookIn('active', mark)).toMatchObject({ state: 'done', result: { id: 'a-1' } });
  });

  it('is done again if somebody is deleting the assistant', async () => {
    expect(await lookIn('deleting', mark)).toEqual({ state: 'notDone' });
  });
});
