/** Runs a parser over one value. */
import { err, ok, type Result } from 'neverthrow';
import type { Issue } from '../contract/error.js';
import { boundIssues } from './issues.js';
import type { Parser } from './parser.js';

/**
 * Returns a clean copy of the value, or an issue for each rule that it breaks. After 20 issues, one more
 * says that there are others. Never throws.
 */
export function parse<T>(
  parser: Parser<T>,
  value: unknown,
  field: string,
): Result<T, readonly Issue[]> {
  const issues: Issue[] = [];
  try {
    const parsed = parser(value, field, issues);
    if (issues.length === 0) return ok(parsed as T);
  } catch {
    // A getter or a proxy of the caller threw.
    issues.push({ field, rule: 'readable', message: `${field} could not be read` });
  }
  return err(boundIssues(issues, field));
}
