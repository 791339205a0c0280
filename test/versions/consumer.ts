/**
 * An application in TypeScript, as the compilers of strangers see it: what must compile, and what
 * must not. The oldest and the newest compiler read it, with every declaration of ours checked.
 */
import {
  isAssistantError,
  requireFeatures,
  waitForStatus,
  type Assistant,
  type AssistantError,
  type AssistantProvider,
  type Page,
  type Reply,
} from '@assistant-provider/core';
import {
  createProvider,
  type AssistantDriver,
  readConfiguration,
} from '@assistant-provider/core/adapter';
import { startGenesysEmulator, startQConnectEmulator } from '@assistant-provider/emulators';
import { runConformance, type ConformanceHarness } from '@assistant-provider/conformance';
import { createGenesysProvider } from '@assistant-provider/genesys';
import { deadline, rateLimit, retry, tryTimeout } from '@assistant-provider/policies';
import { createMemoryDriver, createMemoryProvider } from '@assistant-provider/memory';
import { createQConnectProvider } from '@assistant-provider/qconnect';

const genesys = createGenesysProvider({
  region: 'eu_central_1',
  clientId: 'client',
  clientSecret: 'secret',
  retry: { tries: 3 },
  rateLimit: false,
});
const qconnect = createQConnectProvider({ region: 'eu-central-1', timeoutMs: false });
const memory = createMemoryProvider({ settleMs: 0 });

/** Every adapter's provider is an `AssistantProvider`. */
export const everywhere: readonly AssistantProvider[] = [genesys, qconnect, memory];

export const withQueues = (provider: AssistantProvider<'queues'>) => provider.queues.all('desk-1');
export const fromGenesys = () => withQueues(genesys);
// @ts-expect-error Amazon Q in Connect has no queues.
export const fromQConnect = () => withQueues(qconnect);
// @ts-expect-error Without a look at the member, it may be absent.
export const unchecked = (provider: AssistantProvider) => provider.queues.all('desk-1');

export const checked = (provider: AssistantProvider) =>
  provider.queues ? provider.queues.all('desk-1') : provider.unsupported.queues;

export const narrowed = (provider: AssistantProvider) =>
  requireFeatures(provider, 'queues', 'tagging').map(withQueues);

/** The vendor's own data is told apart by the vendor's name. */
export function vendorsOwn(assistant: Assistant): string | null | undefined {
  switch (assistant.vendor) {
    case 'genesys':
      return assistant.vendorData.state;
    case 'qconnect':
      return assistant.vendorData.assistantArn;
    case 'memory':
      return assistant.vendorData.status;
  }
}

export const opened: Reply<Assistant> = genesys.assistants
  .create({ name: 'Returns desk', vendorOptions: { memory: { creationFails: true } } })
  .andThen(({ id }) => waitForStatus(genesys, id, 'active', { timeoutMs: 1_000 }));

// @ts-expect-error A draft has a name.
export const nameless = genesys.assistants.create({});

export const pages: Reply<Page<Assistant>> = qconnect.assistants.list({ pageSize: 10 });

/** Kinds tell errors apart, and the list is closed. */
export const advice = (thrown: unknown): AssistantError['kind'] | 'not ours' =>
  isAssistantError(thrown) ? thrown.kind : 'not ours';

export const ofOnesOwn = (driver: AssistantDriver) =>
  createProvider(driver, {
    interceptors: [deadline(20_000)],
    requestInterceptors: [retry(), rateLimit({ requests: 1, perMs: 1_000 }), tryTimeout(5_000)],
  });
export const overMemory = ofOnesOwn(createMemoryDriver());

export const held = (harness: ConformanceHarness) => runConformance(harness);
export const emulators = () => Promise.all([startGenesysEmulator(), startQConnectEmulator()]);
export { readConfiguration };
