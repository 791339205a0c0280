/** Faults that a test plans, to see how an application handles an error. */
import { errorKinds, type ErrorKind } from '@assistant-provider/core';
import {
  integer,
  object,
  oneOf,
  optional,
  type AssistantFailure,
  type DriverContext,
} from '@assistant-provider/core/adapter';
import { requests, type MemoryRequest } from '../wire/requests.js';

/** How a planned request fails. */
export interface MemoryFault {
  /** `rateLimited`, `unavailable` and `timeout` have `retry: 'transient'`, all others `'never'`. */
  readonly kind: ErrorKind;
  /**
   * `before`: the vendor refuses the request. `after`: the request takes effect and its response is
   * lost, so the error of a write has `effect: 'maybe'`. Defaults to `before`.
   */
  readonly when?: 'before' | 'after' | undefined;
  /** How long the vendor asks the caller to wait, in milliseconds. Absent by default. */
  readonly retryAfterMs?: number | undefined;
}

export const faultParser = object<MemoryFault>({
  kind: oneOf(errorKinds),
  when: optional(oneOf(['before', 'after'])),
  retryAfterMs: optional(integer({ min: 0, max: Number.MAX_SAFE_INTEGER })),
});

export interface Faults {
  plan(request: MemoryRequest, fault: MemoryFault): void;
  /** Removes and returns the oldest fault planned for this request. */
  take(request: MemoryRequest): MemoryFault | undefined;
}

export function createFaults(): Faults {
  const planned = new Map<MemoryRequest, MemoryFault[]>();
  return {
    plan: (request, fault) => {
      planned.set(request, [...(planned.get(request) ?? []), fault]);
    },
    take: (request) => planned.get(request)?.shift(),
  };
}

const transient: ReadonlySet<ErrorKind> = new Set(['rateLimited', 'unavailable', 'timeout']);

export function describeFault(
  { kind, when, retryAfterMs }: MemoryFault,
  request: MemoryRequest,
  context: DriverContext,
): AssistantFailure {
  return context.error({
    kind,
    message: `planned fault: ${request} failed ${when ?? 'before'} it took effect`,
    vendorCode: 'plannedFault',
    retry: transient.has(kind) ? 'transient' : 'never',
    effect: when === 'after' && requests[request].writes ? 'maybe' : 'none',
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });
}
