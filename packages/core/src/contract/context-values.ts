/** Typed values that interceptors hand to each other along with a call. */

/** Names a value, and says what it is while nobody has set it. */
export interface ContextKey<T> {
  readonly id: symbol;
  readonly defaultValue: T;
}

/**
 * Makes a key of its own: two keys with the same description are different.
 *
 * @example
 * ```ts
 * const tenantKey = createContextKey<string | undefined>(undefined, 'tenant');
 * const outer: Interceptor = (next) => (call) =>
 *   next(changeCall(call, { values: call.values.with(tenantKey, 'acme') }));
 * const inner: Interceptor = (next) => (call) => log(call.values.get(tenantKey)).then(() => next(call));
 * ```
 */
export function createContextKey<T>(defaultValue: T, description: string): ContextKey<T> {
  return { id: Symbol(description), defaultValue };
}

/** Immutable: `with` returns a new set of values. */
export interface ContextValues {
  /** The value set for this key, or the key's default. */
  get<T>(key: ContextKey<T>): T;
  with<T>(key: ContextKey<T>, value: T): ContextValues;
}

/** The values of a call that no interceptor has given any. */
export const noContextValues: ContextValues = contextValues(new Map());

function contextValues(values: ReadonlyMap<symbol, unknown>): ContextValues {
  return {
    get: <T>({ id, defaultValue }: ContextKey<T>) =>
      values.has(id) ? (values.get(id) as T) : defaultValue,
    with: ({ id }, value) => contextValues(new Map(values).set(id, value)),
  };
}
