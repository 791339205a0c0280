/** The guides say what the sources say, and show what runs. */
import { isAssistantError } from '@assistant-provider/core';
import { startGenesysEmulator, type GenesysEmulator } from '@assistant-provider/emulators';
import type { GenesysProvider } from '@assistant-provider/genesys';
import type { RequestLogEntry } from '@assistant-provider/interceptors';
import { createMemoryDriver } from '@assistant-provider/memory';
import { Redis } from 'ioredis';
import { readFile } from 'node:fs/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { constantIn, valueInWords } from './constants.js';
import {
  createOnce,
  openForANightlyJob,
  openLogged,
  openShared,
  openWithoutPolicies,
  withPoliciesOfOnesOwn,
} from './examples.js';

const read = (path: string) => readFile(new URL(path, import.meta.url), 'utf8');
const guides = ['retries-and-limits', 'telemetry'];
const textOf = (guide: string) => read(`../../docs/guide/${guide}.md`);

describe('the table of defaults', async () => {
  const link = /\[`([\w.]+)`\]\(\.\.\/\.\.\/(packages\/[\w/.-]+\.ts)\)/;
  const rows = (await textOf('retries-and-limits'))
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .flatMap(([, what = '', value = '', where = '']) => {
      const [, constant = '', file = ''] = link.exec(where) ?? [];
      return file === '' ? [] : [{ what, value, constant, file }];
    });

  it.each(rows)('says of $what what $constant says', async ({ value, constant, file }) => {
    const source = await read(`../../${file}`);
    expect(valueInWords(value)).toBeCloseTo(constantIn(source, constant), 10);
  });

  it('has a row for every default of the policies', async () => {
    const named = rows.map(({ file, constant }) => `${file} ${constant}`);
    for (const file of ['deadline', 'try-timeout', 'rate-limit', 'retry'])
      for (const [, constant = ''] of (
        await read(`../../packages/interceptors/src/${file}.ts`)
      ).matchAll(/^export const (default\w+)/gm))
        expect(named.join('\n')).toContain(`packages/interceptors/src/${file}.ts ${constant}`);
  });
});

describe('the code of the guides', () => {
  it.each(guides)('of %s is quoted from what runs', async (guide) => {
    const sources = [await read('examples.ts'), await read('../distributed/stores.ts')];
    const blocks = [...(await textOf(guide)).matchAll(/```ts\n([^]*?)```/g)];
    for (const [, block = ''] of blocks)
      expect(
        sources.some((source) => source.includes(block.trim())),
        block,
      ).toBe(true);
  });
});

describe('the names of telemetry', () => {
  const names = (text: string) =>
    [...new Set(text.match(/(?:assistant_provider|http|error)\.[a-z_.]+[a-z]/g) ?? [])].sort();

  it('are those of the guide', async () => {
    const sources = await Promise.all(
      ['trace', 'telemetry'].map((file) => read(`../../packages/interceptors/src/${file}.ts`)),
    );
    const quoted = sources.flatMap((source) =>
      [...source.matchAll(/'([a-z_.]+\.[a-z_.]+)'/g)].map(([, name]) => name ?? ''),
    );
    const inCode = names(quoted.join('\n'));
    expect(inCode).not.toEqual([]);

    expect(names(await textOf('telemetry')).filter((name) => !name.endsWith('.js'))).toEqual(
      inCode,
    );
  });
});

describe('what the guides show', () => {
  async function givenEmulator() {
    const emulator = await startGenesysEmulator();
    onTestFinished(() => emulator.close());
    return emulator;
  }

  const opened = (provider: GenesysProvider): GenesysProvider => {
    onTestFinished(async () => void (await provider.close()));
    return provider;
  };

  const connectionTo = ({ apiUrl, loginUrl, credentials }: GenesysEmulator) => {
    const { clientId, clientSecret } = credentials;
    return { apiUrl, loginUrl, clientId, clientSecret };
  };

  it('changes policies, or does without', async () => {
    const connection = connectionTo(await givenEmulator());
    for (const open of [openForANightlyJob, openWithoutPolicies])
      expect((await opened(open(connection)).assistants.list()).isOk()).toBe(true);
  });

  it('shares a quota and a token, and works while Redis is away', async () => {
    // Port 1 is nobody's.
    const redis = new Redis({
      host: '127.0.0.1',
      port: 1,
      lazyConnect: true,
      enableOfflineQueue: false,
    });
    redis.on('error', () => undefined);
    onTestFinished(() => redis.disconnect());
    const provider = opened(openShared(connectionTo(await givenEmulator()), redis));

    expect((await provider.assistants.list()).isOk()).toBe(true);
  });

  it.each(['afterWork', 'beforeWork'] as const)(
    'creates once, though the connection is lost %s',
    async (when) => {
      const emulator = await givenEmulator();
      const provider = opened(openLogged(connectionTo(emulator), () => undefined));
      emulator.faults.add({
        operation: 'postAssistants',
        times: 1,
        effect: { kind: 'reset', when },
      });

      const outcome = await createOnce(provider, { name: 'Returns desk' });

      const made = emulator.snapshot().assistants.map(({ id }) => id);
      expect(isAssistantError(outcome) ? [] : [outcome.id]).toEqual(made);
      expect(made).toHaveLength(when === 'afterWork' ? 1 : 0);
    },
  );

  it('logs each try', async () => {
    const emulator = await givenEmulator();
    const lines: string[] = [];
    const provider = opened(openLogged(connectionTo(emulator), (line) => lines.push(line)));
    const effect = { kind: 'status', status: 503 } as const;
    emulator.faults.add({ operation: 'getAssistants', times: 1, effect });

    expect((await provider.assistants.list()).isOk()).toBe(true);

    expect(lines).toEqual([
      expect.stringMatching(/^POST \/oauth\/token try 1: ok {2}\d+ ms after \d+ ms/),
      expect.stringMatching(
        /^GET \/assistants try 1: unavailable 503 \d+ ms after \d+ ms \(\S+ \S+\)$/,
      ),
      expect.stringMatching(/^GET \/assistants try 2: ok/),
    ]);
  });

  it('stacks policies for any driver', async () => {
    const entries: RequestLogEntry[] = [];
    const driver = createMemoryDriver();
    const provider = withPoliciesOfOnesOwn(driver, (entry) => entries.push(entry));
    onTestFinished(async () => void (await provider.close()));

    expect((await provider.assistants.create({ name: 'Desk' })).isOk()).toBe(true);

    expect(entries).toMatchObject([{ vendor: 'memory', tryNumber: 1, outcome: 'ok' }]);
  });
});
