/**
 * docs/permissions.md: what it lists is enough, and nothing of it can be left out. Genesys Cloud's
 * emulator checks permissions; of Q in Connect an action has the name of the operation that is sent.
 */
import type { AssistantProvider, FeatureName } from '@assistant-provider/core';
import { startGenesysEmulator, startQConnectEmulator } from '@assistant-provider/emulators';
import { createGenesysProvider } from '@assistant-provider/genesys';
import { createQConnectProvider } from '@assistant-provider/qconnect';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { readText } from './blocks.js';
import { permissionCases, type PermissionCase } from './permissions-cases.js';
import { genesysSeed, qconnectSeed } from './block-context.js';

type Full = AssistantProvider<FeatureName>;

/** Further sections tell what is needed at times. */
const [always = ''] = (await readText('docs/permissions.md')).split('\n## ');
const rows = new Map(
  always.split('\n').flatMap((line) => {
    const [, operation = '', genesys = '', qconnect = ''] = line.split('|').map((c) => c.trim());
    const named = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
    return /^`\w+\.\w+`$/.test(operation)
      ? [[operation.replaceAll('`', ''), { genesys: named(genesys), qconnect: named(qconnect) }]]
      : [];
  }) as [string, { readonly genesys: readonly string[]; readonly qconnect: readonly string[] }][],
);

it('the table has a row for each operation, in order', () => {
  expect([...rows.keys()]).toEqual(permissionCases.map(({ operation }) => operation));
});

const at = (vendor: 'genesys' | 'qconnect') =>
  permissionCases
    .map((each) => ({ ...each, needed: rows.get(each.operation)?.[vendor] ?? [] }))
    .filter(({ needed }) => needed.length > 0);

describe('Genesys Cloud', () => {
  const emulator = startGenesysEmulator();
  afterAll(async () => (await emulator).close());

  async function outcomeWith(permissions: readonly string[], { before, run }: PermissionCase) {
    const { apiUrl, loginUrl, credentials, restore } = await emulator;
    const limited = {
      id: 'limited',
      secret: 'of-the-limited',
      state: 'active',
      permissions,
    } as const;
    restore({ ...genesysSeed, clients: [limited] });
    const open = (clientId: string, clientSecret: string) => {
      const provider = createGenesysProvider({ apiUrl, loginUrl, clientId, clientSecret });
      onTestFinished(async () => void (await provider.close()));
      return provider as unknown as Full;
    };
    const { clientId, clientSecret } = credentials;
    const prepared = await before?.(open(clientId, clientSecret));
    return run(open(limited.id, limited.secret), prepared);
  }

  it.each(at('genesys'))('$operation needs $needed', async ({ needed, ...each }) => {
    expect((await outcomeWith(needed, each)).mapErr(String).isOk()).toBe(true);

    for (const missing of needed) {
      const rest = needed.filter((name) => name !== missing);
      const error = (await outcomeWith(rest, each))._unsafeUnwrapErr();
      expect(error.kind).toBe('permissionDenied');
      expect(error.message).toContain(missing);
    }
  });
});

describe('Amazon Q in Connect', () => {
  const emulator = startQConnectEmulator({ settings: { assistantDeletionMilliseconds: 0 } });
  let provider: Full;
  beforeAll(async () => {
    const { url, region, credentials } = await emulator;
    provider = createQConnectProvider({
      region,
      endpoint: url,
      credentials,
      rateLimit: false,
    }) as unknown as Full;
  });
  afterAll(async () => {
    void (await provider.close());
    await (await emulator).close();
  });

  it.each(at('qconnect'))('$operation needs $needed', async ({ needed, before, run }) => {
    const qconnect = await emulator;
    qconnect.restore(qconnectSeed);
    const prepared = await before?.(provider);
    qconnect.requests.clear();

    expect((await run(provider, prepared)).isOk()).toBe(true);

    const sent = new Set(qconnect.requests.all().map(({ operation }) => `wisdom:${operation}`));
    expect([...sent].sort()).toEqual([...needed].sort());
  });
});
