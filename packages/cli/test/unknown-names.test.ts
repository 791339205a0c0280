/** Names that do not exist: a misspelt name must not pass as success. */
import { describe, expect, it } from 'vitest';
import { openShell } from './shell.js';

const move = ['move', '--from', 'genesys', '--to', 'qconnect'] as const;

describe('a name that does not exist', () => {
  it('ends a move if it is of an assistant, also beside a name that exists', async () => {
    const { assistants } = await openShell();
    const names = ['--assistant', 'Returns desk', 'Nope', '--out', 'move.json'];
    const refused = await assistants(...move, ...names);
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    expect(refused.stderr).toBe(
      'genesys has no assistant named Nope\n→ its assistants: Returns desk, Travel desk\n',
    );
  });

  it('of an assistant ends a snapshot, which writes no file', async () => {
    const { assistants, read } = await openShell();
    const refused = await assistants('snapshot', 'genesys', 'a.yaml', '--assistant', 'Nope');
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    expect(refused.stderr).toContain('genesys has no assistant named Nope\n');
    await expect(read('a.yaml')).rejects.toThrow();
  });

  it('of a queue ends a move as wrong usage', async () => {
    const { assistants } = await openShell();
    const refused = await assistants(...move, '--until', 'Nope');
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    expect(refused.stderr).toContain('No assistant of the source has the queue Nope.');
  });

  it('of a loss ends a move and a plan, which name the losses that are open', async () => {
    const { assistants } = await openShell();
    const wrong = ['--accept-loss', 'returns-desk/aiAgents/wrapUpPrediction', 'foo/bar'];
    const refused = await assistants(...move, '--assistant', 'Returns desk', ...wrong);
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    expect(refused.stderr).toContain('--accept-loss: the plan has no field foo/bar\n');
    expect(refused.stderr).toMatch(/→ open losses: .*returns-desk\/queues\/Returns/);
    await assistants('snapshot', 'genesys', 'a.yaml', '--assistant', 'Travel desk');
    const planned = await assistants('plan', 'a.yaml', 'qconnect', '--accept-loss', 'foo/bar');
    expect(planned).toMatchObject({ exitCode: 2, stdout: '' });
  });

  it('does not end a move that accepts fields which are no longer lost, or patterns', async () => {
    const { assistants } = await openShell();
    const known = ['--accept-loss', 'returns-desk/name', '*/tags', 'returns-desk', '*'];
    const planned = await assistants(...move, '--assistant', 'Returns desk', ...known);
    expect(planned.exitCode).toBe(6);
  });
});
