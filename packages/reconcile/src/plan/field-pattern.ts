/** Patterns of fields, as people write them to accept losses and to ignore differences. */

/** Returns the expression of a pattern. It names a field and all below it; `*` stands for any text between two slashes. */
export function fieldPattern(pattern: string): RegExp {
  const escaped = pattern.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll('*', '[^/]*')}(?:/|$)`);
}
