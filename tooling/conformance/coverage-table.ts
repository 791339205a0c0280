/** Makes the coverage table of the README from the reports. */
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

const passes = ({ passed, knownDeviations }: Counts): string =>
  [
    `${passed} cases`,
    ...(knownDeviations > 0
      ? [`${knownDeviations} known deviation${knownDeviations > 1 ? 's' : ''}`]
      : []),
  ].join(', ');

const featureCell =
  (name: 'core' | FeatureName): Cell =>
  ({ features }) => {
    const feature = features[name];
    return feature.present ? `supported: ${passes(feature)}` : 'unsupported, see below';
  };

const rows: readonly (readonly [title: string, cell: Cell])[] = [
  ...(['core', ...featureNames] as const).map(
    (name) =>
      [
        `\`${name === 'core' ? 'assistants' : name}\`: ${code(groups[name])}`,
        featureCell(name),
      ] as const,
  ),
  ['fields of a draft beside the name', ({ takes }) => listed(takes.draft)],
  ['media types of queues', ({ takes }) => outOf(mediaTypes, takes.mediaTypes)],
  ['roles of AI agents', ({ takes }) => outOf(aiAgentRoles, takes.roles)],
  ['types of knowledge sources', ({ takes }) => listed(takes.knowledgeTypes)],
  ['all cases', ({ counts }) => `${passes(counts)}; ${counts.absent} absent, each with a reason`],
];

/** Notes that fit no row. */
const notes: readonly string[] = [
  '- `native`, the vendor’s own operations, is outside the kit: the tests of each adapter cover it.',
];

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

export function coverageTable(reports: readonly ConformanceReport[]): string {
  const absences = reports.flatMap(({ name, features }) =>
    featureNames.flatMap((feature) => {
      const { present, reason = '' } = features[feature];
      return present ? [] : [`- ${name}, no \`${feature}\`: ${reason}.`];
    }),
  );
  const deviations = reports.flatMap(({ name, knownDeviations }) =>
    knownDeviations.map(({ id, reason }) => `- ${name} deviates in \`${id}\`: ${reason}.`),
  );
  return [
    line(['', ...reports.map(({ name }) => name)]),
    line(['---', ...reports.map(() => '---')]),
    ...rows.map(([title, cell]) => line([title, ...reports.map(cell)])),
    '',
    ...absences,
    ...deviations,
    ...notes,
  ].join('\n');
}

const begin = '<!-- coverage: written by `npm run conformance -- --write-coverage` -->';
const end = '<!-- end of coverage -->';

/** Returns the page with the table between its marks. */
export function withCoverage(page: string, table: string): string {
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`README.md must contain ${begin} … ${end}`);
  return `${page.slice(0, from)}${begin}\n\n${table}\n\n${page.slice(to)}`;
}
