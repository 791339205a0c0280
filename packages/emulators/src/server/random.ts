/** A seeded random generator, so that a rule with a probability chooses the same requests in every run. */
export function createRandom(seed: number): () => number {
  // mulberry32 (Tommy Ettinger, public domain).
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
