/** Makes the coverage tables of the README and of docs/conformance.md from the reports. */
import type { ConformanceReport, Counts } from '@assistant-provider/conformance';
import { aiAgentRoles, featureNames, mediaTypes, type FeatureName } from '@assistant-provider/core';
import { featureOperations } from '@assistant-provider/core/adapter';

type Cell = (report: ConformanceReport) => string;

/** Lists the supported words, or the unsupported ones if they are fewer. */
const outOf = (all: readonly string[], words: readonly string[]): string => {
  const unsupported = all.filter((word) => !words.includes(word));
  if (unsupported.length === 0) return 'all';
  return unsupported.length < words.length ? `all but ${code(unsupported)}` : listed(words);
};

const code = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(' ');
const listed = (words: readonly string[]): string => (words.length === 0 ? 'none' : code(words));

const groups: Readonly<Record<'core' | FeatureName, readonly string[]>> = {
  core: ['create', 'get', 'list', 'all', 'delete'],
  ...featureOperations,
};

const featureTitle = (name: 'core' | FeatureName): string =>
  name === 'core' ? 'assistants' : name;

const supportRows: readonly (readonly [title: string, cell: Cell])[] = [
  ...(['core', ...featureNames] as const).map(
    (name) =>
      [
        `\`${featureTitle(name)}\`: ${code(groups[name])}`,
        ({ features }: ConformanceReport) => (features[name].present ? '✓' : '—'),
      ] as const,
  ),
  ['fields of a draft beside the name', ({ takes }) => listed(takes.draft)],
  ['media types of queues', ({ takes }) => outOf(mediaTypes, takes.mediaTypes)],
  ['roles of AI agents', ({ takes }) => outOf(aiAgentRoles, takes.roles)],
  ['types of knowledge sources', ({ takes }) => listed(takes.knowledgeTypes)],
];

const passes = ({ passed, knownDeviations }: Counts): string =>
  knownDeviations === 0 ? String(passed) : `${passed}, and ${knownDeviations} known to deviate`;

const countRows: readonly (readonly [title: string, cell: Cell])[] = [
  ...(['core', ...featureNames] as const).map(
    (name) =>
      [
        `\`${featureTitle(name)}\``,
        ({ features }: ConformanceReport) =>
          features[name].present ? passes(features[name]) : '—',
      ] as const,
  ),
  ['all', ({ counts }) => passes(counts)],
  ['absent, each with a reason', ({ counts }) => String(counts.absent)],
];

/** Notes that fit no row. */
const notes: readonly string[] = [
  '- `native`, the vendor’s own operations, is outside the kit: the tests of each adapter cover it.',
];

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const table = (
  reports: readonly ConformanceReport[],
  rows: readonly (readonly [title: string, cell: Cell])[],
): readonly string[] => [
  line(['', ...reports.map(({ name }) => name)]),
  line(['---', ...reports.map(() => '---')]),
  ...rows.map(([title, cell]) => line([title, ...reports.map(cell)])),
];

/** What each vendor supports, and the reason where it does not. */
export function supportTable(reports: readonly ConformanceReport[]): string {
  const absences = reports.flatMap(({ name, features }) =>
    featureNames.flatMap((feature) => {
      const { present, reason = '' } = features[feature];
      return present ? [] : [`- ${name}, no \`${feature}\`: ${reason}.`];
    }),
  );
  return [...table(reports, supportRows), '', ...absences].join('\n');
}

/** How many cases each driver passes. */
export function countsTable(reports: readonly ConformanceReport[]): string {
  const deviations = reports.flatMap(({ name, knownDeviations }) =>
    knownDeviations.map(({ id, reason }) => `- ${name} deviates in \`${id}\`: ${reason}.`),
  );
  return [...table(reports, countRows), '', ...deviations, ...notes].join('\n');
}

const begin = '<!-- coverage: written by `npm run conformance -- --write-coverage` -->';
const end = '<!-- end of coverage -->';

/** Returns the page with the table between its marks. */
export function withCoverage(page: string, coverage: string): string {
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`The page must contain ${begin} … ${end}`);
  return `${page.slice(0, from)}${begin}\n\n${coverage}\n\n${page.slice(to)}`;
}
