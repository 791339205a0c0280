/** Planned failures: the next creations or deletions that end as CREATE_FAILED or DELETE_FAILED. */

const resources = ['Assistant', 'AIAgent', 'AIPrompt', 'AIGuardrail', 'KnowledgeBase'] as const;

/** The operations that can end as CREATE_FAILED or DELETE_FAILED. */
export const failableOperations = (['Create', 'Delete'] as const).flatMap((verb) =>
  resources.map((resource) => `${verb}${resource}` as const),
);

/** An operation that can end as CREATE_FAILED or DELETE_FAILED. */
export type FailableOperation = (typeof failableOperations)[number];

export interface PlannedFailures {
  /** Makes the next accepted requests of this operation fail. `times` defaults to 1. */
  failNext(operation: FailableOperation, times?: number): void;
  /** Uses up one planned failure; true if there was one. */
  take(operation: FailableOperation): boolean;
  /** Forgets all planned failures. */
  clear(): void;
}

export function createPlannedFailures(): PlannedFailures {
  const waiting = new Map<FailableOperation, number>();
  return {
    failNext(operation, times = 1) {
      waiting.set(operation, (waiting.get(operation) ?? 0) + times);
    },
    take(operation) {
      const left = waiting.get(operation) ?? 0;
      if (left > 0) waiting.set(operation, left - 1);
      return left > 0;
    },
    clear: () => waiting.clear(),
  };
}
