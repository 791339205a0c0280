/** Typed values that interceptors pass to each other along with a call. */

/** Names a value of type `T`. Make it with `createContextKey`. */
export interface ContextKey<T> {
  /** The identity of the key. */
  readonly id: symbol;
  /** The value of a call for which no interceptor has set one. */
  readonly defaultValue: T;
}

/**
 * Makes a new key. Two keys with the same description are different.
 *
 * @example
 * ```ts
 * const tenantKey = createContextKey<string | undefined>(undefined, 'tenant');
 * const outer: Interceptor = (next) => (call) =>
 *   next(changeCall(call, { values: call.values.with(tenantKey, 'acme') }));
 * const inner: Interceptor = (next) => (call) => {
 *   console.log(call.values.get(tenantKey)); // acme
 *   return next(call);
 * };
 * ```
 */
export function createContextKey<T>(defaultValue: T, description: string): ContextKey<T> {
  return { id: Symbol(description), defaultValue };
}

/** The values of a call. The set is immutable: `with` returns a new one. */
export interface ContextValues {
  /** Returns the value for this key, or the key's default. */
  get<T>(key: ContextKey<T>): T;
  /** Returns a copy in which this key has this value. */
  with<T>(key: ContextKey<T>, value: T): ContextValues;
}

/** The empty set of values, with which every call starts. */
export const noContextValues: ContextValues = contextValues(new Map());

function contextValues(values: ReadonlyMap<symbol, unknown>): ContextValues {
  return {
    get: <T>({ id, defaultValue }: ContextKey<T>) =>
      values.has(id) ? (values.get(id) as T) : defaultValue,
    with: ({ id }, value) => contextValues(new Map(values).set(id, value)),
  };
}
