/**
 * Numbers that JSON.parse may have changed: an integer beyond 2^53 becomes its neighbour, and 1e400
 * becomes infinite, which JSON.stringify writes as null. Writing them back alters data.
 */

/** A path that is longer names a place that nobody looks for. */
const longestPath = 200;

/**
 * The path of the first number below the value that is infinite, NaN, or an integer beyond 2^53.
 * Undefined if there is none. The value must be one that JSON.stringify has written.
 */
export const findInexactNumber = (value: unknown): string | undefined =>
  pathIn(value)?.slice(0, longestPath);

function pathIn(value: unknown): string | undefined {
  if (typeof value === 'number')
    return Number.isFinite(value) && (Number.isSafeInteger(value) || !Number.isInteger(value))
      ? undefined
      : '';
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, member] of Object.entries(value)) {
    const path = pathIn(member);
    if (path !== undefined) return Array.isArray(value) ? `[${name}]${path}` : `.${name}${path}`;
  }
  return undefined;
}
