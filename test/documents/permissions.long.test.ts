/**
 * `permissions` of both vendors: what it names for a call is enough for that call, and none of it can be
 * left out. Both emulators check permissions. docs/permissions.md is written from the same data.
 */
import { orThrow, type AssistantError, type Permission } from '@assistant-provider/core';
import { operations, type OperationRow } from '@assistant-provider/core/adapter';
import {
  startGenesysEmulator,
  startQConnectEmulator,
  type GenesysEmulator,
  type QConnectEmulator,
} from '@assistant-provider/emulators';
import { createGenesysProvider } from '@assistant-provider/genesys';
import { createQConnectProvider } from '@assistant-provider/qconnect';
import type { Result } from 'neverthrow';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { genesysSeed, qconnectSeed } from './block-context.js';
import { readText } from './blocks.js';
import { call, type Full, type PermissionCase } from './permissions-case.js';
import { permissionCases } from './permissions-cases.js';
import { permissionsPage } from './permissions-page.js';

it('docs/permissions.md is written from the data (npm run update:permissions)', async () => {
  const page = await readText('docs/permissions.md');

  expect(await permissionsPage(page)).toBe(page);
});

type Settings = PermissionCase['settings'];

/** The emulator of a vendor with settings, and the providers of its clients. */
interface Vendor {
  /** Fills the emulator anew, and returns one provider with every right and one with these rights. */
  readonly open: (rights: readonly string[]) => { readonly full: Full; readonly limited: Full };
}

const openings = new Map<string, Promise<Vendor>>();
const closing: (() => Promise<unknown>)[] = [];
afterAll(() => Promise.all(closing.map((close) => close())));

/** Starts one emulator for all cases of the same settings. */
function vendorWith(
  name: string,
  start: (settings: object) => Promise<Vendor>,
  settings: Settings = {},
): Promise<Vendor> {
  const key = JSON.stringify([name, settings]);
  const opening = openings.get(key) ?? start(settings);
  openings.set(key, opening);
  return opening;
}

const openedHere = (provider: Pick<Full, 'close'>): Full => {
  onTestFinished(async () => void (await provider.close()));
  return provider as unknown as Full;
};

async function startGenesys(settings: object): Promise<Vendor> {
  const emulator: GenesysEmulator = await startGenesysEmulator({ settings });
  closing.push(() => emulator.close());
  const { apiUrl, loginUrl, credentials, restore } = emulator;
  const open = (clientId: string, clientSecret: string) =>
    openedHere(createGenesysProvider({ apiUrl, loginUrl, clientId, clientSecret }));
  return {
    open: (permissions) => {
      const limited = { id: 'limited', secret: 'of-the-limited', state: 'active' } as const;
      restore({ ...genesysSeed, clients: [{ ...limited, permissions }] });
      return {
        full: open(credentials.clientId, credentials.clientSecret),
        limited: open(limited.id, limited.secret),
      };
    },
  };
}

async function startQConnect(settings: object): Promise<Vendor> {
  const emulator: QConnectEmulator = await startQConnectEmulator({
    settings: { assistantDeletionMilliseconds: 0, ...settings },
  });
  closing.push(() => emulator.close());
  const { url, region, credentials } = emulator;
  const open = (keys: { readonly accessKeyId: string; readonly secretAccessKey: string }) =>
    openedHere(
      createQConnectProvider({
        region,
        endpoint: url,
        credentials: { ...keys },
        rateLimit: false,
      }),
    );
  return {
    open: (allow) => {
      const limited = { accessKeyId: 'AKIALIMITED', secretAccessKey: 'of-the-limited' };
      emulator.restore({ ...qconnectSeed, clients: [{ ...limited, allow }] });
      return { full: open(credentials), limited: open(limited) };
    },
  };
}

const vendors = { genesys: startGenesys, qconnect: startQConnect };
const unused = {
  genesys: createGenesysProvider({ region: 'us_east_1', accessToken: 'unused' }),
  qconnect: createQConnectProvider({ region: 'us-east-1' }),
} as const satisfies Record<string, object>;

/** Whether the data says that a call with this input fails without the permission. */
const isCertain = ({ onlyIf, without }: Permission) =>
  onlyIf === undefined && without === undefined;

const namesOf = (permissions: readonly Permission[]) => permissions.map(({ name }) => name);
const titleOf = ({ operation, about = '' }: PermissionCase) => `${operation} ${about}`.trim();
const outlineOf = ({ kind, message }: AssistantError) => ({ kind, message });
/** Shows the error if there is another one than is expected. */
const expectEnd = (outcome: Result<unknown, ReturnType<typeof outlineOf>>, failsAs?: string) =>
  expect(outcome.isErr() ? outcome.error : undefined).toEqual(
    failsAs === undefined ? undefined : expect.objectContaining({ kind: failsAs }),
  );

describe.each(Object.keys(vendors) as (keyof typeof vendors)[])('%s', (name) => {
  const provider = unused[name] as unknown as Full;
  const cases = permissionCases.filter(
    ({ operation, vendors: only = [name] }) =>
      only.includes(name) && (operation.split('.')[0] ?? '') in provider,
  );

  it('has permissions for each operation, and for no other', () => {
    const own = Object.keys(operations).filter((each) => (each.split('.')[0] ?? '') in provider);
    const listed = Object.keys(operations).filter(
      (each) => provider.permissions(each as keyof typeof operations) !== undefined,
    );
    expect(listed).toEqual(own);
  });

  const tried = new Set<Permission>();

  it.each(cases.map((each) => ({ title: titleOf(each), ...each })))(
    '$title',
    async ({ operation, settings, before, input, failsAs, also = [], failsOtherwise }) => {
      const vendor = await vendorWith(name, vendors[name], settings);

      const prepare = async (rights: readonly string[]) => {
        const { full, limited } = vendor.open(rights);
        const prepared = before && (await orThrow(before(full)));
        return { limited, given: input(full, prepared) };
      };
      const outcomeWith = async (rights: readonly string[]) => {
        const { limited, given } = await prepare(rights);
        return (await call(limited, operation, given)).mapErr(outlineOf);
      };
      const named = provider.permissions(operation, (await prepare([])).given) ?? [];
      const isNeeded = (each: Permission) => isCertain(each) || also.includes(each.name);
      const needed = namesOf(named.filter(isNeeded));

      expect(needed).toEqual(expect.arrayContaining([...also]));
      expectEnd(await outcomeWith(namesOf(named)), failsAs);
      expectEnd(await outcomeWith(needed), failsAs);
      for (const missing of needed) {
        const outcome = await outcomeWith(needed.filter((right) => right !== missing));
        const error = outcome._unsafeUnwrapErr();
        if (missing !== failsOtherwise) expect(error.kind).toBe('permissionDenied');
        expect(error.message).toContain(missing);
      }
      for (const each of named) if (isNeeded(each) || each.without !== undefined) tried.add(each);
    },
  );

  it('every permission of the data was tried', () => {
    const all = Object.entries<OperationRow>(operations).flatMap(([operation, { pagesOf }]) =>
      pagesOf === undefined
        ? (provider.permissions(operation as keyof typeof operations) ?? []).map((each) => ({
            operation,
            each,
          }))
        : [],
    );
    expect(all.filter(({ each }) => !tried.has(each))).toEqual([]);
  });
});
