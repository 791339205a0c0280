/** The options that say which queues a move binds now. */
import type { QueuesToBind } from '@assistant-provider/reconcile';
import { usageError } from '../command-error.js';
import { isSet, textOption, textsOption, type OptionValues } from '../option-values.js';

/** Returns the queues to bind, or `undefined` for all. Ends the command if the count is wrong. */
export function queuesOf(options: OptionValues): QueuesToBind | undefined {
  const queues = textsOption(options, 'until');
  if (queues.length > 0) return queues;
  const text = textOption(options, 'untilCount');
  if (text === undefined) return undefined;
  const count = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(count))
    throw usageError('--until-count must be a whole number from 0');
  // The run has already moved its queues. The next ones wait, so they are not a difference.
  return isSet(options, 'verify') || isSet(options, 'retire') ? 0 : count;
}
