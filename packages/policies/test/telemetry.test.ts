/** Who registers an SDK after another was there is told, too. */
import { systemClock } from '@assistant-provider/core';
import { traceCall } from '@assistant-provider/policies';
import { metrics, trace } from '@opentelemetry/api';
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
import { afterEach, expect, it } from 'vitest';
import { aCall, vendorAnswering } from './calls.js';

afterEach(() => {
  for (const api of [metrics, trace]) api.disable();
});

function givenSdk() {
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter });
  metrics.disable();
  metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }));
  return async () => {
    await reader.forceFlush();
    await reader.shutdown();
    return exporter
      .getMetrics()
      .flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((scope) => scope.metrics))
      .map(({ descriptor }) => descriptor.name);
  };
}

it('gives spans to the SDK that is registered now', async () => {
  for (const sdk of ['first', 'second']) {
    const spans = new InMemorySpanExporter();
    trace.disable();
    trace.setGlobalTracerProvider(
      new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }),
    );
    const handle = traceCall(vendorAnswering('fine').handle);

    expect((await handle(aCall(systemClock, { level: 'call' }))).isOk()).toBe(true);

    expect(spans.getFinishedSpans(), sdk).toHaveLength(1);
  }
});

it('records calls with the SDK that is registered now', async () => {
  for (const sdk of ['first', 'second']) {
    const recorded = givenSdk();
    const handle = traceCall(vendorAnswering('fine').handle);

    expect((await handle(aCall(systemClock, { level: 'call' }))).isOk()).toBe(true);

    expect(await recorded(), sdk).toContain('assistant_provider.call.duration');
  }
});
