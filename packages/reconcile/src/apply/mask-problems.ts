/** Masks known secrets in the problems of a run. The errors of a provider are masked already. */
import type { JsonValue } from '@assistant-provider/core';
import { maskJson } from '../journal/mask-payload.js';
import type { StepProblem } from './run-steps.js';

/** Returns the problems without the secrets. */
export const maskProblems = (
  problems: readonly StepProblem[],
  secrets: readonly string[] = [],
): readonly StepProblem[] =>
  problems.map((problem) =>
    problem.kind === 'failed'
      ? problem
      : (maskJson(problem as unknown as JsonValue, secrets) as unknown as StepProblem),
  );
