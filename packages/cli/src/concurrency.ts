/** The option that says how many steps run at once. */
import { usageError } from './command-error.js';
import { textOption, type OptionValues } from './option-values.js';

/** The most steps at once. More would wait for the vendor's quota. */
const mostConcurrent = 32;

/** Returns how many steps run at once, and ends the command if the option is wrong. */
export function concurrencyOf(options: OptionValues): number {
  const concurrency = Number(textOption(options, 'concurrency') ?? 4);
  if (!Number.isInteger(concurrency) || concurrency < 1 || concurrency > mostConcurrent)
    throw usageError(`--concurrency must be a whole number from 1 to ${mostConcurrent}`);
  return concurrency;
}
