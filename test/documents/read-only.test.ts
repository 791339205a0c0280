/** docs/guide/connect.md, "Read only": no write of any operation reaches a vendor, and every read does. */
import { orThrow, readOnly } from '@assistant-provider/core';
import { operations, type Interceptor } from '@assistant-provider/core/adapter';
import { startGenesysEmulator, startQConnectEmulator } from '@assistant-provider/emulators';
import { createGenesysProvider } from '@assistant-provider/genesys';
import { createMemoryProvider } from '@assistant-provider/memory';
import { createQConnectProvider } from '@assistant-provider/qconnect';
import { DeleteAssistantCommand, GetAssistantCommand } from '@aws-sdk/client-qconnect';
import { afterAll, describe, expect, it } from 'vitest';
import { genesysSeed, ids, memorySeed, qconnectSeed } from './block-context.js';
import { call, type Full } from './permissions-case.js';
import { permissionCases } from './permissions-cases.js';

/** One case of each operation, which every vendor has that has the operation. */
const plainCases = permissionCases.filter(({ about }) => about === undefined);

interface Vendor {
  readonly provider: Full;
  readonly restore: () => unknown;
  /** Every request that has arrived, and whether it writes. */
  readonly arrived: () => readonly { readonly name: string; readonly writes: boolean }[];
  readonly state: () => unknown;
}

const closing: (() => unknown)[] = [];
afterAll(() => Promise.all(closing.map((close) => close())));

async function openGenesys() {
  const emulator = await startGenesysEmulator();
  const { apiUrl, loginUrl, credentials } = emulator;
  const { clientId, clientSecret } = credentials;
  const provider = createGenesysProvider({ apiUrl, loginUrl, clientId, clientSecret });
  closing.push(
    async () => void (await provider.close()),
    () => emulator.close(),
  );
  const vendor: Vendor = {
    provider: provider as unknown as Full,
    restore: () => emulator.restore(genesysSeed),
    arrived: () =>
      emulator.requests
        .all()
        .filter(({ target }) => target !== '/oauth/token')
        .map(({ method, target }) => ({ name: target, writes: method !== 'GET' })),
    state: () => emulator.snapshot(),
  };
  return { ...vendor, native: provider };
}

async function openQConnect() {
  const emulator = await startQConnectEmulator({
    settings: { assistantCreationMilliseconds: 0, assistantDeletionMilliseconds: 0 },
  });
  const { url, region, credentials } = emulator;
  const options = { region, endpoint: url, credentials, rateLimit: false } as const;
  const provider = createQConnectProvider(options);
  closing.push(
    async () => void (await provider.close()),
    () => emulator.close(),
  );
  const vendor: Vendor = {
    provider: provider as unknown as Full,
    restore: () => emulator.restore(qconnectSeed),
    arrived: () =>
      emulator.requests
        .all()
        .map(({ operation: name }) => ({ name, writes: !/^(?:Get|List)/.test(name) })),
    state: () => emulator.snapshot(),
  };
  return { ...vendor, native: provider };
}

function openMemory() {
  const sent: { readonly name: string; readonly writes: boolean }[] = [];
  const note: Interceptor = (next) => (call) => {
    sent.push({ name: call.request ?? '', writes: call.writes });
    return next(call);
  };
  const provider = createMemoryProvider({ settleMs: 0, requestInterceptors: [note] });
  return {
    provider: provider as Full,
    native: provider,
    restore: () => provider.native.restore(memorySeed),
    arrived: () => sent,
    state: () => orThrow(provider.native.snapshot()),
  } satisfies Vendor & { readonly native: unknown };
}

const all = { genesys: await openGenesys(), qconnect: await openQConnect(), memory: openMemory() };

it('the cases are all operations that a vendor has', () => {
  const names = Object.keys(operations).filter((name) =>
    Object.values(all).some(({ provider }) => (name.split('.')[0] ?? '') in provider),
  );
  expect(plainCases.map(({ operation }) => operation)).toEqual(names);
});

describe.each(Object.entries<Vendor>(all))('%s', (_, vendor) => {
  const { provider, restore, arrived, state } = vendor;
  const supported = plainCases.filter(
    ({ operation, vendors = [provider.vendor] }) =>
      (operation.split('.')[0] ?? '') in provider &&
      vendors.some((name) => name === provider.vendor),
  );
  it.each(supported)('$operation', async ({ operation, before, input }) => {
    await restore();
    const prepared = before && (await orThrow(before(provider)));
    const stateBefore = await state();
    const countBefore = arrived().length;

    const result = await call(readOnly(provider), operation, input(provider, prepared));

    const { writes } = operations[operation];
    const since = arrived().slice(countBefore);
    if (writes) {
      expect(result._unsafeUnwrapErr()).toMatchObject({
        ...{ kind: 'permissionDenied', operation, effect: 'none', retry: 'never' },
      });
      expect(since).toEqual([]);
      expect(await state()).toEqual(stateBefore);
    } else {
      expect(result.isOk()).toBe(true);
      expect(since.length).toBeGreaterThan(0);
      expect(since.filter((request) => request.writes)).toEqual([]);
    }
  });
});

describe('native', () => {
  const { assistantId } = ids;
  const refused = { kind: 'permissionDenied', effect: 'none' };

  it('of Genesys Cloud reads, and does not write', async () => {
    const { native: provider, restore, arrived } = all.genesys;
    restore();
    const { native } = readOnly(provider);
    const path = `/api/v2/assistants/${assistantId}`;
    const before = arrived().length;

    expect((await native.deleteAssistant(assistantId))._unsafeUnwrapErr()).toMatchObject(refused);
    const raw = await native.request({ method: 'DELETE', path });
    expect(raw._unsafeUnwrapErr()).toMatchObject(refused);
    expect(arrived().length).toBe(before);
    expect((await native.getAssistant(assistantId)).isOk()).toBe(true);
    expect((await native.request({ method: 'GET', path })).isOk()).toBe(true);
  });

  it('of Q in Connect reads, and does not write, and has no client of the SDK', async () => {
    const { native: provider, restore, arrived } = all.qconnect;
    restore();
    const { native } = readOnly(provider);
    const before = arrived().length;

    const removed = await native.send(new DeleteAssistantCommand({ assistantId }));
    expect(removed._unsafeUnwrapErr()).toMatchObject(refused);
    expect(() => native.sdk).toThrow(expect.objectContaining(refused));
    expect(arrived().length).toBe(before);
    expect((await native.send(new GetAssistantCommand({ assistantId }))).isOk()).toBe(true);
    expect((await native.listAiAgents(assistantId)).isOk()).toBe(true);
  });

  it('of the memory provider takes snapshots, and restores none', async () => {
    const { native } = readOnly(all.memory.native);
    const snapshot = await orThrow(native.snapshot());

    expect((await native.restore(snapshot))._unsafeUnwrapErr()).toMatchObject(refused);
  });
});
