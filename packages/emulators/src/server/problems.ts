/** Throws one `TypeError` that lists all problems of a setting or a seed, if there are any. */
export function throwProblems(subject: string, problems: readonly string[]): void {
  if (problems.length > 0) throw new TypeError(`${subject}: ${problems.join('; ')}`);
}
