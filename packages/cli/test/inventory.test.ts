/** The inventory says what the client could not see, so that nobody takes silence for a clean account. */
import { describe, expect, it } from 'vitest';
import { openLimitedShell } from './limited-client.js';
import { openShell } from './shell.js';

const limited = ['limited', '--config', 'limited.yaml'];

describe('an inventory', () => {
  it('lists what could not be read, and the rules that were not checked for that reason', async () => {
    const { assistants } = await openLimitedShell();
    const shown = await assistants('inventory', ...limited);
    const snapshot = await assistants('snapshot', ...limited);
    // A snapshot looks names up by their ids, and an inventory lists them.
    const lines = snapshot.stderr.match(/^not seen: (?!names).+$/gm) ?? [];
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(shown.stderr).toContain(`limited: ${line}\n`);
    expect(shown.stderr).toMatch(/^limited: not seen: names \(queue\): /m);
    expect(shown.stderr).toMatch(/^limited: rules not checked: .*\bqueueWithoutAssistant\b/m);
    expect(shown.exitCode).toBe(0);
  });

  it('writes no remark about an account that it has read in full', async () => {
    const { assistants } = await openShell();
    expect(await assistants('inventory', 'genesys')).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it('names them in its data and in its report as well', async () => {
    const { assistants, write } = await openLimitedShell();
    const { stdout } = await assistants('inventory', ...limited, '--json');
    const { unseen, checks } = JSON.parse(stdout) as {
      readonly unseen: readonly unknown[];
      readonly checks: Readonly<Record<string, { readonly state: string }>>;
    };
    expect(unseen.length).toBeGreaterThan(0);
    expect(checks['queueWithoutAssistant']).toMatchObject({ state: 'unseen' });
    await write('inventory.jsonl', stdout);
    const page = (await assistants('report', 'inventory.jsonl', '--format', 'html')).stdout;
    expect(page).toContain('Not read:');
    expect(page).toContain('queueWithoutAssistant');
  });
});
