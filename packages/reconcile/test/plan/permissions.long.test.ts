/**
 * `permissions` of a plan: a client that has exactly these applies the plan and rolls it back, and none that
 * a write needs can be left out. Both emulators check the permissions of each client.
 */
import type { AssistantProvider, Clock, Permission } from '@assistant-provider/core';
import { createProvider } from '@assistant-provider/core/adapter';
import { startGenesysEmulator, startQConnectEmulator } from '@assistant-provider/emulators';
import { createGenesysDriver } from '@assistant-provider/genesys';
import { createQConnectDriver } from '@assistant-provider/qconnect';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply, rollback } from '../../src/apply/apply.js';
import { mapFormat } from '../../src/map/map.js';
import { plan } from '../../src/plan/make-plan.js';
import type { Plan } from '../../src/plan/plan.js';
import { createMemoryRunStore } from '../../src/run-store/memory-run-store.js';
import { snapshot } from '../../src/snapshot/snapshot.js';
import { clockOver, writesOf } from '../apply/kit/account.js';
import { organisationOf } from '../histories/genesys.js';
import { accountOf } from '../histories/qconnect.js';
import { live, type World, type Write } from '../histories/world.js';

interface Account extends World {
  /** Goes back to the state of the last `keep`, and returns a provider with exactly these permissions. */
  readonly limitedTo: (names: readonly string[]) => AssistantProvider;
  readonly keep: () => void;
  readonly clock: Clock;
}

async function genesysAccount(): Promise<Account> {
  const emulator = await startGenesysEmulator({ clock: 'manual', seed: organisationOf('001') });
  const { apiUrl, loginUrl, credentials } = emulator;
  const clock = clockOver(emulator.clock);
  const limited = { id: 'limited', secret: 'of-the-limited', state: 'active' } as const;
  const open = (clientId: string, clientSecret: string) =>
    createProvider(createGenesysDriver({ apiUrl, loginUrl, clientId, clientSecret }), { clock });
  let kept = emulator.snapshot();
  return {
    clock,
    provider: open(credentials.clientId, credentials.clientSecret),
    keep: () => void (kept = emulator.snapshot()),
    limitedTo: (permissions) => {
      emulator.restore({ ...kept, clients: [{ ...limited, permissions }] });
      return open(limited.id, limited.secret);
    },
    wait: () => emulator.clock.advance(120_000),
    writes: () => [],
    close: () => emulator.close(),
  };
}

async function qconnectAccount(): Promise<Account> {
  const emulator = await startQConnectEmulator({ clock: 'manual', seed: accountOf('001') });
  const { url, region } = emulator;
  const clock = clockOver(emulator.clock);
  const limited = { accessKeyId: 'AKIALIMITED', secretAccessKey: 'of-the-limited' };
  const open = (credentials: typeof limited) =>
    createProvider(createQConnectDriver({ endpoint: url, region, credentials }), { clock });
  let kept = emulator.snapshot();
  return {
    clock,
    provider: open(emulator.credentials),
    keep: () => void (kept = emulator.snapshot()),
    limitedTo: (allow) => {
      emulator.restore({ ...kept, clients: [{ ...limited, allow }] });
      return open(limited);
    },
    wait: () => emulator.clock.advance(120_000),
    writes: () => [],
    close: () => emulator.close(),
  };
}

const accounts = { genesys: genesysAccount, qconnect: qconnectAccount };

interface Case {
  readonly wanted: readonly Write[];
  readonly present: readonly Write[];
}

/** Goes back to an earlier state of the account. */
async function planOf({ provider, ...world }: Account, { wanted, present }: Case) {
  await live({ provider, ...world }, wanted);
  const { manifest } = (await snapshot(provider))._unsafeUnwrap();
  await live({ provider, ...world }, present);
  const map = { format: mapFormat, accept: ['*'] } as const;
  const thresholds = { changes: 1, deletions: 1 };
  const made = (await plan(manifest, provider, { map, thresholds }))._unsafeUnwrap();
  world.keep();
  return made.applyable ? made : undefined;
}

/** Applies the plan and rolls it back. Returns the kind of the first error. */
async function failureOf(plan: Plan, { clock }: Account, provider: AssistantProvider) {
  const options = { store: createMemoryRunStore(), clock, leaseMs: 600_000 };
  for (const run of [
    () => apply(plan, provider, { ...options, runId: 'run-1' }),
    () => rollback('run-1', provider, options),
  ]) {
    const report = await run();
    if (report.isErr()) {
      const { kind, cause = report.error } = report.error;
      return kind === 'vendor' ? cause.kind : kind;
    }
    const [problem] = report.value.problems;
    if (problem) return problem.kind === 'failed' ? problem.error.kind : problem.kind;
  }
  return undefined;
}

const isRead = (name: string) => /:view$|:search$|:Get|:List|^kms:/.test(name);

/** Whether each run fails without the permission: it depends on nothing but the plan. */
const isCertain = ({ onlyIf }: Permission) =>
  onlyIf === undefined || onlyIf === 'the run is rolled back';

describe.each(['genesys', 'qconnect'] as const)('the permissions of a plan at %s', (vendor) => {
  it('are enough to apply and to roll back, and no write can do without one', async () => {
    const history = (minLength: number) =>
      fc.array(writesOf[vendor]('001'), { minLength, maxLength: 14 });
    const cases = fc.record({ wanted: history(4), present: history(4) });
    await fc.assert(
      fc.asyncProperty(cases, async (given) => {
        const account = await accounts[vendor]();
        try {
          const made = await planOf(account, given);
          if (made === undefined) return;
          const names = made.permissions.map(({ name }) => name);
          expect(await failureOf(made, account, account.limitedTo(names))).toBeUndefined();
          for (const { name } of made.permissions.filter(isCertain)) {
            if (isRead(name)) continue;
            const others = names.filter((other) => other !== name);
            expect([name, await failureOf(made, account, account.limitedTo(others))]).toEqual([
              name,
              'permissionDenied',
            ]);
          }
        } finally {
          await account.close();
        }
      }),
      { numRuns: 8 },
    );
  });
});
