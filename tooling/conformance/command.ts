/**
 * `npm run conformance`: runs the kit over our drivers and prints a table of the passed cases.
 *
 * - `-- --json FILE` writes the reports.
 * - `-- --stacks` also runs it over every stack of interceptors.
 * - `-- --write-coverage` writes the table of the README, `-- --check-coverage` checks it.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { runConformance, type ConformanceReport } from '@assistant-provider/conformance';
import { featureNames } from '@assistant-provider/core';
import prettier from 'prettier';
import { memoryHarness } from '../../packages/conformance/test/memory-harness.js';
import { everyStack, stackOf } from '../../packages/conformance/test/stacks.js';
import { coverageTable, withCoverage } from './coverage-table.js';
import { drivers } from './drivers.js';

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    stacks: { type: 'boolean', default: false },
    'write-coverage': { type: 'boolean', default: false },
    'check-coverage': { type: 'boolean', default: false },
  },
});

const readme = new URL('../../README.md', import.meta.url);

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

/** Returns whether the README has the table of these reports. With `write`, writes it. */
async function settleCoverage(write: boolean): Promise<boolean> {
  const page = await readFile(readme, 'utf8');
  const options = await prettier.resolveConfig(readme);
  const changed = await prettier.format(withCoverage(page, coverageTable(reports)), {
    ...options,
    parser: 'markdown',
  });
  if (write) await writeFile(readme, changed);
  return write || changed === page;
}

// A table of failing drivers would be out of date at once.
const upToDate =
  !conform ||
  (!values['write-coverage'] && !values['check-coverage']) ||
  (await settleCoverage(values['write-coverage']));
if (!upToDate)
  print('The coverage table of README.md is out of date: npm run conformance -- --write-coverage');
process.exitCode = conform && upToDate ? 0 : 1;
