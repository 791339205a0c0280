/** Every stack of interceptors that we ship passes the cases that its driver passes. */
import { reviseFailure, type Interceptor } from '@assistant-provider/core/adapter';
import { describe, expect, test } from 'vitest';
import { runConformance, type StackOptions } from '../src/index.js';
import { memoryHarness } from './memory-harness.js';
import { passOn, principalStacks, stackOf } from './stacks.js';

describe('a stack of interceptors over the memory driver', () => {
  for (const [name, options] of principalStacks)
    test(`passes every case with ${name}`, async () => {
      const report = await runConformance(memoryHarness, stackOf(options));
      expect(report.failed).toEqual([]);
      expect(report.complete).toBe(true);
    });
});

/** Stacks that are wrong on purpose, each in one way. */
const wrong: readonly {
  readonly does: string;
  readonly foundBy: string;
  readonly stack: StackOptions;
}[] = [
  {
    does: 'does not apply `timeoutMs`',
    foundBy: 'timeouts.read',
    stack: { interceptors: [passOn] },
  },
  {
    does: 'repeats every failed call, even a write',
    foundBy: 'errors.permissionDenied',
    stack: {
      requestInterceptors: [
        (next) => (call) => next(call).orElse(() => next({ ...call, tryNumber: 2 })),
      ],
    },
  },
  {
    does: 'returns reads from a cache by operation, without the arguments',
    foundBy: 'reading.right-one',
    stack: { requestInterceptors: () => [cachingReads()] },
  },
  {
    does: 'does not pass the signal on',
    foundBy: 'cancellation.exchange-ends',
    stack: {
      requestInterceptors: [
        (next) => (call) => next({ ...call, signal: new AbortController().signal }),
      ],
    },
  },
  {
    does: 'gives each call the same idempotency key',
    foundBy: 'idempotency.other-key',
    stack: { interceptors: [(next) => (call) => next({ ...call, idempotencyKey: 'one-key' })] },
  },
  {
    does: 'marks every failure as transient',
    foundBy: 'errors.conflict',
    stack: {
      interceptors: [
        (next) => (call) =>
          next(call).mapErr((error) => reviseFailure(error, { retry: 'transient' })),
      ],
    },
  },
];

function cachingReads(): Interceptor {
  const answers = new Map<string, ReturnType<ReturnType<Interceptor>>>();
  return (next) => (call) => {
    if (call.writes || call.operation !== 'assistants.get') return next(call);
    const known = answers.get(call.operation) ?? next(call);
    answers.set(call.operation, known);
    return known;
  };
}

describe('a stack that changes meaning', () => {
  for (const { does, foundBy, stack } of wrong)
    test(`fails ${foundBy} if it ${does}`, async () => {
      const report = await runConformance(memoryHarness, {
        ...stack,
        only: [foundBy],
        caseTimeoutMs: 2_000,
      });
      expect(report.failed.map(({ id }) => id)).toContain(foundBy);
    });
});
