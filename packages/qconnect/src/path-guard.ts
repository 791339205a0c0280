/**
 * Refuses a request whose path climbs. The SDK percent-encodes what it puts into a path, but for
 * the dots: an id of `..` would make `/assistants/../associations`, which servers and proxies read
 * as another path.
 */
import type { BuildMiddleware, MetadataBearer, Pluggable } from '@smithy/types';

export function pathGuard<I extends object, O extends MetadataBearer>(): Pluggable<I, O> {
  const middleware: BuildMiddleware<I, O> = (next) => (args) => {
    const path = (args.request as { path?: unknown } | undefined)?.path;
    if (typeof path === 'string' && path.split('/').some((part) => part === '.' || part === '..'))
      return Promise.reject(new RangeError('an id must not be . or ..'));
    return next(args);
  };
  return {
    applyToStack: (stack) =>
      stack.add(middleware, { step: 'build', name: 'assistantProviderPathGuard', override: true }),
  };
}
