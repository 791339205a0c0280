/** `limits.idempotencyKeys` names the operations that take effect once for one key, and no others. */
import { orThrow, type OperationName } from '@assistant-provider/core';
import { operations } from '@assistant-provider/core/adapter';
import { startGenesysEmulator, startQConnectEmulator } from '@assistant-provider/emulators';
import { createGenesysProvider } from '@assistant-provider/genesys';
import { createMemoryProvider } from '@assistant-provider/memory';
import { createQConnectProvider } from '@assistant-provider/qconnect';

import { describe, expect, it, onTestFinished } from 'vitest';
import { genesysSeed, memorySeed, qconnectSeed } from './documents/block-context.js';
import { call, type Full, type PermissionCase } from './documents/permissions-case.js';
import { permissionCases } from './documents/permissions-cases.js';

async function openGenesys() {
  const { apiUrl, loginUrl, credentials, requests, close } = await startGenesysEmulator({
    seed: genesysSeed,
  });
  onTestFinished(close);
  const { clientId, clientSecret } = credentials;
  const provider = createGenesysProvider({ apiUrl, loginUrl, clientId, clientSecret });
  return { provider, requests };
}

async function openQConnect() {
  const { url, region, credentials, requests, close } = await startQConnectEmulator({
    seed: qconnectSeed,
    settings: { assistantDeletionMilliseconds: 0 },
  });
  onTestFinished(close);
  const provider = createQConnectProvider({ region, endpoint: url, credentials });
  return { provider, requests };
}

async function openMemory() {
  const provider = createMemoryProvider({ settleMs: 0 });
  await orThrow(provider.native.restore(memorySeed));
  return { provider };
}

const emulated = { genesys: openGenesys, qconnect: openQConnect };
const vendors = { ...emulated, memory: openMemory };
type Vendor = keyof typeof vendors;

const options = { idempotencyKey: 'key-of-the-caller' };

const casesOf = (vendor: Vendor, operation: string): readonly PermissionCase[] =>
  permissionCases.filter(
    (each) => each.operation === operation && (each.vendors ?? [vendor]).includes(vendor),
  );

async function open(vendor: Vendor) {
  const opened = await vendors[vendor]();
  onTestFinished(async () => void (await opened.provider.close()));
  return { requests: undefined, ...opened, full: opened.provider as unknown as Full };
}

const isNamed = ({ limits }: Full, operation: string): boolean =>
  limits.idempotencyKeys?.includes(operation as OperationName) ?? false;

describe.each(['genesys', 'qconnect'] as const)('%s', (vendor) => {
  it.each(Object.keys(operations))('sends the key of %s if the limits name it', async (name) => {
    let sends = false;
    let named = false;
    for (const { operation, before, input } of casesOf(vendor, name)) {
      const { full, requests } = await open(vendor);
      if (!((operation.split('.')[0] ?? '') in full)) continue;
      named = isNamed(full, operation);
      const prepared = (await before?.(full))?._unsafeUnwrap();
      requests?.clear();
      void (await call(full, operation, { ...input(full, prepared), options }));
      sends ||= JSON.stringify(requests?.all()).includes(options.idempotencyKey);
    }

    expect(sends).toBe(named);
  });
});

/** The operations that create something, so that repeating them would show. */
const creating = ['assistants.create', 'knowledge.link', 'parts.put', 'parts.publish'] as const;

describe.each(['qconnect', 'memory'] as const)('%s', (vendor) => {
  it.each(creating)('does %s once for one key', async (name) => {
    const { full } = await open(vendor);
    const [found] = casesOf(vendor, name);
    const prepared = (await found?.before?.(full))?._unsafeUnwrap();
    const input = { ...found?.input(full, prepared), options };

    const first = (await call(full, name, input))._unsafeUnwrap();
    const second = (await call(full, name, input))._unsafeUnwrap();

    expect(isNamed(full, name)).toBe(true);
    expect(idOf(second)).toEqual(idOf(first));
  });
});

const idOf = (value: unknown) => {
  const { id, linkId, version } = value as Readonly<Record<string, unknown>>;
  return { id, linkId, version };
};

it('Genesys Cloud names no operation, and creates two assistants for one key', async () => {
  const { full } = await open('genesys');
  const create = () => call(full, 'assistants.create', { draft: { name: 'Desk' }, options });

  const [first, second] = [(await create())._unsafeUnwrap(), (await create())._unsafeUnwrap()];

  expect(full.limits.idempotencyKeys).toEqual([]);
  expect(idOf(second)).not.toEqual(idOf(first));
});
