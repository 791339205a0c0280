/** Formats the table for standard output: figures, noise, goals. */
import { figureOf, isReached, type Goal, type Measurement } from './measurement.js';
import { spread } from './statistics.js';

export const headings = [
  'figure',
  'unit',
  'ours',
  'SDK',
  'limit',
  '÷ SDK',
  '÷ limit',
  'goal',
  'noise',
];

export function tableOf(measurements: readonly Measurement[]): string {
  const rows = [headings, ...measurements.map(rowOf)];
  const widths = headings.map((_, column) =>
    Math.max(...rows.map((row) => [...(row[column] ?? '')].length)),
  );
  return rows
    .map((row) => row.map((cell, column) => pad(cell, column, widths[column] ?? 0)).join('  '))
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

/** The cells of one figure, here and in docs/performance.md. */
export function rowOf(measurement: Measurement): readonly string[] {
  const figure = figureOf(measurement);
  const { name, unit, ours, peer, limit, ratioToPeer, ratioToLimit } = figure;
  const goals = (measurement.goals ?? []).map((goal) => {
    const reached = isReached(figure, goal);
    return `${goalText(goal)} ${reached === undefined ? '?' : reached ? '✓' : '✗'}`;
  });
  return [
    name,
    unit,
    ...[ours, peer, limit].map(numberText),
    ...[ratioToPeer, ratioToLimit].map(ratioText),
    goals.join(', '),
    noiseOf(measurement),
  ];
}

const subjects: Readonly<Record<Goal['of'], string>> = {
  ours: '',
  ratioToPeer: 'SDK ',
  ratioToLimit: 'limit ',
};

const goalText = ({ of, bound, value }: Goal): string =>
  `${subjects[of]}${bound === 'atLeast' ? '≥' : '≤'} ${value}`;

/** Noise of the SDK's rounds, which our code cannot disturb; without an SDK, of the limit or ours. */
function noiseOf({ ours, peer, limit }: Measurement): string {
  const rounds = peer ?? limit ?? ours;
  return rounds.length < 3 ? '' : `± ${(spread(rounds) * 100).toFixed(1)} %`;
}

function numberText(value: number | null): string {
  if (value === null) return '';
  return Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en-US') : String(value);
}

const ratioText = (ratio: number | null): string => (ratio === null ? '' : ratio.toFixed(2));

/** Aligns text to the left and numbers to the right. */
const pad = (cell: string, column: number, width: number): string => {
  const fill = ' '.repeat(Math.max(0, width - [...cell].length));
  return column >= 2 && column <= 6 ? fill + cell : cell + fill;
};
