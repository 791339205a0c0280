/** Masks known secrets in the report of a run. The errors of a provider are masked already. */
import type { JsonValue } from '@assistant-provider/core';
import { maskJson } from '../journal/mask-payload.js';
import type { RunReport } from './run-options.js';

/** Returns the report without the secrets. Only a problem with an error stays as it is. */
export function maskReport(report: RunReport, secrets: readonly string[] = []): RunReport {
  if (secrets.length === 0) return report;
  const masked = <T>(values: readonly T[]): readonly T[] =>
    values.map((value) => maskJson(value as unknown as JsonValue, secrets) as unknown as T);
  const { problems, irreversible, kept, identities, tasks } = report;
  return {
    ...report,
    problems: problems.map((problem) =>
      problem.kind === 'failed' ? problem : (masked([problem])[0] ?? problem),
    ),
    irreversible: masked(irreversible),
    kept: masked(kept),
    identities: masked(identities),
    tasks: masked(tasks),
  };
}
