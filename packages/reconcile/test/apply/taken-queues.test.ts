/** Queues that a run takes from assistants outside of its plan. */
import type { AssistantProvider } from '@assistant-provider/core';
import { createProvider, type Interceptor } from '@assistant-provider/core/adapter';
import { createMemoryDriver } from '@assistant-provider/memory';
import { describe, expect, it, onTestFinished } from 'vitest';
import { apply, rollback } from '../../src/apply/apply.js';
import { changedSince } from '../../src/apply/stale.js';
import { runSteps, type RunScope } from '../../src/apply/run-steps.js';
import { undoSteps } from '../../src/apply/undo-steps.js';
import { manifestFormat, type Manifest } from '../../src/manifest/manifest.js';
import { plan } from '../../src/plan/make-plan.js';
import type { Plan } from '../../src/plan/plan.js';
import { createMemoryRunStore } from '../../src/run-store/memory-run-store.js';
import { directoryOf, type Estate } from '../desks.js';
import { valueOf } from '../estate.js';
import { organisationOf } from '../histories/genesys.js';
import { memoryJournal } from '../memory-journal.js';
import { genesysAccount } from './kit/account.js';
import { seenAt } from './kit/case.js';
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

describe('a queue of an assistant outside of the plan at Genesys Cloud', () => {
  const [genesysQueue] = organisationOf('002').routingQueues as [{ id: string; name: string }];
  const [genesysUser] = organisationOf('002').users as [{ id: string }];
  const wanted: Manifest = {
    format: manifestFormat,
    assistants: {
      desk: { name: 'Desk', queues: [{ queue: genesysQueue.name, mediaTypes: ['call'] }] },
    },
  };

  /** An organisation in which another assistant has the queue, with one user. */
  async function organisation() {
    const target = await genesysAccount('002');
    const { assistants, queues, parts } = target.provider as Required<AssistantProvider>;
    const { id: holder } = valueOf(await assistants.create({ name: 'Holder' }));
    valueOf(
      await queues.bind(holder, { queueId: genesysQueue.id, mediaTypes: ['call', 'message'] }),
    );
    const content = { assignmentMode: 'Manual', userIds: [genesysUser.id] };
    valueOf(await parts.put(holder, { kind: 'queueUsers', id: genesysQueue.id, content }));
    target.wait();
    const before = await seenAt(target);
    const made = valueOf(await plan(wanted, target.provider));
    const holderOf = async () => {
      for await (const bound of queues.allBound({ queueIds: [genesysQueue.id] }))
        return valueOf(bound).assistantId;
      return undefined;
    };
    return { target, holder, before, plan: made, holderOf };
  }

  it('is taken by apply, and given back with its users by rollback', async () => {
    const { target, holder, before, plan: made, holderOf } = await organisation();
    onTestFinished(() => target.close());
    const given = { store: createMemoryRunStore(), clock: target.clock, leaseMs: 600_000 };
    const applied = valueOf(await apply(made, target.provider, { ...given, runId: 'run' }));
    expect(applied).toMatchObject({ outcome: 'applied', problems: [] });
    target.wait();
    expect(await holderOf()).toBe(applied.identities[0]?.id);
    const undone = valueOf(await rollback('run', target.provider, given));
    expect(undone).toMatchObject({ outcome: 'rolledBack', problems: [], irreversible: [] });
    target.wait();
    expect(await holderOf()).toBe(holder);
    expect(await seenAt(target)).toEqual(before);
  });

  it('is given back with its users, wherever the rollback was killed', async () => {
    for (let point = 0, isDead = true; isDead; point += 1) {
      const { target, before, plan: made } = await organisation();
      const journal = memoryJournal();
      const run = { ...scopeOf(made, target.provider, journal), clock: target.clock };
      expect(await runSteps(run)).toEqual([]);
      const life = mortal(point);
      const killed = target.open({ calls: dying(life) });
      const dyingRun = { ...run, provider: killed, journal: dyingJournal(journal, life) };
      await Promise.race([undoSteps(dyingRun, new Set()), life.dead]);
      isDead = life.isDead();
      expect((await undoSteps(run, new Set())).problems, `point ${point}`).toEqual([]);
      target.wait();
      expect(await seenAt(target), `point ${point}`).toEqual(before);
      await target.close();
    }
  });
});
