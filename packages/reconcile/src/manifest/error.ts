/** Makes the error of a text that is not a manifest. */
import type { ManifestError, ManifestIssue } from './issue.js';

/** A person reads no more. */
const maximumIssues = 20;

/** Returns the error with its first issues, sorted by their place in the text. */
export function manifestError(found: readonly ManifestIssue[]): ManifestError {
  const sorted = [...found].sort(
    (one, other) => (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0),
  );
  const issues = sorted.slice(0, maximumIssues);
  const more = found.length - 1;
  const first = issues[0];
  const place = first?.line === undefined ? '' : `line ${first.line}, column ${first.column}: `;
  const rest = more > 0 ? `; and ${more} more` : '';
  return {
    kind: 'invalidManifest',
    message: `the manifest is not valid: ${place}${first?.message ?? ''}${rest}`,
    issues,
  };
}
