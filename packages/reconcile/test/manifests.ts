/** Manifests for tests. */
import { parseManifest, type Manifest, type ManifestIssue } from '@assistant-provider/reconcile';

/** Reads a manifest that is valid. */
export const read = (text: string): Manifest =>
  parseManifest(text).match(
    (value) => value,
    ({ issues }) => {
      throw new Error(`${JSON.stringify(issues, undefined, 2)}\n${text}`);
    },
  );

/** The issues of a text, as `line:column rule message`. */
export const issuesOf = (text: string): readonly string[] =>
  parseManifest(text).match(
    () => [],
    ({ issues }) => issues.map(shownIssue),
  );

const shownIssue = ({ line, column, rule, message }: ManifestIssue): string =>
  `${line === undefined ? '' : `${line}:${column} `}${rule}: ${message}`;

/** The same manifest with its members, and the lists whose order means nothing, in another order. */
export function shuffled<T>(value: T, order: Iterator<number>, isOrdered = false): T {
  const mixed = <Item>(items: readonly Item[]): Item[] =>
    items
      .map((item) => ({ item, at: order.next().value as number }))
      .sort((one, other) => one.at - other.at)
      .map(({ item }) => item);
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => shuffled(item, order, isOrdered));
    return (isOrdered ? items : mixed(items)) as T;
  }
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]: [string, unknown]) => [
    name,
    // The lists of the vendor have an order.
    shuffled(member, order, isOrdered || name === 'content'),
  ]);
  return Object.fromEntries(mixed(members)) as T;
}
