/** Ids of Genesys Cloud are UUIDs, which mean the same in upper and lower case. */

/** Equal for ids that mean the same, for use as a key. */
export const idKey = (id: string): string => id.toLowerCase();

export const sameId = (one: string, other: string): boolean => idKey(one) === idKey(other);
