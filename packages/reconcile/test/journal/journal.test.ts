/** The journal: its records, their order, their durability, and the secrets that it does not keep. */
import { createAssistantError } from '@assistant-provider/core/adapter';
import fc from 'fast-check';
import { createManualClock } from '@assistant-provider/test-support';
import { ok, okAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import {
  createFileRunStore,
  createJournal,
  openJournal,
  readJournal,
  statusOf,
  type Journal,
  type JournalState,
  type RunStore,
} from '../../src/index.js';
import { foldLines } from '../../src/journal/journal.js';
import { JournalFold } from '../../src/journal/state.js';
import { parseRecord, type JournalRecord } from '../../src/journal/record.js';
import { createMachine } from '../run-store/machine.js';
import { errorOf, valueOf } from '../run-store/results.js';

const start = {
  run: '17',
  plan: 'sha256:5c1f',
  vendor: 'genesys',
  account: 'org-1',
  region: 'mypurecloud.de',
};
const at = '2026-01-01T00:00:00.000Z';
const name = 'run/17.journal';

function givenStore() {
  const machine = createMachine();
  const clock = createManualClock({ now: Date.UTC(2026, 0, 1) });
  const open = () => createFileRunStore({ folder: '/store', clock, fileSystem: machine.start() });
  return { machine, clock, open };
}

const linesOf = async (store: RunStore) =>
  (await valueOf(store.read(name))).lines.map((line) => JSON.parse(line) as object);

describe('records', () => {
  it('are stored one a line, with their time, and give the state of each step', async () => {
    const { open, clock } = givenStore();
    const journal = await valueOf(createJournal(open(), start, { clock }));
    await valueOf(journal.begin('create desk', { before: [], mark: 'desk ⟨17⟩' }));
    await clock.advance(1_000);
    await valueOf(journal.end('create desk', { id: 'a-1' }));
    await valueOf(journal.begin('bind returns'));
    await valueOf(journal.adopted('bind returns', { id: 'q-1' }));
    await valueOf(journal.begin('tag desk'));
    await valueOf(journal.failed('tag desk', new Error('no')));
    await valueOf(journal.skipped('publish desk', { because: 'tag desk' }));
    await valueOf(journal.close('failed'));

    expect(await linesOf(open())).toEqual([
      { type: 'started', format: 1, ...start, at },
      { type: 'begin', step: 'create desk', at, payload: { before: [], mark: 'desk ⟨17⟩' } },
      ...[
        { type: 'end', step: 'create desk', payload: { id: 'a-1' } },
        { type: 'begin', step: 'bind returns' },
        { type: 'adopted', step: 'bind returns', payload: { id: 'q-1' } },
        { type: 'begin', step: 'tag desk' },
        { type: 'failed', step: 'tag desk', payload: { kind: 'unknown', message: 'no' } },
        { type: 'skipped', step: 'publish desk', payload: { because: 'tag desk' } },
        { type: 'closed', outcome: 'failed' },
      ].map((record) => ({ ...record, at: '2026-01-01T00:00:01.000Z' })),
    ]);
    const state = await valueOf(readJournal(open(), '17'));
    expect(state).toEqual(journal.state());
    expect(state).toMatchObject({ sequence: 9, direction: 'apply', outcome: 'failed', start });
    expect(Object.fromEntries(state.steps)).toEqual({
      'create desk': {
        status: 'ended',
        begin: { before: [], mark: 'desk ⟨17⟩' },
        end: { id: 'a-1' },
      },
      'bind returns': { status: 'ended', begin: {}, end: { id: 'q-1' }, adopted: true },
      'tag desk': { status: 'failed', begin: {}, failure: { kind: 'unknown', message: 'no' } },
      'publish desk': { status: 'skipped', failure: { because: 'tag desk' } },
    });
    expect(statusOf(state, 'delete desk')).toBe('notBegun');
  });

  it('of an interrupted run continue in another process, which the first one cannot disturb', async () => {
    const { open, clock } = givenStore();
    const first = await valueOf(createJournal(open(), start, { clock }));
    await valueOf(first.begin('a', { before: 1 }));
    const second = await valueOf(openJournal(open(), '17', { by: 'the next shift', clock }));
    expect(second.state().steps.get('a')).toEqual({ status: 'begun', begin: { before: 1 } });
    expect(await errorOf(first.end('a'))).toMatchObject({ kind: 'conflict' });
    await valueOf(second.end('a'));
    expect(await errorOf(first.begin('b'))).toMatchObject({ kind: 'conflict' });
    expect((await linesOf(open())).slice(-2)).toEqual([
      { type: 'resumed', by: 'the next shift', at },
      { type: 'end', step: 'a', at },
    ]);
  });

  it('of a rollback undo what ended and what is unknown, and leave what could not be undone', async () => {
    const { open, clock } = givenStore();
    const first = await valueOf(createJournal(open(), start, { clock }));
    for (const step of ['a', 'b', 'c', 'd']) await valueOf(first.begin(step, { before: step }));
    for (const step of ['a', 'b']) await valueOf(first.end(step));
    const options = { by: 'anna', rollback: true, clock };
    const journal = await valueOf(openJournal(open(), '17', options));
    for (const step of ['a', 'b', 'c']) await valueOf(journal.undoBegin(step, { to: step }));
    await valueOf(journal.undone('a'));
    for (const step of ['b', 'c']) await valueOf(journal.undoFailed(step, new Error('not now')));
    await valueOf(journal.failed('d', new Error('it never was')));
    const { steps, direction } = journal.state();
    expect(direction).toBe('rollback');
    expect([...steps].map(([step, { status }]) => [step, status])).toEqual([
      ['a', 'undone'],
      ['b', 'ended'],
      ['c', 'begun'],
      ['d', 'failed'],
    ]);
    expect(steps.get('b')).toMatchObject({ undo: { to: 'b' }, failure: { message: 'not now' } });
    // A rollback that is resumed stays a rollback.
    const next = await valueOf(openJournal(open(), '17', { by: 'ben', clock }));
    expect(next.state().direction).toBe('rollback');
    expect(await errorOf(next.begin('e'))).toMatchObject({ kind: 'invalidInput' });
    await valueOf(next.undoBegin('b'));
  });

  it('of a closed run can follow only once it is resumed', async () => {
    const { open, clock } = givenStore();
    const journal = await valueOf(createJournal(open(), start, { clock }));
    await valueOf(journal.close('applied'));
    expect(await errorOf(journal.begin('a'))).toMatchObject({
      kind: 'invalidInput',
      message: expect.stringContaining('the run is closed and was not resumed') as string,
    });
    const next = await valueOf(openJournal(open(), '17', { by: 'anna', clock }));
    expect(next.state().outcome).toBeUndefined();
    await valueOf(next.begin('a'));
    expect((await errorOf(next.close('applied'))).message).toContain(
      'outcome of step a is unknown',
    );
  });

  it('are refused once the lock is lost', async () => {
    const { open, clock } = givenStore();
    const fence = await valueOf(open().lock('account', { owner: 'me', leaseMs: 60_000 }));
    const journal = await valueOf(createJournal(open(), start, { clock, fence }));
    await valueOf(openJournal(open(), '17', { by: 'me', clock, fence }));
    expect((await linesOf(open())).at(-1)).toMatchObject({ token: fence.token });
    await valueOf(open().breakLock('account', fence.token));
    expect(await errorOf(journal.begin('a'))).toMatchObject({ kind: 'locked' });
  });

  it('cannot be of a run that exists, or that does not', async () => {
    const { open, clock } = givenStore();
    await valueOf(createJournal(open(), start, { clock }));
    expect(await errorOf(createJournal(open(), start, { clock }))).toMatchObject({
      kind: 'conflict',
    });
    expect(await errorOf(readJournal(open(), '18'))).toMatchObject({
      kind: 'invalidInput',
      message: 'the journal run/18.journal does not exist; look at the list of runs',
    });
    expect(await errorOf(openJournal(open(), '18', { by: 'me' }))).toMatchObject({
      kind: 'invalidInput',
    });
  });

  it('that cannot be written are refused, and the journal goes on', async () => {
    const { open, clock } = givenStore();
    const journal = await valueOf(createJournal(open(), start, { clock }));
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    for (const [step, payload] of [
      ['a', circle],
      ['a', { big: 1n }],
      ['a', []],
      ['', {}],
      ['a\n', {}],
    ] as const)
      expect(await errorOf(journal.begin(step, payload as never))).toMatchObject({
        kind: 'invalidInput',
      });
    await valueOf(journal.begin('a', { text: '\ud800 \u2028 "\\ \0' }));
    expect((await valueOf(readJournal(open(), '17'))).steps.get('a')?.begin).toEqual({
      text: '\ud800 \u2028 "\\ \0',
    });
  });
});

describe('an order that cannot be', () => {
  const started = { type: 'started', format: 1, ...start, at };
  const step = (type: string, id = 'a') => ({ type, step: id, at });
  const rollback = { type: 'rollback', by: 'me', at };
  const closed = { type: 'closed', outcome: 'x', at };
  it.each<[string, number, readonly object[]]>([
    ['begins with started', 1, [step('begin')]],
    ['starts the run a second time', 2, [started, started]],
    ['end, but it is notBegun', 2, [started, step('end')]],
    ['begin, but it is begun', 3, [started, step('begin'), step('begin')]],
    ['begin, but it is ended', 4, [started, step('begin'), step('end'), step('begin')]],
    ['be adopted, but it is ended', 4, [started, step('begin'), step('end'), step('adopted')]],
    ['be skipped, but it is begun', 3, [started, step('begin'), step('skipped')]],
    ['the run is not being rolled back', 3, [started, step('begin'), step('undoBegin')]],
    ['the run is being rolled back', 3, [started, rollback, step('begin')]],
    ['be undone, but it is begun', 4, [started, step('begin'), rollback, step('undone')]],
    ['the run is closed', 3, [started, closed, step('begin')]],
    ['the outcome of step a is unknown', 3, [started, step('begin'), closed]],
    ['has an unknown type; a newer version', 2, [started, { type: 'paused', at }]],
    ['must be 1, the version that is read', 1, [{ ...started, format: 2 }]],
    ['extra is not a known field', 2, [started, { ...step('begin'), extra: 1 }]],
    ['must be a time in ISO 8601', 2, [started, { ...step('begin'), at: 'now' }]],
    ['payload must be an object', 2, [started, { ...step('begin'), payload: [] }]],
    ['is not an object', 2, [started, []]],
  ])('is refused with its line: %s', (message, line, records) => {
    const lines = records.map((record) => JSON.stringify(record));
    const error = foldLines('x', lines)._unsafeUnwrapErr();
    expect(error).toMatchObject({ kind: 'corrupt', line });
    expect(error.message).toContain(message);
    expect(error.message).toContain(`line ${line} of x `);
  });

  it('is refused with its line: not JSON', () => {
    expect(foldLines('x', [JSON.stringify(started), '{'])._unsafeUnwrapErr().message).toBe(
      'line 2 of x is not JSON',
    );
  });
});

/** Random runs, of records in a possible order. */
const actions = fc.array(
  fc.record({
    type: fc.constantFrom(
      ...(['begin', 'end', 'failed', 'adopted', 'skipped', 'undoBegin'] as const),
      ...(['undone', 'undoFailed', 'rollback', 'resumed', 'closed'] as const),
    ),
    step: fc.constantFrom('a', 'b', 'c'),
    payload: fc.option(fc.dictionary(fc.string(), fc.jsonValue()), { nil: undefined }),
  }),
  { maxLength: 30 },
);
type Action = typeof actions extends fc.Arbitrary<infer T> ? T : never;

function possible(all: Action): readonly JournalRecord[] {
  const fold = new JournalFold();
  const records = [{ type: 'started', format: 1, ...start, at }, ...all.map(recordOf)];
  return records.flatMap((record) =>
    parseRecord(JSON.stringify(record)).match(
      (parsed) => (fold.add(parsed).isOk() ? [parsed] : []),
      () => [],
    ),
  );
}

function recordOf({ type, step, payload }: Action[number]): object {
  if (type === 'closed') return { type, outcome: 'x', at };
  if (type === 'rollback' || type === 'resumed') return { type, by: 'me', at };
  return { type, step, at, ...(payload && { payload }) };
}

const stateOf = (records: readonly JournalRecord[]): JournalState =>
  foldLines(
    'x',
    records.map((record) => JSON.stringify(record)),
  )._unsafeUnwrap();

it('for every prefix in bytes of a journal file, reading gives the fold of the complete lines', async () => {
  await fc.assert(
    fc.asyncProperty(actions, async (all) => {
      const { machine, open } = givenStore();
      const path = '/store/run/17.journal.jsonl';
      const records = possible(all);
      const lines = records.map((record) => JSON.stringify(record));
      await valueOf(open().append(name, lines, { expectedSequence: 0 }));
      const bytes = machine.contents(path) as Uint8Array;
      const ends = [...bytes.entries()].filter(([, byte]) => byte === 0x0a).map(([end]) => end);
      const states = records.map((_, index) => stateOf(records.slice(0, index + 1)));
      for (let length = 1; length <= bytes.length; length += 1) {
        machine.replace(path, bytes.slice(0, length));
        const complete = ends.filter((end) => end <= length).length;
        const read = await readJournal(open(), '17');
        if (complete === 0) expect(read._unsafeUnwrapErr().kind).toBe('invalidInput');
        else expect(read._unsafeUnwrap()).toEqual(states[complete - 1]);
      }
    }),
    { numRuns: 5 },
  );
});

it('whatever a process was able to do, another one reads', async () => {
  await fc.assert(
    fc.asyncProperty(actions, async (all) => {
      const { open, clock } = givenStore();
      let journal = await valueOf(createJournal(open(), start, { clock }));
      const expected = [{ type: 'started', format: 1, ...start, at }] as JournalRecord[];
      for (const action of all) {
        const { type, step, payload } = action;
        if (type === 'rollback' || type === 'resumed') {
          const rollback = type === 'rollback';
          journal = await valueOf(openJournal(open(), '17', { by: 'me', rollback, clock }));
          expected.push({ type, by: 'me', at });
          continue;
        }
        const outcome =
          type === 'closed' ? await journal.close('x') : await write(journal, type, step, payload);
        const record = { ...recordOf(action), ...failureOf(action) } as JournalRecord;
        if (outcome.isOk()) expected.push(record);
        else expect(outcome.error.kind).toBe('invalidInput');
      }
      const state = await valueOf(readJournal(open(), '17'));
      expect(state).toEqual(stateOf(expected));
      expect(state).toEqual(journal.state());
    }),
    { numRuns: 100 },
  );
});

const boom = { kind: 'unknown', message: 'boom' };
const isFailure = (type: string) => type === 'failed' || type === 'undoFailed';
const failureOf = ({ type }: Action[number]) => (isFailure(type) ? { payload: boom } : {});

function write(
  journal: Journal,
  type: Exclude<Action[number]['type'], 'closed' | 'rollback' | 'resumed'>,
  step: string,
  payload: Action[number]['payload'],
) {
  if (type === 'failed' || type === 'undoFailed') return journal[type](step, new Error('boom'));
  return journal[type](step, payload as never);
}

describe('durability', () => {
  it('records that come while the store is busy are written together, in their order', async () => {
    const batches: (readonly string[])[] = [];
    const waiting: (() => void)[] = [];
    const { open } = givenStore();
    const inner = open();
    const store: RunStore = {
      ...inner,
      append: (log, lines, options) => {
        batches.push(lines);
        const stored = new Promise<void>((resolve) => waiting.push(resolve));
        return okAsync(undefined)
          .andThen(() => okAsync(undefined).map(() => stored))
          .andThen(() => inner.append(log, lines, options));
      },
    };
    const letStore = async () => {
      await expect.poll(() => waiting.length).toBeGreaterThan(0);
      waiting.shift()?.();
    };
    const creating = createJournal(store, start);
    await letStore();
    const journal = await valueOf(creating);
    const steps = Array.from({ length: 50 }, (_, index) => `step ${index}`);
    let done = 0;
    const all = steps.map((step) => valueOf(journal.begin(step)).then(() => (done += 1)));
    await letStore();
    await expect.poll(() => done).toBe(1);
    expect([...journal.state().steps.keys()]).toEqual(['step 0']);
    await letStore();
    await Promise.all(all);
    expect(batches.map(({ length }) => length)).toEqual([1, 1, 49]);
    expect([...(await valueOf(readJournal(inner, '17'))).steps.keys()]).toEqual(steps);
  });

  it('a record that resolved is there after a crash at any moment, and nothing else that is whole', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 80 }), fc.nat({ max: 300 }), async (afterCalls, written) => {
        const { machine, open, clock } = givenStore();
        const process = machine.start();
        process.fail({ afterCalls, code: 'crash', written });
        const store = createFileRunStore({ folder: '/store', clock, fileSystem: process });
        const ended: string[] = [];
        const begun: string[] = [];
        const run = async () => {
          const journal = await valueOf(createJournal(store, start, { clock }));
          await Promise.all(
            ['a', 'b', 'c', 'd'].map(async (step) => {
              await valueOf(journal.begin(step));
              begun.push(step);
              await valueOf(journal.end(step));
              ended.push(step);
            }),
          );
        };
        await Promise.race([run(), process.ended]);
        machine.restart();
        const read = await readJournal(open(), '17');
        if (read.isErr()) {
          expect(begun).toEqual([]);
          return;
        }
        for (const step of begun) expect(statusOf(read.value, step)).not.toBe('notBegun');
        for (const step of ended) expect(statusOf(read.value, step)).toBe('ended');
        for (const [step, { status }] of read.value.steps)
          if (status === 'ended') expect(begun).toContain(step);
      }),
      { numRuns: 200 },
    );
  });

  it('after a failed write every later one fails with its error', async () => {
    const { machine, clock } = givenStore();
    const process = machine.start();
    const store = createFileRunStore({ folder: '/store', clock, fileSystem: process });
    const journal = await valueOf(createJournal(store, start, { clock }));
    process.fail({ afterCalls: 4, code: 'ENOSPC', written: 10 });
    const failed = await Promise.all([journal.begin('a'), journal.begin('b')]);
    failed.push(await journal.begin('c'), await journal.close('failed'));
    const errors = failed.map((each) => each.isErr() && each.error);
    expect(errors[0]).toMatchObject({ kind: 'unavailable', code: 'ENOSPC' });
    expect(errors.slice(1, 3)).toEqual([errors[0], errors[0]]);
    expect([...journal.state().steps]).toEqual([]);
    await valueOf(openJournal(store, '17', { by: 'me', clock }));
  });
});

describe('secrets', () => {
  const secrets = fc.string({ unit: 'grapheme-ascii', minLength: 8, maxLength: 40 });
  const frames = fc.constantFrom(
    (secret: string) => `refused: ${secret}`,
    (secret: string) => JSON.stringify({ echo: { value: secret } }),
    (secret: string) => `https://vendor/path?key=${encodeURIComponent(secret)}&x=1`,
    (secret: string) => `${'x'.repeat(1_990)}${secret}`,
  );
  it('in the texts of errors do not reach the journal', async () => {
    await fc.assert(
      fc.asyncProperty(secrets, frames, fc.boolean(), async (secret, frame, isOurs) => {
        fc.pre(secret.trim().length >= 8);
        const { open, clock } = givenStore();
        const options = { clock, secrets: [secret] };
        const journal = await valueOf(createJournal(open(), start, options));
        const message = frame(secret);
        const error = isOurs
          ? createAssistantError({
              ...{ vendor: 'genesys', operation: 'assistants.create', kind: 'conflict' },
              ...{ message, vendorCode: message.slice(-60), requestId: message.slice(-60) },
            })
          : new Error(message);
        await valueOf(journal.begin('a'));
        await valueOf(journal.failed('a', error));
        const failure = (await valueOf(readJournal(open(), '17'))).steps.get('a')?.failure;
        for (const text of Object.values(failure ?? {}))
          for (const form of [
            secret,
            JSON.stringify(secret).slice(1, -1),
            encodeURIComponent(secret),
          ])
            expect(JSON.stringify(text)).not.toContain(form);
      }),
      { numRuns: 200 },
    );
  });

  it('that nobody has named are recognised by their form', async () => {
    const { open, clock } = givenStore();
    const journal = await valueOf(createJournal(open(), start, { clock }));
    await valueOf(journal.begin('a'));
    await valueOf(journal.failed('a', 'Authorization: Bearer abcdef123456'));
    const { failure } = journal.state().steps.get('a') ?? {};
    expect(failure).toEqual({ kind: 'unknown', message: 'Authorization: [redacted]' });
  });

  it('an error that cannot be read does no harm', async () => {
    const { open, clock } = givenStore();
    const journal = await valueOf(createJournal(open(), start, { clock }));
    await valueOf(journal.begin('a'));
    const error = {
      toString() {
        throw new Error('a trap');
      },
    };
    await valueOf(journal.failed('a', error));
    expect(ok(journal.state().steps.get('a')?.failure)).toEqual(
      ok({ kind: 'unknown', message: 'an error that cannot be read' }),
    );
  });
});
