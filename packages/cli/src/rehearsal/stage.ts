/** Starts the emulator of an account's vendor, loaded with the account's state. */
import type { AssistantProvider } from '@assistant-provider/core';
import type {
  EmulatorHandle,
  QConnectEmulator,
  QConnectSettings,
} from '@assistant-provider/emulators';
import type { Observed, Plan } from '@assistant-provider/reconcile';
import type { OpenAccount } from '../config/open-account.js';

/** A stand-in for an account. */
export interface Stage {
  readonly provider: AssistantProvider;
  /** Returns how many requests it has received. */
  readonly countRequests: () => number;
  readonly close: () => Promise<void>;
}

/** Opens a stage for a plan. Rejects if the emulator cannot hold the state. */
export const openStage = (
  vendor: OpenAccount['vendor'],
  observed: Observed,
  plan: Pick<Plan, 'steps'>,
): Promise<Stage> => (vendor === 'genesys' ? openGenesys(observed) : openQConnect(observed, plan));

/** Counts the attempts of requests. Nobody has to wait for an emulator. */
function countingPolicies() {
  let count = 0;
  const onRequest = () => {
    count += 1;
  };
  return { policies: { rateLimit: false, onRequest } as const, countRequests: () => count };
}

async function openGenesys(observed: Observed): Promise<Stage> {
  const { startGenesysEmulator } = await import('@assistant-provider/emulators');
  const { createGenesysProvider } = await import('@assistant-provider/genesys');
  const { genesysSeedOf, genesysSettingsOf } = await import('./genesys-seed.js');
  const emulator = await startGenesysEmulator({
    seed: genesysSeedOf(observed),
    settings: genesysSettingsOf(observed),
  });
  const { apiUrl, loginUrl, credentials } = emulator;
  const { clientId, clientSecret } = credentials;
  const { policies, countRequests } = countingPolicies();
  const options = { apiUrl, loginUrl, clientId, clientSecret, ...policies };
  return stageOf(createGenesysProvider(options), countRequests, emulator);
}

async function openQConnect(observed: Observed, plan: Pick<Plan, 'steps'>): Promise<Stage> {
  const { createQConnectProvider } = await import('@assistant-provider/qconnect');
  const { qconnectSeedOf } = await import('./qconnect-seed.js');
  const { qconnectSettingsOf } = await import('./qconnect-settings.js');
  const { startQConnectEmulator } = await import('@assistant-provider/emulators');
  const settings = qconnectSettingsOf(observed, plan);
  const start = (also: Partial<QConnectSettings> = {}): Promise<QConnectEmulator> =>
    startQConnectEmulator({
      // The published numbers of objects: a plan may need more than are free.
      quotas: 'counts',
      seed: qconnectSeedOf(observed),
      settings: { ...settings, ...also },
      ...placeOf(observed),
    });
  // The vendor may be newer than the service model that the emulator knows.
  const emulator = await start().catch(() => start({ unknownMembers: 'kept' }));
  const { region, url, credentials } = emulator;
  const { policies, countRequests } = countingPolicies();
  const options = { region, endpoint: url, credentials, ...policies };
  return stageOf(createQConnectProvider(options), countRequests, emulator);
}

/** ARNs in the contents of parts hold the region and the account. */
function placeOf({ assistants: [any] }: Observed) {
  const [, region, accountId] =
    /^arn:[^:]*:wisdom:([^:]+):(\d{12}):/.exec(any?.locator ?? '') ?? [];
  return region !== undefined && accountId !== undefined && { region, accountId };
}

const stageOf = (
  provider: AssistantProvider,
  countRequests: Stage['countRequests'],
  emulator: Pick<EmulatorHandle, 'close'>,
): Stage => ({
  ...{ provider, countRequests },
  close: async () => {
    void (await provider.close());
    await emulator.close();
  },
});
