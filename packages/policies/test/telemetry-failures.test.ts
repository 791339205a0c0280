/** A failing telemetry SDK must not change the outcome of a call. */
import { systemClock } from '@assistant-provider/core';
import { retry, traceCall, traceTry } from '@assistant-provider/policies';
import { context, metrics, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { BasicTracerProvider } from '@opentelemetry/sdk-trace-base';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { aCall, aFailure, vendorAnswering } from './calls.js';

afterEach(() => {
  for (const api of [trace, metrics, context]) api.disable();
  vi.restoreAllMocks();
});

const broken = (): never => {
  throw new Error('the SDK is out of order');
};
const call = () => aCall(systemClock, { writes: true });
/** The span of a call around the spans of its attempts, as in a provider. */
const traced = (vendor: ReturnType<typeof vendorAnswering>) =>
  traceCall(retry({ tries: 2, baseDelayMs: 0, maxDelayMs: 0 }, () => 0)(traceTry(vendor.handle)));

const defects: Readonly<Record<string, () => unknown>> = {
  'a tracer that starts no span': () =>
    trace.setGlobalTracerProvider({
      getTracer: () => ({ startSpan: broken, startActiveSpan: broken }),
    }),
  'a span that can be told nothing and does not end': () => {
    const tracer = new BasicTracerProvider().getTracer('broken');
    const span = tracer.startSpan('broken');
    for (const member of ['end', 'addEvent', 'setStatus', 'setAttributes'] as const)
      vi.spyOn(span, member).mockImplementation(broken);
    vi.spyOn(tracer, 'startSpan').mockReturnValue(span);
    trace.setGlobalTracerProvider({ getTracer: () => tracer });
  },
  'instruments that throw': () => {
    const meter = metrics.getMeter('none');
    const instrument = { add: broken, record: broken };
    metrics.setGlobalMeterProvider({
      getMeter: () =>
        Object.assign(Object.create(meter) as typeof meter, {
          createHistogram: () => instrument,
          createCounter: () => instrument,
        }),
    });
  },
  'a meter provider that throws': () => metrics.setGlobalMeterProvider({ getMeter: broken }),
  'a context that throws before': () => given(broken),
  'a context that throws after': () =>
    given((run) => {
      run();
      return broken();
    }),
};

function given(around: (run: () => unknown) => never) {
  trace.setGlobalTracerProvider(new BasicTracerProvider());
  context.setGlobalContextManager({
    active: () => ROOT_CONTEXT,
    with: (_, run, self, ...given) => around(() => run.apply(self as never, given)),
    bind: (_, target) => target,
    enable() {
      return this;
    },
    disable() {
      return this;
    },
  });
}

describe.each(Object.keys(defects))('%s', (defect) => {
  it('changes neither the outcome of a call nor the number of requests', async () => {
    defects[defect]?.();
    const vendor = vendorAnswering(aFailure(), 'fine');

    expect((await traced(vendor)(call()))._unsafeUnwrap()).toBe('fine');
    expect(vendor.tries).toHaveLength(2);

    const refused = vendorAnswering(aFailure({ kind: 'invalidInput', retry: 'never' }));
    expect((await traced(refused)(call()))._unsafeUnwrapErr().kind).toBe('invalidInput');
    expect(refused.tries).toHaveLength(1);
  });
});

it('a call runs without telemetry if the API cannot be loaded, and the next call loads it again', async () => {
  vi.resetModules();
  const loaded = vi.fn();
  vi.doMock('@opentelemetry/api', async (original) => {
    loaded();
    if (loaded.mock.calls.length === 1) broken();
    return await original();
  });
  onTestFinished(() => {
    vi.doUnmock('@opentelemetry/api');
    vi.resetModules();
  });
  trace.setGlobalTracerProvider(new BasicTracerProvider());
  const again = await import('@assistant-provider/policies');
  const vendor = vendorAnswering('fine');
  const handle = again.traceCall(vendor.handle);

  const outcomes = [await handle(call()), await handle(call())];

  expect(outcomes.map((outcome) => outcome._unsafeUnwrap())).toEqual(['fine', 'fine']);
  expect(loaded).toHaveBeenCalledTimes(2);
  expect(vendor.tries).toHaveLength(2);
});
