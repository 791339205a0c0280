/** Cells of the memory driver, whose faults are planned with `native.failNext`. */
import { errorKinds, type AssistantError, type ErrorKind } from '@assistant-provider/core';
import { createProvider, type Interceptor } from '@assistant-provider/core/adapter';
import { policiesOf } from '@assistant-provider/policies';
import {
  createMemoryDriver,
  type MemoryFault,
  type MemoryProvider,
  type MemoryRequest,
} from '@assistant-provider/memory';
import type { Result } from 'neverthrow';
import { changeOf, factsOf, idsIn, isSame, type Change, type Facts } from '../kit/facts.js';
import { createSharedClock, tryTimeoutMs } from '../kit/shared-clock.js';
import { valueOf } from '@assistant-provider/test-support';
import { memorySnapshot } from '../vendors/memory-operations.js';
import type { OperationCase } from '../vendors/portable-operations.js';
import type { Persistence } from './inject.js';

const aMinuteMs = 60_000;
/** Harmless to repeat by a key. Of a call that brings none it is core's: the caller cannot send it again. */
const byKey: ReadonlySet<MemoryRequest> = new Set([
  'createAssistant',
  'linkKnowledge',
  'createPart',
  'publishPart',
]);
const transient: ReadonlySet<ErrorKind> = new Set(['rateLimited', 'unavailable', 'timeout']);

/** Every kind, before the work and after it, and a vendor that asks to wait. */
export const memoryFaults: readonly MemoryFault[] = [
  ...errorKinds.flatMap((kind) => [
    { kind, when: 'before' } as const,
    { kind, when: 'after' } as const,
  ]),
  { kind: 'rateLimited', when: 'before', retryAfterMs: 1_000 },
  { kind: 'rateLimited', when: 'before', retryAfterMs: 60 * aMinuteMs },
  { kind: 'unavailable', when: 'after', retryAfterMs: 60 * aMinuteMs },
];

export const faultName = ({ kind, when, retryAfterMs }: MemoryFault): string =>
  `${kind} ${when === 'after' ? 'after' : 'instead of'} the work` +
  (retryAfterMs === undefined ? '' : `, retry after ${retryAfterMs} ms`);

/** All tries that a request has by default: a fault planned as often never passes. */
const triesByDefault = 4;

interface MemoryStage {
  readonly provider: MemoryProvider;
  /** Every try of every request, in order. */
  readonly requests: readonly string[];
  readonly state: () => Promise<Facts>;
}

const known = idsIn(memorySnapshot);

async function setStage(): Promise<MemoryStage> {
  const requests: string[] = [];
  const clock = createSharedClock();
  const count: Interceptor = (next) => (call) => {
    requests.push(call.request ?? '');
    return next(call);
  };
  const { interceptors, requestInterceptors } = policiesOf({ tryTimeoutMs });
  const provider: MemoryProvider = createProvider(createMemoryDriver({ settleMs: 0 }), {
    clock,
    interceptors,
    requestInterceptors: [...requestInterceptors, count],
  });
  await valueOf(provider.native.restore(memorySnapshot));
  requests.length = 0;
  return {
    provider,
    requests,
    state: async () => {
      clock.advance(aMinuteMs);
      // Faults that are still planned for it are used up here.
      for (;;) {
        const snapshot = await provider.native.snapshot();
        if (snapshot.isOk()) return factsOf(snapshot.value, known);
      }
    },
  };
}

export interface MemoryRehearsal {
  readonly operation: OperationCase<MemoryProvider>;
  /** The requests that it takes, and how often each. */
  readonly requests: readonly MemoryRequest[];
  readonly answer: Facts | undefined;
  readonly failure: string | undefined;
  readonly before: Facts;
  readonly done: Facts;
}

export async function memoryBaseline(
  operation: OperationCase<MemoryProvider>,
): Promise<MemoryRehearsal> {
  const before = await (await setStage()).state();
  const { provider, requests, state } = await setStage();
  const result = await operation.run(provider);
  return {
    operation,
    requests: [...new Set(requests)] as MemoryRequest[],
    answer: result.isOk() ? factsOf(result.value, known) : undefined,
    failure: result.isErr() ? result.error.kind : undefined,
    before,
    done: await state(),
  };
}

export interface MemoryCell {
  readonly request: MemoryRequest;
  readonly fault: MemoryFault;
  readonly persistence: Persistence;
  readonly result: Result<unknown, AssistantError>;
  readonly isUsualAnswer: boolean;
  readonly tries: number;
  readonly requests: number;
  readonly change: Change;
}

export async function runMemoryCell(
  { operation, answer, before, done }: MemoryRehearsal,
  request: MemoryRequest,
  fault: MemoryFault,
  persistence: Persistence,
): Promise<MemoryCell> {
  const { provider, requests, state } = await setStage();
  const isOfPlanning = request === 'planFault';
  // A fault of `failNext` itself affects the next call of `failNext`.
  const times = persistence === 'once' || isOfPlanning ? 1 : triesByDefault;
  for (let n = 0; n < times; n += 1) await valueOf(provider.native.failNext(request, fault));
  const planned = requests.length;
  const result = await operation.run(provider);
  const sent = requests.slice(planned);
  return {
    request,
    fault,
    persistence,
    result,
    isUsualAnswer:
      result.isOk() && answer !== undefined && isSame(factsOf(result.value, known), answer),
    tries: sent.filter((name) => name === request).length,
    requests: sent.length,
    change: changeOf(before, done, await state()),
  };
}

/** What the design says: the kind as planned, repeated where that may help and is safe. */
export function expectedInMemory(
  { operation, failure }: MemoryRehearsal,
  { request, fault, persistence }: MemoryCell,
): string {
  const { kind, when, retryAfterMs = 0 } = fault;
  const effect = when === 'after' && operation.writes ? 'maybe' : 'none';
  const usual = failure === undefined ? 'ok' : `${failure}, never, none`;
  if (!transient.has(kind)) return `${kind}, never, ${effect}`;
  const repeats = !operation.onlyOnce?.includes(request) || effect === 'none';
  if (!repeats) return `${kind}, never, ${effect}`;
  const callerMayRepeat = effect === 'none' || !byKey.has(request);
  if (retryAfterMs > aMinuteMs)
    return `${kind}, ${callerMayRepeat ? 'transient' : 'never'}, ${effect}`;
  if (persistence === 'always' && request !== 'planFault') return `${kind}, exhausted, ${effect}`;
  if (effect === 'none' || failure === undefined) return usual;
  // For all that anybody knows the first try has removed it, or done something else.
  return failure === 'notFound' ? 'ok, with another value' : `${failure}, never, maybe`;
}
