/** The file store, over real files and over a file system in memory. */
import { createManualClock } from '@assistant-provider/test-support';
import { appendFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createFileRunStore } from '../../src/index.js';
import { createLockFiles } from '../../src/run-store/file/lock-files.js';
import { nodeFileSystem } from '../../src/run-store/file/node-file-system.js';
import { thisProcess } from '../../src/run-store/holder.js';
import { describeRunStore } from './contract.js';
import { createMachine } from './machine.js';
import { errorOf, valueOf } from './results.js';

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'assistant-provider-store-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

describeRunStore('the file store', async () => {
  const folder = join(await temporaryFolder(), 'new', 'folder');
  const clock = createManualClock({ now: Date.UTC(2026, 0, 1) });
  return {
    open: () => createFileRunStore({ folder, clock }),
    pass: (ms) => clock.advance(ms),
    clock,
  };
});

describeRunStore('the file store over a file system in memory', () => {
  const machine = createMachine();
  const clock = createManualClock({ now: Date.UTC(2026, 0, 1) });
  return Promise.resolve({
    open: () => createFileRunStore({ folder: '/store', clock, fileSystem: machine.start() }),
    pass: (ms) => clock.advance(ms),
    clock,
  });
});

describe('the files of a store', () => {
  const lines = ['{"step":"a"}', '{"step":"b"}', '{"step":"c"}'];

  async function givenLog() {
    const folder = join(await temporaryFolder(), 'store');
    const store = createFileRunStore({ folder });
    await valueOf(store.append('run/1', lines, { expectedSequence: 0 }));
    return { folder, store, path: join(folder, 'run', '1.jsonl') };
  }

  it('can be read by their owner alone', async () => {
    const { folder, store, path } = await givenLog();
    await valueOf(store.lock('lock', { owner: 'me', leaseMs: 60_000 })).then((lock) =>
      valueOf(lock.release()),
    );
    const modes = [folder, path, join(folder, 'run'), join(folder, '.locks', 'lock')];
    const found = await Promise.all(modes.map(async (each) => (await stat(each)).mode & 0o777));
    expect(found).toEqual([0o700, 0o600, 0o700, 0o700]);
  });

  it('are JSON, one object a line, if the lines are JSON', async () => {
    const { path } = await givenLog();
    const texts = (await readFile(path, 'utf8')).trimEnd().split('\n');
    const objects = texts.map((text) => JSON.parse(text) as { sequence: number; line: object });
    expect(objects.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(objects.map(({ line }) => line)).toEqual(
      lines.map((line) => JSON.parse(line) as object),
    );
  });

  it('a torn last line is cut off and reported, and the log goes on', async () => {
    const { store, path } = await givenLog();
    await appendFile(path, '{"sequence":4,"append":"ab');
    expect(await valueOf(store.read('run/1'))).toEqual({
      lines,
      sequence: 3,
      cutOff: { line: 4 },
    });
    await valueOf(store.append('run/1', ['next'], { expectedSequence: 3 }));
    expect(await valueOf(store.read('run/1'))).toEqual({ lines: [...lines, 'next'], sequence: 4 });
  });

  it('a last line with a wrong checksum is cut off', async () => {
    const { store, path } = await givenLog();
    await writeFile(path, (await readFile(path, 'utf8')).replace('"c"', '"d"'));
    expect(await valueOf(store.read('run/1'))).toMatchObject({ sequence: 2, cutOff: { line: 3 } });
  });

  it.each([
    ['changed', (text: string) => text.replace('"b"', '"x"'), 2],
    ['emptied', (text: string) => text.replace(/^.*"b".*$/m, ''), 3],
    ['missing', (text: string) => text.replace(/^.*"b".*\n/m, ''), 2],
    ['cut in two', (text: string) => text.replace('"b"', '"b\n"'), 2],
    ['exchanged', (text: string) => text.replace(/^(.*\n)(.*\n)(.*\n)$/, '$2$1$3'), 1],
  ])('a line elsewhere that was %s is refused with its number', async (_, damage, line) => {
    const { folder, path } = await givenLog();
    await writeFile(path, damage(await readFile(path, 'utf8')));
    const store = createFileRunStore({ folder });
    for (const reply of [
      store.read('run/1').map(() => undefined),
      store.append('run/1', ['next'], { expectedSequence: 3 }).map(() => undefined),
    ])
      expect(await errorOf(reply)).toMatchObject({
        kind: 'corrupt',
        line,
        message: expect.stringContaining(`line ${line} of ${path}`) as string,
      });
  });

  it('a log whose file was deleted meanwhile begins again', async () => {
    const { store, path } = await givenLog();
    await rm(path);
    await valueOf(store.append('run/1', ['new'], { expectedSequence: 0 }));
    await rm(path);
    expect(await errorOf(store.append('run/1', ['x'], { expectedSequence: 1 }))).toMatchObject({
      kind: 'conflict',
      sequence: 0,
    });
  });

  it('a change of a lock that comes too late is refused, although its number is free again', async () => {
    const folder = join(await temporaryFolder(), 'lock');
    const lock = createLockFiles('lock', folder, [], nodeFileSystem);
    const holder = thisProcess('me', 1, 0, 60_000);
    for (let number = 0; number < 5; number += 1)
      expect(await lock.change(number, { holder, isFree: true })).toBe(true);
    expect(await readdir(folder)).toEqual(['4.json', '5.json']);
    expect(await lock.change(2, { holder, isFree: false })).toBe(false);
    expect(await readdir(folder)).toEqual(['4.json', '5.json']);
  });

  it('a lock leaves a few small files, however often it is renewed', async () => {
    const folder = await temporaryFolder();
    const store = createFileRunStore({ folder });
    for (let times = 0; times < 5; times += 1) {
      const lock = await valueOf(store.lock('lock', { owner: 'me', leaseMs: 60_000 }));
      await valueOf(lock.renew());
      await valueOf(lock.release());
    }
    expect(await readdir(join(folder, '.locks', 'lock'))).toEqual(['14.json', '15.json']);
  });

  it('a lock file of somebody else is refused', async () => {
    const folder = await temporaryFolder();
    const store = createFileRunStore({ folder });
    const lock = await valueOf(store.lock('lock', { owner: 'me', leaseMs: 60_000 }));
    await valueOf(lock.release());
    for (const text of ['', '{"holder":{}}', '{"isFree":false}']) {
      await writeFile(join(folder, '.locks', 'lock', '2.json'), text);
      expect(await errorOf(store.inspect('lock'))).toMatchObject({ kind: 'corrupt' });
    }
  });

  it('a folder that is a file makes the store unavailable, with what to do', async () => {
    const folder = join(await temporaryFolder(), 'file');
    await writeFile(folder, '');
    const store = createFileRunStore({ folder });
    const error = await errorOf(store.append('log', ['x'], { expectedSequence: 0 }));
    expect(error).toMatchObject({ kind: 'unavailable', name: 'log' });
    expect(error.message).toMatch(/^appending to log failed: E\w+: /);
  });

  it('a clock that throws makes the lock unavailable', async () => {
    const clock = {
      now: () => {
        throw new Error('no time');
      },
      sleep: () => Promise.resolve(),
    };
    const store = createFileRunStore({ folder: await temporaryFolder(), clock });
    const error = await errorOf(store.lock('lock', { owner: 'me', leaseMs: 60_000 }));
    expect(error).toMatchObject({ kind: 'unavailable' });
  });
});
