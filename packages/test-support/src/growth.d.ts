/** Measures whether the time of some work grows faster than its input. */
/**
 * Resolves to how much longer the work takes with an input of twice the length: 2 for linear work, 4 for
 * quadratic work, 0 if both take no time to speak of.
 */
export declare function growthOf(length: number, run: (length: number) => unknown): Promise<number>;
/** Texts that are slow for careless patterns, by what they are made of. */
export declare const hostileTexts: readonly (readonly [string, (length: number) => string])[];
