/** The exit codes as the help shows them. */
import { exitMeanings } from './exit-code.js';
import { table } from './output/table.js';

const indent = '  ';
const columns = [
  { title: '', text: ([codes]: (typeof exitMeanings)[number]) => codes.join(', '), whole: true },
  { title: '', text: ([, meaning]: (typeof exitMeanings)[number]) => meaning, wraps: true },
];

/** Returns the lines about the exit codes. */
export const exitCodeHelp = (width: number): string =>
  ['Exit codes:', ...rowsOf(width).map((line) => `${indent}${line}`)].join('\n');

/** Without the line of titles. */
const rowsOf = (width: number) => table(exitMeanings, columns, width - indent.length).slice(1);
