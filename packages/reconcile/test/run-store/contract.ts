/** The contract of every run store, as tests. `npm run test:distributed` runs them over Redis, too. */
import type { Clock } from '@assistant-provider/core';
import { describe, expect, it } from 'vitest';
import { withLock, type RunStore } from '../../src/index.js';
import { errorOf, valueOf } from './results.js';

export interface StoreUnderTest {
  /** Opens the same store once more, as another process does. */
  readonly open: () => RunStore;
  /** Lets so much time pass for leases. */
  readonly pass: (ms: number) => Promise<void>;
  readonly clock: Clock;
}

const aMinute = 60_000;
const owner = 'a test';

export function describeRunStore(title: string, given: () => Promise<StoreUnderTest>): void {
  describe(`logs of ${title}`, () => {
    it('a log that does not exist has no lines', async () => {
      const { open } = await given();
      expect(await valueOf(open().read('run/1.journal'))).toEqual({ lines: [], sequence: 0 });
    });

    it('lines are read as they were appended, by every process', async () => {
      const { open } = await given();
      const lines = ['{"a":1}', 'Grüße ☎️ "\\', ' ', '\u2028\u0000\t', 'x'.repeat(70_000)];
      const store = open();
      expect(await valueOf(store.append('log', lines, { expectedSequence: 0 }))).toEqual({
        sequence: 5,
      });
      await valueOf(open().append('log', ['last'], { expectedSequence: 5 }));
      await valueOf(store.append('log', ['after it'], { expectedSequence: 6 }));
      for (const each of [store, open()])
        expect(await valueOf(each.read('log'))).toEqual({
          lines: [...lines, 'last', 'after it'],
          sequence: 7,
        });
    });

    it('an append that expects another number of lines conflicts, and stores nothing', async () => {
      const { open } = await given();
      const store = open();
      await valueOf(store.append('log', ['one'], { expectedSequence: 0 }));
      for (const expectedSequence of [0, 2])
        expect(await errorOf(open().append('log', ['other'], { expectedSequence }))).toMatchObject({
          kind: 'conflict',
          name: 'log',
          sequence: 1,
        });
      expect((await valueOf(store.read('log'))).lines).toEqual(['one']);
    });

    it('appends that one process makes at once are made in their order', async () => {
      const { open } = await given();
      const store = open();
      const lines = Array.from({ length: 8 }, (_, number) => `line ${number}`);
      const all = lines.map((line, expectedSequence) =>
        store.append('log', [line], { expectedSequence }),
      );
      for (const [index, each] of all.entries())
        expect(await valueOf(each)).toEqual({ sequence: index + 1 });
      expect((await valueOf(store.read('log'))).lines).toEqual(lines);
    });

    it('one of many appends of the same lines at once succeeds', async () => {
      const { open } = await given();
      const results = await Promise.all(
        Array.from({ length: 8 }, () => open().append('log', ['same'], { expectedSequence: 0 })),
      );
      expect(results.filter((result) => result.isOk())).toHaveLength(1);
      expect((await valueOf(open().read('log'))).lines).toEqual(['same']);
    });

    it('all logs are listed by name', async () => {
      const { open } = await given();
      const names = ['run/2.journal', 'ledger', 'run/1.journal', 'run/deep/er/log'];
      for (const name of names) await valueOf(open().append(name, ['x'], { expectedSequence: 0 }));
      await valueOf(open().lock('run/1.journal', { owner, leaseMs: aMinute }));
      expect(await valueOf(open().list())).toEqual([...names].sort());
    });

    it.each([
      ...['', '..', '../up', 'a/../b', '/root', 'a//b', 'a/', './a', '.hidden', 'a\\b', 'a b'],
      ...['Upper', 'nul', 'x/com1.log', 'dot.', 'a\0', 'ü', 'x'.repeat(201), undefined, 7],
    ])('a log cannot be named %j', async (name) => {
      const { open } = await given();
      const store = open();
      const bad = name as string;
      for (const reply of [
        store.append(bad, ['x'], { expectedSequence: 0 }),
        store.read(bad),
        store.lock(bad, { owner, leaseMs: aMinute }),
        store.inspect(bad),
        store.breakLock(bad, 1),
      ])
        expect(await errorOf<{ kind: string }>(reply)).toMatchObject({ kind: 'invalidInput' });
      expect(await valueOf(store.list())).toEqual([]);
    });

    it.each([
      [[]],
      [['']],
      [['two\nlines']],
      [['carriage\rreturn']],
      [['\ud800']],
      [[7]],
      ['text'],
    ])('the lines %j are refused', async (lines) => {
      const { open } = await given();
      const bad = lines as unknown as string[];
      expect(await errorOf(open().append('log', bad, { expectedSequence: 0 }))).toMatchObject({
        kind: 'invalidInput',
        issues: [{ field: expect.stringMatching(/^lines/) as string }],
      });
    });

    it('options that break rules are named all at once', async () => {
      const { open } = await given();
      const options = { expectedSequence: -1, fence: { name: '..', token: 'x' } };
      expect(await errorOf(open().append('log', [], options as never))).toMatchObject({
        issues: [
          { field: 'lines' },
          { field: 'options.expectedSequence' },
          { field: 'options.fence.name' },
          { field: 'options.fence.token' },
        ],
      });
      const lock = await errorOf(open().lock('lock', { owner: '', leaseMs: 0 }));
      expect(lock).toMatchObject({
        issues: [{ field: 'options.owner' }, { field: 'options.leaseMs' }],
      });
    });
  });

  describe(`locks of ${title}`, () => {
    it('a lock is held by one process, which others can see', async () => {
      const { open, clock } = await given();
      const before = clock.now();
      const lock = await valueOf(open().lock('account/1', { owner, leaseMs: aMinute }));
      const { holder } = lock;
      expect(holder).toMatchObject({ owner, pid: process.pid, token: lock.token });
      expect(Date.parse(holder.since)).toBeGreaterThanOrEqual(before);
      expect(Date.parse(holder.until)).toBeGreaterThan(before + aMinute / 2);
      const { until, ...certain } = holder;
      expect(await valueOf(open().inspect('account/1'))).toMatchObject(certain);
      const refused = await errorOf(open().lock('account/1', { owner: 'other', leaseMs: 1 }));
      expect(refused).toMatchObject({ kind: 'locked', holder: certain });
      expect(refused.message).toContain(`held by ${owner} (process ${process.pid} on `);
      await valueOf(open().lock('account/2', { owner, leaseMs: aMinute }));
    });

    it('a lock that nobody holds has no holder', async () => {
      const { open } = await given();
      expect(await valueOf(open().inspect('lock'))).toBeUndefined();
      const lock = await valueOf(open().lock('lock', { owner, leaseMs: aMinute }));
      await valueOf(lock.release());
      expect(await valueOf(open().inspect('lock'))).toBeUndefined();
    });

    it('a released lock can be taken, and its token grows', async () => {
      const { open } = await given();
      const first = await valueOf(open().lock('lock', { owner, leaseMs: aMinute }));
      await valueOf(first.release());
      await valueOf(first.release());
      const second = await valueOf(open().lock('lock', { owner, leaseMs: aMinute }));
      expect(second.token).toBeGreaterThan(first.token);
      expect(first.lost.aborted).toBe(false);
      expect(await errorOf(first.renew())).toMatchObject({ kind: 'locked' });
    });

    it('a lock whose lease is over can be taken, and its holder has lost it', async () => {
      const { open, pass } = await given();
      const first = await valueOf(open().lock('lock', { owner, leaseMs: 200 }));
      await pass(201);
      const second = await valueOf(open().lock('lock', { owner: 'next', leaseMs: aMinute }));
      await expect.poll(() => first.lost.aborted).toBe(true);
      expect(await errorOf(first.renew())).toMatchObject({ kind: 'locked' });
      await valueOf(first.release());
      expect(await valueOf(open().inspect('lock'))).toMatchObject({ token: second.token });
    });

    it('one of many that take a lock at once gets it, also when a lease is over', async () => {
      const { open, pass } = await given();
      const takeAll = () =>
        Promise.all(Array.from({ length: 8 }, () => open().lock('lock', { owner, leaseMs: 300 })));
      const first = (await takeAll()).filter((result) => result.isOk());
      await pass(301);
      const second = (await takeAll()).filter((result) => result.isOk());
      expect([first.length, second.length]).toEqual([1, 1]);
    });

    it('a renewed lock outlives its first lease', async () => {
      const { open, pass } = await given();
      const lock = await valueOf(open().lock('lock', { owner, leaseMs: 600 }));
      for (let renewals = 0; renewals < 3; renewals += 1) {
        await pass(300);
        await valueOf(lock.renew());
      }
      expect(lock.lost.aborted).toBe(false);
      expect(await errorOf(open().lock('lock', { owner, leaseMs: 1 }))).toMatchObject({
        kind: 'locked',
        holder: { token: lock.token },
      });
    });

    it('a broken lock is lost at its next renewal', async () => {
      const { open } = await given();
      const lock = await valueOf(open().lock('lock', { owner, leaseMs: aMinute }));
      expect(await errorOf(open().breakLock('lock', lock.token + 1))).toMatchObject({
        kind: 'conflict',
      });
      await valueOf(open().breakLock('lock', lock.token));
      expect(await errorOf(open().breakLock('lock', lock.token))).toMatchObject({
        kind: 'conflict',
      });
      expect(await errorOf(lock.renew())).toMatchObject({ kind: 'locked' });
      expect(lock.lost.aborted).toBe(true);
    });

    it('the holder of a broken lock cannot prolong the lease of the next holder', async () => {
      const { open, pass } = await given();
      const first = await valueOf(open().lock('lock', { owner, leaseMs: aMinute }));
      await valueOf(open().breakLock('lock', first.token));
      await valueOf(open().lock('lock', { owner: 'next', leaseMs: 300 }));
      expect(await errorOf(first.renew())).toMatchObject({ holder: { owner: 'next' } });
      await valueOf(first.release());
      expect(await valueOf(open().inspect('lock'))).toMatchObject({ owner: 'next' });
      await pass(301);
      await valueOf(open().lock('lock', { owner: 'third', leaseMs: aMinute }));
    });

    it('an append is refused once its fence is not held any more', async () => {
      const { open } = await given();
      const first = await valueOf(open().lock('lock', { owner, leaseMs: aMinute }));
      await valueOf(open().append('log', ['mine'], { expectedSequence: 0, fence: first }));
      await valueOf(open().breakLock('lock', first.token));
      const late = { expectedSequence: 1, fence: first };
      expect(await errorOf(open().append('log', ['late'], late))).toMatchObject({ kind: 'locked' });
      const second = await valueOf(open().lock('lock', { owner: 'next', leaseMs: aMinute }));
      expect(await errorOf(open().append('log', ['late'], late))).toMatchObject({
        kind: 'locked',
        holder: { owner: 'next' },
      });
      await valueOf(open().append('log', ['next'], { expectedSequence: 1, fence: second }));
      expect((await valueOf(open().read('log'))).lines).toEqual(['mine', 'next']);
    });

    it('`withLock` renews the lock while the work runs, and releases it', async () => {
      const { open, pass, clock } = await given();
      const options = { owner, leaseMs: 900, clock };
      const outcome = await withLock(open(), 'lock', options, async (lock) => {
        for (let renewals = 0; renewals < 8; renewals += 1) {
          const { until } = lock.holder;
          await pass(300);
          await expect.poll(() => lock.holder.until).not.toBe(until);
        }
        return open().append('log', ['done'], { expectedSequence: 0, fence: lock });
      });
      expect(outcome.isOk()).toBe(true);
      await valueOf(open().lock('lock', { owner, leaseMs: aMinute }));
    });

    it('`withLock` does not run the work if the lock is held, and frees the lock if the work throws', async () => {
      const { open, clock } = await given();
      const options = { owner, leaseMs: aMinute, clock };
      const failed = withLock(open(), 'lock', options, async () => {
        const inner = withLock(open(), 'lock', options, () => {
          throw new Error('must not run');
        });
        expect(await errorOf(inner)).toMatchObject({ kind: 'locked' });
        throw new Error('a bug, client_secret=hunter2hunter2');
      });
      const error = await errorOf(failed);
      expect(error).toMatchObject({ kind: 'unavailable' });
      expect(JSON.stringify(error)).not.toContain('hunter2');
      await valueOf(open().lock('lock', { owner, leaseMs: aMinute }));
    });
  });
}
