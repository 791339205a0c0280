/** Input after core has checked it. */

/**
 * Input of type `T` as a driver gets it: a member that the caller gave as `undefined` is absent. That
 * holds for the objects in its lists as well.
 */
export type Checked<T> = { readonly [K in keyof T]: CheckedMember<Exclude<T[K], undefined>> };

type CheckedMember<M> = M extends readonly (infer Item)[] ? readonly Checked<Item>[] : M;
