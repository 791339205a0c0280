/**
 * Spans and metrics through the OpenTelemetry API: one span for each call, one child span for each
 * attempt, and events for retries and waits. Without an OpenTelemetry SDK, nothing is recorded.
 */
import {
  changeCall,
  createContextKey,
  observe,
  type AssistantFailure,
  type Call,
  type CallEvent,
  type Handler,
  type Interceptor,
} from '@assistant-provider/core/adapter';
import type { Attributes, Context, Span } from '@opentelemetry/api';
import { ResultAsync, type Result } from 'neverthrow';
import { report, waitMsOf } from './events.js';
import { loadTelemetry, type Telemetry } from './telemetry.js';

/** `traceCall` passes the span of the call to `traceTry`, which makes child spans. */
const spanContextKey = createContextKey<Context | undefined>(undefined, 'span context');

type Outcome = Result<unknown, AssistantFailure>;
type Trace = (telemetry: Telemetry, call: Call, next: Handler) => Promise<Outcome>;

const ifRegistered =
  (trace: Trace): Interceptor =>
  (next) =>
  (call) => {
    const loading = loadTelemetry();
    if (!loading) return next(call);
    return new ResultAsync(
      loading.then(
        (telemetry) => trace(telemetry, call, next),
        () => next(call),
      ),
    );
  };

/** An SDK that throws must not change the outcome of a call, which may be a successful write. */
function ignoreErrors<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

/**
 * Interceptor for calls, and the outermost one. Records the span of a call, its duration, and the kind
 * of its error. Does nothing if no OpenTelemetry SDK is registered.
 */
export const traceCall: Interceptor = ifRegistered(async (telemetry, call, next) => {
  const { api, tracer, calls, retries, waits } = telemetry;
  const { vendor, operation, clock } = call;
  const about: Attributes = {
    'assistant_provider.vendor': vendor,
    'assistant_provider.operation': operation,
  };
  const span = ignoreErrors(() =>
    tracer().startSpan(operation, { attributes: { ...about, ...labelOf(call) } }),
  );
  const notify = (event: CallEvent) => {
    ignoreErrors(() => {
      if (event.name === 'retry') retries.add(1, about);
      if (event.name === 'wait') waits.record(waitMsOf(event) / 1_000, about);
    });
    ignoreErrors(() => span?.addEvent(event.name, event.attributes));
    report(call, event);
  };
  const beganAt = clock.monotonic();
  const context = ignoreErrors(() => span && api.trace.setSpan(api.context.active(), span));
  const result = await inSpan(telemetry, call, span, context, () =>
    next(changeCall(call, { values: call.values.with(spanContextKey, context), notify })),
  );
  const errorType: Attributes = result.isErr() ? { 'error.type': result.error.kind } : {};
  // The clock may fail as well.
  ignoreErrors(() =>
    calls.record((clock.monotonic() - beganAt) / 1_000, { ...about, ...errorType }),
  );
  return result;
});

/** Interceptor for requests, inside `retry`. Records the span of one attempt, a child of the call's span. */
export const traceTry: Interceptor = ifRegistered((telemetry, call, next) => {
  const { api, tracer } = telemetry;
  const parent = ignoreErrors(() => call.values.get(spanContextKey) ?? api.context.active());
  const span = ignoreErrors(() =>
    tracer().startSpan(
      call.request ?? call.operation,
      {
        kind: api.SpanKind.CLIENT,
        attributes: {
          'assistant_provider.vendor': call.vendor,
          ...labelOf(call),
          ...(call.tryNumber > 1 && { 'http.request.resend_count': call.tryNumber - 1 }),
        },
      },
      parent,
    ),
  );
  const context = ignoreErrors(() => span && parent && api.trace.setSpan(parent, span));
  return inSpan(telemetry, call, span, context, () => next(call));
});

/** Spans only: a metric would get a time series for each label. */
const labelOf = ({ label }: Call): Attributes =>
  label === undefined ? {} : { 'assistant_provider.label': label };

async function inSpan(
  { api }: Telemetry,
  call: Call,
  span: Span | undefined,
  context: Context | undefined,
  run: () => PromiseLike<Outcome>,
): Promise<Outcome> {
  let running: Promise<Outcome> | undefined;
  // `run` must run exactly once, even if the SDK's context throws. If `run` throws, the promise rejects.
  const runOnce = () => (running ??= (async () => run())());
  if (context) observe(() => api.context.with(context, runOnce));
  try {
    const result = await runOnce();
    if (span && result.isErr()) {
      const { error } = result;
      ignoreErrors(() => describeError(span, call, error, api.SpanStatusCode.ERROR));
    }
    return result;
  } finally {
    ignoreErrors(() => span?.end());
  }
}

/** Attribute names follow the OpenTelemetry semantic conventions where these define one. */
function describeError(span: Span, { writes }: Call, error: AssistantFailure, code: number): void {
  span.setStatus({ code, message: error.message });
  span.setAttributes({
    'error.type': error.kind,
    'assistant_provider.error.retry': error.retry,
    // Adapters may report an effect for reads too; core corrects the effect later.
    'assistant_provider.error.effect': writes ? error.effect : 'none',
    ...(error.status !== undefined && { 'http.response.status_code': error.status }),
    ...(error.vendorCode !== undefined && { 'assistant_provider.error.code': error.vendorCode }),
    ...(error.requestId !== undefined && { 'assistant_provider.request_id': error.requestId }),
  });
}
