/** Bounds the issues of one value: 200,000 wrong members do not need 200,000 issues. */
import type { Issue } from '../contract/error.js';

/** A person reads no more. */
const maximumIssues = 20;

/** Whether a parser can stop, because no further issue would be listed. */
export const isFull = (issues: readonly Issue[]): boolean => issues.length > maximumIssues;

/** Returns the first 20 issues. If there are more, the last entry says so. */
export function boundIssues(issues: readonly Issue[], field: string): readonly Issue[] {
  if (!isFull(issues)) return issues;
  const message = `more than ${maximumIssues} rules are broken; the others are not listed`;
  return [...issues.slice(0, maximumIssues), { field, rule: 'more', message }];
}

const shownLength = 60;

/** Returns the name of a member as issues show it. A caller may choose one of megabytes. */
export const shownName = (name: string): string =>
  name.length > shownLength ? `${name.slice(0, shownLength)}…` : name;
