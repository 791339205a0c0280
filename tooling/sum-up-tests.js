/**
 * The end of `.ci/run`: what failed, by name, then one line that counts. A log is often kept only by
 * its end, and several runs of the tests stand before it.
 *
 *     node tooling/sum-up-tests.js STATUS NOTE FOLDER
 *
 * STATUS is 0 when every step succeeded, NOTE what is to be told besides. FOLDER has the reports that
 * vitest wrote as JSON, and failed-steps.txt, the names of the steps that failed.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';

const [status, note, folder] = process.argv.slice(2);
const failedSteps = join(folder, 'failed-steps.txt');

const reports = (existsSync(folder) ? readdirSync(folder) : [])
  .filter((name) => /^test-report.*\.json$/.test(name))
  .map((name) => read(join(folder, name)));

for (const { path, success, numFailedTests, testResults } of reports) {
  const files = testResults.filter((file) => file.status === 'failed');
  // Vitest fails, too, over an error outside of tests; only its own output tells of that.
  if (!success && files.length === 0) console.log(`${basename(path)}: an error outside of tests`);
  for (const { name, message, assertionResults } of files) {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    console.log(`${basename(path)}: ${relative('.', name)}`);
    if (failed.length === 0) console.log(indented(message));
    for (const test of failed)
      console.log(`  ${test.fullName}\n${indented(test.failureMessages.join('\n'))}`);
  }
  if (numFailedTests > 0) console.log('');
}
if (note) console.log(note);
if (existsSync(failedSteps))
  console.log(
    `Steps that failed: ${readFileSync(failedSteps, 'utf8').trim().split('\n').join(', ')}`,
  );

function read(path) {
  try {
    return { path, ...JSON.parse(readFileSync(path, 'utf8')) };
  } catch (error) {
    // Cut off while it was written, say: the last line has to come all the same.
    console.log(`${basename(path)} cannot be read: ${error.message}`);
    return { path, success: true, testResults: [], numPassedTests: 0, numFailedTests: 0 };
  }
}

const sum = (member, counted) => counted.reduce((total, report) => total + report[member], 0);
// Tests count once, whatever they ran on; failures count wherever they happen.
const passed = sum(
  'numPassedTests',
  reports.filter(({ path }) => !/-report-(?:node|aws-sdk)/.test(path)),
);
// A step that failed before the tests, or beside them, counts as one failure.
const failed = status === '0' ? 0 : Math.max(1, sum('numFailedTests', reports));
console.log(`${passed} passed, ${failed} failed`);

/** Where it failed stands in the first lines; the rest is the way there. */
function indented(text) {
  return text
    .split('\n')
    .slice(0, 12)
    .map((line) => `    ${line}`)
    .join('\n');
}
