/** The two statistics of a contender's rounds: median and noise. */

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = at(sorted, middle);
  return sorted.length % 2 === 1 ? upper : (at(sorted, middle - 1) + upper) / 2;
}

/**
 * The noise: half of the interquartile range, as a share of the median. On a quiet machine it is a
 * few hundredths.
 */
export function spread(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const quarter = Math.floor((sorted.length - 1) / 4);
  const span = at(sorted, sorted.length - 1 - quarter) - at(sorted, quarter);
  const middle = median(sorted);
  return middle === 0 ? 0 : Math.abs(span / 2 / middle);
}

function at(values: readonly number[], index: number): number {
  const value = values[index];
  if (value === undefined) throw new RangeError('no rounds were measured');
  return value;
}
