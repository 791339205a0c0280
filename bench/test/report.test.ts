/** Tests of the output: the table, its copy in the page, and the plot over commits. */
import { expect, test } from 'vitest';
import { withTable } from '../src/document.js';
import { withEntry } from '../src/history.js';
import { figureOf, type Measurement } from '../src/measurement.js';
import { plotOf } from '../src/plot.js';
import { tableOf } from '../src/table.js';

const goal = { of: 'ratioToPeer', bound: 'atLeast', value: 4.5 } as const;
const measurement: Measurement = {
  name: 'Genesys: get <64>',
  unit: 'calls/s',
  ours: [10_000, 10_500, 9_500],
  peer: [2_000, 2_100, 1_900],
  goals: [goal],
};

test('a table row shows the figure, its goal and its noise', () => {
  const [, row] = tableOf([measurement]).split('\n');
  expect(row).toMatch(
    /^Genesys: get <64> {2}calls\/s +10,000 +2,000 +5\.00 +SDK ≥ 4\.5 ✓ +± 5\.0 %$/,
  );
});

test('`withTable` changes only the text between the marks', () => {
  const page = 'before\n<!-- figures -->\nold\n<!-- /figures -->\nafter\n';
  const written = withTable(page, 'On 2 cores.', [measurement]);
  expect(written).toMatch(/^before\n<!-- figures -->\n\nOn 2 cores\.\n\n\| figure/);
  expect(written).toMatch(/<!-- \/figures -->\nafter\n$/);
  expect(written).not.toContain('old');
  expect(withTable(written, 'On 2 cores.', [measurement])).toBe(written);
  expect(() => withTable('no marks', '', [])).toThrow('has no mark');
});

test('a commit that is measured again replaces its old entry', () => {
  const figures = [figureOf(measurement)];
  const twice = [
    { commit: 'a', figures: [] },
    { commit: 'b', figures },
  ];
  expect(withEntry(twice, { commit: 'a', figures })).toEqual([
    { commit: 'b', figures },
    { commit: 'a', figures },
  ]);
});

test('the plot has one point for each commit that has the figure', () => {
  const figures = [figureOf(measurement)];
  const history = [
    { commit: 'before-it-was-measured', figures: [] },
    { commit: 'a', figures },
    { commit: 'b', figures },
  ];
  const svg = plotOf([{ name: measurement.name, goal }], history);
  expect(svg.match(/<circle /g)).toHaveLength(2);
  expect(svg).toContain('Genesys: get &#60;64&#62;');
  expect(svg).not.toContain('NaN');
});
