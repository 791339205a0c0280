/**
 * `npm run conformance`: runs the kit over our drivers and prints a table of the passed cases.
 *
 * - `-- --json FILE` writes the reports.
 * - `-- --stacks` also runs it over every stack of interceptors.
 * - `-- --write-coverage` writes the tables of the README and of docs/conformance.md,
 *   `-- --check-coverage` checks them.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { runConformance, type ConformanceReport } from '@assistant-provider/conformance';
import { featureNames } from '@assistant-provider/core';
import prettier from 'prettier';
import { memoryHarness } from '../../packages/conformance/test/memory-harness.js';
import { everyStack, stackOf } from '../../packages/conformance/test/stacks.js';
import { countsTable, supportTable, withCoverage } from './coverage-table.js';
import { drivers } from './drivers.js';

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    stacks: { type: 'boolean', default: false },
    'write-coverage': { type: 'boolean', default: false },
    'check-coverage': { type: 'boolean', default: false },
  },
});

const pages = [
  { name: 'README.md', table: supportTable },
  { name: 'docs/conformance.md', table: countsTable },
];

const print = (text: string): void => void process.stdout.write(`${text}\n`);

function printRow(name: string, report: ConformanceReport): void {
  const { features, counts } = report;
  const cells = (['core', ...featureNames] as const).map((feature) => {
    const { present, passed } = features[feature];
    return (present ? String(passed) : 'absent').padStart(10);
  });
  const { passed, failed, absent, knownDeviations } = counts;
  const sums = [passed, failed, absent, knownDeviations].map((sum) => String(sum).padStart(10));
  print(`${name.padEnd(50)}${cells.join('')} |${sums.join('')}`);
}

function printFailures({ failed, knownDeviations }: ConformanceReport): void {
  for (const { id, contract, message } of failed)
    print(`  FAILED ${id}: ${contract}\n    ${message.replaceAll('\n', '\n    ')}`);
  for (const { id, reason } of knownDeviations) print(`  known deviation ${id}: ${reason}`);
}

const titles = ['core', ...featureNames, '', 'passed', 'failed', 'absent', 'deviates'];
print(' '.repeat(50) + titles.map((title) => (title ? title.padStart(10) : ' |')).join(''));

const reports: ConformanceReport[] = [];
for (const { name, run } of drivers) {
  const report = await run({});
  reports.push(report);
  printRow(name, report);
  printFailures(report);
}

const stacks: { readonly stack: string; readonly report: ConformanceReport }[] = [];
if (values.stacks)
  for (const [stack, options] of everyStack) {
    const report = await runConformance(memoryHarness, stackOf(options));
    stacks.push({ stack, report });
    printRow(`memory, ${stack}`, report);
    if (!report.conforms) printFailures(report);
  }

if (values.json !== undefined)
  await writeFile(values.json, `${JSON.stringify({ drivers: reports, stacks }, null, 2)}\n`);

const conform = [...reports, ...stacks.map(({ report }) => report)].every(
  ({ conforms }) => conforms,
);

/** Returns the pages whose tables differ from these reports. With `write`, writes them. */
async function outdatedPages(write: boolean): Promise<readonly string[]> {
  const outdated: string[] = [];
  for (const { name, table } of pages) {
    const file = new URL(`../../${name}`, import.meta.url);
    const page = await readFile(file, 'utf8');
    const options = await prettier.resolveConfig(file);
    const changed = await prettier.format(withCoverage(page, table(reports)), {
      ...options,
      parser: 'markdown',
    });
    if (write) await writeFile(file, changed);
    else if (changed !== page) outdated.push(name);
  }
  return outdated;
}

// A table of failing drivers would be out of date at once.
const outdated =
  conform && (values['write-coverage'] || values['check-coverage'])
    ? await outdatedPages(values['write-coverage'])
    : [];
for (const name of outdated)
  print(`The coverage table of ${name} is out of date: npm run conformance -- --write-coverage`);
process.exitCode = conform && outdated.length === 0 ? 0 : 1;
