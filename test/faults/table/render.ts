/**
 * The table as a person reads it: a line for faults that fare alike, a column for each sort of
 * request, and below it every cell that is not like the others of its column.
 */
import { sorts, type CellRecord, type Sort } from './record.js';

const persistences = ['once', 'always'] as const;

/** What the caller sees, how often the faulted request went out, and what became of the state. */
const textOf = ({ saw, tries, state, sort }: CellRecord): string =>
  `${saw} ×${tries}${sort === 'read' || sort === 'token' ? '' : `, ${state}`}`;

interface Column {
  readonly sort: Sort;
  readonly persistence: (typeof persistences)[number];
}

export function renderTable(title: string, records: readonly CellRecord[]): string {
  const present = sorts.filter((sort) => records.some((record) => record.sort === sort));
  const columns = present.flatMap((sort) =>
    persistences.map((persistence): Column => ({ sort, persistence })),
  );
  const byFault = groupBy(records, ({ fault }) => fault);
  const usual = new Map<string, string>();
  const lines = groupBy(
    [...byFault].map(([fault, cells]) => ({
      fault,
      texts: columns.map(({ sort, persistence }) => {
        const column = cells.filter((c) => c.sort === sort && c.persistence === persistence);
        const text = mostFrequent(column.map(textOf)) ?? '';
        usual.set(keyOf({ fault, sort, persistence }), text);
        return text;
      }),
    })),
    ({ texts }) => texts.join('|'),
  );
  const exceptions = records.filter((record) => textOf(record) !== usual.get(keyOf(record)));
  return [
    `### ${title}`,
    `${records.length} cells: ${count(records, 'operation')} operations, ${byFault.size} faults, each once and always.`,
    tableOf(
      ['Fault', ...columns.map(({ sort, persistence }) => `${sort}: ${persistence}`)],
      [...lines.values()].map((same) => [
        namesOf(same.map(({ fault }) => fault)),
        ...(same[0]?.texts ?? []),
      ]),
    ),
    `#### Cells of ${title} that differ`,
    renderExceptions(exceptions),
  ].join('\n\n');
}

function renderExceptions(exceptions: readonly CellRecord[]): string {
  const alike = groupBy(exceptions, (record) =>
    [record.operation, record.request, record.persistence, textOf(record), record.state].join('|'),
  );
  return tableOf(
    ['Operation', 'Faulted request', 'Fault', 'Injected', 'The caller sees'],
    [...alike.values()].flatMap((cells) => {
      const [first] = cells;
      if (!first) return [];
      const { operation, request, persistence } = first;
      const faults = namesOf(cells.map(({ fault }) => fault));
      return [[operation, `\`${request}\``, faults, persistence, textOf(first)]];
    }),
  );
}

const moments = ['instead of the work', 'after the work'] as const;

/** Many faults in few words: what they have in common is said once. */
function namesOf(faults: readonly string[]): string {
  const groups = groupBy(faults, (name) => moments.find((moment) => name.endsWith(moment)) ?? '');
  return [...groups]
    .map(([moment, names]) => {
      const bare = names.map((name) =>
        name.slice(0, name.length - moment.length).replace(/,? $/, ''),
      );
      return moment === '' ? names.join('; ') : `_${moment}:_ ${bare.join('; ')}`;
    })
    .join('<br>');
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const keyOf = ({ fault, sort, persistence }: Pick<CellRecord, 'fault' | keyof Column>): string =>
  [fault, sort, persistence].join('|');

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

function mostFrequent(texts: readonly string[]): string | undefined {
  const groups = [...groupBy(texts, (text) => text).values()];
  return groups.toSorted((one, other) => other.length - one.length)[0]?.[0];
}

const count = (records: readonly CellRecord[], member: 'operation' | 'fault'): number =>
  new Set(records.map((record) => record[member])).size;
