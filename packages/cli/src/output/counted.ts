/** Returns a number with its noun, e.g. `1 assistant` or `2 assistants`. */
export const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;
