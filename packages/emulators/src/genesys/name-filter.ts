/** How a `name` parameter matches, where the vendor does not say it. */

export const nameFilters = ['exact', 'exactIgnoringCase', 'prefix', 'contains'] as const;
export type NameFilter = (typeof nameFilters)[number];

export function nameMatcher(
  wanted: string | undefined,
  filter: NameFilter,
): (name: string) => boolean {
  if (wanted === undefined) return () => true;
  const folded = wanted.toLowerCase();
  const matchers: Record<NameFilter, (name: string) => boolean> = {
    exact: (name) => name === wanted,
    exactIgnoringCase: (name) => name.toLowerCase() === folded,
    prefix: (name) => name.startsWith(wanted),
    contains: (name) => name.includes(wanted),
  };
  return matchers[filter];
}

/** Names of one group can match each other. Names that begin with a text, or contain it, are all in one group. */
export function nameGroup(name: string, filter: NameFilter): string {
  if (filter === 'exact') return name;
  return filter === 'exactIgnoringCase' ? name.toLowerCase() : '';
}
