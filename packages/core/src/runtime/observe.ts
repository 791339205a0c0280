/** Calls an observer of the application, which must not change a call. */

const ignored = (): void => undefined;

/** Ignores what the observer throws, and the rejection of what it returns. */
export function observe(observer: () => unknown): void {
  try {
    const returned = observer();
    if (typeof returned !== 'object' || returned === null) return;
    // Also reads the `then` of a foreign promise, which may throw.
    Promise.resolve(returned).then(ignored, ignored);
  } catch {
    // An observer that fails has seen what there was to see.
  }
}
