/** Kills processes that apply a plan, resumes their runs, and compares with a run that nobody killed. */
import fc from 'fast-check';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runSteps } from '../../src/apply/run-steps.js';
import { unlock } from '../../src/apply/unlock.js';
import { casesOf, prepare, scopeOf, seenAt, type Case, type Prepared } from '../apply/kit/case.js';
import type { Plan } from '../../src/plan/plan.js';
import { createFileRunStore } from '../../src/run-store/file/file-run-store.js';
import { memoryJournal } from '../memory-journal.js';
import type { Order } from './worker.js';

const fewestSteps = 10;

/** A vendor that has nothing to wait for, and forgets idempotency keys. */
export const settings = {
  genesys: {},
  qconnect: {
    ...{ assistantCreationMilliseconds: 0, clientTokenMilliseconds: 0 },
    clientTokenReused: 'newRequest',
  },
} as const;

const withoutIds = (text: string): string =>
  text
    .replaceAll(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g, 'id')
    .replaceAll(/127\.0\.0\.1:\d+/g, 'host')
    .replaceAll(/"assistant-provider:step":"\w+"/g, '');

/** What two runs must have in common. */
export async function outcomeAt({ target }: Pick<Prepared, 'target'>): Promise<readonly string[]> {
  target.wait();
  return (await seenAt(target)).map(withoutIds).sort();
}

/** Finds a plan with many steps, from one account to another. */
export async function longPlan(
  vendor: 'genesys' | 'qconnect',
  seed: number,
  fits: (plan: Plan) => boolean = () => true,
): Promise<Case> {
  for (const given of fc.sample(casesOf(vendor, 25), { seed, numRuns: 200 })) {
    if (given.kind !== 'copy') continue;
    const prepared = await prepare(vendor, given, settings[vendor]);
    await prepared?.close();
    if (prepared && prepared.plan.steps.length >= fewestSteps && fits(prepared.plan)) return given;
  }
  throw new Error(`no plan of ${vendor} with the seed ${seed} has ${fewestSteps} steps`);
}

/** Runs a worker. Kills it after so many of its messages, and so many turns of the event loop. */
async function runWorker(order: Order, messages: number, turns: number): Promise<unknown> {
  const child = fork(fileURLToPath(new URL('worker.ts', import.meta.url)), [], {
    execArgv: ['--import', 'tsx'],
  });
  // The last message may come after the exit.
  const exited = Promise.all([once(child, 'exit'), once(child, 'disconnect')]);
  let count = 0;
  let report: unknown;
  child.on('message', (message) => {
    if (message !== 'progress') report = message;
    count += 1;
    if (count !== messages) return;
    const wait = (left: number): void => {
      if (left === 0) child.kill('SIGKILL');
      else setImmediate(() => wait(left - 1));
    };
    wait(turns);
  });
  child.send(order);
  await exited;
  return report;
}

/** The result of a run that was killed: how often, and the states to compare. */
export interface Killed {
  readonly kills: number;
  readonly report: unknown;
  readonly state: readonly string[];
  readonly expected: readonly string[];
}

/** Kills a run as often as wanted, lets it end, and compares. */
export async function killed(
  vendor: 'genesys' | 'qconnect',
  given: Case,
  kills: readonly { readonly messages: number; readonly turns: number }[],
): Promise<Killed> {
  const whole = (await prepare(vendor, given, settings[vendor])) as Prepared;
  await runSteps(scopeOf(whole, whole.target.provider, memoryJournal()));
  const expected = await outcomeAt(whole);
  await whole.close();

  const prepared = (await prepare(vendor, given, settings[vendor])) as Prepared;
  const folder = await mkdtemp(join(tmpdir(), 'assistant-provider-kills-'));
  try {
    await writeFile(join(folder, 'plan.json'), JSON.stringify(prepared.plan));
    const { connection } = prepared.target;
    if (connection === undefined) throw new Error('the account is in memory');
    let isNew = true;
    let count = 0;
    for (const { messages, turns } of kills) {
      const ended = await runWorker({ connection, folder, isNew }, messages, turns);
      isNew = false;
      if (ended !== undefined) break;
      count += 1;
      (await unlock(createFileRunStore({ folder }), prepared.plan.target))._unsafeUnwrap();
    }
    const report = await runWorker({ connection, folder, isNew }, Infinity, 0);
    return { kills: count, report, state: await outcomeAt(prepared), expected };
  } finally {
    await rm(folder, { recursive: true, force: true });
    await prepared.close();
  }
}
