/** Faults that a test plans: how an application takes an error is told best by making one. */
import { errorKinds, type AssistantError, type ErrorKind } from '@assistant-provider/core';
import {
  type DriverContext,
  integer,
  object,
  oneOf,
  optional,
} from '@assistant-provider/core/adapter';
import { requests, type MemoryRequest } from '../wire/operations.js';

export interface MemoryFault {
  /** `rateLimited`, `unavailable` and `timeout` may be repeated (`transient`), others not. */
  readonly kind: ErrorKind;
  /**
   * `before` (default): the vendor turned the request down. `after`: it did what was asked and
   * the answer got lost; of a write the error says effect `maybe`.
   */
  readonly when?: 'before' | 'after';
  /** How long the vendor asks to wait. */
  readonly retryAfterMs?: number;
}

export const faultParser = object<MemoryFault>({
  kind: oneOf(errorKinds),
  when: optional(oneOf(['before', 'after'])),
  retryAfterMs: optional(integer({ min: 0, max: Number.MAX_SAFE_INTEGER })),
});

export interface Faults {
  plan(request: MemoryRequest, fault: MemoryFault): void;
  /** The fault that was planned first for this request and has not struck yet. */
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

export function faultError(
  { kind, when, retryAfterMs }: MemoryFault,
  request: MemoryRequest,
  context: DriverContext,
): AssistantError {
  return context.error({
    kind,
    message: `${request} fails as planned, ${when ?? 'before'} its work`,
    vendorCode: 'plannedFault',
    retry: transient.has(kind) ? 'transient' : 'never',
    effect: when === 'after' && requests[request].writes ? 'maybe' : 'none',
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });
}
