/**
 * The OpenTelemetry API, loaded when an application uses it and not before: its import costs more
 * than that of a whole adapter.
 */
import type * as Api from '@opentelemetry/api';
import type { Counter, Histogram, MeterProvider, Tracer } from '@opentelemetry/api';
import { version } from './version.js';

export interface Telemetry {
  readonly api: typeof Api;
  /** Of whoever is registered now: a tracer that is kept would stay with its own provider. */
  readonly tracer: () => Tracer;
  /** Seconds a call took, by vendor, operation and `error.type`. */
  readonly calls: Histogram;
  readonly retries: Counter;
  /** Seconds a request waited for its turn. */
  readonly waits: Histogram;
}

const name = '@assistant-provider';

/**
 * Where the API keeps what an SDK registered: API_REGISTRY of the API's global-utils, the same
 * for all of its version 1. While it is not there, nobody listens.
 */
const registry = Symbol.for('opentelemetry.js.api.1');

let loading: Promise<typeof Api> | undefined;
let known: { readonly provider: MeterProvider; readonly telemetry: Telemetry } | undefined;

/** Rejects when the API cannot be loaded or used; the next call tries again. */
export function loadTelemetry(): Promise<Telemetry> | undefined {
  if (!(registry in globalThis)) return undefined;
  loading ??= import('@opentelemetry/api').catch((thrown: unknown) => {
    loading = undefined;
    throw thrown;
  });
  return loading.then(telemetryOf);
}

/** Instruments stay with the provider that made them: whoever registers another is told by new ones. */
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
