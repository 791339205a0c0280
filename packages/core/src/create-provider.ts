/** Makes the application's provider of an adapter's driver. */
import { ResultAsync } from 'neverthrow';
import type { Interceptor } from './call.js';
import { systemClock, type Clock } from './clock.js';
import type { AssistantDriver } from './driver.js';
import { featureNames } from './features.js';
import { createInvoker } from './invoke.js';
import { provideAiAgents } from './provide/ai-agents.js';
import { provideAssistants } from './provide/assistants.js';
import { provideEditing } from './provide/editing.js';
import { provideKnowledge } from './provide/knowledge.js';
import type { Provision } from './provide/portable-call.js';
import { provideQueues } from './provide/queues.js';
import { provideTagging } from './provide/tagging.js';
import type { AssistantProvider, CoreMembers, FeatureMap, FeatureName } from './provider.js';
import { setLifetime } from './provider-lifetime.js';
import { redactSecrets } from './redact.js';
import { createInputs } from './validation/inputs.js';

export interface ProviderOptions {
  /** Around every call, the first being outermost. */
  readonly interceptors?: readonly Interceptor[];
  /** Around every request that a driver makes to serve a call, the first being outermost. */
  readonly requestInterceptors?: readonly Interceptor[];
  readonly clock?: Clock;
}

/** The features that the type of a driver promises. */
type FeaturesOf<D extends AssistantDriver> = {
  [F in FeatureName]: undefined extends D[F] ? never : F;
}[FeatureName];

type NativeOf<D extends AssistantDriver> = ReturnType<D['native']>;

/**
 * The provider that applications use. Features are there if the driver has them: there is no
 * other declaration.
 */
export function createProvider<D extends AssistantDriver>(
  driver: D,
  options: ProviderOptions = {},
): AssistantProvider<FeaturesOf<D>, NativeOf<D>> {
  const { clock = systemClock, interceptors = [], requestInterceptors = [] } = options;
  const { vendor, limits } = driver;
  const redact = (text: string) => {
    try {
      return redactSecrets(driver.redact?.(text) ?? text);
    } catch {
      return `[text masked whole, since the masking of ${vendor} failed]`;
    }
  };
  const invoker = createInvoker({ vendor, clock, interceptors, requestInterceptors, redact });
  const provision: Provision = { vendor, limits, inputs: createInputs(limits), invoker, clock };

  // A driver in plain JavaScript may lack what its type would promise: only presence counts.
  const members: AssistantDriver = driver;
  const features: Partial<FeatureMap> = {
    ...(members.editing && { editing: provideEditing(provision, members.editing) }),
    ...(members.queues && { queues: provideQueues(provision, members.queues) }),
    ...(members.aiAgents && { aiAgents: provideAiAgents(provision, members.aiAgents) }),
    ...(members.knowledge && { knowledge: provideKnowledge(provision, members.knowledge) }),
    ...(members.tagging && { tagging: provideTagging(provision, members.tagging) }),
  };

  let closing: Promise<void> | undefined;
  const coreMembers: CoreMembers<unknown> = {
    vendor,
    limits,
    absent: driver.absent ?? {},
    assistants: provideAssistants(provision, driver.assistants),
    capabilities: Object.fromEntries(
      featureNames.map((name) => [name, features[name] !== undefined]),
    ) as Record<FeatureName, boolean>,
    native: driver.native((call, run, callOptions = {}) => invoker.invoke(call, callOptions, run)),
    close: () => {
      closing ??= closeDriver(driver, () => invoker.close());
      return ResultAsync.fromSafePromise(closing);
    },
  };
  const provider = Object.freeze({ ...coreMembers, ...features }) as AssistantProvider<
    FeaturesOf<D>,
    NativeOf<D>
  >;
  setLifetime(provider, { clock, closed: invoker.closed });
  return provider;
}

async function closeDriver(
  driver: Pick<AssistantDriver, 'close'>,
  endCalls: () => void,
): Promise<void> {
  endCalls();
  try {
    await driver.close?.();
  } catch {
    // Nothing is left for the caller to do: all calls have ended, and the provider is gone.
  }
}
