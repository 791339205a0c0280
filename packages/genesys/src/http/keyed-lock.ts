/**
 * Turns at one assistant. The vendor takes whole objects and has no version to check, so a change
 * reads, changes and writes back, and two of them at once would take each other's away. Those of
 * one driver therefore come one after the other; another process may still come in between,
 * and so may a write of ours that was cancelled a moment ago and arrives late.
 */
import { endedBy, untilAborted } from '@assistant-provider/core/adapter';
import type { AssistantError, Reply } from '@assistant-provider/core';
import type { DriverContext } from '@assistant-provider/core/adapter';
import { err, ok, ResultAsync, type Result } from 'neverthrow';

type Enter = <T>(assistantId: string, context: DriverContext, work: () => Reply<T>) => Reply<T>;

export interface Turns {
  /** Runs `work` when all that came before has ended; what comes later waits for it. */
  readonly alone: Enter;
  /** Runs `work` beside others that are together, and beside nobody who is alone. */
  readonly together: Enter;
}

/** Who is at an assistant. No promise of it rejects. */
export interface Line {
  /** Resolves when every turn has ended. */
  readonly everyone: Promise<void>;
  /** Resolves when the last turn alone has ended; undefined if there is none. */
  readonly alone: Promise<void> | undefined;
}

/** `lines` has an assistant only while somebody is there. */
export function createTurns(lines = new Map<string, Line>()): Turns {
  const enter =
    (manner: 'alone' | 'together'): Enter =>
    (assistantId, context, work) => {
      // UUIDs mean the same in either letter case.
      const key = assistantId.toLowerCase();
      const before = lines.get(key);
      const own = createEnd();
      // One that leaves early does not let those behind it past those before it.
      const everyone = before ? before.everyone.then(() => own.reached) : own.reached;
      const line = { everyone, alone: manner === 'alone' ? everyone : before?.alone };
      lines.set(key, line);
      void everyone.then(() => {
        if (lines.get(key) === line) lines.delete(key);
      });
      const waitFor = manner === 'alone' ? before?.everyone : before?.alone;
      return new ResultAsync(takeTurn(waitFor, context, work).finally(own.reach));
    };
  return { alone: enter('alone'), together: enter('together') };
}

async function takeTurn<T>(
  waitFor: Promise<void> | undefined,
  context: DriverContext,
  work: () => Reply<T>,
): Promise<Result<T, AssistantError>> {
  const toError = (reason: unknown) => endedBy(reason, context);
  const come = await untilAborted(
    (waitFor ?? Promise.resolve()).then(() => ok(undefined)),
    context.ending,
    toError,
  );
  if (come.isErr()) return err(come.error);
  // After an abort core lets no further request out, so the turn is over although work may not be.
  return untilAborted(work(), context.ending, toError);
}

function createEnd() {
  let reach: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => (reach = resolve));
  return { reached, reach: () => reach() };
}
