/** A journal in memory, which a test can read on after a crash. */
import type { JsonValue } from '@assistant-provider/core';
import { okAsync } from 'neverthrow';
import type { JournaledStep, RunJournal } from '../src/apply/run-journal.js';

export interface MemoryJournal extends RunJournal {
  readonly steps: Map<string, JournaledStep>;
}

export function memoryJournal(): MemoryJournal {
  const steps = new Map<string, JournaledStep>();
  const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
  return {
    steps,
    begin: (stepId, before: JsonValue) => {
      steps.set(stepId, { state: 'begun', before: copy(before) });
      return okAsync(undefined);
    },
    end: (stepId, result) => {
      const before = steps.get(stepId)?.before ?? null;
      steps.set(stepId, { state: 'ended', before, result: copy(result) });
      return okAsync(undefined);
    },
    undone: (stepId) => {
      const before = steps.get(stepId)?.before ?? null;
      steps.set(stepId, { state: 'undone', before });
      return okAsync(undefined);
    },
  };
}

/** The ids that the run would have written into the ledger. */
export const knownIds = (journal: MemoryJournal): ReadonlyMap<string, string> =>
  new Map(
    [...journal.steps].flatMap(([id, step]) =>
      /\/(?:create|adopt)$/.test(id) && step.state === 'ended'
        ? [[id.replace(/\/\w+$/, ''), step.result.id ?? ''] as const]
        : [],
    ),
  );
