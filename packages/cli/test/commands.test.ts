/** The command against both emulators: what an operator does, and every exit code. */
import { describe, expect, it } from 'vitest';
import { openShell } from './shell.js';

describe('an operator', () => {
  it('lists what an account has', async () => {
    const { assistants } = await openShell();
    const listed = await assistants('list', 'genesys');
    expect(listed).toMatchObject({ exitCode: 0, stderr: '2 assistants\n' });
    expect(listed.stdout).toMatch(/^NAME {10}STATUS {2}ID\nReturns desk {2}active/);
    const lines = (await assistants('list', 'qconnect', '--json')).stdout.trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { name: string }).name)).toEqual([
      'Service desk',
    ]);
  });

  it('takes a snapshot, changes a name, plans, applies, verifies and rolls back', async () => {
    const { assistants, read, write } = await openShell();
    expect(await assistants('snapshot', 'genesys', 'dev.assistants.yaml')).toMatchObject({
      exitCode: 0,
    });
    const before = await read('dev.assistants.yaml');
    expect(before).toContain('queue: Returns');
    expect((await assistants('verify', 'dev.assistants.yaml', 'genesys')).exitCode).toBe(0);

    await write(
      'dev.assistants.yaml',
      before.replace('name: Travel desk', 'name: Voyage desk # the new brand'),
    );
    const planned = await assistants(
      'plan',
      'dev.assistants.yaml',
      'genesys',
      '--out',
      'plan.json',
    );
    expect(planned).toMatchObject({ exitCode: 0 });
    expect(planned.stdout).toContain('Change name of travel-desk');
    expect(
      (await assistants('plan', 'dev.assistants.yaml', 'genesys', '--exit-code')).exitCode,
    ).toBe(3);
    expect((await assistants('verify', 'dev.assistants.yaml', 'genesys')).exitCode).toBe(3);

    const applied = await assistants('apply', 'plan.json', 'genesys', '--confirm', 'genesys');
    expect(applied).toMatchObject({ exitCode: 0 });
    const runId = /run (\S+)/.exec(applied.stdout)?.[1] ?? '';
    expect((await assistants('list', 'genesys')).stdout).toContain('Voyage desk');
    expect((await assistants('verify', 'dev.assistants.yaml', 'genesys')).exitCode).toBe(0);
    // The file keeps its comments when it is written again.
    await assistants('snapshot', 'genesys', 'dev.assistants.yaml');
    expect(await read('dev.assistants.yaml')).toContain('# the new brand');

    const undone = await assistants('rollback', runId, 'genesys', '--confirm', 'genesys');
    expect(undone).toMatchObject({ exitCode: 0 });
    expect((await assistants('list', 'genesys')).stdout).toContain('Travel desk');

    const again = await assistants('rollback', runId, 'genesys', '--confirm', 'genesys');
    expect(again).toEqual({
      ...undone,
      stderr: `The run ${runId} was already rolled back.\n`,
    });
    const resumed = await assistants('resume', runId, 'genesys');
    expect(resumed).toMatchObject({ exitCode: 6, stdout: '' });
    expect(resumed.stderr).toContain(`The run ${runId} has been rolled back. Plan again.`);
    expect((await assistants('report')).stdout).not.toContain('partly');
  });

  it('learns that a run was already rolled back only if the rollback has undone nothing', async () => {
    const { assistants, read, write } = await openShell();
    await assistants('snapshot', 'genesys', 'a.yaml');
    await write('a.yaml', (await read('a.yaml')).replace('Travel desk', 'Voyage desk'));
    await assistants('plan', 'a.yaml', 'genesys', '--out', 'plan.json');
    const applied = await assistants('apply', 'plan.json', 'genesys', '--confirm', 'genesys');
    const runId = /run (\S+)/.exec(applied.stdout)?.[1] ?? '';
    const rollback = ['rollback', runId, 'genesys', '--confirm', 'genesys'];
    const kept = await assistants(...rollback, '--skip', 'travel-desk/update');
    expect(kept).toMatchObject({ exitCode: 0 });
    expect((await assistants('list', 'genesys')).stdout).toContain('Voyage desk');

    expect(await assistants(...rollback)).toMatchObject({ exitCode: 0, stderr: '' });
    expect((await assistants('list', 'genesys')).stdout).toContain('Travel desk');
    expect((await assistants(...rollback)).stderr).toContain('was already rolled back');
  });

  it('sees what a move to another vendor would lose, and what must be decided', async () => {
    const { assistants } = await openShell();
    await assistants('snapshot', 'genesys', 'dev.assistants.yaml');
    const planned = await assistants('plan', 'dev.assistants.yaml', 'qconnect');
    expect(planned.exitCode).toBe(6);
    expect(planned.stdout).toContain('Questions');
    expect(planned.stdout).toContain('CreateWisdomSession');
  });

  it('moves an assistant to another vendor after answering what only a person knows', async () => {
    const { assistants, read, write } = await openShell();
    const move = ['move', '--from', 'qconnect', '--to', 'genesys'];
    const first = await assistants(...move, '--write-map', 'move.map.yaml');
    expect(first.exitCode).toBe(6);
    expect(await read('move.map.yaml')).toContain('format: 1');
    const accepted = [...move, '--map', 'move.map.yaml', '--accept-loss', '*'];
    await write('move.map.yaml', (await read('move.map.yaml')).replace(/^([ \t]*)#\? /m, '$1# '));
    expect(await assistants(...accepted)).toMatchObject({ exitCode: 0 });
    const moved = await assistants(...accepted, '--apply', '--confirm', 'genesys');
    expect(moved).toMatchObject({ exitCode: 0 });
    expect((await assistants('list', 'genesys')).stdout).toContain('Service desk');
    const runId = /run (\S+)/.exec(moved.stdout)?.[1] ?? '';
    await assistants('rollback', runId, 'genesys', '--confirm', 'genesys');
    expect((await assistants('list', 'genesys')).stdout).not.toContain('Service desk');
  });

  it('accepts in the map what a move without questions would lose', async () => {
    const { assistants, read, write } = await openShell();
    const move = ['move', '--from', 'genesys', '--to', 'qconnect', '--assistant', 'Travel desk'];
    await write('answers.yaml', 'format: 1\nagents:\n  summarization: { skip: nobody needs it }\n');
    await write('move.map.yaml', await read('answers.yaml'));
    const files = ['--write-map', 'move.map.yaml', '--report', 'move.html'];
    const first = await assistants(...move, '--map', 'answers.yaml', ...files);
    expect(first.exitCode).toBe(6);
    expect(first.stdout).not.toContain('Questions');
    expect(first.stderr).toContain('written to move.html\nwritten to move.map.yaml\n');
    expect(first.stderr).toContain(
      "--assistant 'Travel desk' --map move.map.yaml   after the losses are accepted in move.map.yaml\n",
    );
    const text = await read('move.map.yaml');
    const lost = [...first.stdout.matchAll(/^- (\S+?)(?: \(\d+\))?: (?:dropped|asked): /gm)];
    expect(lost.length).toBeGreaterThan(0);
    for (const [, field] of lost) expect(text).toContain(`#?   - "${field}" # `);

    const [one = ''] = /.*"travel-desk.*/.exec(text) ?? [];
    const partly = text.replace('#? accept', 'accept').replace(one, one.replace('#? ', ''));
    await write('move.map.yaml', partly);
    const more = ['--map', 'move.map.yaml', '--write-map', 'move.map.yaml'];
    expect((await assistants(...move, ...more)).exitCode).toBe(lost.length === 1 ? 0 : 6);
    expect((await read('move.map.yaml')).match(/^#\? {3}- /gm) ?? []).toHaveLength(lost.length - 1);

    await write('move.map.yaml', text.replaceAll('#? ', ''));
    expect((await assistants(...move, '--map', 'move.map.yaml')).exitCode).toBe(0);
  });

  it('learns from `map` which losses of a plan without questions it can accept there', async () => {
    const { assistants, read, write } = await openShell();
    await assistants('snapshot', 'genesys', 'a.yaml', '--assistant', 'Travel desk');
    await write('m.yaml', 'format: 1\nagents:\n  summarization: { skip: nobody needs it }\n');
    const plan = ['plan', 'a.yaml', 'qconnect', '--map', 'm.yaml', '--out', 'plan.json'];
    expect((await assistants(...plan)).stdout).not.toContain('Questions');

    const open = await assistants('map', 'plan.json', 'm.yaml');
    expect(open.exitCode).toBe(6);
    expect(open.stderr).toMatch(
      /^\d+ loss(?:es)? written to m\.yaml; remove “#\? ” before each loss/,
    );
    expect(open.stderr).toContain('--map m.yaml   after the losses are accepted in m.yaml\n');

    await write('m.yaml', (await read('m.yaml')).replaceAll('#? ', ''));
    expect((await assistants(...plan)).exitCode).toBe(0);
    const closed = await assistants('map', 'plan.json', 'm.yaml');
    expect(closed).toMatchObject({ exitCode: 0 });
    expect(closed.stderr).toContain(
      'm.yaml needs no answer: the plan has no open questions or losses',
    );
  });

  it('sets how many steps of a move run at once', async () => {
    const { assistants } = await openShell();
    const move = ['move', '--from', 'qconnect', '--to', 'genesys', '--accept-loss', '*'];
    for (const wrong of ['0', '33', 'many'])
      expect(await assistants(...move, '--concurrency', wrong)).toEqual({
        exitCode: 2,
        stdout: '',
        stderr: '--concurrency must be a whole number from 1 to 32\n',
      });
    const apply = ['--apply', '--confirm', 'genesys', '--concurrency', '1'];
    expect(await assistants(...move, ...apply)).toMatchObject({ exitCode: 0 });
  });

  it('reads why a command failed on a line of its own, behind the progress', async () => {
    const { assistantsIn } = await openShell();
    const move = ['move', '--from', 'genesys', '--to', 'qconnect', '--apply'];
    const refused = await assistantsIn({ stderrColumns: 80 }, ...move, '--confirm', 'qconnect');
    expect(refused.exitCode).toBe(6);
    expect(refused.stderr).toContain('\r\u001b[2KThe plan cannot be applied');
  });

  it('makes an operation of an emulator slow, and learns which operations do not exist', async () => {
    const { assistantsIn } = await openShell();
    const ended = { stop: AbortSignal.abort() };
    const slow = (pair: string) => assistantsIn(ended, 'emulators', '--slow', pair);
    expect((await slow('patchAssistant=10')).exitCode).not.toBe(2);
    expect((await slow('CreateAssistant=10')).exitCode).not.toBe(2);
    for (const wrong of ['dance=10', 'patchAssistant=soon', 'patchAssistant'])
      expect(await slow(wrong)).toMatchObject({ exitCode: 2 });
  });

  it('learns that another program has the port of an emulator', async () => {
    const { assistants, qconnect } = await openShell();
    const { port } = new URL(qconnect.url);
    const refused = await assistants('emulators', '--qconnect-port', port);
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain('the Q in Connect emulator does not start');
  });

  it('sees what exists everywhere, although one account cannot be read', async () => {
    const { assistants, read } = await openShell();
    const seen = await assistants('inventory', '--markdown', 'inventory.md');
    expect(seen.stderr).toContain('nobody: ');
    expect(seen).toMatchObject({ exitCode: 4 });
    expect(seen.stdout).toContain('genesys (genesys): 2 assistants');
    expect(seen.stdout).toContain('qconnect (qconnect): 1 assistant\n');
    expect(seen.stderr).toContain('nobody: ');
    expect(await read('inventory.md')).toContain('Billing');
  });

  it('finds out what an account is not allowed to do', async () => {
    const { assistants } = await openShell();
    const checked = await assistants('doctor');
    expect(checked.exitCode).toBe(4);
    expect(checked.stdout).toMatch(/nobody +credentials +problem/);
    expect((await assistants('doctor', 'qconnect')).exitCode).toBe(0);
  });
});

describe('an exit code', () => {
  it('2 says that the usage or a file is wrong', async () => {
    const { assistants, write } = await openShell();
    expect((await assistants('dance')).exitCode).toBe(2);
    expect((await assistants('list')).exitCode).toBe(2);
    expect((await assistants('list', 'elsewhere')).stderr).toContain(
      'there is no account elsewhere',
    );
    await write('bad.yaml', 'format: 1\nassistants:\n  desk: { nme: Desk }\n');
    const planned = await assistants('plan', 'bad.yaml', 'genesys');
    expect(planned.exitCode).toBe(2);
    expect(planned.stderr).toMatch(/bad\.yaml:3:\d+: /);
    expect((await assistants('apply', 'bad.yaml', 'genesys')).exitCode).toBe(2);
  });

  it('2 says that nobody can be asked', async () => {
    const { assistants, read, write } = await openShell();
    await assistants('snapshot', 'genesys', 'dev.assistants.yaml');
    const text = await read('dev.assistants.yaml');
    await write('dev.assistants.yaml', text.replace('Travel desk', 'Voyage desk'));
    await assistants('plan', 'dev.assistants.yaml', 'genesys', '--out', 'plan.json');
    const refused = await assistants('apply', 'plan.json', 'genesys');
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain('--confirm genesys');
  });

  it('4 says that the credentials are wrong, or may not write', async () => {
    const { assistants, read, write } = await openShell();
    expect((await assistants('list', 'nobody')).exitCode).toBe(4);
    await assistants('snapshot', 'viewer', 'dev.assistants.yaml');
    const text = await read('dev.assistants.yaml');
    await write('dev.assistants.yaml', text.replace('Travel desk', 'Voyage desk'));
    await assistants('plan', 'dev.assistants.yaml', 'viewer', '--out', 'plan.json');
    const applied = await assistants('apply', 'plan.json', 'viewer', '--confirm', 'viewer');
    expect(applied.exitCode).toBe(4);
    expect(applied.stderr).toContain('assistants:assistant:edit');
  });

  it('5 says that a run is not finished, and names the next command', async () => {
    const { assistants, genesys, read, write } = await openShell();
    await assistants('snapshot', 'genesys', 'dev.assistants.yaml');
    const text = await read('dev.assistants.yaml');
    await write('dev.assistants.yaml', text.replace('Travel desk', 'Voyage desk'));
    await assistants('plan', 'dev.assistants.yaml', 'genesys', '--out', 'plan.json');
    genesys.faults.add({ operation: 'patchAssistant', effect: { kind: 'status', status: 400 } });
    const failed = await assistants('apply', 'plan.json', 'genesys', '--confirm', 'genesys');
    expect(failed.exitCode).toBe(5);
    const next = /→ assistants (resume \S+ genesys)/.exec(failed.stderr)?.[1] ?? '';
    genesys.faults.clear();
    expect((await assistants(...next.split(' '))).exitCode).toBe(0);
    expect((await assistants('list', 'genesys')).stdout).toContain('Voyage desk');
  });

  it('6 says that the world has moved under the plan', async () => {
    const { assistants, read, write } = await openShell();
    await assistants('snapshot', 'genesys', 'dev.assistants.yaml');
    const text = await read('dev.assistants.yaml');
    for (const [name, plan] of [
      ['Voyage desk', 'one.json'],
      ['Tour desk', 'two.json'],
    ] as const) {
      await write('dev.assistants.yaml', text.replace('Travel desk', name));
      await assistants('plan', 'dev.assistants.yaml', 'genesys', '--out', plan);
    }
    await assistants('apply', 'one.json', 'genesys', '--confirm', 'genesys');
    const stale = await assistants('apply', 'two.json', 'genesys', '--confirm', 'genesys');
    expect(stale.exitCode).toBe(6);
    expect(stale.stderr).toContain('travel-desk');
  });
});
