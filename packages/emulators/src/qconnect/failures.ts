/** Creations and deletions that a test wants to end as CREATE_FAILED or DELETE_FAILED. */

export type FailingOperation =
  'CreateAssistant' | 'DeleteAssistant' | 'CreateAIAgent' | 'DeleteAIAgent';

export interface Failures {
  /** The next ones of this operation that are accepted will fail. */
  failNext(operation: FailingOperation, times?: number): void;
  /** Whether this one does. */
  take(operation: FailingOperation): boolean;
}

export function createFailures(): Failures {
  const waiting = new Map<FailingOperation, number>();
  return {
    failNext(operation, times = 1) {
      waiting.set(operation, (waiting.get(operation) ?? 0) + times);
    },
    take(operation) {
      const left = waiting.get(operation) ?? 0;
      if (left > 0) waiting.set(operation, left - 1);
      return left > 0;
    },
  };
}
