/** Looks up names that may be any text, such as `toString`. */

/** Returns the record's own value of a key. */
export const lookUp = <T>(
  record: Readonly<Record<string, T>> | undefined,
  key: string,
): T | undefined => (record && Object.hasOwn(record, key) ? record[key] : undefined);
