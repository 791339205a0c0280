/** Creates the application's provider from an adapter's driver. */
import { ResultAsync } from 'neverthrow';
import type { Interceptor } from '../contract/interceptor.js';
import { systemClock, type Clock } from '../contract/clock.js';
import type { AssistantDriver } from '../contract/driver.js';
import { featureNames } from '../contract/features.js';
import { createInvoker, type Invoker } from './invoke.js';
import { aiAgentOperations } from './operations/ai-agents.js';
import { assistantOperations } from './operations/assistants.js';
import { directoryOperations } from './operations/directory.js';
import { editingOperations } from './operations/editing.js';
import { knowledgeOperations } from './operations/knowledge.js';
import type { ProviderParts } from './operations/call-driver.js';
import { partOperations } from './operations/parts.js';
import { queueOperations } from './operations/queues.js';
import { taggingOperations } from './operations/tagging.js';
import type {
  AssistantProvider,
  CoreMembers,
  FeatureMap,
  FeatureName,
} from '../contract/provider.js';
import { monotonicClock } from './monotonic-clock.js';
import { permissionsOf } from './permissions-of.js';
import { setLifetime } from './provider-lifetime.js';
import { readOnlyInvoker, readOnlyNative } from './read-only.js';
import { redactSecrets } from '../errors/redact.js';
import { createInputs } from '../validation/inputs.js';

/** The label, the interceptors and the clock of a provider. */
export interface ProviderOptions {
  /**
   * Tells this provider from others of the same vendor, in errors, request logs and spans: 1 to 100
   * characters, which the adapter checks with `labelParser`. Defaults to none.
   */
  readonly label?: string | undefined;
  /** Run around every call. The first is outermost. Defaults to none. */
  readonly interceptors?: readonly Interceptor[];
  /** Run around every request that a driver makes for a call. The first is outermost. Defaults to none. */
  readonly requestInterceptors?: readonly Interceptor[];
  /** The clock of all timers and timestamps. Defaults to the system's clock. */
  readonly clock?: Clock;
}

/** The features that the driver's type has. */
type FeaturesOf<D extends AssistantDriver> = {
  [F in FeatureName]: undefined extends D[F] ? never : F;
}[FeatureName];

type NativeOf<D extends AssistantDriver> = ReturnType<D['native']>;

/**
 * Returns the provider that applications use. A feature is present if the driver has the member of that
 * name; features are declared nowhere else.
 */
export function createProvider<D extends AssistantDriver>(
  driver: D,
  options: ProviderOptions = {},
): AssistantProvider<FeaturesOf<D>, NativeOf<D>> {
  const { label, interceptors = [], requestInterceptors = [] } = options;
  const clock = monotonicClock(options.clock ?? systemClock);
  const { vendor, limits } = driver;
  const redact = (text: string) => {
    try {
      return redactSecrets(driver.redact?.(text) ?? text);
    } catch {
      return `[text removed: the ${vendor} adapter failed to mask secrets in it]`;
    }
  };
  const invoker = createInvoker({
    ...{ vendor, label, clock, redact },
    ...{ interceptors, requestInterceptors },
  });
  const inputs = createInputs(limits);

  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= closeDriver(driver, () => invoker.close());
    return ResultAsync.fromSafePromise<void>(closing);
  };

  /** Everything that an application calls runs through the invoker that it is given here. */
  const assemble = (invoker: Invoker) => {
    const parts: ProviderParts = { vendor, label, limits, inputs, invoker, clock };
    const features = featuresOf(parts, driver);
    const coreMembers: CoreMembers<unknown> = {
      vendor,
      ...(label !== undefined && { label }),
      limits,
      unsupported: driver.unsupported ?? {},
      assistants: assistantOperations(parts, driver.assistants, features),
      features: Object.fromEntries(
        featureNames.map((name) => [name, features[name] !== undefined]),
      ) as Record<FeatureName, boolean>,
      permissions: permissionsOf(driver),
      ...(driver.crosswalk && { crosswalk: driver.crosswalk }),
      native: driver.native(
        (call, run, callOptions = {}) => invoker.invoke(call, callOptions, run),
        label,
      ),
      close,
    };
    return { ...coreMembers, ...features };
  };
  const enter = <P extends AssistantProvider>(
    provider: P,
    readOnly: () => AssistantProvider,
  ): P => {
    setLifetime(provider, { clock, closed: invoker.closed, readOnly });
    return Object.freeze(provider);
  };
  const readOnlyView = (): AssistantProvider => {
    const provider = assemble(readOnlyInvoker({ vendor, label }, invoker));
    const view = { ...provider, native: readOnlyNative({ vendor, label }, provider.native) };
    return enter(view, () => view);
  };
  return enter(assemble(invoker), readOnlyView) as AssistantProvider<FeaturesOf<D>, NativeOf<D>>;
}

// A driver in plain JavaScript may not have the members of its type, so check for each.
const featuresOf = (parts: ProviderParts, driver: AssistantDriver): Partial<FeatureMap> => ({
  ...(driver.editing && { editing: editingOperations(parts, driver.editing) }),
  ...(driver.queues && { queues: queueOperations(parts, driver.queues) }),
  ...(driver.aiAgents && { aiAgents: aiAgentOperations(parts, driver.aiAgents) }),
  ...(driver.knowledge && { knowledge: knowledgeOperations(parts, driver.knowledge) }),
  ...(driver.tagging && { tagging: taggingOperations(parts, driver.tagging) }),
  ...(driver.parts && { parts: partOperations(parts, driver.parts) }),
  ...(driver.directory && { directory: directoryOperations(parts, driver.directory) }),
});

async function closeDriver(
  driver: Pick<AssistantDriver, 'close'>,
  endCalls: () => void,
): Promise<void> {
  endCalls();
  try {
    await driver.close?.();
  } catch {
    // The caller could do nothing about it: all calls have ended, and the provider is closed.
  }
}
