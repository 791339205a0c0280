/** A move from its plan to the end: each next command works, tasks stay, both sides are compared, the source goes. */
import { startGenesysEmulator } from '@assistant-provider/emulators';
import { parsePlan, type Move, type Plan } from '@assistant-provider/reconcile';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse, stringify } from 'yaml';
import { planAgain } from '../src/output/plan-again.js';
import { sampleSeeds } from '../src/sample-seeds.js';
import { openLimitedShell } from './limited-client.js';
import { openShell, type Shell } from './shell.js';

const between = ['--from', 'genesys', '--to', 'qconnect'] as const;
const answers = 'format: 1\nagents:\n  summarization: { skip: nobody needs it }\n';

/** Returns the first next command of an output, as a shell splits it. */
const nextOf = (stderr: string, start = 'assistants '): readonly string[] => {
  const line = stderr.split('\n').find((each) => each.startsWith(`→ ${start}`)) ?? '';
  const [command = ''] = line.slice('→ assistants '.length).split('   ', 1);
  return [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? '');
};

/** Moves one assistant, and returns the options that mean the same move. */
async function moved({ assistants, write }: Shell, name = 'Returns desk') {
  await write('m.yaml', answers);
  const move = ['move', ...between, '--assistant', name, '--map', 'm.yaml', '--accept-loss', '*'];
  const apply = ['--apply', '--confirm', 'qconnect', '--report', 'run.md'];
  return { move, ended: await assistants(...move, ...apply) };
}

/** Returns a shell that also has the account `copy`: the organisation of the sample without its assistants. */
async function openCopyShell(): Promise<Shell> {
  const shell = await openShell();
  const { read, write } = shell;
  const seed = { ...sampleSeeds.genesys, assistants: [], assistantQueues: [] };
  const { apiUrl, loginUrl, credentials, close } = await startGenesysEmulator({ seed });
  onTestFinished(close);
  const { clientId, clientSecret } = credentials;
  await write('copy.json', JSON.stringify({ clientId, clientSecret }));
  const config = parse(await read('assistants.config.yaml')) as { accounts: object };
  const copy = { vendor: 'genesys', apiUrl, loginUrl, credentials: { file: 'copy.json' } };
  const accounts = { ...config.accounts, copy };
  await write('assistants.config.yaml', stringify({ accounts }));
  return shell;
}

describe('the next command of a move', () => {
  it('leads from open questions to the end, and proposes nothing when everything is done', async () => {
    const shell = await openShell();
    const { assistants, read, write } = shell;
    const first = await assistants('move', ...between, '--assistant', 'Returns desk');
    const asked = await assistants(...nextOf(first.stderr));
    expect(asked.stderr).toContain('written to move.map.yaml\n');
    const text = await read('move.map.yaml');
    const answered = text.replace(/^( *)#\? (summarization: \{ skip)/m, '$1$2');
    const accepted = answered.replaceAll(/^#\? (?=accept| +- )/gm, '');
    await write('move.map.yaml', `${accepted}  - "*/aiAgents" # an empty role is a loss, too\n`);
    const ready = await assistants(...nextOf(asked.stderr));
    expect(ready).toMatchObject({ exitCode: 0 });
    const apply = nextOf(ready.stderr);
    expect(apply.at(-1)).toBe('--apply');
    const applied = await assistants(...apply, '--confirm', 'qconnect');
    expect(applied).toMatchObject({ exitCode: 0 });
    const again = await assistants(...nextOf(ready.stderr).slice(0, -1));
    expect(again.stdout).toContain('Nothing would change');
    expect(again.stderr).not.toContain('--apply');
    expect(await assistants(...nextOf(again.stderr))).toMatchObject({ exitCode: 0 });
    const report = JSON.parse((await assistants(...apply, '--json')).stdout) as object;
    expect(report).toMatchObject({ outcome: 'applied', total: 0 });
    const nothing = await assistants(...apply);
    expect(nothing).toMatchObject({ exitCode: 0 });
    expect(nothing.stdout).toContain('Nothing would change');
  });

  it('writes the losses of a plan without questions into the map that was given', async () => {
    const { assistants, read, write } = await openShell();
    await write('m.yaml', answers);
    const one = ['move', ...between, '--assistant', 'Travel desk', '--map', 'm.yaml'];
    const lost = await assistants(...one);
    expect(nextOf(lost.stderr)).toEqual([...one, '--write-map', 'm.yaml']);
    expect(lost.stderr).toContain('writes the losses into a map');
    const written = await assistants(...nextOf(lost.stderr));
    expect(nextOf(written.stderr)).toEqual(one);
    expect(await read('m.yaml')).toContain('#?   - "travel-desk/');
  });

  it('keeps the answers of a map in another one', async () => {
    const { assistants, read, write } = await openShell();
    await write('m.yaml', answers);
    await assistants('move', ...between, '--map', 'm.yaml', '--write-map', 'new.yaml');
    expect(await read('new.yaml')).toContain('summarization: { skip: nobody needs it }');
  });

  it('is a move again if the plan file of the move is refused', async () => {
    const { assistants, read } = await openShell();
    const one = ['move', ...between, '--assistant', 'Returns desk', 'Travel desk'];
    await assistants(...one, '--out', 'move.json');
    const plan = parsePlan(await read('move.json'))._unsafeUnwrap();
    expect(plan.source).toMatchObject({
      account: 'genesys',
      names: ['Returns desk', 'Travel desk'],
    });
    const refused = await assistants('apply', 'move.json', 'qconnect', '--confirm', 'qconnect');
    expect(refused.exitCode).toBe(6);
    expect(nextOf(refused.stderr)).toEqual(one);
    const mapped = await assistants('map', 'move.json', 'n.map.yaml');
    expect(nextOf(mapped.stderr)).toEqual([...one, '--map', 'n.map.yaml']);
  });
});

describe('--until-count', () => {
  const sides = ['move', '--from', 'genesys', '--to', 'copy'];
  const lossy = ['--accept-loss', '*'];

  it.each([
    [['--until-count', '1'], 1],
    [['--until-count', '0'], 2],
  ])('moves so many queues, and the plan file leads to the same move: %j', async (count, wait) => {
    const { assistants } = await openCopyShell();
    const planned = await assistants(...sides, ...count, ...lossy, '--out', 'move.json');
    expect(planned).toMatchObject({ exitCode: 0 });
    expect(planned.stderr).toContain(` ${count.join(' ')} --accept-loss '*' --apply\n`);
    const mapped = await assistants('map', 'move.json', 'c.map.yaml');
    expect(nextOf(mapped.stderr)).toEqual([...[...sides, ...count, '--map', 'c.map.yaml']]);
    const again = await assistants(...nextOf(mapped.stderr), ...lossy, '--json');
    const { plan, pending } = JSON.parse(again.stdout) as Move;
    expect(plan.source?.until).toBe(Number(count[1]));
    const waiting = pending.filter(({ field }) => /\/queues\/[^/]+$/.test(field));
    expect(waiting).toHaveLength(wait);
  });

  it('lets --verify pass while the other queues wait', async () => {
    const { assistants } = await openCopyShell();
    const one = [...sides, '--until-count', '1', ...lossy];
    const applied = await assistants(...one, '--apply', '--confirm', 'copy');
    expect(applied).toMatchObject({ exitCode: 0 });
    const verify = nextOf(applied.stderr, 'assistants move');
    expect(verify).toEqual([...one, '--verify']);
    const verified = await assistants(...verify);
    expect(verified).toMatchObject({ exitCode: 0 });
    expect(nextOf(verified.stderr)).toEqual([...sides, ...lossy]);
    expect((await assistants(...one, '--retire')).exitCode).toBe(6);
  });

  it('is printed for a plan that moves no queue by name', () => {
    const source = { vendor: 'genesys', account: 'a', ids: {}, until: [] } as const;
    expect(planAgain({ source, target: { vendor: 'genesys', account: 'b' } })).toBe(
      'assistants move --from a --to b --until-count 0',
    );
  });

  it.each(['', '-1', '1.5', 'two', '9007199254740993'])(
    'is refused before any request if it is not a whole number: %j',
    async (count) => {
      const { assistants, genesys } = await openShell();
      genesys.requests.clear();
      const refused = await assistants('move', ...between, `--until-count=${count}`);
      expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
      expect(refused.stderr).toContain('--until-count must be a whole number from 0');
      expect(genesys.requests.all()).toEqual([]);
    },
  );
});

describe('the tasks of a move', () => {
  it('stand at the end of the run and of its report, with the locator of the new assistant', async () => {
    const shell = await openShell();
    const { ended } = await moved(shell);
    expect(ended).toMatchObject({ exitCode: 0 });
    const listed = (await shell.assistants('list', 'qconnect', '--json')).stdout.trim().split('\n');
    const { locator } = listed
      .map((line) => JSON.parse(line) as { name: string; locator: string })
      .find(({ name }) => name === 'Returns desk') ?? { locator: 'missing' };
    for (const text of [ended.stdout, await shell.read('run.md')]) {
      expect(text).toContain('Tasks for people');
      expect(text).toContain(`--integration-arn ${locator}`);
      expect(text).not.toContain('ASSISTANT_LOCATOR');
    }
  });
});

describe('--verify', () => {
  it('compares both sides, and ends with 3 if they differ', async () => {
    const shell = await openShell();
    const { assistants, qconnect } = shell;
    const { move } = await moved(shell);
    qconnect.requests.clear();
    const same = await assistants(...move, '--verify');
    expect(same).toMatchObject({ exitCode: 0, stdout: '' });
    expect(same.stderr).toContain('the same: 1 assistant, different: 0 fields');
    expect(nextOf(same.stderr)).toEqual([...move, '--retire']);
    const bare = await assistants('move', ...between, '--map', 'm.yaml', '--verify');
    expect(bare.exitCode).toBe(3);
    expect(bare.stdout).toMatch(/travel-desk +"Travel desk" +missing in the account/);
    expect(bare.stdout).toContain('- returns-desk/parts/copilot: dropped: ');
    expect((await assistants(...move, '--verify', '--apply')).exitCode).toBe(2);
  });
});

describe('options of a move that exclude each other', () => {
  it.each([
    [
      '--until',
      ['--until-count', '1'],
      '--until names the queues, so it does not go with --until-count',
    ],
    ['--verify', ['--apply'], '--verify only reads, so it does not go with --apply'],
    ['--verify', ['--retire'], '--verify only reads, so it does not go with --retire'],
    ['--verify', ['--out', 'o'], '--verify makes no plan, so it does not go with --out'],
    ['--verify', ['--report', 'o'], '--verify makes no plan, so it does not go with --report'],
    [
      '--verify',
      ['--write-map', 'o'],
      '--verify makes no plan, so it does not go with --write-map',
    ],
    [
      '--retire',
      ['--write-map', 'o'],
      '--retire has no questions, so it does not go with --write-map',
    ],
    [
      '--apply',
      ['--out', 'o'],
      '--apply does the plan instead of writing it, so it does not go with --out',
    ],
    [
      '--apply',
      ['--write-map', 'o'],
      '--apply does the plan instead of writing it, so it does not go with --write-map',
    ],
  ])('are refused before any request: %s with %s', async (mode, other, rule) => {
    const { assistants, genesys, read } = await openShell();
    genesys.requests.clear();
    const given = mode === '--until' ? [mode, 'Travel'] : [mode];
    const refused = await assistants('move', ...between, ...given, ...other);
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    expect(refused.stderr).toBe(`${rule}\n→ leave out ${mode} or ${other[0] ?? ''}\n`);
    expect(genesys.requests.all()).toEqual([]);
    await expect(read('o')).rejects.toThrow('ENOENT');
  });
});

describe('--retire', () => {
  it('deletes what was moved, after a confirmation, and nothing else', async () => {
    const shell = await openShell();
    const { assistants, read } = shell;
    const { move } = await moved(shell);
    const planned = await assistants(...move, '--retire', '--out', 'retire.json');
    expect(planned).toMatchObject({ exitCode: 0 });
    expect(planned.stdout).toContain('At genesys (genesys): 1 deleted.');
    const plan: Plan = parsePlan(await read('retire.json'))._unsafeUnwrap();
    expect(plan.target).toEqual({ vendor: 'genesys', account: 'genesys' });
    const apply = nextOf(planned.stderr);
    expect((await assistants(...apply)).stderr).toContain('--confirm genesys');
    const done = await assistants(...apply, '--confirm', 'genesys', '--report', 'retired.md');
    expect(done).toMatchObject({ exitCode: 0 });
    expect(done.stderr).toContain('The deleted assistants cannot be restored.\n');
    const page = await read('retired.md');
    expect(page).toContain('1 of 1 step');
    const [, runId = ''] = /run (\S+)/.exec(done.stdout) ?? [];
    const history = await assistants('report', runId, '--format', 'markdown');
    expect(history.stdout).toContain('The run cannot be undone');
    for (const text of [done.stderr, page, history.stdout])
      expect(text).not.toContain('assistants rollback');
    const left = (await assistants('list', 'genesys')).stdout;
    expect(left).toContain('Travel desk');
    expect(left).not.toContain('Returns desk');
  });

  it('offers no rollback of a deletion that the vendor refused', async () => {
    const shell = await openShell();
    const { assistants, genesys } = shell;
    const { move } = await moved(shell);
    genesys.faults.add({ operation: 'deleteAssistant', effect: { kind: 'status', status: 400 } });
    const failed = await assistants(...move, '--retire', '--apply', '--confirm', 'genesys');
    genesys.faults.clear();
    expect(failed).toMatchObject({ exitCode: 5 });
    expect(failed.stderr).not.toContain('assistants rollback');
    const resumed = await assistants(...nextOf(failed.stderr));
    expect(resumed).toMatchObject({ exitCode: 0 });
    expect(resumed.stderr).toContain('The deleted assistants cannot be restored.\n');
  });

  it('also knows what the plan file of a move has moved', async () => {
    const { assistants, write } = await openShell();
    await write('m.yaml', answers);
    const move = ['move', ...between, '--map', 'm.yaml', '--accept-loss', '*'];
    await assistants(...move, '--out', 'move.json');
    const applied = await assistants('apply', 'move.json', 'qconnect', '--confirm', 'qconnect');
    expect(applied).toMatchObject({ exitCode: 0 });
    expect((await assistants(...move, '--retire')).stdout).toContain('2 deleted');
  });

  it('is refused while the sides differ, and says how to see the differences', async () => {
    const shell = await openShell();
    const { assistants } = shell;
    await moved(shell);
    const all = ['move', ...between, '--map', 'm.yaml', '--accept-loss', '*'];
    const planned = await assistants(...all, '--retire');
    expect(planned).toMatchObject({ exitCode: 6 });
    const refused = await assistants(...all, '--retire', '--apply', '--confirm', 'genesys');
    expect(refused).toMatchObject({ exitCode: 6, stdout: '' });
    expect(refused.stderr).toContain('Both sides differ');
    expect(nextOf(refused.stderr)).toEqual([...all, '--verify']);
    expect((await assistants('list', 'genesys')).stdout).toContain('Returns desk');
  });

  it('needs force if missing rights hid something, and names all that it deletes', async () => {
    const shell = await openLimitedShell([
      ...['assistants:assistant:view', 'assistants:assistant:delete', 'assistants:queue:view'],
      ...['assistants:queueUserAssignment:view', 'assistants:agentchecklist:view'],
      ...['aiStudio:summaryConfig:view', 'knowledge:knowledgebase:view', 'routing:queue:view'],
    ]);
    const { assistants, read, write } = shell;
    const accounts = await Promise.all(
      ['assistants.config.yaml', 'limited.yaml'].map(
        async (file) => (parse(await read(file)) as { accounts: object }).accounts,
      ),
    );
    await write('both.yaml', stringify({ accounts: Object.assign({}, ...accounts) as object }));
    await write('m.yaml', answers);
    const options = ['--assistant', 'Returns desk', '--map', 'm.yaml', '--accept-loss', '*'];
    const move = [
      'move',
      '--from',
      'limited',
      '--to',
      'qconnect',
      ...options,
      '--config',
      'both.yaml',
    ];
    expect(await assistants(...move, '--apply', '--confirm', 'qconnect')).toMatchObject({
      exitCode: 0,
    });
    expect(await assistants(...move, '--retire')).toMatchObject({ exitCode: 6 });
    const apply = ['--retire', '--apply', '--confirm', 'limited'];
    const refused = await assistants(...move, ...apply);
    expect(refused).toMatchObject({ exitCode: 6, stdout: '' });
    expect(refused.stderr).toContain('Missing rights hid');
    expect(nextOf(refused.stderr)).toContain('--force');
    const forced = await assistants(...move, ...apply, '--force');
    expect(forced).toMatchObject({ exitCode: 0 });
    expect(forced.stderr).toMatch(/not seen: parts \(copilot\).*\n(?:.*\n)*Delete Returns desk/);
  });

  it('proposes to move the queues that wait, and --verify does the same', async () => {
    const { assistants } = await openCopyShell();
    const move = ['move', '--from', 'genesys', '--to', 'copy', '--accept-loss', '*'];
    const some = [...move, '--until', 'Travel'];
    expect(await assistants(...some, '--apply', '--confirm', 'copy')).toMatchObject({
      exitCode: 0,
    });
    for (const option of ['--verify', '--retire'])
      expect(nextOf((await assistants(...some, option)).stderr)).toEqual(move);
    expect((await assistants(...some, '--retire')).exitCode).toBe(6);
  });

  it('deletes nothing that no run has moved', async () => {
    const { assistants } = await openShell();
    const none = await assistants('move', '--from', 'qconnect', '--to', 'genesys', '--retire');
    expect(none.stdout).not.toContain('deleted');
    expect(none.stderr).toContain(
      'The ledger does not say that an assistant of qconnect was moved.',
    );
  });
});
