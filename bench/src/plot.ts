/** Draws an SVG with one plot for each figure that has a goal, over the measured commits. */
import type { Entry } from './history.js';
import type { Goal } from './measurement.js';

/** Plots the value that the goal is about: ratios are the most comparable between machines. */
export interface Plotted {
  readonly name: string;
  readonly goal: Goal;
}

const columns = 3;
const panel = { width: 320, height: 130 };
const chart = { left: 12, right: 70, top: 44, bottom: 16 };
/** Readable on light and dark pages. */
const ink = { text: '#7d8590', line: '#2f81f7', goal: '#d29922' };

export function plotOf(plotted: readonly Plotted[], history: readonly Entry[]): string {
  const rows = Math.ceil(plotted.length / columns);
  const [width, height] = [columns * panel.width, rows * panel.height];
  const panels = plotted.map((one, index) => {
    const x = (index % columns) * panel.width;
    const y = Math.floor(index / columns) * panel.height;
    return `<g transform="translate(${x} ${y})">${panelOf(one, history)}</g>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" ` +
      `width="${width}" height="${height}" font-suite="sans-serif" font-size="11">`,
    `<title>Figures over the measured commits</title>`,
    ...panels,
    '</svg>\n',
  ].join('\n');
}

function panelOf({ name, goal }: Plotted, history: readonly Entry[]): string {
  const points = history.flatMap(({ commit, figures }) => {
    const value = figures.find((figure) => figure.name === name)?.[goal.of];
    return typeof value === 'number' ? [{ commit, value }] : [];
  });
  const values = [...points.map(({ value }) => value), goal.value];
  const [least, most] = [Math.min(0, ...values), Math.max(...values)];
  const across = panel.width - chart.left - chart.right;
  const down = panel.height - chart.top - chart.bottom;
  const x = (index: number) =>
    chart.left + (points.length < 2 ? across : (index / (points.length - 1)) * across);
  const y = (value: number) => chart.top + (1 - (value - least) / (most - least || 1)) * down;
  const dots = points.map(({ commit, value }, index) => {
    const [cx, cy] = [x(index), y(value)].map((place) => place.toFixed(1));
    const title = escape(`${commit}: ${shown(value)}`);
    return `<circle cx="${cx}" cy="${cy}" r="2.5" fill="${ink.line}"><title>${title}</title></circle>`;
  });
  const line = points.map(({ value }, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`);
  const last = points.at(-1);
  const end = panel.width - chart.right;
  return [
    label(chart.left, 16, name, ink.text),
    label(chart.left, 31, subject(goal), ink.text),
    `<line x1="${chart.left}" x2="${end}" y1="${y(goal.value).toFixed(1)}" ` +
      `y2="${y(goal.value).toFixed(1)}" stroke="${ink.goal}" stroke-dasharray="4 3"/>`,
    `<polyline points="${line.join(' ')}" fill="none" stroke="${ink.line}" stroke-width="1.5"/>`,
    ...dots,
    last ? label(end + 6, y(last.value) + 4, shown(last.value), ink.line) : '',
  ].join('');
}

const subject = ({ of, bound, value }: Goal): string =>
  `${{ ours: 'the figure', ratioToPeer: 'ours ÷ SDK', ratioToLimit: 'ours ÷ limit' }[of]}, ` +
  `goal ${bound === 'atLeast' ? '≥' : '≤'} ${value}`;

const shown = (value: number): string => Number(value.toPrecision(3)).toLocaleString('en-US');

const label = (x: number, y: number, text: string, fill: string): string =>
  `<text x="${x}" y="${y.toFixed(1)}" fill="${fill}">${escape(text)}</text>`;

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
