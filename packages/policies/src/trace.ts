/**
 * Spans and metrics through the OpenTelemetry API: a span a call, a child a try, retries and waits
 * as events. Nothing is recorded or printed unless the application has set up OpenTelemetry.
 */
import {
  changeCall,
  createContextKey,
  type AssistantFailure,
  type Call,
  type CallEvent,
  type Handler,
  type Interceptor,
} from '@assistant-provider/core/adapter';
import type { Attributes, Context, Span } from '@opentelemetry/api';
import { ResultAsync, type Result } from 'neverthrow';
import { waitMsOf } from './events.js';
import { loadTelemetry, type Telemetry } from './telemetry.js';

/** The outer half hands the span of the call to the inner half, whose spans are its children. */
const spanContextKey = createContextKey<Context | undefined>(undefined, 'span context');

type Outcome = Result<unknown, AssistantFailure>;
type Trace = (telemetry: Telemetry, call: Call, next: Handler) => Promise<Outcome>;

const whenListened =
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

/** What an SDK throws is never the call's outcome: it may be a write that succeeded. */
function attempt<T>(tell: () => T): T | undefined {
  try {
    return tell();
  } catch {
    return undefined;
  }
}

/** Outermost: the span of a call, its duration, its error by kind. */
export const traceCall: Interceptor = whenListened(async (telemetry, call, next) => {
  const { api, tracer, calls, retries, waits } = telemetry;
  const { vendor, operation, clock } = call;
  const about: Attributes = {
    'assistant_provider.vendor': vendor,
    'assistant_provider.operation': operation,
  };
  const span = attempt(() => tracer().startSpan(operation, { attributes: about }));
  const notify = (event: CallEvent) => {
    attempt(() => {
      if (event.name === 'retry') retries.add(1, about);
      if (event.name === 'wait') waits.record(waitMsOf(event) / 1_000, about);
    });
    attempt(() => span?.addEvent(event.name, event.attributes));
    call.notify?.(event);
  };
  const beganAt = clock.now();
  const context = attempt(() => span && api.trace.setSpan(api.context.active(), span));
  const result = await inSpan(telemetry, call, span, context, () =>
    next(changeCall(call, { values: call.values.with(spanContextKey, context), notify })),
  );
  const errorType: Attributes = result.isErr() ? { 'error.type': result.error.kind } : {};
  const seconds = (clock.now() - beganAt) / 1_000;
  attempt(() => calls.record(seconds, { ...about, ...errorType }));
  return result;
});

/** Inside of retry: the span of one try, a child of the call's. */
export const traceTry: Interceptor = whenListened((telemetry, call, next) => {
  const { api, tracer } = telemetry;
  const parent = attempt(() => call.values.get(spanContextKey) ?? api.context.active());
  const span = attempt(() =>
    tracer().startSpan(
      call.request ?? call.operation,
      {
        kind: api.SpanKind.CLIENT,
        attributes: {
          'assistant_provider.vendor': call.vendor,
          ...(call.tryNumber > 1 && { 'http.request.resend_count': call.tryNumber - 1 }),
        },
      },
      parent,
    ),
  );
  const context = attempt(() => span && parent && api.trace.setSpan(parent, span));
  return inSpan(telemetry, call, span, context, () => next(call));
});

async function inSpan(
  { api }: Telemetry,
  call: Call,
  span: Span | undefined,
  context: Context | undefined,
  run: () => PromiseLike<Outcome>,
): Promise<Outcome> {
  let running: Promise<Outcome> | undefined;
  // Once, whatever the SDK's context does before or after it; what `run` throws, it rejects with.
  const runOnce = () => (running ??= (async () => run())());
  if (context) attempt(() => void api.context.with(context, runOnce));
  try {
    const result = await runOnce();
    if (span && result.isErr()) {
      const { error } = result;
      attempt(() => describeError(span, call, error, api.SpanStatusCode.ERROR));
    }
    return result;
  } finally {
    attempt(() => span?.end());
  }
}

/** Names of the OpenTelemetry semantic conventions where there are some. */
function describeError(span: Span, { writes }: Call, error: AssistantFailure, code: number): void {
  span.setStatus({ code, message: error.message });
  span.setAttributes({
    'error.type': error.kind,
    'assistant_provider.error.retry': error.retry,
    // What an adapter says of an answer holds for writes; core rights it only later.
    'assistant_provider.error.effect': writes ? error.effect : 'none',
    ...(error.status !== undefined && { 'http.response.status_code': error.status }),
    ...(error.vendorCode !== undefined && { 'assistant_provider.error.code': error.vendorCode }),
    ...(error.requestId !== undefined && { 'assistant_provider.request_id': error.requestId }),
  });
}
