/** Commands that come next: pasted into a shell, they mean what was meant. */
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoted, withConfig } from '../src/output/next-command.js';
import { openShell } from './shell.js';

describe('a next command', () => {
  it('reaches the program word for word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (given) => {
        const word = given.replaceAll('\0', '');
        const printed = execFileSync('sh', ['-c', `printf %s ${quoted(word)}`]);
        expect(printed.toString('utf8')).toBe(word);
      }),
      { numRuns: 50 },
    );
  });

  it('names the configuration that this one was given, before its purpose', () => {
    expect(withConfig('assistants doctor   finds it', 'my $file')).toBe(
      "assistants doctor --config 'my $file'   finds it",
    );
    expect(withConfig('try again later', 'a.yaml')).toBe('try again later');
  });

  it('repeats what the plan of a move depends on', async () => {
    const { assistants } = await openShell();
    const planned = await assistants(
      ...['move', '--from', 'genesys', '--to', 'qconnect', '--assistant', 'Returns desk'],
      ...['--accept-loss', '*', '--config', 'assistants.config.yaml'],
    );
    expect(planned.stderr).toContain(
      "→ assistants move --from genesys --to qconnect --assistant 'Returns desk' --accept-loss '*' --write-map move.map.yaml --config assistants.config.yaml   writes the questions into a map",
    );
  });

  it('follows each question, up to a plan that can be applied', async () => {
    const { assistants } = await openShell();
    await assistants('snapshot', 'genesys', 'dev.assistants.yaml');
    const planned = await assistants('plan', 'dev.assistants.yaml', 'qconnect', '--out', 'q.json');
    expect(planned.stderr).toContain(
      '→ assistants map q.json q.map.yaml   writes the questions and the losses',
    );
    expect(planned.stderr).toContain('--accept-loss');
    const asked = await assistants('map', 'q.json', 'q.map.yaml');
    expect(asked.stderr).toContain('→ assistants plan <manifest> qconnect --map q.map.yaml');
  });

  it('of a run that does not exist names those that do', async () => {
    const { assistants, read, write } = await openShell();
    expect((await assistants('resume', 'none', 'genesys')).stderr).toContain('no run has begun');
    await assistants('snapshot', 'genesys', 'dev.assistants.yaml');
    const text = await read('dev.assistants.yaml');
    await write('dev.assistants.yaml', text.replace('Travel desk', 'Voyage desk'));
    await assistants('plan', 'dev.assistants.yaml', 'genesys', '--out', 'plan.json');
    const { stderr } = await assistants('apply', 'plan.json', 'genesys', '--confirm', 'genesys');
    const [, runId = ''] = /→ assistants rollback (\S+) genesys/.exec(stderr) ?? [];
    expect((await assistants('resume', 'none', 'genesys')).stderr).toContain(
      `the newest runs: ${runId}\n`,
    );
  });
});

describe('a rollback that did not end', () => {
  it('is only continued, also where a resume is refused', async () => {
    const { assistants, read, write, genesys } = await openShell();
    await assistants('snapshot', 'genesys', 'a.yaml');
    await write('b.yaml', (await read('a.yaml')).replace('Travel desk', 'Voyage desk'));
    await assistants('plan', 'b.yaml', 'genesys', '--out', 'plan.json');
    const { stdout } = await assistants('apply', 'plan.json', 'genesys', '--confirm', 'genesys');
    const [, runId = ''] = /run (\S+)/.exec(stdout) ?? [];
    genesys.faults.add({ operation: 'patchAssistant', effect: { kind: 'status', status: 400 } });
    const rollback = ['rollback', runId, 'genesys', '--confirm', 'genesys'];
    const failed = await assistants(...rollback);
    genesys.faults.clear();
    expect(failed.exitCode).toBe(5);
    const next = `→ assistants rollback ${runId} genesys   continues\n`;
    expect(failed.stderr).toContain(next);
    expect(failed.stderr).not.toContain('resume');

    const refused = await assistants('resume', runId, 'genesys');
    expect(refused.exitCode).toBe(6);
    expect(refused.stderr).toContain(next);
    expect(await assistants(...rollback)).toMatchObject({ exitCode: 0 });
    expect((await assistants('resume', runId, 'genesys')).stderr).not.toContain('→');
  });
});

describe('the list of runs', () => {
  it.each([80, 50])(
    'shows whole ids and times to the second at %i columns',
    async (stdoutColumns) => {
      const { assistants, assistantsIn, read, write } = await openShell();
      await assistants('snapshot', 'genesys', 'a.yaml');
      await write('b.yaml', (await read('a.yaml')).replace('Travel desk', 'Voyage desk'));
      await assistants('plan', 'b.yaml', 'genesys', '--out', 'plan.json');
      const applied = await assistants('apply', 'plan.json', 'genesys', '--confirm', 'genesys');
      const [, runId = ''] = /run (\S+)/.exec(applied.stdout) ?? [];
      const { stdout } = await assistantsIn({ stdoutColumns }, 'report');
      expect(stdout).toContain(`\n${runId}  `);
      expect(stdout).not.toMatch(/\.\d{3}Z/);
      if (stdoutColumns === 80) expect(stdout).toMatch(/\d\d:\d\d:\d\dZ$/m);
    },
  );
});
