/** Whole runs over a store at an emulator: applied under trouble, carried on, and looked at. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AssistantProvider } from '@assistant-provider/core';
import { expect } from 'vitest';
import { apply, resume, rollback } from '../../../src/apply/apply.js';
import type { RunOptions, RunReport } from '../../../src/apply/run-options.js';
import { unlock } from '../../../src/apply/unlock.js';
import { observe } from '../../../src/observe/observe.js';
import { createFileRunStore } from '../../../src/run-store/file/file-run-store.js';
import { createMemoryRunStore } from '../../../src/run-store/memory-run-store.js';
import type { RunStore } from '../../../src/run-store/run-store.js';
import { seenAt, stepsLeft, type Prepared } from './case.js';

/** Both kinds of store that need no server. */
export const storeKinds = ['memory', 'file'] as const;

/** Does something with a store, whose folder is removed afterwards. */
export async function withStore<T>(
  kind: (typeof storeKinds)[number],
  work: (store: RunStore) => Promise<T>,
): Promise<T> {
  if (kind === 'memory') return work(createMemoryRunStore());
  const folder = await mkdtemp(join(tmpdir(), 'assistant-provider-run-'));
  try {
    return await work(createFileRunStore({ folder }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The options of a run at the account. A lease ends only when a test wants it to. */
export const optionsOf = ({ target }: Prepared, store: RunStore): RunOptions => ({
  ...{ store, clock: target.clock, leaseMs: 600_000 },
});

/** Returns the id of the run whose journal exists. */
export const runIn = async (store: RunStore): Promise<string | undefined> =>
  (await store.list())
    ._unsafeUnwrap()
    .flatMap((name) => /^run\/(.+)\.journal$/.exec(name)?.[1] ?? [])[0];

const attempts = 30;

/** Resumes the run, or begins it if it has not begun, until it is applied. */
export async function carryOn(
  prepared: Prepared,
  store: RunStore,
  provider: AssistantProvider = prepared.target.provider,
): Promise<RunReport> {
  const { plan } = prepared;
  const options = optionsOf(prepared, store);
  let last: unknown;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    // The lock of a process that has ended is broken by a person, or ends with its lease.
    (await unlock(store, plan.target))._unsafeUnwrap();
    const runId = await runIn(store);
    const report = await (runId === undefined
      ? apply(plan, provider, { ...options, runId: `attempt-${attempt}` })
      : resume(runId, provider, options));
    if (report.isOk() && report.value.outcome === 'applied') return report.value;
    last = report;
  }
  throw new Error(`the run does not end: ${JSON.stringify(last)}`);
}

/** Checks that nothing is left to plan, that nothing is there twice, and that each key has its own assistant. */
export async function expectApplied(
  prepared: Prepared,
  { identities }: RunReport,
  before: readonly string[],
): Promise<void> {
  const { target, plan } = prepared;
  target.wait();
  const pairs = identities.filter(({ how }) => how !== 'forgotten');
  const known = new Map(pairs.map(({ key, id }) => [key, id]));
  expect(await stepsLeft(prepared, known)).toEqual([]);
  const created = plan.steps.filter(({ action }) => action.type === 'create').length;
  expect(await seenAt(target)).toHaveLength(before.length + created);
  await expectPartners(prepared, pairs);
}

/** Checks that each key has one assistant, which exists, and which no other key has. */
async function expectPartners(
  { target }: Prepared,
  pairs: readonly { readonly key: string; readonly id: string }[],
): Promise<void> {
  expect(new Set(pairs.map(({ key }) => key)).size).toBe(pairs.length);
  expect(new Set(pairs.map(({ id }) => id)).size).toBe(pairs.length);
  const { assistants } = (await observe(target.provider))._unsafeUnwrap();
  const there = new Set(assistants.map(({ id }) => id));
  expect(pairs.filter(({ id }) => !there.has(id))).toEqual([]);
}

/** Rolls the run back until it is. Checks that everything is as before, unless the plan has said that it cannot be. */
export async function expectRolledBack(
  prepared: Prepared,
  store: RunStore,
  before: readonly string[],
): Promise<void> {
  const { target, plan } = prepared;
  (await unlock(store, plan.target))._unsafeUnwrap();
  const runId = (await runIn(store)) ?? '';
  const undone = await rollback(runId, target.provider, optionsOf(prepared, store));
  expect(undone._unsafeUnwrap()).toMatchObject({ outcome: 'rolledBack', problems: [] });
  target.wait();
  const after = await seenAt(target);
  expect(after).toHaveLength(before.length);
  if (plan.steps.every(({ irreversible }) => irreversible === undefined))
    expect(after).toEqual(before);
}
