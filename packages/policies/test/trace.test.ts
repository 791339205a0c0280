import { type AssistantOf } from '@assistant-provider/core';
import { createProvider, type AssistantDriver } from '@assistant-provider/core/adapter';
import { createManualClock } from '@assistant-provider/core/testing';
import { retry, traceCall, traceTry } from '@assistant-provider/policies';
import { startTelemetry, type Telemetry } from '@assistant-provider/test-support/telemetry';
import { context, trace } from '@opentelemetry/api';
import { errAsync, okAsync } from 'neverthrow';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { aFailure } from './calls.js';

let telemetry: Telemetry;

beforeAll(() => {
  telemetry = startTelemetry();
});
beforeEach(() => telemetry.clearSpans());
afterAll(() => telemetry.stop());

/** A driver whose `get` fails a given number of times, and then succeeds. */
function flakyDriver(failures: number): AssistantDriver {
  const assistant: AssistantOf<string> = {
    id: 'a',
    vendor: 'acme',
    name: 'x',
    status: 'active',
    locator: 'x',
    vendorData: {},
  };
  return {
    vendor: 'acme',
    limits: { assistantId: {}, name: {}, pageSize: { min: 1, max: 1 } },
    assistants: {
      create: () => okAsync(assistant),
      get: (_, { request }) =>
        request({ name: 'GET /assistants/{id}', writes: false }, ({ tryNumber }) =>
          tryNumber <= failures
            ? errAsync(
                aFailure({
                  status: 503,
                  vendorCode: 'service.unavailable',
                  requestId: 'r-1',
                  // An error table reports this effect for a write.
                  effect: 'maybe',
                }),
              )
            : okAsync(assistant),
        ),
      list: () => okAsync({ items: [] }),
      delete: () => okAsync(undefined),
    },
    native: () => undefined,
  };
}

const providerOf = (failures: number, label?: string) => {
  const clock = createManualClock();
  const provider = createProvider(flakyDriver(failures), {
    ...{ clock, label },
    interceptors: [traceCall],
    requestInterceptors: [
      retry({ tries: 3, baseDelayMs: 100, maxDelayMs: 100 }, () => 0.5),
      traceTry,
    ],
  });
  return { provider, clock };
};

describe('tracing', () => {
  it('makes attempts children of the call also where the application keeps no context', async () => {
    context.disable();
    onTestFinished(async () => {
      await telemetry.stop();
      telemetry = startTelemetry();
    });

    void (await providerOf(0).provider.assistants.get('a'));

    const [attempt, call] = telemetry.spans();
    expect([attempt?.name, call?.name]).toEqual(['GET /assistants/{id}', 'assistants.get']);
    expect(attempt?.parentSpanContext?.spanId).toBe(call?.spanContext().spanId);
  });

  it('makes a span for each call, a child span for each attempt, and an event for each retry', async () => {
    const { provider, clock } = providerOf(1);

    const outer = trace.getTracer('application').startSpan('handle request');
    await context.with(trace.setSpan(context.active(), outer), () =>
      clock.runUntil(provider.assistants.get('a').unwrapOr(undefined)),
    );

    const finished = telemetry.spans();
    const call = finished.find(({ name }) => name === 'assistants.get');
    const tries = finished.filter(({ name }) => name === 'GET /assistants/{id}');
    expect(call?.parentSpanContext?.spanId).toBe(outer.spanContext().spanId);
    expect(tries.map((span) => span.parentSpanContext?.spanId)).toEqual(
      Array(2).fill(call?.spanContext().spanId),
    );
    expect(call?.attributes).toEqual({
      'assistant_provider.vendor': 'acme',
      'assistant_provider.operation': 'assistants.get',
    });
    expect(call?.events).toMatchObject([
      { name: 'retry', attributes: { tryNumber: 1, delayMs: 50 } },
    ]);
    expect(tries[0]?.attributes).toMatchObject({
      'error.type': 'unavailable',
      'http.response.status_code': 503,
      'assistant_provider.error.code': 'service.unavailable',
      'assistant_provider.request_id': 'r-1',
      // A read has no effect.
      'assistant_provider.error.effect': 'none',
    });
    expect(tries[1]?.attributes).toEqual({
      'assistant_provider.vendor': 'acme',
      'http.request.resend_count': 1,
    });
  });

  it('records the kind of an error in the span and the metrics of a call', async () => {
    const { provider, clock } = providerOf(9);

    await clock.runUntil(provider.assistants.get('a').unwrapOr(undefined));

    const call = telemetry.spans().find(({ name }) => name === 'assistants.get');
    expect(call?.attributes).toMatchObject({
      'error.type': 'unavailable',
      'assistant_provider.error.retry': 'exhausted',
    });
    const recorded = (await telemetry.metrics()).flatMap(({ metrics }) => metrics);
    const durations = recorded.find(
      ({ descriptor }) => descriptor.name === 'assistant_provider.call.duration',
    );
    expect(durations?.dataPoints.map(({ attributes }) => attributes['error.type'])).toContain(
      'unavailable',
    );
    expect(recorded.map(({ descriptor }) => descriptor.name)).toContain(
      'assistant_provider.retries',
    );
  });

  it('puts the label of the provider on each span, and into no metric', async () => {
    const { provider, clock } = providerOf(1, 'north');

    await clock.runUntil(provider.assistants.get('a').unwrapOr(undefined));

    const spans = telemetry.spans();
    expect(spans.map(({ attributes }) => attributes['assistant_provider.label'])).toEqual(
      Array(3).fill('north'),
    );
    const points = (await telemetry.metrics()).flatMap(({ metrics }) =>
      metrics.flatMap(({ dataPoints }) => dataPoints.map(({ attributes }) => attributes)),
    );
    expect(points).not.toEqual([]);
    for (const attributes of points)
      expect(attributes).not.toHaveProperty(['assistant_provider.label']);
  });
});
