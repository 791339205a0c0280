/** The file store on a machine that crashes at any call and at any byte, and with writers at any pace. */
import fc from 'fast-check';
import type { Clock } from '@assistant-provider/core';
import { expect, it } from 'vitest';
import { createFileRunStore, type RunStore, type StoreLock } from '../../src/index.js';
import { createMachine, type Fault, type Machine } from './machine.js';
import { valueOf } from './results.js';

const folder = '/store';
const path = '/store/log.jsonl';

/** A clock that a test moves. Nobody sleeps on it for long enough to wake. */
function stoppedClock() {
  let now = 0;
  const clock: Clock = {
    now: () => now,
    sleep: (_, signal) =>
      new Promise((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true })),
  };
  return { clock, move: (ms: number) => (now += ms) };
}

const openStore = (machine: Machine): RunStore =>
  createFileRunStore({ folder, fileSystem: machine.start(), clock: stoppedClock().clock });

const texts = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .map((text) => JSON.stringify({ text }).replace(/\p{Cs}/gu, ''));
const batches = fc.array(fc.array(texts, { minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 5,
});
const faults = fc.record<Fault>({
  afterCalls: fc.nat({ max: 40 }),
  code: fc.constantFrom('ENOSPC', 'EIO', 'crash'),
  written: fc.nat({ max: 400 }),
});

it('an append that succeeded survives every crash, and one that did not leaves the log intact', async () => {
  await fc.assert(
    fc.asyncProperty(batches, faults, fc.nat({ max: 400 }), async (appends, fault, surviving) => {
      const machine = createMachine();
      const process = machine.start();
      process.fail(fault);
      const store = createFileRunStore({ folder, fileSystem: process });
      const kept: string[] = [];
      let unsure: readonly string[] = [];
      for (const lines of appends) {
        const appended = store.append('log', lines, { expectedSequence: kept.length });
        const result = await Promise.race([appended, process.ended]);
        if (result !== 'ended' && result.isOk()) {
          kept.push(...lines);
          continue;
        }
        if (result !== 'ended') expect(result._unsafeUnwrapErr().kind).toBe('unavailable');
        unsure = lines;
        break;
      }
      machine.restart(surviving);

      const after = openStore(machine);
      const { lines, sequence } = await valueOf(after.read('log'));
      expect(lines.slice(0, kept.length)).toEqual(kept);
      expect(lines.slice(kept.length)).toEqual(unsure.slice(0, lines.length - kept.length));
      await valueOf(after.append('log', ['next'], { expectedSequence: sequence }));
      expect((await valueOf(after.read('log'))).lines).toEqual([...lines, 'next']);
    }),
    { numRuns: 500 },
  );
});

it('a store whose disk failed once goes on when the disk does', async () => {
  await fc.assert(
    fc.asyncProperty(texts, batches, faults, async (first, appends, fault) => {
      const machine = createMachine();
      const process = machine.start();
      process.fail(fault.code === 'crash' ? { ...fault, code: 'ENOSPC' } : fault);
      const store = createFileRunStore({ folder, fileSystem: process });
      const lines = [first, ...appends.flat()];
      // After a failure the log says what is still to be appended.
      for (let failures = 0, stored = 0; stored < lines.length;) {
        const appended = await store.append('log', lines.slice(stored, stored + 2), {
          expectedSequence: stored,
        });
        if (appended.isErr()) failures += 1;
        expect(failures).toBeLessThanOrEqual(1);
        const read = await store.read('log');
        stored = read.isOk() ? read.value.sequence : stored;
      }
      // The last append may have failed after its lines were stored; the next one flushes them, too.
      for (let isFlushed = false; !isFlushed;) {
        const next = store
          .read('log')
          .andThen(({ sequence }) => store.append('log', ['next'], { expectedSequence: sequence }));
        isFlushed = (await next).isOk();
      }
      machine.restart();
      const { lines: after } = await valueOf(openStore(machine).read('log'));
      expect(after.filter((line) => line !== 'next')).toEqual(lines);
    }),
    { numRuns: 300 },
  );
});

async function givenLogFile(lines: readonly string[]) {
  const machine = createMachine();
  await valueOf(openStore(machine).append('log', lines, { expectedSequence: 0 }));
  return { machine, bytes: machine.contents(path) as Uint8Array };
}

it('every prefix in bytes of a log reads as its complete lines, and can be appended to', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(texts, { minLength: 1, maxLength: 3 }), async (lines) => {
      const { machine, bytes } = await givenLogFile(lines);
      const ends = [...bytes.entries()].filter(([, byte]) => byte === 0x0a).map(([at]) => at);
      for (let length = 0; length <= bytes.length; length += 1) {
        machine.replace(path, bytes.slice(0, length));
        const complete = lines.slice(0, ends.filter((end) => end <= length).length);
        const store = openStore(machine);
        const log = await valueOf(store.read('log'));
        expect(log.lines).toEqual(complete);
        const isTorn = length > 0 && !ends.includes(length) && !ends.includes(length - 1);
        expect(log.cutOff).toEqual(isTorn ? { line: complete.length + 1 } : undefined);
        await valueOf(store.append('log', ['next'], { expectedSequence: complete.length }));
        const { lines: after } = await valueOf(openStore(machine).read('log'));
        expect(after).toEqual([...complete, 'next']);
      }
    }),
    { numRuns: 5 },
  );
});

it('a changed byte is refused, or cuts off the last line, and never changes what is read', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(texts, { minLength: 3, maxLength: 4 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      fc.integer({ min: 1, max: 255 }),
      async (lines, where, change) => {
        const { machine, bytes } = await givenLogFile(lines);
        const at = Math.floor(where * bytes.length);
        const damaged = bytes.slice();
        damaged[at] = (bytes[at] as number) ^ change;
        machine.replace(path, damaged);
        const read = await openStore(machine).read('log');
        const line = bytes.slice(0, at).filter((byte) => byte === 0x0a).length + 1;
        // A line break that is gone joins two lines.
        const isEnd = line >= lines.length - (bytes[at] === 0x0a ? 1 : 0);
        if (read.isErr()) {
          // A new line break makes two lines of one.
          const isTwo = damaged[at] === 0x0a;
          expect(read.error.kind === 'corrupt' && [line, isTwo ? line + 1 : line]).toContain(
            read.error.kind === 'corrupt' && read.error.line,
          );
          expect(isEnd).toBe(false);
          return;
        }
        expect(read.value.lines).toEqual(lines.slice(0, read.value.lines.length));
        expect(isEnd).toBe(true);
        expect(read.value.lines.length).toBeGreaterThanOrEqual(lines.length - 2);
      },
    ),
    { numRuns: 500 },
  );
});

it('writers at any pace, one of which crashes at any byte, lose and double nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.integer({ min: 2, max: 3 }),
      fc.record({ ...{ afterCalls: fc.nat({ max: 25 }), written: fc.nat({ max: 200 }) } }),
      async (scheduler, writers, fault) => {
        const machine = createMachine();
        const kept: string[] = [];
        const write = async (writer: number) => {
          const process = machine.start(() => scheduler.schedule(Promise.resolve()));
          if (writer === 0) process.fail({ ...fault, code: 'crash' });
          const store = createFileRunStore({ folder, fileSystem: process });
          const appendAll = async () => {
            for (let number = 0; number < 2; number += 1)
              for (;;) {
                const { sequence } = await valueOf(store.read('log'));
                const line = `${writer}-${number}`;
                const done = await store.append('log', [line], { expectedSequence: sequence });
                if (done.isErr()) {
                  expect(done.error.kind).toBe('conflict');
                  continue;
                }
                kept.push(line);
                break;
              }
          };
          await Promise.race([appendAll(), process.ended]);
        };
        const all = Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
        await scheduler.waitFor(all);

        const { lines } = await valueOf(openStore(machine).read('log'));
        expect(new Set(lines).size).toBe(lines.length);
        const unsure = lines.filter((line) => !kept.includes(line));
        expect(unsure.length).toBeLessThanOrEqual(1);
        expect(unsure.every((line) => line.startsWith('0-'))).toBe(true);
        for (let writer = 0; writer < writers; writer += 1) {
          const ofWriter = (all: readonly string[]) =>
            all.filter((line) => line.startsWith(`${writer}-`) && kept.includes(line));
          expect(ofWriter(lines)).toEqual(ofWriter(kept));
        }
      },
    ),
    { numRuns: 200 },
  );
});

it('a lock is held and its token grows also after the machine has crashed', async () => {
  const machine = createMachine();
  const { clock, move } = stoppedClock();
  const open = () => createFileRunStore({ folder, clock, fileSystem: machine.start() });
  const first = await valueOf(open().lock('deep/lock', { owner: 'first', leaseMs: 1_000 }));
  machine.restart();
  expect(await valueOf(open().inspect('deep/lock'))).toEqual(first.holder);
  move(1_000);
  const second = await valueOf(open().lock('deep/lock', { owner: 'second', leaseMs: 1_000 }));
  machine.restart();
  expect(await valueOf(open().inspect('deep/lock'))).toEqual(second.holder);
  expect(second.token).toBeGreaterThan(first.token);
});

it('at any pace and after any crash, a lock has one holder at a time, with growing tokens', async () => {
  const leaseMs = 1_000;
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.record({ afterCalls: fc.nat({ max: 40 }), written: fc.nat({ max: 100 }) }),
      fc.array(fc.integer({ min: 1, max: leaseMs }), { minLength: 20, maxLength: 20 }),
      async (scheduler, fault, passing) => {
        const machine = createMachine();
        const { clock, move } = stoppedClock();
        const holding = new Set<StoreLock>();
        const tokens: number[] = [];
        let taken = 0;
        const isLive = (lock: StoreLock) =>
          !lock.lost.aborted && clock.now() < Date.parse(lock.holder.until);
        const contend = async (contender: number) => {
          const process = machine.start(() => scheduler.schedule(Promise.resolve()));
          if (contender === 0) process.fail({ ...fault, code: 'crash' });
          const store = createFileRunStore({ folder, fileSystem: process, clock });
          const run = async () => {
            for (let times = 0; times < 2;) {
              const lock = await store.lock('lock', { owner: `${contender}`, leaseMs });
              if (lock.isErr()) {
                expect(lock.error.kind).toBe('locked');
                await scheduler.schedule(Promise.resolve());
                continue;
              }
              if (isLive(lock.value)) expect([...holding].filter(isLive)).toEqual([]);
              holding.add(lock.value);
              tokens.push(lock.value.token);
              taken += 1;
              times += 1;
              const renewed = await lock.value.renew();
              if (renewed.isOk() && isLive(lock.value))
                expect([...holding].filter(isLive)).toEqual([lock.value]);
              holding.delete(lock.value);
              await valueOf(lock.value.release());
            }
          };
          await Promise.race([run(), process.ended]);
        };
        const time = async () => {
          for (const ms of passing) {
            await scheduler.schedule(Promise.resolve());
            move(ms);
          }
          // A holder that crashed at the end keeps the lock for a last lease.
          while (!isOver) {
            await scheduler.schedule(Promise.resolve());
            move(leaseMs);
          }
        };
        let isOver = false;
        const all = Promise.all([contend(0), contend(1), contend(2)]).then(() => (isOver = true));
        await scheduler.waitFor(Promise.all([all, time()]));
        expect(taken).toBeGreaterThanOrEqual(4);
        expect(new Set(tokens).size).toBe(tokens.length);
      },
    ),
    { numRuns: 200 },
  );
});
