/** A thousand reads at once, against the quota that the vendor publishes. */
import type { AssistantProvider } from '@assistant-provider/core';
import {
  startGenesysEmulator,
  startQConnectEmulator,
  type EmulatorClock,
  type GenesysEmulator,
  type GenesysSeed,
  type QConnectEmulator,
  type QConnectSeed,
} from '@assistant-provider/emulators';
import { createGenesysProvider } from '@assistant-provider/genesys';
import { createQConnectProvider } from '@assistant-provider/qconnect';
import { createSharedClock, tryTimeoutMs, type SharedClock } from '../kit/shared-clock.js';

export const reads = 1_000;
export const assistantId = 'a0000000-0000-4000-8000-000000000001';

export interface Burst {
  readonly succeeded: number;
  readonly lost: ReadonlyMap<string, number>;
  readonly requests: number;
  readonly throttled: number;
  /** By the clock, from the first request to the last. */
  readonly tookMs: number;
}

export interface Quota {
  readonly title: string;
  /** 300 requests in each minute: three minutes pass before the last hundred. 10 at once, then 10 a second. */
  readonly shortestMs: number;
  readonly isThrottling: (status: number) => boolean;
}

export const quotas: Readonly<Record<'genesys' | 'qconnect', Quota>> = {
  genesys: {
    title: 'Genesys Cloud, 300 requests a minute',
    shortestMs: 180_000,
    isThrottling: (status) => status === 429,
  },
  qconnect: {
    title: 'Amazon Q in Connect, 10 requests a second',
    shortestMs: 99_000,
    // ThrottlingException; nothing else is wrong with these reads.
    isThrottling: (status) => status === 400,
  },
};

const genesysSeed: GenesysSeed = {
  assistants: [
    { id: assistantId, name: 'Returns desk', transcriptionConfig: { vendorName: 'Genesys' } },
  ],
};
const qConnectSeed: QConnectSeed = { assistants: [{ assistantId, name: 'Returns desk' }] };

export const throttlingGenesys = (clock: EmulatorClock | 'real'): Promise<GenesysEmulator> =>
  startGenesysEmulator({ quotas: 'vendor', seed: genesysSeed, clock });
export const throttlingQConnect = (clock: EmulatorClock | 'real'): Promise<QConnectEmulator> =>
  startQConnectEmulator({ quotas: 'vendor', seed: qConnectSeed, clock });

type Emulator = GenesysEmulator | QConnectEmulator;
const policies = (clock: SharedClock) => ({ clock, tryTimeoutMs }) as const;

/** All defaults, but a timeout of an attempt that the shared clock can hold. */
export async function burstThroughProvider(vendor: 'genesys' | 'qconnect'): Promise<Burst> {
  const clock = createSharedClock();
  let emulator: Emulator;
  let provider: AssistantProvider;
  if (vendor === 'genesys') {
    const genesys = (emulator = await throttlingGenesys(clock));
    const { apiUrl, loginUrl, credentials } = genesys;
    const { clientId, clientSecret } = credentials;
    provider = createGenesysProvider({
      ...{ apiUrl, loginUrl, clientId, clientSecret },
      ...policies(clock),
    });
  } else {
    const qconnect = (emulator = await throttlingQConnect(clock));
    const { url: endpoint, region, credentials } = qconnect;
    provider = createQConnectProvider({ endpoint, region, credentials, ...policies(clock) });
  }
  const burst = await measure(vendor, emulator, async () => {
    const result = await provider.assistants.get(assistantId);
    return result.isErr() ? result.error.kind : undefined;
  });
  void (await provider.close());
  await emulator.close();
  return burst;
}

/** `read` answers what it was lost to, or nothing. */
export async function measure(
  vendor: 'genesys' | 'qconnect',
  { requests }: Emulator,
  read: () => Promise<string | undefined>,
): Promise<Burst> {
  const outcomes = await Promise.all(Array.from({ length: reads }, read));
  const lost = new Map<string, number>();
  for (const loss of outcomes) if (loss !== undefined) lost.set(loss, (lost.get(loss) ?? 0) + 1);
  const sent = requests.all().filter(({ operation }) => operation !== 'postOauthToken');
  const { isThrottling } = quotas[vendor];
  return {
    succeeded: outcomes.filter((loss) => loss === undefined).length,
    lost,
    requests: sent.length,
    throttled: sent.filter(({ status = 0 }) => isThrottling(status)).length,
    tookMs: (sent.at(-1)?.at ?? 0) - (sent[0]?.at ?? 0),
  };
}
