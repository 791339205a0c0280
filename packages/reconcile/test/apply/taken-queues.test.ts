/** Queues that a run takes from assistants outside of its plan. */
import { createProvider, type Interceptor } from '@assistant-provider/core/adapter';
import { createMemoryDriver } from '@assistant-provider/memory';
import { describe, expect, it } from 'vitest';
import { changedSince } from '../../src/apply/stale.js';
import { runSteps, type RunScope } from '../../src/apply/run-steps.js';
import { undoSteps } from '../../src/apply/undo-steps.js';
import { manifestFormat, type Manifest } from '../../src/manifest/manifest.js';
import { plan } from '../../src/plan/make-plan.js';
import type { Plan } from '../../src/plan/plan.js';
import { directoryOf, type Estate } from '../desks.js';
import { memoryJournal } from '../memory-journal.js';
import { dying, dyingJournal, mortal } from './kit/process.js';

const queueId = 'queue-two-Returns';
const users = { users: ['ref:user:user-two-1'] };
const manifest: Manifest = {
  format: manifestFormat,
  assistants: { desk: { name: 'Desk', queues: [{ queue: 'Returns', mediaTypes: ['call'] }] } },
};

/** An account in which another assistant has the queue, with its users. */
async function account() {
  const driver = createMemoryDriver({ settleMs: 0, directory: directoryOf('two') });
  const open = (interceptors: readonly Interceptor[] = []): Estate =>
    createProvider(driver, { interceptors });
  const estate = open();
  const made = async (name: string) =>
    (await estate.assistants.create({ name }))._unsafeUnwrap().id;
  const holder = await made('Holder');
  const third = await made('Third');
  const bind = async (id: string) => {
    (await estate.queues.bind(id, { queueId, mediaTypes: ['call'] }))._unsafeUnwrap();
  };
  await bind(holder);
  const put = await estate.parts.put(holder, { kind: 'queueUsers', id: queueId, content: users });
  put._unsafeUnwrap();
  const planned = (await plan(manifest, estate))._unsafeUnwrap();
  return { open, estate, holder, third, bind, plan: planned };
}

const scopeOf = (
  plan: Plan,
  provider: RunScope['provider'],
  journal: RunScope['journal'],
): RunScope => ({
  ...{ plan, provider, journal, concurrency: 1, runId: 'run-1', graceMs: 1_000 },
  clock: { now: () => 0, sleep: () => Promise.resolve() },
});

describe('a queue of an assistant outside of the plan', () => {
  it('ends the run before the first write if a third one has taken it since', async () => {
    const { estate, third, bind, plan: made } = await account();
    expect((await changedSince(made, estate, undefined))._unsafeUnwrap()).toEqual([]);
    await bind(third);
    expect((await changedSince(made, estate, undefined))._unsafeUnwrap()).toEqual(['desk']);
  });

  it('ends the run before the first write if nobody has it any more', async () => {
    const { estate, holder, plan: made } = await account();
    (await estate.queues.unbind(holder, queueId))._unsafeUnwrap();
    expect((await changedSince(made, estate, undefined))._unsafeUnwrap()).toEqual(['desk']);
  });

  it('gets its users back, wherever the rollback was killed', async () => {
    for (let point = 0; point < 24; point += 1) {
      const { open, estate, holder, plan: made } = await account();
      const journal = memoryJournal();
      expect(await runSteps(scopeOf(made, estate, journal))).toEqual([]);
      const life = mortal(point);
      const killed = scopeOf(made, open([dying(life)]), dyingJournal(journal, life));
      await Promise.race([undoSteps(killed, new Set()), life.dead]);
      const undone = await undoSteps(scopeOf(made, estate, journal), new Set());
      expect(undone.problems).toEqual([]);
      const part = await estate.parts.get(holder, { kind: 'queueUsers', id: queueId });
      expect(part._unsafeUnwrap().content, `point ${point}`).toEqual(users);
    }
  });
});
