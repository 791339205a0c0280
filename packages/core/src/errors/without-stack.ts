/** Makes errors without the stack, which takes most of the time of an error. */

/**
 * Returns what `make` returns. Errors that it makes have no frames in their stack. The limit applies to
 * the whole process, so `make` must be synchronous.
 */
export function withoutStack<T>(make: () => T): T {
  const { stackTraceLimit } = Error as { readonly stackTraceLimit?: number };
  // An assignment would throw in a process whose `Error` is frozen.
  Reflect.set(Error, 'stackTraceLimit', 0);
  try {
    return make();
  } finally {
    Reflect.set(Error, 'stackTraceLimit', stackTraceLimit);
  }
}
