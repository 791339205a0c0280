/** Every exit code but those of signals, provoked at both vendors. */
import { describe, expect, it } from 'vitest';
import { sampleSeeds } from '../src/sample-seeds.js';
import { openShell, type Shell } from './shell.js';

/** A change that each vendor can make in place, and the operation that makes it. */
const vendors = [
  ['genesys', { from: 'Travel desk', to: 'Voyage desk', operation: 'patchAssistant' }],
  ['qconnect', { from: 'team: service', to: 'team: care', operation: 'TagResource' }],
] as const;

describe.each(vendors)('at %s, exit code', (account, { from, to, operation }) => {
  const planned = async (shell: Shell, wanted: string = to, plan = 'plan.json') => {
    const { assistants, read, write } = shell;
    expect((await assistants('snapshot', account, 'a.yaml')).exitCode).toBe(0);
    await write('b.yaml', (await read('a.yaml')).replace(from, wanted));
    return assistants('plan', 'b.yaml', account, '--out', plan, '--exit-code');
  };
  const apply = ({ assistants }: Shell, plan = 'plan.json') =>
    assistants('apply', plan, account, '--confirm', account);

  it('0 says that it is done, or that nothing differs', async () => {
    const shell = await openShell();
    await planned(shell);
    expect(await apply(shell)).toMatchObject({ exitCode: 0 });
    expect((await shell.assistants('verify', 'b.yaml', account)).exitCode).toBe(0);
  });

  it('1 says that it failed, and left nothing half done', async () => {
    const shell = await openShell();
    const list = account === 'genesys' ? 'getAssistants' : 'ListAssistants';
    shell[account].faults.add({ operation: list, effect: { kind: 'status', status: 418 } });
    const failed = await shell.assistants('list', account);
    expect(failed).toMatchObject({ exitCode: 1, stdout: '' });
  });

  it('2 says that nobody can be asked, or that nobody has answered', async () => {
    const shell = await openShell();
    await planned(shell);
    const refused = await shell.assistants('apply', 'plan.json', account, '--no-input');
    expect(refused).toMatchObject({ exitCode: 2 });
    expect(refused.stderr).toBe(
      `this command asks for a confirmation, which --no-input forbids\n→ add --confirm ${account}\n`,
    );
    expect((await shell.assistants('apply', 'plan.json', account)).stderr).toContain(
      'this command asks for a confirmation, and there is no terminal\n',
    );
    const terminal = { stdinIsTerminal: true };
    const silent = await shell.assistantsIn(terminal, 'apply', 'plan.json', account);
    expect(silent).toMatchObject({ exitCode: 2 });
    expect(silent.stderr).toContain('nothing was done');
    const never = await shell.assistantsIn(terminal, '--no-input', 'apply', 'plan.json', account);
    expect(never.stderr).not.toContain('Type');
  });

  it('3 says that something differs', async () => {
    const shell = await openShell();
    expect(await planned(shell)).toMatchObject({ exitCode: 3 });
    const { exitCode, stdout } = await shell.assistants('verify', 'b.yaml', account);
    expect(exitCode).toBe(3);
    expect(stdout).toMatch(/FIELD +SIDE/);
  });

  it('4 says that the credentials are wrong', async () => {
    const { assistantsIn, env } = await openShell();
    const wrong = { env: { ...env, GENESYS_SECRET: 'wrong', AWS_SECRET: 'wrong' } };
    const refused = await assistantsIn(wrong, 'list', account);
    expect(refused).toMatchObject({ exitCode: 4 });
    expect(refused.stderr).toContain('→ assistants doctor');
  });

  it('5 says that the run is not finished, and how it goes on', async () => {
    const shell = await openShell();
    await planned(shell);
    shell[account].faults.add({ operation, effect: { kind: 'status', status: 400 } });
    const failed = await apply(shell);
    expect(failed).toMatchObject({ exitCode: 5 });
    shell[account].faults.clear();
    const [, next = ''] = /→ assistants (resume \S+ \w+)/.exec(failed.stderr) ?? [];
    expect(await shell.assistants(...next.split(' '))).toMatchObject({ exitCode: 0 });
    expect((await shell.assistants('verify', 'b.yaml', account)).exitCode).toBe(0);
  });

  it('6 says that the account has changed since the plan', async () => {
    const shell = await openShell();
    await planned(shell);
    await planned(shell, `${to} again`, 'late.json');
    expect(await apply(shell)).toMatchObject({ exitCode: 0 });
    const stale = await apply(shell, 'late.json');
    expect(stale).toMatchObject({ exitCode: 6 });
    expect(stale.stderr).toContain('→ assistants plan');
  });
});

it('exit code 4 says that the first write of a run was not allowed', async () => {
  const { assistants, write } = await openShell();
  await write('new.yaml', 'format: 1\nassistants:\n  new:\n    name: New desk\n');
  await assistants('plan', 'new.yaml', 'viewer', '--out', 'plan.json');
  const refused = await assistants('apply', 'plan.json', 'viewer', '--confirm', 'viewer');
  expect(refused).toMatchObject({ exitCode: 4 });
  expect(refused.stdout).toMatch(/^failed: 0 of \d+ steps?/);
});

it('exit code 4 says so, too, if the run has only taken over an assistant before', async () => {
  const { assistants, write } = await openShell();
  const [travel] = sampleSeeds.genesys.assistants?.slice(1) ?? [];
  await write('new.yaml', 'format: 1\nassistants:\n  travel:\n    name: Voyage desk\n');
  await write('m.yaml', `format: 1\nassistants:\n  travel: { id: ${travel?.id ?? ''} }\n`);
  const plan = ['plan', 'new.yaml', 'viewer', '--map', 'm.yaml', '--out', 'plan.json'];
  expect(await assistants(...plan)).toMatchObject({ exitCode: 0 });
  const refused = await assistants('apply', 'plan.json', 'viewer', '--confirm', 'viewer');
  expect(refused.stdout).toMatch(/^failed: 1 of 2 steps/);
  expect(refused).toMatchObject({ exitCode: 4 });
  const [, next = ''] = /→ assistants (resume \S+ \w+)/.exec(refused.stderr) ?? [];
  expect(await assistants(...next.split(' '))).toMatchObject({ exitCode: 4 });
});

it('exit code 2 says that both sides of a move are the same account', async () => {
  const { assistants } = await openShell();
  const refused = await assistants('move', '--from', 'genesys', '--to', 'genesys');
  expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
  expect(refused.stderr).toMatch(/^Both sides are the account genesys of genesys\./);
});
