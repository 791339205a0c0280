/** The command as a process: signals, readers that leave, and what it loads. */
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { start } from './process.js';
import { openShell, type Shell } from './shell.js';

/** Plans a manifest with new assistants for an account. */
async function planNew(shell: Shell, account: string, count: number): Promise<void> {
  const keys = Array.from({ length: count }, (_, index) => `new-${index}`);
  const assistants = Object.fromEntries(keys.map((key) => [key, { name: key }]));
  await shell.write('new.yaml', stringify({ format: 1, assistants }));
  const planned = await shell.assistants('plan', 'new.yaml', account, '--out', 'plan.json');
  expect(planned.exitCode).toBe(0);
}

describe.each(['genesys', 'qconnect'] as const)('at %s, a run', (account) => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('that is ended by %s ends with %i, and can be resumed', async (signal, exitCode) => {
    const shell = await openShell();
    await planNew(shell, account, 3);
    // Slow enough that steps are left when the signal comes.
    shell[account].faults.add({ effect: { kind: 'latency', milliseconds: 50 } });
    const { child, ended } = start(
      shell,
      ...['apply', 'plan.json', account, '--confirm', account, '--concurrency', '1'],
    );
    // The first step has ended, and others have not.
    await once(child.stderr, 'data');
    child.kill(signal);
    const stopped = await ended;
    shell[account].faults.clear();
    expect(stopped.exitCode).toBe(exitCode);
    expect(stopped.stderr).toContain('A second signal ends them at once.');
    const [, next = ''] = /→ assistants (resume \S+ \w+)/.exec(stopped.stderr) ?? [];
    expect(await shell.assistants(...next.split(' '))).toMatchObject({ exitCode: 0 });
    expect((await shell.assistants('verify', 'new.yaml', account)).exitCode).toBe(0);
    const listed = (await shell.assistants('list', account)).stdout;
    expect(listed.match(/^new-\d/gm)?.toSorted()).toEqual(['new-0', 'new-1', 'new-2']);
  });

  it('whose reader has left ends as it would have', async () => {
    const shell = await openShell();
    await planNew(shell, account, 1);
    const { child, ended } = start(shell, 'plan', 'new.yaml', account, '--exit-code');
    child.stdout.destroy();
    child.stderr.destroy();
    expect((await ended).exitCode).toBe(3);
  });
});

it.each(['SIGINT', 'SIGTERM'] as const)(
  'the emulators end without an error if %s comes twice, as Ctrl-C under npm',
  async (signal) => {
    const { child, ended } = start(await openShell(), 'emulators');
    await once(child.stderr, 'data');

    child.kill(signal);
    child.kill(signal);

    expect((await ended).exitCode).toBe(0);
  },
);

it('the help loads no adapter, no emulator and no schema', async () => {
  const shell = await openShell();
  const { ended } = start({ ...shell, env: { ...shell.env, NODE_DEBUG: 'esm' } }, '--help');
  const { exitCode, stderr } = await ended;
  expect(exitCode).toBe(0);
  expect(stderr).toContain('commander');
  expect(stderr).not.toMatch(
    /packages\/(genesys|qconnect|emulators|reconcile)\/|node_modules\/zod/,
  );
});
