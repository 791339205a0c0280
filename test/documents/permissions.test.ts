/** docs/permissions.md: what it lists is enough, and nothing of it can be left out. Both emulators check permissions. */
import type { AssistantError, AssistantProvider, FeatureName } from '@assistant-provider/core';
import { startGenesysEmulator, startQConnectEmulator } from '@assistant-provider/emulators';
import { createGenesysProvider } from '@assistant-provider/genesys';
import { createQConnectProvider } from '@assistant-provider/qconnect';
import type { Result } from 'neverthrow';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { readText } from './blocks.js';
import { includingCases, permissionCases, type PermissionCase } from './permissions-cases.js';
import { genesysSeed, qconnectSeed } from './block-context.js';

type Full = AssistantProvider<FeatureName>;
type Outcome = Result<unknown, AssistantError>;

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

/** Succeeds with these rights, and names each that is missing. */
async function needsExactly(
  outcomeWith: (rights: readonly string[], each: PermissionCase) => Promise<Outcome>,
  needed: readonly string[],
  each: PermissionCase,
) {
  expect((await outcomeWith(needed, each)).mapErr(String).isOk()).toBe(true);

  for (const missing of needed) {
    const rest = needed.filter((name) => name !== missing);
    const error = (await outcomeWith(rest, each))._unsafeUnwrapErr();
    expect(error.kind).toBe('permissionDenied');
    expect(error.message).toContain(missing);
  }
}

describe('Genesys Cloud', () => {
  const emulator = startGenesysEmulator({
    settings: { expandCopilotWithoutPermission: 'refused' },
  });
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

  it.each(at('genesys'))('$operation needs $needed', ({ needed, ...each }) =>
    needsExactly(outcomeWith, needed, each),
  );

  it.each(includingCases)('$operation with `include` needs $genesys', ({ genesys, ...each }) =>
    needsExactly(outcomeWith, genesys, each),
  );
});

describe('Amazon Q in Connect', () => {
  const emulator = startQConnectEmulator({ settings: { assistantDeletionMilliseconds: 0 } });
  afterAll(async () => (await emulator).close());

  async function outcomeWith(allow: readonly string[], { before, run }: PermissionCase) {
    const qconnect = await emulator;
    const { url, region, credentials } = qconnect;
    const limited = { accessKeyId: 'AKIALIMITED', secretAccessKey: 'of-the-limited' };
    qconnect.restore({ ...qconnectSeed, clients: [{ ...limited, allow }] });
    const open = (pair: typeof limited) => {
      const provider = createQConnectProvider({
        region,
        endpoint: url,
        credentials: { ...pair },
        rateLimit: false,
      });
      onTestFinished(async () => void (await provider.close()));
      return provider as unknown as Full;
    };
    const prepared = await before?.(open(credentials));
    return run(open(limited), prepared);
  }

  it.each(at('qconnect'))('$operation needs $needed', ({ needed, ...each }) =>
    needsExactly(outcomeWith, needed, each),
  );

  it.each(includingCases)('$operation with `include` needs $qconnect', ({ qconnect, ...each }) =>
    needsExactly(outcomeWith, qconnect, each),
  );
});
