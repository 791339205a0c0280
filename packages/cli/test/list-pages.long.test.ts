/** A list of many pages: rows come before the next page does, and a reader that leaves ends it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { Writable } from 'node:stream';
import { count, openHeld } from './held-pages.js';
import { commandLine } from './process.js';
import { openShell } from './shell.js';

describe.each(['genesys', 'qconnect'] as const)('a list of %s', (vendor) => {
  it.each([['--json'], []])('shows rows before page 2 has come %s', async (...options) => {
    const shell = await openShell();
    const pages = await openHeld(shell, vendor);
    let rows = 0;
    let sentAtFirstRow: number | undefined;
    const stdout = new Writable({
      write(chunk: Buffer, _, done) {
        rows += chunk.toString().match(/Desk \d/g)?.length ?? 0;
        // Without these rows the later pages would never come, nor the end of the test.
        if (rows > 0) {
          sentAtFirstRow ??= pages.sent();
          pages.release();
        }
        done();
      },
    });
    const argv = ['list', 'held', '--config', 'held.yaml', ...options];
    expect(await shell.assistantsIn({ stdout }, ...argv)).toMatchObject({ exitCode: 0 });
    expect(sentAtFirstRow).toBe(1);
    expect(rows).toBe(count);
    expect(pages.sent()).toBeGreaterThan(3);
  });

  it('shows the few rows of page 1 while page 2 is on its way, and one heading', async () => {
    const shell = await openShell();
    const isShop = (index: number) => index < 5 || index === count - 1;
    const names = Array.from({ length: count }, (_, index) =>
      isShop(index) ? 'Shop' : `Shop ${index}`,
    );
    const pages = await openHeld(shell, vendor, names);
    const written: string[] = [];
    const stdout = new Writable({
      write(chunk: Buffer, _, done) {
        written.push(chunk.toString());
        pages.release();
        done();
      },
    });
    const argv = ['list', 'held', '--config', 'held.yaml', '--name', 'Shop'];
    expect(await shell.assistantsIn({ stdout }, ...argv)).toMatchObject({ exitCode: 0 });
    const row = String.raw`Shop  active  [\d-]{36}\n`;
    expect(written).toEqual([
      expect.stringMatching(new RegExp(`^NAME  STATUS  ID\n(?:${row}){5}$`)),
      expect.stringMatching(new RegExp(`^${row}$`)),
    ]);
  });

  it('shows the rows of page 1 if page 2 fails', async () => {
    const shell = await openShell();
    const pages = await openHeld(shell, vendor);
    let shown = '';
    const stdout = new Writable({
      write(chunk: Buffer, _, done) {
        shown += chunk.toString();
        pages.refuse();
        done();
      },
    });
    const ended = await shell.assistantsIn({ stdout }, 'list', 'held', '--config', 'held.yaml');
    expect(ended.exitCode).toBe(1);
    expect(ended.stderr).toContain('held: ');
    expect(shown).toMatch(/^NAME +STATUS +ID\nDesk 0 +active .*\nDesk 1 /);
  });

  it('ends by itself when `head` has left, without an error or another page', async () => {
    const shell = await openShell();
    const pages = await openHeld(shell, vendor);
    const { file, args, env } = commandLine(['list', 'held', '--config', 'held.yaml', '--json']);
    // A pipe has two readers if this process is one of them, so that the shell makes it.
    const child = spawn(
      'sh',
      ['-c', '{ "$@"; echo "exit code $?" >&2; } | { head -n 1; echo left; }', 'sh', file, ...args],
      { cwd: shell.folder, env: { ...process.env, ...shell.env, ...env } },
    );
    const ended = once(child, 'close');
    let [stdout, stderr] = ['', ''];
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      if (stdout.endsWith('left\n')) pages.release();
    });
    await ended;
    expect(stdout).toMatch(/^\{.*"name":"Desk \d+".*\}\nleft\n$/);
    expect(stderr).toBe('exit code 0\n');
    // The second page was on its way, and one was read ahead.
    expect(pages.sent()).toBeLessThanOrEqual(3);
  });
});
