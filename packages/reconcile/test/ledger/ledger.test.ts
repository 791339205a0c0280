/** The ledger: its text, its fold, merges of version control, crashes, and several writers. */
import fc from 'fast-check';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  createFileLedger,
  createFileRunStore,
  createStoreLedger,
  parseLedger,
  stringifyLedger,
  type LedgerEntry,
} from '../../src/index.js';
import { createMachine } from '../run-store/machine.js';
import { errorOf, valueOf } from '../run-store/results.js';

const at = '2026-01-01T00:00:00.000Z';
const desk = { key: 'desk', vendor: 'genesys', account: 'org-1' };
const pair = (id: string, more: object = {}): LedgerEntry => ({
  ...{ ...desk, id, how: 'created', at, run: '17' },
  ...more,
});
const forgotten: LedgerEntry = { ...desk, forgotten: true, at, run: '18' };
const parsed = (text: string) => parseLedger(text)._unsafeUnwrap();

const entry: fc.Arbitrary<LedgerEntry> = fc.oneof(
  fc.record({
    key: fc.constantFrom('a', 'b', 'ü "\\'),
    vendor: fc.constantFrom('genesys', 'qconnect'),
    account: fc.constantFrom('1', '2'),
    id: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 5 }),
    how: fc.constantFrom('created', 'adopted', 'byName', 'byMap'),
    at: fc.constant(at),
    run: fc.constantFrom('17', '18'),
  }),
  fc.record({
    key: fc.constantFrom('a', 'b', 'ü "\\'),
    vendor: fc.constantFrom('genesys', 'qconnect'),
    account: fc.constantFrom('1', '2'),
    forgotten: fc.constant(true as const),
    at: fc.constant(at),
    run: fc.constantFrom('17', '18'),
  }),
);
const entries = fc.array(entry, { maxLength: 8 });

describe('the text of a ledger', () => {
  it('has a line for the format and one for each entry, with members in one order', () => {
    const reversed = Object.fromEntries(Object.entries(pair('a-1')).reverse());
    expect(stringifyLedger([reversed as unknown as LedgerEntry, forgotten])).toBe(
      [
        '{"format":1}',
        `{"key":"desk","vendor":"genesys","account":"org-1","id":"a-1","how":"created","at":"${at}","run":"17"}`,
        `{"key":"desk","vendor":"genesys","account":"org-1","forgotten":true,"at":"${at}","run":"18"}`,
        '',
      ].join('\n'),
    );
  });

  it('gives the entries back, and the same text again', () => {
    fc.assert(
      fc.property(fc.uniqueArray(entry, { selector: (each) => JSON.stringify(each) }), (all) => {
        const text = stringifyLedger(all);
        expect(parsed(text).entries).toEqual(all);
        expect(stringifyLedger(parsed(text).entries)).toBe(text);
      }),
    );
  });

  it('gives the last pair of each place, unless it was forgotten', () => {
    fc.assert(
      fc.property(fc.uniqueArray(entry, { selector: (each) => JSON.stringify(each) }), (all) => {
        const { pairs, pairAt } = parsed(stringifyLedger(all));
        const samePlace = (one: LedgerEntry, { key, vendor, account }: LedgerEntry) =>
          one.key === key && one.vendor === vendor && one.account === account;
        for (const each of all) {
          const last = all.findLast((other) => samePlace(other, each));
          expect(pairAt(each)).toEqual(last && 'forgotten' in last ? undefined : last);
        }
        expect(pairs.map((each) => pairAt(each))).toEqual(pairs);
        expect(pairAt({ ...desk, account: 'elsewhere' })).toBeUndefined();
      }),
    );
  });

  it('may be empty, have a byte order mark, other line breaks and no last line break', () => {
    expect(parsed('').entries).toEqual([]);
    expect(parsed('\n').entries).toEqual([]);
    const text = stringifyLedger([pair('a-1'), forgotten]);
    for (const other of [`\ufeff${text}`, text.replaceAll('\n', '\r\n'), text.trimEnd()])
      expect(parsed(other)).toMatchObject({ entries: [pair('a-1'), forgotten], pairs: [] });
  });

  it.each([
    ['{"format":2}\n', 1, 'has a format other than 1'],
    [`${JSON.stringify(pair('a-1'))}\n`, 1, 'must be {"format":1}'],
    [`{"format":1}\nnot JSON\n${JSON.stringify(forgotten)}\n`, 2, 'is not JSON'],
    [`{"format":1}\n\n{"key":"desk"}\n`, 3, 'is not an entry: entry.vendor is required'],
    [`{"format":1}\n${JSON.stringify(pair('a', { how: 'luck' }))}\n`, 2, 'must be one of created'],
    [`{"format":1}\n${JSON.stringify(pair('a', { at: 'now' }))}\n`, 2, 'a time in ISO 8601'],
    [`{"format":1}\n${JSON.stringify({ ...forgotten, forgotten: 1 })}\n`, 2, 'must be true'],
    [`{"format":1}\n${JSON.stringify(pair('a', { secret: 1 }))}\n`, 2, 'is not a known field'],
    [`{"format":1}\n[]\n`, 2, 'is not an entry'],
  ])('is refused with the line: %j', (text, line, message) => {
    const error = parseLedger(text)._unsafeUnwrapErr();
    expect(error).toMatchObject({ kind: 'corrupt', line });
    expect(error.message).toContain(message);
  });
});

describe('a merge', () => {
  it.each(['<<<<<<< HEAD', '=======', '>>>>>>> branch', '||||||| base', '<<<<<<<'])(
    'that left %s is refused with its line',
    (mark) => {
      for (const text of [`{"format":1}\n${mark}\n`, `{"format":1}\n${mark}`])
        expect(parseLedger(text, 'ledger.jsonl')._unsafeUnwrapErr()).toMatchObject({
          line: 2,
          message:
            'line 2 of ledger.jsonl marks a merge conflict; keep the lines of both sides, delete the marks',
        });
    },
  );

  it('that repeats lines of both sides changes nothing', () => {
    fc.assert(
      fc.property(entries, entries, entries, (base, ours, theirs) => {
        const text = (all: readonly LedgerEntry[]) => stringifyLedger(all).split('\n').slice(0, -1);
        const merged = [...text([...base, ...ours]), ...text([...base, ...theirs])];
        const whole = parsed(`${merged.join('\n')}\n`);
        const once = parsed(stringifyLedger([...base, ...ours, ...theirs]));
        expect(whole.entries).toEqual(once.entries);
        expect(whole.pairs).toEqual(once.pairs);
      }),
    );
  });

  it('that repeats an old pair does not bring back what was forgotten since', () => {
    const text = stringifyLedger([pair('a-1'), forgotten, pair('a-1')]);
    expect(parsed(text).pairs).toEqual([]);
  });
});

describe('a file of its own', () => {
  const path = '/project/ledger.jsonl';

  it('is a text that can be committed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'assistant-provider-ledger-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const file = join(folder, 'new', 'ledger.jsonl');
    const ledger = createFileLedger({ path: file });
    expect((await valueOf(ledger.read())).entries).toEqual([]);
    await valueOf(ledger.add([pair('a-1')]));
    await valueOf(createFileLedger({ path: file }).add([forgotten, pair('a-2')]));
    expect(await readFile(file, 'utf8')).toBe(
      stringifyLedger([pair('a-1'), forgotten, pair('a-2')]),
    );
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await writeFile(file, (await readFile(file, 'utf8')).trimEnd());
    await valueOf(ledger.add([forgotten]));
    await valueOf(ledger.add([{ ...forgotten, run: '19' }]));
    expect((await valueOf(ledger.read())).entries).toHaveLength(4);
  });

  it('that has a wrong line is not added to', async () => {
    const machine = createMachine();
    machine.replace(path, new TextEncoder().encode('{"format":1}\n=======\n'));
    const ledger = createFileLedger({ path, fileSystem: machine.start() });
    expect(await errorOf(ledger.read())).toMatchObject({ kind: 'corrupt', line: 2 });
    expect(await errorOf(ledger.add([forgotten]))).toMatchObject({ kind: 'corrupt', line: 2 });
  });

  it('that cannot be read or written is unavailable', async () => {
    const process = createMachine().start();
    process.fail({ afterCalls: 0, code: 'EIO', written: 0 });
    const ledger = createFileLedger({ path, fileSystem: process });
    expect(await errorOf(ledger.read())).toMatchObject({ kind: 'unavailable', code: 'EIO' });
    process.fail({ afterCalls: 3, code: 'ENOSPC', written: 3 });
    expect(await errorOf(ledger.add([forgotten]))).toMatchObject({ code: 'ENOSPC' });
    await valueOf(ledger.add([forgotten]));
    expect((await valueOf(ledger.read())).entries).toEqual([forgotten]);
  });

  it('that ends at any byte gives its complete lines, and is repaired by the next addition', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(entry, { maxLength: 3 }), async (all) => {
        const machine = createMachine();
        const bytes = new TextEncoder().encode(stringifyLedger(all));
        const ends = [...bytes.entries()].filter(([, byte]) => byte === 0x0a).map(([end]) => end);
        for (let length = 0; length <= bytes.length; length += 1) {
          machine.replace(path, bytes.slice(0, length));
          const complete = Math.max(0, ends.filter((end) => end <= length).length - 1);
          const expected = parsed(stringifyLedger(all.slice(0, complete)));
          const ledger = createFileLedger({ path, fileSystem: machine.start() });
          expect((await valueOf(ledger.read())).entries).toEqual(expected.entries);
          const next = pair('next');
          await valueOf(ledger.add([next]));
          machine.restart();
          const after = await valueOf(
            createFileLedger({ path, fileSystem: machine.start() }).read(),
          );
          expect(after.entries).toEqual([...expected.entries, next]);
          expect(after.cutOff).toBeUndefined();
        }
      }),
      { numRuns: 5 },
    );
  });

  it('that was cut off is repaired once, also when two entries are added at once', async () => {
    const machine = createMachine();
    const text = `${stringifyLedger([pair('1')])}{"key":"de`;
    machine.replace(path, new TextEncoder().encode(text));
    const ledger = createFileLedger({ path, fileSystem: machine.start() });
    expect(await valueOf(ledger.read())).toMatchObject({ cutOff: { line: 3 } });
    await Promise.all(['2', '3'].map((id) => valueOf(ledger.add([pair(id)]))));
    expect((await valueOf(ledger.read())).entries).toEqual(['1', '2', '3'].map((id) => pair(id)));
  });

  it('keeps what was added in every crash', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 40 }),
        fc.nat({ max: 300 }),
        fc.nat({ max: 300 }),
        async (afterCalls, written, surviving) => {
          const machine = createMachine();
          const process = machine.start();
          process.fail({ afterCalls, code: 'crash', written });
          const ledger = createFileLedger({ path, fileSystem: process });
          const all = ['1', '2', '3', '4'].map((id) => pair(id));
          const added: LedgerEntry[] = [];
          const addAll = async () => {
            for (const each of all) {
              await valueOf(ledger.add([each]));
              added.push(each);
            }
          };
          await Promise.race([addAll(), process.ended]);
          machine.restart(surviving);
          const after = createFileLedger({ path, fileSystem: machine.start() });
          const { entries: kept } = await valueOf(after.read());
          expect(kept).toEqual(all.slice(0, kept.length));
          expect(kept.length - added.length).toBeOneOf([0, 1]);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('several writers', () => {
  const ids = Array.from({ length: 12 }, (_, index) => `a-${index}`);
  const idsOf = (all: readonly LedgerEntry[]) =>
    all.map((each) => ('id' in each ? each.id : '')).sort();

  it.each([
    [
      'a file',
      (machine = createMachine()) =>
        () =>
          createFileLedger({ path: '/project/ledger.jsonl', fileSystem: machine.start() }),
    ],
    [
      'a store',
      (machine = createMachine()) =>
        () =>
          createStoreLedger(createFileRunStore({ folder: '/work', fileSystem: machine.start() })),
    ],
  ])('of %s all add what they have', async (_, given) => {
    const open = given();
    const one = open();
    await Promise.all(ids.map((id, index) => valueOf((index % 2 ? one : open()).add([pair(id)]))));
    expect(idsOf((await valueOf(open().read())).entries)).toEqual([...ids].sort());
  });

  it('cannot add what is not an entry', async () => {
    const ledger = createFileLedger({ path: '/x', fileSystem: createMachine().start() });
    for (const bad of [[], [{}], [pair('')], 'text', [{ ...forgotten, id: 'a' }]])
      expect(await errorOf(ledger.add(bad as never))).toMatchObject({ kind: 'invalidInput' });
  });

  it('of a store are refused if its log is not a ledger', async () => {
    const store = createFileRunStore({ folder: '/x', fileSystem: createMachine().start() });
    await valueOf(store.append('ledger', ['something else'], { expectedSequence: 0 }));
    const ledger = createStoreLedger(store);
    expect(await errorOf(ledger.read())).toMatchObject({ kind: 'corrupt', line: 1 });
    expect(await errorOf(ledger.add([forgotten]))).toMatchObject({ kind: 'corrupt', line: 1 });
  });
});
