/** Progress is drawn on a terminal and erased there. It is absent in a pipe. */
import { describe, expect, it } from 'vitest';
import { start } from '../process.js';
import { openShell, type Shell } from '../shell.js';
import { inTerminal } from './pseudo-terminal.js';

const vendors = ['genesys', 'qconnect'] as const;

const name = `New desk ${'of many words '.repeat(8)}`.trim();

async function planNew(shell: Shell, account: string): Promise<void> {
  await shell.write('new.yaml', `format: 1\nassistants:\n  new:\n    name: ${name}\n`);
  await shell.assistants('plan', 'new.yaml', account, '--out', 'plan.json');
}

describe.each(vendors)('the progress of a snapshot of %s', (account) => {
  it.each([80, 200])('is drawn and erased in %i columns', async (columns) => {
    const shell = await openShell();
    const shown = await inTerminal(shell, { columns }, 'snapshot', account, 'dev.yaml');
    expect(shown.exitCode).toBe(0);
    expect(shown.screen.erased.length).toBeGreaterThan(1);
    for (const line of shown.screen.erased) expect(line).toMatch(/^\w.*: \d+(?: of \d+)?$/);
    expect(shown.screen.wrapped).toEqual([]);
    const { stderr } = await start(shell, 'snapshot', account, 'piped.yaml').ended;
    expect(shown.screen.lines).toEqual(
      stderr.replaceAll('piped.yaml', 'dev.yaml').trimEnd().split('\n'),
    );
  });

  it('is drawn where stdout alone is a pipe', async () => {
    const shell = await openShell();
    const options = { columns: 80, piped: true };
    const { screen } = await inTerminal(shell, options, 'snapshot', account, 'dev.yaml');
    expect(screen.erased.length).toBeGreaterThan(1);
  });

  it('is absent on a dumb terminal, which erases nothing', async () => {
    const shell = await openShell();
    const options = { columns: 80, env: { TERM: 'dumb' } };
    const { raw } = await inTerminal(shell, options, 'snapshot', account, 'dev.yaml');
    expect(raw.trimEnd()).not.toMatch(/\u001b|\r(?!\n)/);
  });

  it('is absent where both are pipes', async () => {
    const shell = await openShell();
    const { stdout, stderr } = await start(shell, 'snapshot', account, 'dev.yaml').ended;
    expect(stdout + stderr).not.toMatch(/[\r\u001b]/);
  });
});

describe.each(vendors)('the progress of a run at %s', (account) => {
  it('is one line that is cut, and the ended step takes its place', async () => {
    const shell = await openShell();
    await planNew(shell, account);
    const argv = ['apply', 'plan.json', account, '--confirm', account];
    const { screen, exitCode } = await inTerminal(shell, { columns: 80 }, ...argv);
    expect(exitCode).toBe(0);
    const begun = screen.erased.filter((line) => /^\d\/\d /.test(line));
    for (const line of begun) expect(line).toMatch(/^\d\/\d \w.*…$/);
    expect(begun.find((line) => line.includes('Create New desk'))).toHaveLength(79);
    expect(screen.lines.filter((line) => line.startsWith('1/'))).toHaveLength(1);
    expect(screen.lines.join('\n')).not.toContain('…');
    expect(screen.lines.join('')).toContain(name);
  });
});
