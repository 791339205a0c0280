/** The two numbers that are told of a side's rounds. */

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = at(sorted, middle);
  return sorted.length % 2 === 1 ? upper : (at(sorted, middle - 1) + upper) / 2;
}

/**
 * The noise: half of what the middle half of the rounds spans, as a share of their median. Of a
 * quiet machine it is some hundredths.
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
  if (value === undefined) throw new RangeError('there are no rounds');
  return value;
}
