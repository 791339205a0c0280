import { version } from './version.js';
const name = '@assistant-provider';
/**
 * Where the API keeps what an SDK registered: API_REGISTRY of the API's global-utils, the same
 * for all of its version 1. While it is not there, nobody listens.
 */
const registry = Symbol.for('opentelemetry.js.api.1');
let loading;
let known;
/** Rejects when the API cannot be loaded or used; the next call tries again. */
export function loadTelemetry() {
  if (!(registry in globalThis)) return undefined;
  loading ??= import('@opentelemetry/api').catch((thrown) => {
    loading = undefined;
    throw thrown;
  });
  return loading.then(telemetryOf);
}
/** Instruments stay with the provider that made them: whoever registers another is told by new ones. */
function telemetryOf(api) {
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
