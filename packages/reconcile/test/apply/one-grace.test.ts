/** How long a rollback waits for lists that may show late what the run has written. */
import type { Clock } from '@assistant-provider/core';
import type { Interceptor } from '@assistant-provider/core/adapter';
import { ResultAsync } from 'neverthrow';
import { expect, it } from 'vitest';
import { oneGrace } from '../../src/apply/one-grace.js';
import { runSteps, type RunScope } from '../../src/apply/run-steps.js';
import { undoSteps } from '../../src/apply/undo-steps.js';
import type { Plan } from '../../src/plan/plan.js';
import type { Action, Step } from '../../src/plan/step.js';
import { valueOf } from '../estate.js';
import { memoryJournal } from '../memory-journal.js';
import { memoryAccount } from './kit/account.js';
import { seenAt } from './kit/case.js';

const graceMs = 10_000;

/** The descriptions that a run sets, each at an assistant of its own, and which of its writes are sent. */
async function interrupted(isSent: readonly boolean[]) {
  const account = memoryAccount();
  const steps: Step[] = [];
  for (const [index] of isSent.entries()) {
    const name = `Desk ${index}`;
    const { id: target } = valueOf(await account.provider.assistants.create({ name }));
    const action: Action = { type: 'update', patch: { description: `${index}` } };
    steps.push({
      ...{ id: `step-${index}`, assistant: name, title: name, action, target },
      ...{ after: index === 0 ? [] : [`step-${index - 1}`], fields: [], requests: 1 },
    });
  }
  const before = await seenAt(account);
  const journal = memoryJournal();
  const sleeps: number[] = [];
  const clock: Clock = {
    now: () => 0,
    sleep: (ms) => {
      sleeps.push(ms);
      return Promise.resolve();
    },
  };
  const scopeOf = (provider: RunScope['provider'], its: readonly Step[]): RunScope => ({
    plan: { hash: 'hash', steps: its } as unknown as Plan,
    ...{ provider, journal, clock, graceMs, runId: 'run', concurrency: 1 },
  });
  for (const [index, step] of steps.entries()) {
    const one = [{ ...step, after: [] }];
    if (isSent[index] === true) {
      expect(await runSteps(scopeOf(account.provider, one))).toEqual([]);
      continue;
    }
    let lose: () => void = () => undefined;
    const lost = new Promise<void>((resolve) => {
      lose = resolve;
    });
    const calls: Interceptor = (next) => (call) => {
      if (call.operation !== 'editing.update') return next(call);
      lose();
      return new ResultAsync(new Promise<never>(() => undefined));
    };
    await Promise.race([runSteps(scopeOf(account.open({ calls }), one)), lost]);
  }
  return { account, before, sleeps, run: scopeOf(account.provider, steps) };
}

it('a rollback waits once for all steps that look undone', async () => {
  const { run, sleeps } = await interrupted([false, false, false, false]);
  expect(await undoSteps(run, new Set())).toEqual({ problems: [], irreversible: [] });
  expect(sleeps).toEqual([graceMs]);
});

it('a rollback waits again after it has written', async () => {
  const { account, before, run, sleeps } = await interrupted([false, true, false, false]);
  expect(await undoSteps(run, new Set())).toEqual({ problems: [], irreversible: [] });
  expect(sleeps).toEqual([graceMs, graceMs]);
  expect(await seenAt(account)).toEqual(before);
});

it('a wait that was aborted counts for no other step', async () => {
  const sleeps: number[] = [];
  const sleep: Clock['sleep'] = (ms) => {
    sleeps.push(ms);
    return Promise.resolve();
  };
  const { clock } = oneGrace({ now: () => 7, sleep });
  await clock.sleep(graceMs, AbortSignal.abort());
  await clock.sleep(graceMs, new AbortController().signal);
  await clock.sleep(graceMs);
  expect(sleeps).toEqual([graceMs, graceMs]);
  expect(clock.now()).toBe(7);
});
