/**
 * Refuses a request whose path climbs. The SDK percent-encodes what it puts into a path, but for
 * the dots: an id of `..` would make `/assistants/../associations`, which servers and proxies read
 * as another path.
 */
import type { BuildMiddleware, MetadataBearer, Pluggable } from '@smithy/types';

/** Throws a RangeError. */
export function refuseClimbingPath(request: unknown): void {
  const path = (request as { path?: unknown } | undefined)?.path;
  if (typeof path === 'string' && /(?:^|\/)\.\.?(?:\/|$)/.test(path))
    throw new RangeError('an id must not be . or ..');
}

export function pathGuard<I extends object, O extends MetadataBearer>(): Pluggable<I, O> {
  const middleware: BuildMiddleware<I, O> = (next) => async (args) => {
    refuseClimbingPath(args.request);
    return next(args);
  };
  return {
    applyToStack: (stack) =>
      stack.add(middleware, { step: 'build', name: 'assistantProviderPathGuard', override: true }),
  };
}
