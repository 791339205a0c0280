/** A run whose process was killed leaves a lock, which people find and break. */
import { join } from 'node:path';
import { createManualClock } from '@assistant-provider/core/testing';
import { createFileRunStore, lockHolder } from '@assistant-provider/reconcile';
import { expect, it } from 'vitest';
import { openShell, type Shell } from './shell.js';

const since = '2026-01-30T10:15:00.000Z';
const future = '9999-11-30T10:15:00.000Z';

/** Takes the lock of an account at a time, for a minute, and never releases it. */
async function killedRun({ folder }: Shell, account: string, at: string): Promise<void> {
  const clock = createManualClock({ now: Date.parse(at) });
  const store = createFileRunStore({ folder: join(folder, '.assistants'), clock });
  let lock = '';
  const inspect = (name: string) => {
    lock = name;
    return store.inspect(name);
  };
  (await lockHolder({ ...store, inspect }, { vendor: account, account }))._unsafeUnwrap();
  (await store.lock(lock, { owner: 'anna', leaseMs: 60_000 }))._unsafeUnwrap();
}

/** Returns a shell, and the id of a run at an account. */
async function withRun(account: string): Promise<Shell & { readonly runId: string }> {
  const shell = await openShell();
  const { assistants, read, write } = shell;
  await assistants('snapshot', account, 'a.yaml');
  await write('b.yaml', (await read('a.yaml')).replace('Travel desk', 'Voyage desk'));
  await assistants('plan', 'b.yaml', account, '--out', 'plan.json');
  const { stdout } = await assistants('apply', 'plan.json', account, '--confirm', account);
  return { ...shell, runId: /run (\S+)/.exec(stdout)?.[1] ?? '' };
}

it.each(['resume', 'rollback'])(
  '%s names the commands that show and break a lock',
  async (verb) => {
    const shell = await withRun('genesys');
    await killedRun(shell, 'genesys', future);
    const refused = await shell.assistants(
      ...[verb, shell.runId, 'genesys'],
      ...(verb === 'rollback' ? ['--confirm', 'genesys'] : []),
    );
    expect(refused).toMatchObject({ exitCode: 1, stdout: '' });
    const { stderr } = refused;
    expect(stderr).toMatch(
      /^anna holds the lock of genesys \(process \d+ on \S+, since 9999-11-30T10:15:00\.000Z\)\. Wait until that process ends\. /,
    );
    expect(stderr).toContain(
      'If it was killed, the lock expires at 9999-11-30T10:16:00.000Z, or break it now.\n' +
        '→ assistants unlock genesys   shows who holds the lock\n' +
        '→ assistants unlock genesys --confirm genesys   breaks the lock of a process that was killed\n',
    );
  },
);

it.each([[[]], [['--no-input']]])(
  'unlock shows who holds the lock if nobody can be asked, with %j',
  async (options) => {
    const shell = await openShell();
    await killedRun(shell, 'genesys', future);
    for (let call = 1; call <= 2; call += 1) {
      const shown = await shell.assistants('unlock', 'genesys', ...options);
      expect(shown.exitCode).toBe(0);
      expect(shown.stdout).toMatch(/^anna, process \d+ on \S+, since 9999-/);
      expect(shown.stderr).toBe(
        'The lock has not expired. Break it only if that process has ended.\n' +
          '→ assistants unlock genesys --confirm genesys   breaks the lock\n',
      );
    }
    const broken = await shell.assistants('unlock', 'genesys', '--confirm', 'genesys');
    expect(broken).toMatchObject({ exitCode: 0, stderr: 'the lock is broken\n' });
    expect(await shell.assistants('unlock', 'genesys')).toEqual({
      exitCode: 0,
      stdout: '',
      stderr: 'nobody applies a plan to genesys\n',
    });
  },
);

it('unlock does not ask about a lock that has expired', async () => {
  const shell = await openShell();
  await killedRun(shell, 'genesys', since);
  const shown = await shell.assistantsIn({ stdinIsTerminal: true }, 'unlock', 'genesys');
  expect(shown.exitCode).toBe(0);
  expect(shown.stdout).toContain(`since ${since}, until 2026-01-30T10:16:00.000Z`);
  expect(shown.stderr).toBe('The lock has expired. The next run takes it.\n');
});

it('unlock needs no credentials: it only reads the store of runs', async () => {
  const { assistantsIn } = await openShell();
  expect(await assistantsIn({ env: {} }, 'unlock', 'genesys')).toEqual({
    exitCode: 0,
    stdout: '',
    stderr: 'nobody applies a plan to genesys\n',
  });
});
