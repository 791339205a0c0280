/** Makes the error of a text that is not a manifest, or not another file of this package. */
import type { ManifestError, ManifestIssue } from './issue.js';

/** A person reads no more. */
const maximumIssues = 20;

/** Returns the error of a manifest. */
export const manifestError = (found: readonly ManifestIssue[]): ManifestError => ({
  kind: 'invalidManifest',
  ...describe('manifest', found),
});

/** Returns the first issues, sorted by their place in the text, and a message about them. */
export function describe(
  file: string,
  found: readonly ManifestIssue[],
): Pick<ManifestError, 'message' | 'issues'> {
  const sorted = [...found].sort(
    (one, other) => (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0),
  );
  const issues = sorted.slice(0, maximumIssues);
  const more = found.length - 1;
  const first = issues[0];
  const place = first?.line === undefined ? '' : `line ${first.line}, column ${first.column}: `;
  const rest = more > 0 ? `; and ${more} more` : '';
  return {
    message: `the ${file} is not valid: ${place}${first?.message ?? ''}${rest}`,
    issues,
  };
}
