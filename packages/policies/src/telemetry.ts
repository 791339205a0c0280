/**
 * The OpenTelemetry API, loaded only if an application uses it. Importing the API costs more than
 * importing a whole adapter.
 */
import type * as Api from '@opentelemetry/api';
import type { Counter, Histogram, MeterProvider, Tracer } from '@opentelemetry/api';
import { version } from './version.js';

export interface Telemetry {
  readonly api: typeof Api;
  /** Returns a tracer of the SDK that is registered now. A stored tracer would stay with an old SDK. */
  readonly tracer: () => Tracer;
  /** Duration of calls in seconds, by vendor, operation and `error.type`. */
  readonly calls: Histogram;
  readonly retries: Counter;
  /** How long requests waited for their slots, in seconds. */
  readonly waits: Histogram;
}

const name = '@assistant-provider';

/**
 * The global in which the API keeps the registered SDK (the API's global-utils; the same in all of its
 * version 1). While the global is missing, no SDK is registered.
 */
const registry = Symbol.for('opentelemetry.js.api.1');

let loading: Promise<typeof Api> | undefined;
let known: { readonly provider: MeterProvider; readonly telemetry: Telemetry } | undefined;

/**
 * Returns undefined if no SDK is registered. Rejects if the API cannot be loaded or used; the next
 * call loads it again.
 */
export function loadTelemetry(): Promise<Telemetry> | undefined {
  if (!(registry in globalThis)) return undefined;
  loading ??= import('@opentelemetry/api').catch((thrown: unknown) => {
    loading = undefined;
    throw thrown;
  });
  return loading.then(telemetryOf);
}

/** An instrument reports to the provider that made it, so a new provider needs new instruments. */
function telemetryOf(api: typeof Api): Telemetry {
  const provider = api.metrics.getMeterProvider();
  if (known?.provider === provider) return known.telemetry;
  const meter = provider.getMeter(name, version);
  const telemetry = {
    api,
    tracer: () => api.trace.getTracer(name, version),
    calls: meter.createHistogram('assistant_provider.call.duration', { unit: 's' }),
    retries: meter.createCounter('assistant_provider.retries'),
    waits: meter.createHistogram('assistant_provider.wait.duration', { unit: 's' }),
  };
  known = { provider, telemetry };
  return telemetry;
}
