/** Rehearsals: the account is only read, and the emulator shows how the plan would end. */
import { readdir } from 'node:fs/promises';
import type { Observed, Plan } from '@assistant-provider/reconcile';
import { describe, expect, it } from 'vitest';
import { guessedParts } from '../src/rehearsal/supplied-parts.js';
import { openShell, type Shell } from './shell.js';

/** The operations of Genesys Cloud that read although they are a POST. */
const postsThatRead = ['postOauthToken', 'postAssistantQueueUsersQuery'];

/** The operations of all requests at both accounts that are not reads, since the last call. */
function writes({ genesys, qconnect }: Shell): readonly string[] {
  const sent = [
    ...genesys.requests
      .all()
      .filter(({ method, operation }) => method !== 'GET' && !postsThatRead.includes(operation)),
    ...qconnect.requests.all().filter(({ operation }) => !/^(Get|List)/.test(operation)),
  ];
  genesys.requests.clear();
  qconnect.requests.clear();
  return sent.map(({ operation }) => operation);
}

/** Rehearses, and checks that nothing came of it but what was shown. */
async function rehearsed(shell: Shell, plan: string, account: string, ...more: readonly string[]) {
  const { folder, assistants, genesys, qconnect, secrets } = shell;
  writes(shell);
  const state = async () => [
    (await readdir(folder)).filter((file) => !file.startsWith('page.')),
    genesys.snapshot(),
    qconnect.snapshot(),
  ];
  const before = await state();
  const ended = await assistants('apply', plan, account, '--rehearse', ...more);
  expect(writes(shell)).toEqual([]);
  expect(await state()).toEqual(before);
  for (const secret of secrets) expect(ended.stdout + ended.stderr).not.toContain(secret);
  return ended;
}

/** Plans a change of the account's own snapshot. */
async function planned(
  { assistants, read, write }: Shell,
  account: string,
  change: (manifest: string) => string,
) {
  expect((await assistants('snapshot', account, 'a.yaml')).exitCode).toBe(0);
  await write('b.yaml', change(await read('a.yaml')));
  return assistants('plan', 'b.yaml', account, '--out', 'plan.json');
}

const changes = [
  ['genesys', 'Travel desk', 'Voyage desk'],
  ['qconnect', 'team: service', 'team: care'],
] as const;

describe.each(changes)('a rehearsal of a change at %s', (account, from, to) => {
  it('is applied, names the next command, and the run then does the same', async () => {
    const shell = await openShell();
    const plan = await planned(shell, account, (text) => text.replace(from, to));
    expect(plan.stderr).toContain(
      `→ assistants apply plan.json ${account} --rehearse   tries it at an emulator first\n`,
    );
    const ended = await rehearsed(shell, 'plan.json', account);
    expect(ended).toMatchObject({ exitCode: 0 });
    expect(ended.stdout).toMatch(
      new RegExp(`^rehearsed for ${account}: applied: 2 of 2 steps, \\d+ requests\n$`),
    );
    expect(ended.stderr).not.toContain('not as at');
    const [, next = ''] = /→ assistants (apply .*)\n$/.exec(ended.stderr) ?? [];
    expect(next).toContain(' --approve ');
    const applied = await shell.assistants(...next.split(' '), '--confirm', account);
    expect(applied).toMatchObject({ exitCode: 0 });
    expect(applied.stdout).toContain('applied: 2 of 2 steps');
    expect((await shell.assistants('verify', 'b.yaml', account)).exitCode).toBe(0);
  });

  it('says that the account has changed since the plan', async () => {
    const shell = await openShell();
    await planned(shell, account, (text) => text.replace(from, `${to} again`));
    await shell.write('late.json', await shell.read('plan.json'));
    await planned(shell, account, (text) => text.replace(from, to));
    await shell.assistants('apply', 'plan.json', account, '--confirm', account);
    const stale = await rehearsed(shell, 'late.json', account);
    expect(stale).toMatchObject({ exitCode: 6, stdout: '' });
    expect(stale.stderr).toContain('changed since the plan was made');
  });
});

describe('a rehearsal of a move', () => {
  it.each([
    ['qconnect', 'genesys', 'Service desk'],
    ['genesys', 'qconnect', 'Returns desk'],
  ])('from %s to %s is applied, and nothing arrives', async (from, to, name) => {
    const shell = await openShell();
    const { assistants, read, write } = shell;
    const move = ['move', '--from', from, '--to', to, '--assistant', name];
    await assistants(...move, '--write-map', 'move.map.yaml');
    const answered = (await read('move.map.yaml'))
      .replaceAll(/#\? (\w+: \{ skip: )the reason/g, '$1the vendor does it')
      .replace(/^([ \t]*)#\? (?!\w+\?)/m, '$1# ');
    await write('move.map.yaml', answered);
    const accepted = [...move, '--map', 'move.map.yaml', '--accept-loss', '*'];
    const plan = await assistants(...accepted, '--out', 'move.json');
    expect(plan).toMatchObject({ exitCode: 0 });
    expect(plan.stderr).toContain(
      `→ assistants apply move.json ${to} --rehearse   tries it at an emulator first\n`,
    );
    const ended = await rehearsed(shell, 'move.json', to, '--json', '--report', 'page.md');
    expect(ended).toMatchObject({ exitCode: 0 });
    const shown = JSON.parse(ended.stdout) as { readonly requests: number };
    expect(shown).toMatchObject({ outcome: 'applied', rehearsed: true, notHeld: [] });
    expect(shown.requests).toBeGreaterThan(1);
    expect(await read('page.md')).toContain(`an emulator of ${to}`);
    const moved = await assistants(...accepted, '--apply', '--confirm', to);
    expect(moved).toMatchObject({ exitCode: 0 });
  });
});

describe('a rehearsal of a plan that names parts of the vendor', () => {
  it('announces each of them as a guess', async () => {
    const shell = await openShell();
    const manifest = [
      ...['format: 1', 'assistants:', '  new-desk:', '    name: New desk', '    aiAgents:'],
      '      - { role: manualSearch, agent: { supplied: NewAgent } }',
    ];
    await shell.write('b.yaml', manifest.join('\n'));
    await shell.assistants('plan', 'b.yaml', 'qconnect', '--out', 'plan.json');

    const ended = await rehearsed(shell, 'plan.json', 'qconnect', '--json', '--report', 'page.md');

    expect(ended).toMatchObject({ exitCode: 0 });
    const guess =
      'the vendor supplies the AI agent "NewAgent" to each assistant, because the plan names it; ' +
      'its type is a guess, too';
    expect(ended.stderr).toContain(`guessed at the emulator: ${guess}\n`);
    expect(JSON.parse(ended.stdout)).toMatchObject({ guesses: [guess] });
    expect(await shell.read('page.md')).toContain('<strong>guessed</strong>');
  });

  it('says that another assistant has the part', () => {
    const part = {
      kind: 'aiPrompt',
      id: 'p',
      origin: 'vendor',
      name: 'Seen',
      content: {},
    } as const;
    const desk = { id: 'd', name: 'Desk', status: 'active', parts: { aiPrompt: [part] } };
    const late = { path: ['id'], id: { supplied: { kind: 'aiPrompt', name: 'Seen' } } };
    const steps = [{ action: { type: 'putPart', late: [late, late] } }] as unknown as Plan['steps'];
    const assistants = [desk] as unknown as Observed['assistants'];
    expect(guessedParts({ assistants }, { steps })).toEqual([
      'the vendor supplies the AI prompt "Seen" to each assistant, as to an assistant that was read',
    ]);
  });
});

describe('a rehearsal of a plan that fails at the vendor', () => {
  const two = ['format: 1', 'assistants:', '  one: { name: Twin }', '  two: { name: Twin }', ''];

  it('shows the conflict of two names, and ends with 1', async () => {
    const shell = await openShell();
    await shell.write('b.yaml', two.join('\n'));
    const answers = [
      'format: 1',
      'assistants:',
      '  one: { name: Twin }',
      '  two: { name: Twin }',
      '',
    ];
    await shell.write('map.yaml', answers.join('\n'));
    const plan = ['plan', 'b.yaml', 'qconnect', '--map', 'map.yaml', '--out', 'plan.json'];
    expect(await shell.assistants(...plan)).toMatchObject({ exitCode: 0 });
    const ended = await rehearsed(shell, 'plan.json', 'qconnect');
    expect(ended).toMatchObject({ exitCode: 1 });
    expect(ended.stdout).toContain('rehearsed for qconnect: failed');
    expect(ended.stderr).toMatch(/two\/create: failed: .*Twin/);
    expect(ended.stderr).toContain('Nothing has changed at qconnect.\n');
    expect(ended.stderr).not.toMatch(/resume|rollback/);
  });

  it('shows that all places for assistants are taken', async () => {
    const shell = await openShell();
    await shell.write('b.yaml', two.slice(0, 3).join('\n'));
    await shell.assistants('plan', 'b.yaml', 'qconnect', '--out', 'plan.json');
    const { assistants } = shell.qconnect.snapshot();
    const others = ['A', 'B', 'C', 'D'].map((name) => ({ name }));
    shell.qconnect.restore({ assistants: [...assistants, ...others] });
    // The vendor's own agents come into being when they are read first.
    await shell.assistants('snapshot', 'qconnect');
    const ended = await rehearsed(shell, 'plan.json', 'qconnect');
    expect(ended).toMatchObject({ exitCode: 6 });
    expect(ended.stderr).toContain('the account can hold only 0 more (5 in all)');
  });

  it('shows a queue that the organisation does not have', async () => {
    const shell = await openShell();
    const id = '99999999-0000-4000-8000-000000000001';
    await planned(shell, 'genesys', (text) =>
      text.replace('queue: Travel', `queue: { id: ${id} }`),
    );
    // The users of a queue that is no longer bound have no place.
    const plan = await shell.assistants(
      ...['plan', 'b.yaml', 'genesys', '--accept-loss', '*', '--out', 'plan.json'],
    );
    expect(plan.exitCode).toBe(0);
    const ended = await rehearsed(shell, 'plan.json', 'genesys');
    expect(ended).toMatchObject({ exitCode: 1 });
    expect(ended.stderr).toContain('Nothing has changed at genesys.\n');
  });
});

describe('a rehearsal', () => {
  it('needs no confirmation and no right to write', async () => {
    const shell = await openShell();
    const { read, write, assistants } = shell;
    await assistants('snapshot', 'viewer', 'a.yaml');
    await write('b.yaml', (await read('a.yaml')).replace('Travel desk', 'Voyage desk'));
    await assistants('plan', 'b.yaml', 'viewer', '--out', 'plan.json');
    expect(await rehearsed(shell, 'plan.json', 'viewer', '--no-input')).toMatchObject({
      exitCode: 0,
    });
  });

  it('refuses a plan that nobody has approved', async () => {
    const shell = await openShell();
    await planned(shell, 'genesys', (text) => text.replace('Travel desk', 'Voyage desk'));
    expect(await rehearsed(shell, 'plan.json', 'genesys', '--approve', 'other')).toMatchObject({
      exitCode: 2,
    });
  });

  it('ends with 130 after Ctrl-C', async () => {
    const shell = await openShell();
    await planned(shell, 'genesys', (text) => text.replace('Travel desk', 'Voyage desk'));
    const stopped = { stop: AbortSignal.abort(), interruptedBy: () => 'SIGINT' as const };
    const ended = await shell.assistantsIn(stopped, 'apply', 'plan.json', 'genesys', '--rehearse');
    expect(ended).toMatchObject({ exitCode: 130 });
  });
});
