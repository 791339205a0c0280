/** Makes the application's provider of an adapter's driver. */
import { ResultAsync } from 'neverthrow';
import type { Interceptor } from '../contract/interceptor.js';
import { systemClock, type Clock } from '../contract/clock.js';
import type { AssistantDriver } from '../contract/driver.js';
import { featureNames } from '../contract/features.js';
import { createInvoker } from './invoke.js';
import { aiAgentOperations } from './operations/ai-agents.js';
import { assistantOperations } from './operations/assistants.js';
import { editingOperations } from './operations/editing.js';
import { knowledgeOperations } from './operations/knowledge.js';
import type { ProviderParts } from './operations/call-driver.js';
import { queueOperations } from './operations/queues.js';
import { taggingOperations } from './operations/tagging.js';
import type {
  AssistantProvider,
  CoreMembers,
  FeatureMap,
  FeatureName,
} from '../contract/provider.js';
import { setLifetime } from './provider-lifetime.js';
import { redactSecrets } from '../errors/redact.js';
import { createInputs } from '../validation/inputs.js';

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
  const provision: ProviderParts = { vendor, limits, inputs: createInputs(limits), invoker, clock };

  // A driver in plain JavaScript may lack what its type would promise: only presence counts.
  const members: AssistantDriver = driver;
  const features: Partial<FeatureMap> = {
    ...(members.editing && { editing: editingOperations(provision, members.editing) }),
    ...(members.queues && { queues: queueOperations(provision, members.queues) }),
    ...(members.aiAgents && { aiAgents: aiAgentOperations(provision, members.aiAgents) }),
    ...(members.knowledge && { knowledge: knowledgeOperations(provision, members.knowledge) }),
    ...(members.tagging && { tagging: taggingOperations(provision, members.tagging) }),
  };

  let closing: Promise<void> | undefined;
  const coreMembers: CoreMembers<unknown> = {
    vendor,
    limits,
    unsupported: driver.unsupported ?? {},
    assistants: assistantOperations(provision, driver.assistants),
    features: Object.fromEntries(
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
