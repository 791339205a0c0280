/** The workflow of the guide does what the guide says: its shell steps run, against an emulator. */
import { startGenesysEmulator, type GenesysEmulator } from '@assistant-provider/emulators';
import { expect, it, onTestFinished } from 'vitest';
import { readText } from './blocks.js';
import { openRunner, workflowFile, type Runner } from './workflow-runner.js';

const queue = { id: '44444444-0000-4000-8000-0000000000aa', name: 'Sales' };
const manifest = `format: 1
assistants:
  travel-desk:
    name: Travel desk
    queues:
      - queue: Sales
        mediaTypes: [call]
`;

interface Opened {
  readonly runner: Runner;
  readonly emulator: GenesysEmulator;
  /** The expressions of a job that only views. */
  readonly viewer: Readonly<Record<string, string>>;
  /** The expressions of a job that writes. */
  readonly writer: Readonly<Record<string, string>>;
}

async function open(): Promise<Opened> {
  const emulator = await startGenesysEmulator({ seed: { routingQueues: [queue] } });
  onTestFinished(() => emulator.close());
  const runner = await openRunner({ GITHUB_SHA: 'c0ffee', GITHUB_RUN_ID: '7' });
  onTestFinished(runner.close);
  const { apiUrl, loginUrl, credentials } = emulator;
  const env = { clientId: 'PROD_CLIENT_ID', clientSecret: 'PROD_CLIENT_SECRET' };
  const prod = { vendor: 'genesys', apiUrl, loginUrl, credentials: { env } };
  await runner.write('assistants.config.yaml', JSON.stringify({ accounts: { prod } }));
  await runner.write('prod.assistants.yaml', manifest);
  await runner.write('prod.map.yaml', 'format: 1\n');
  await runner.write('gh/head', 'beef\n');
  await runner.write('gh/run', '6\n');
  const github = { 'github.repository': 'we/desks', 'github.event.number': '12' };
  return {
    ...{ runner, emulator },
    viewer: {
      ...github,
      'secrets.PROD_CLIENT_ID': credentials.viewOnlyClientId,
      'secrets.PROD_CLIENT_SECRET': credentials.viewOnlyClientSecret,
    },
    writer: {
      ...github,
      'secrets.PROD_CLIENT_ID': credentials.clientId,
      'secrets.PROD_CLIENT_SECRET': credentials.clientSecret,
    },
  };
}

const lastCall = async (runner: Runner) =>
  (await runner.read('gh/calls')).trimEnd().split('\n').at(-1);

it('the page shows the workflow as it is', async () => {
  expect(await readText('docs/guide/command.md')).toContain(
    `\`\`\`yaml ${workflowFile}\n${await readText(workflowFile)}\`\`\`\n`,
  );
});

it('a pull request gets one comment, which later plans update', async () => {
  const { runner, viewer } = await open();
  expect(await runner.run('plan', viewer)).toMatchObject({ exitCode: 0 });
  await runner.upload('plan.json', 'plan.md');

  await runner.run('comment', viewer);
  expect(await lastCall(runner)).toBe(
    'api --silent --method POST repos/we/desks/issues/12/comments -F body=@comment.md',
  );
  const comment = await runner.read('comment.md');
  expect(comment).toMatch(/^<!-- assistants: the plan for prod -->\n# /);
  expect(comment).toContain('Create Travel desk');

  await runner.write('gh/comment-id', '345\n346\n');
  await runner.run('comment', viewer);
  expect(await lastCall(runner)).toBe(
    'api --silent --method PATCH repos/we/desks/issues/comments/345 -F body=@comment.md',
  );
});

it('a comment is never longer than GitHub allows', async () => {
  const { runner, viewer } = await open();
  await runner.write('plan.md', 'é'.repeat(70_000));
  await runner.write('plan.json', '{}');
  await runner.upload('plan.json', 'plan.md');

  await runner.run('comment', viewer);

  const comment = await runner.read('comment.md');
  expect(comment.length).toBeLessThan(65_536);
  expect(comment).toContain('The artifact `plan` has all of it.');
});

it('a plan with open questions fails, and is commented', async () => {
  const { runner, viewer } = await open();
  await runner.write('prod.assistants.yaml', manifest.replace('Sales', 'Unknown queue'));

  const { exitCode } = await runner.run('plan', viewer);

  expect(exitCode).toBe(6);
  expect(await runner.read('plan.md')).toContain('Unknown queue');
});

it('the merge applies the plan that was reviewed, though another client reads it', async () => {
  const { runner, viewer, writer, emulator } = await open();
  await runner.run('plan', viewer);
  await runner.upload('plan.json', 'plan.md');

  const { exitCode, output } = await runner.run('apply', writer);

  expect({ exitCode, output }).toMatchObject({ exitCode: 0 });
  expect(await runner.read('gh/calls')).toMatch(/^run list .*--commit beef --status success/m);
  expect(emulator.snapshot().assistants.map(({ name }) => name)).toEqual(['Travel desk']);
  expect(await runner.read('assistants.ledger.jsonl')).toContain('travel-desk');
  expect(await runner.read('summary')).toContain('applied');
});

it('a plan that differs from the reviewed one is refused, until a person names its hash', async () => {
  const { runner, viewer, writer } = await open();
  await runner.run('plan', viewer);
  await runner.upload('plan.json', 'plan.md');
  await runner.write('prod.assistants.yaml', manifest.replace('Travel', 'Voyage'));

  const refused = await runner.run('apply', writer);
  expect(refused.exitCode).toBe(2);
  expect(await runner.read('.assistants')).toBe('');

  const { hash } = JSON.parse(await runner.read('plan.json')) as { readonly hash: string };
  expect(await runner.read('summary')).toContain(hash);
  const applied = await runner.run('apply', { ...writer, 'inputs.hash': hash });
  expect(applied).toMatchObject({ exitCode: 0 });
});

it.each([
  ['nobody has reviewed', 'gh/head', 'No pull request was merged'],
  ['that did not end well', 'gh/run', 'did not end well'],
])('a plan %s is not applied', async (_, file, message) => {
  const { runner, writer } = await open();
  await runner.write(file, '');

  const { exitCode, output } = await runner.run('apply', writer);

  expect(exitCode).toBe(1);
  expect(output).toContain(message);
});
