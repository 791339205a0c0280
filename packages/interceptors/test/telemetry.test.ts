/** Who registers an SDK after another was there is told, too. */
import { systemClock } from '@assistant-provider/core';
import { traceCall } from '@assistant-provider/interceptors';
import { metrics } from '@opentelemetry/api';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { afterEach, expect, it } from 'vitest';
import { aCall, vendorAnswering } from './calls.js';

afterEach(() => metrics.disable());

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

it('records calls with the SDK that is registered now', async () => {
  for (const sdk of ['first', 'second']) {
    const recorded = givenSdk();
    const handle = traceCall(vendorAnswering('fine').handle);

    expect((await handle(aCall(systemClock, { level: 'call' }))).isOk()).toBe(true);

    expect(await recorded(), sdk).toContain('assistant_provider.call.duration');
  }
});
