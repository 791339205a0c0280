/**
 * Turns at one assistant, for a vendor that takes a whole list or object and has no version to
 * check: a change reads, and writes back what it read, so two at once would lose one of them.
 */

import type { DriverReply } from '@assistant-provider/core/adapter';
import { ResultAsync } from 'neverthrow';

export type InTurn = <T>(assistantId: string, work: () => DriverReply<T>) => DriverReply<T>;

/** One for each driver. Another process may still come in between. */
export function createTurns(): InTurn {
  const last = new Map<string, PromiseLike<unknown>>();
  return (assistantId, work) => {
    const before = last.get(assistantId) ?? Promise.resolve();
    // Whatever became of the one before. A call that was cancelled meanwhile sends nothing.
    const turn = before.then(work, work);
    last.set(assistantId, turn);
    const leave = () => last.get(assistantId) === turn && last.delete(assistantId);
    turn.then(leave, leave);
    return new ResultAsync(Promise.resolve(turn));
  };
}
