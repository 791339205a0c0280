/** Bounds the issues of an error, in number and in length: a vendor may name 200,000 fields. */
import type { Issue } from '../contract/error.js';
import { maskAndCut } from './mask-and-cut.js';

const maximumIssues = 100;

/** A field or a rule, and a message about it. */
const longestName = 500;
const longestMessage = 1_000;

/** Returns the first 100 issues with secrets masked. If there are more, the last entry says so. */
export function maskIssues(
  issues: readonly Issue[],
  redact: (text: string) => string,
): readonly Issue[] {
  const masked = issues.slice(0, maximumIssues).map(({ field, rule, message }) => ({
    field: maskAndCut(field, redact, longestName),
    rule: maskAndCut(rule, redact, longestName),
    message: maskAndCut(message, redact, longestMessage),
  }));
  const next = issues[maximumIssues];
  if (!next) return masked;
  const message = `there are more than ${maximumIssues} issues; the others are not listed`;
  return [...masked, { field: maskAndCut(next.field, redact, longestName), rule: 'more', message }];
}
