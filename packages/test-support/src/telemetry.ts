/** An application that has set up OpenTelemetry, and keeps in memory what it is given. */
import { context, metrics, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
  type ResourceMetrics,
  type ScopeMetrics,
} from '@opentelemetry/sdk-metrics';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
  type ReadableSpan,
} from '@opentelemetry/sdk-trace-base';

export interface Telemetry {
  /** The spans that ended since the start, or since `clearSpans`. */
  spans(): readonly ReadableSpan[];
  clearSpans(): void;
  /** Everything measured since the start, as the exporter holds it. */
  exportedMetrics(): Promise<readonly ResourceMetrics[]>;
  /** The same, by the scope that measured it. */
  metrics(): Promise<readonly ScopeMetrics[]>;
  /** Removes the SDK. Call it at the end: other test files run in the same process. */
  stop(): Promise<void>;
}

const disableAll = () => {
  for (const api of [context, metrics, trace]) api.disable();
};

/** Registers an SDK in place of the one that is registered. */
export function startTelemetry(): Telemetry {
  disableAll();
  const spans = new InMemorySpanExporter();
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  // Only a flush exports: the interval is as long as a timer can be.
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 2 ** 31 - 1 });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager());
  trace.setGlobalTracerProvider(
    new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }),
  );
  metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }));

  const exportedMetrics = async () => {
    await reader.forceFlush();
    return exporter.getMetrics();
  };
  return {
    spans: () => spans.getFinishedSpans(),
    clearSpans: () => spans.reset(),
    exportedMetrics,
    metrics: async () => (await exportedMetrics()).flatMap(({ scopeMetrics }) => scopeMetrics),
    stop: async () => {
      await reader.shutdown();
      disableAll();
    },
  };
}
