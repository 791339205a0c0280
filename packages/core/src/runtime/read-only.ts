/** Refuses every write: of a portable operation, of the vendor's own, or of a request that a driver sends. */
import { errAsync } from 'neverthrow';
import type { DriverContext } from '../contract/driver-context.js';
import type { AssistantError, ErrorDetails } from '../contract/error.js';
import { createAssistantError } from '../errors/assistant-error.js';
import type { Invoker } from './invoke.js';

/** Like a vendor's refusal for credentials that may only view, so that one handler serves both. */
const refusal = (message: string): ErrorDetails => ({
  kind: 'permissionDenied',
  message: `${message}; to write, use the provider that was passed to readOnly`,
  issues: [{ field: 'provider', rule: 'readOnly', message: 'the provider is read-only' }],
});

/** The provider that refuses. */
export interface RefusingProvider {
  readonly vendor: string;
  readonly label?: string | undefined;
}

/** The operation that a read-only provider refuses, and the members that its error has in any case. */
export interface Refused extends RefusingProvider {
  readonly operation: string;
  readonly assistantId?: string | undefined;
  readonly queueId?: string | undefined;
  /** True if the errors of the operation list what it has written. */
  readonly bulk?: boolean | undefined;
}

/** Returns the error of an operation that a read-only provider refuses. */
export const readOnlyError = ({
  vendor,
  label,
  operation,
  assistantId,
  queueId,
  bulk,
}: Refused): AssistantError =>
  createAssistantError({
    ...refusal(`${operation} was not sent, because this provider is read-only`),
    vendor,
    label,
    operation,
    ...(assistantId !== undefined && { assistantId }),
    ...(queueId !== undefined && { queueId }),
    ...(bulk === true && { done: [] }),
  });

/** Returns an invoker with the same lifetime that refuses calls that write, and requests that write. */
export function readOnlyInvoker(provider: RefusingProvider, invoker: Invoker): Invoker {
  return {
    ...invoker,
    invoke: (invocation, options, run) =>
      invocation.writes
        ? errAsync(readOnlyError({ ...invocation, ...provider }))
        : invoker.invoke(invocation, options, (context) => run(readOnlyContext(context))),
  };
}

/** A reading operation whose driver sends a write all the same does not get it out either. */
const readOnlyContext = (context: DriverContext): DriverContext => ({
  ...context,
  request: (request, send) =>
    request.writes
      ? errAsync(
          context.error(
            refusal(`the request ${request.name} was not sent, because this provider is read-only`),
          ),
        )
      : context.request(request, send),
});

type Method = (...given: readonly unknown[]) => unknown;

/**
 * Returns the vendor's own operations without the members that are not functions: such a member, for
 * example an SDK's client, could write past every check. Reading it throws.
 */
export function readOnlyNative<N>(
  { vendor, label }: RefusingProvider,
  native: N,
  methodOf: (name: string, own: Method) => Method = (_, own) => own,
): N {
  if (Object(native) !== native) return native;
  const own = native as Readonly<Record<string | symbol, unknown>>;
  return new Proxy({} as N & object, {
    has: (_, name) => name in own,
    get: (_, name) => {
      const member = own[name];
      const operation = `native.${String(name)}`;
      if (typeof member === 'function') return methodOf(operation, member.bind(own) as Method);
      if (Object(member) !== member) return member;
      throw createAssistantError({
        ...refusal(`${operation} is not available, because this provider is read-only`),
        vendor,
        label,
        operation,
      });
    },
  });
}
