/**
 * The results as a person reads them: a row for faults with the same outcome, a column for each sort
 * of request. Cells that differ from the others of their column are counted for each operation, and
 * listed one by one in a document of their own.
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

/** The usual outcome of each fault, and how many cells of each operation differ from it. */
export function renderSummary(title: string, records: readonly CellRecord[]): string {
  const byFault = groupBy(records, ({ fault }) => fault);
  const usual = usualOf(records);
  const columns = columnsOf(records);
  const rows = groupBy(
    [...byFault.keys()].map((fault) => ({
      fault,
      texts: columns.map((column) => usual.get(keyOf({ fault, ...column })) ?? ''),
    })),
    ({ texts }) => texts.join('|'),
  );
  return [
    `### ${title}`,
    `${records.length} cells: ${count(records, 'operation')} operations, ${byFault.size} faults, each once and always.`,
    tableOf(
      ['Fault', ...columns.map(({ sort, persistence }) => `${sort}: ${persistence}`)],
      [...rows.values()].map((same) => [
        namesOf(same.map(({ fault }) => fault)),
        ...(same[0]?.texts ?? []),
      ]),
    ),
    `#### Operations of ${title} that differ`,
    tableOf(
      ['Operation', 'Cells', 'Differ', 'The caller sees there'],
      [...groupBy(records, ({ operation }) => operation)].flatMap(([operation, cells]) => {
        const differing = cells.filter((cell) => isDifferent(cell, usual));
        return differing.length === 0
          ? []
          : [[operation, String(cells.length), String(differing.length), outcomesOf(differing)]];
      }),
    ),
  ].join('\n\n');
}

/** Every cell that differs from the others of its column. */
export function renderDifferences(title: string, records: readonly CellRecord[]): string {
  const usual = usualOf(records);
  const differing = records.filter((record) => isDifferent(record, usual));
  return [`# Cells of ${title} that differ`, renderCells(differing)].join('\n\n');
}

const columnsOf = (records: readonly CellRecord[]): readonly Column[] =>
  sorts
    .filter((sort) => records.some((record) => record.sort === sort))
    .flatMap((sort) => persistences.map((persistence): Column => ({ sort, persistence })));

/** What most cells of a fault and a column say. */
function usualOf(records: readonly CellRecord[]): ReadonlyMap<string, string> {
  const byPlace = groupBy(records, keyOf);
  return new Map(
    [...byPlace].map(([place, cells]) => [place, mostFrequent(cells.map(textOf)) ?? '']),
  );
}

const isDifferent = (record: CellRecord, usual: ReadonlyMap<string, string>): boolean =>
  textOf(record) !== usual.get(keyOf(record));

/** The outcomes without their numbers of tries: successes first, then the kinds by effect. */
function outcomesOf(cells: readonly CellRecord[]): string {
  const seen = [...new Set(cells.map(({ saw }) => saw))].toSorted();
  const successes = seen.filter((saw) => saw.startsWith('ok'));
  const failures = groupBy(
    seen.filter((saw) => !saw.startsWith('ok')),
    (saw) => saw.split(', ').at(-1) ?? '',
  );
  return [
    ...successes,
    ...[...failures].map(([effect, same]) => {
      const kinds = new Set(same.map((saw) => saw.split(', ')[0]));
      return `effect ${effect}: ${[...kinds].join(', ')}`;
    }),
  ].join('<br>');
}

function renderCells(differing: readonly CellRecord[]): string {
  const alike = groupBy(differing, (record) =>
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
