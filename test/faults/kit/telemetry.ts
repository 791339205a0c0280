/** An application that has set up OpenTelemetry, and keeps what it is given. */
import { context, metrics, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { shownForms } from './secrets.js';

export interface Telemetry {
  /** What was recorded since it was last asked, in every form in which it could be shown. */
  takeSpans(): readonly string[];
  readonly recorded: number;
  metrics(): Promise<readonly string[]>;
  stop(): Promise<void>;
}

const disableAll = () => {
  for (const api of [context, metrics, trace]) api.disable();
};

export function startTelemetry(): Telemetry {
  disableAll();
  const spans = new InMemorySpanExporter();
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 2 ** 31 - 1 });
  let recorded = 0;
  context.setGlobalContextManager(new AsyncLocalStorageContextManager());
  trace.setGlobalTracerProvider(
    new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }),
  );
  metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }));
  return {
    get recorded() {
      return recorded;
    },
    takeSpans: () => {
      const taken = spans.getFinishedSpans();
      recorded += taken.length;
      spans.reset();
      return taken.flatMap(({ name, attributes, events, status, links }) =>
        shownForms({ name, attributes, events, status, links }),
      );
    },
    metrics: async () => {
      await reader.forceFlush();
      return shownForms(exporter.getMetrics());
    },
    stop: async () => {
      await reader.shutdown();
      disableAll();
    },
  };
}
