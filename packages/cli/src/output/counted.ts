/** Returns a number with its noun, e.g. `1 assistant`, `2 assistants` or `2 losses`. */
export const counted = (count: number, noun: string, many = `${noun}s`): string =>
  `${count} ${count === 1 ? noun : many}`;
