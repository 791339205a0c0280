/** A journal in memory, which a test can read on after a crash. */
import type { JsonValue } from '@assistant-provider/core';
import { okAsync } from 'neverthrow';
import type { JournaledStep, RunJournal } from '../src/apply/run-journal.js';
import type { StepResult } from '../src/apply/step-work.js';

export interface MemoryJournal extends RunJournal {
  readonly steps: Map<string, JournaledStep>;
}

export function memoryJournal(): MemoryJournal {
  const steps = new Map<string, JournaledStep>();
  const keptSteps = new Set<string>();
  const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
  const known = (id: string): { before: JsonValue; result?: StepResult } => {
    const step = steps.get(id);
    return step && 'before' in step ? step : { before: null };
  };
  return {
    ...{ steps, keptSteps },
    begin: (id, before: JsonValue) => {
      steps.delete(id);
      steps.set(id, { state: 'begun', before: copy(before) });
      return okAsync(undefined);
    },
    end: (id, result) => {
      steps.set(id, { state: 'ended', before: known(id).before, result: copy(result) });
      return okAsync(undefined);
    },
    failed: (id) => {
      steps.delete(id);
      return okAsync(undefined);
    },
    undoing: (id) => {
      const { before, result } = known(id);
      steps.set(id, { state: 'undoing', before, ...(result && { result }) });
      return okAsync(undefined);
    },
    undone: (id, found) => {
      const { result = found } = known(id);
      steps.set(id, { state: 'undone', ...(result && { result }) });
      return okAsync(undefined);
    },
    kept: (id) => {
      const { before, result } = known(id);
      if (result) steps.set(id, { state: 'ended', before, result });
      else {
        steps.delete(id);
        keptSteps.add(id);
      }
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
