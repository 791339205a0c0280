/** The pages on limits say what the sources say, and the quoted code runs. */
import { startGenesysEmulator } from '@assistant-provider/emulators';
import { Redis } from 'ioredis';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openShared } from '../distributed/stores.js';
import { readText } from './blocks.js';
import { constantIn, valueInWords } from './constants.js';
import { numbersInSources, ofNoConcern } from './numbers.js';

describe('the table of defaults', async () => {
  const link = /\[`([\w.]+)`\]\(\.\.\/(packages\/[\w/.-]+\.ts)\)/;
  const rows = (await readText('docs/limits-reference.md'))
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .flatMap(([, what = '', value = '', where = '']) => {
      const [, constant = '', file = ''] = link.exec(where) ?? [];
      return file === '' ? [] : [{ what, value, constant, file }];
    });

  it.each(rows)('has the value of $constant for $what', async ({ value, constant, file }) => {
    expect(valueInWords(value)).toBeCloseTo(constantIn(await readText(file), constant), 10);
  });

  it('has a row for every default of the packages', async () => {
    const named = new Set(rows.map(({ file, constant }) => `${file} ${constant.split('.')[0]}`));
    const numbers = await numbersInSources();

    expect(numbers.filter((each) => !named.has(each) && !(each in ofNoConcern))).toEqual([]);
    expect(Object.keys(ofNoConcern).filter((each) => !numbers.includes(each))).toEqual([]);
  });
});

describe('the table of bursts', async () => {
  const lines = (await readText('docs/guide/retries-and-limits.md')).split('\n');
  const header = lines.findIndex((line) => line.startsWith('| Requests at once'));
  const rows = lines
    .slice(header + 2, lines.indexOf('', header))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, requests = '', genesys = '', qconnect = '']) => ({ requests, genesys, qconnect }));
  const slack = constantIn(await readText('packages/policies/src/request-window.ts'), 'slack');

  it.each(rows)('says how long $requests requests take', async ({ requests, ...times }) => {
    for (const vendor of ['genesys', 'qconnect'] as const) {
      const source = await readText(`packages/${vendor}/src/limits.ts`);
      const quota = constantIn(source, 'publishedQuota.requests');
      const perMs = constantIn(source, 'publishedQuota.perMs') * (1 + slack);
      const windows = Math.ceil(valueInWords(requests) / quota) - 1;
      expect(valueInWords(times[vendor])).toBeCloseTo(windows * perMs, 6);
    }
  });
});

it('a shared quota and token work without Redis', async () => {
  const { apiUrl, loginUrl, credentials, close } = await startGenesysEmulator();
  onTestFinished(close);
  const redis = new Redis({
    host: '127.0.0.1',
    // Nobody's.
    port: 1,
    lazyConnect: true,
    enableOfflineQueue: false,
  });
  redis.on('error', () => undefined);
  onTestFinished(() => redis.disconnect());
  const { clientId, clientSecret } = credentials;

  const provider = openShared({ apiUrl, loginUrl, clientId, clientSecret }, redis);
  onTestFinished(async () => void (await provider.close()));

  expect((await provider.assistants.list()).isOk()).toBe(true);
});
