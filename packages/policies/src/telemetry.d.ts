/**
 * The OpenTelemetry API, loaded when an application uses it and not before: its import costs more
 * than that of a whole adapter.
 */
import type * as Api from '@opentelemetry/api';
import type { Counter, Histogram, Tracer } from '@opentelemetry/api';
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
/** Rejects when the API cannot be loaded or used; the next call tries again. */
export declare function loadTelemetry(): Promise<Telemetry> | undefined;
