/** What telemetry calls itself. */
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
import { readFile } from 'node:fs/promises';
import { expect, it, onTestFinished } from 'vitest';
import { aCall, vendorAnswering } from './calls.js';

it('names the version of its package, on spans and on metrics', async () => {
  const spans = new InMemorySpanExporter();
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter });
  // Other files of the same worker may have left theirs.
  for (const api of [metrics, trace]) api.disable();
  trace.setGlobalTracerProvider(
    new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }),
  );
  metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }));
  onTestFinished(async () => {
    for (const api of [metrics, trace]) api.disable();
    await reader.shutdown();
  });

  const handle = traceCall(vendorAnswering('fine').handle);
  expect((await handle(aCall(systemClock, { level: 'call' }))).isOk()).toBe(true);

  await reader.forceFlush();
  const scopes = [
    ...spans.getFinishedSpans().map(({ instrumentationScope }) => instrumentationScope),
    ...exporter.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics.map(({ scope }) => scope)),
  ];
  const manifest = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  const { version } = JSON.parse(manifest) as { readonly version: string };
  expect(scopes).toHaveLength(2);
  for (const scope of scopes) expect(scope).toMatchObject({ name: '@assistant-provider', version });
});
