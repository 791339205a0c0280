/** Reports of old runs, of files that the command has written, and the list of runs. */
import type { StepStatus } from '@assistant-provider/reconcile';
import { describe, expect, it } from 'vitest';
import { ofRun } from '../src/report/plan-wording.js';
import { elements, parsePage, textContent, type PageNode } from './page-tree.js';
import { openShell, type Shell } from './shell.js';

/** A run that took an assistant over, and failed at the change of its name. */
async function failedRun(shell: Shell): Promise<string> {
  const { assistants, genesys, read, write } = shell;
  await assistants('snapshot', 'genesys', 'a.yaml');
  await write('b.yaml', (await read('a.yaml')).replace('Travel desk', '<b>Voyage</b>'));
  await assistants('plan', 'b.yaml', 'genesys', '--out', 'plan.json');
  genesys.faults.add({ operation: 'patchAssistant', effect: { kind: 'status', status: 400 } });
  const failed = await assistants('apply', 'plan.json', 'genesys', '--confirm', 'genesys');
  genesys.faults.clear();
  return /run (\S+)/.exec(failed.stdout)?.[1] ?? '';
}

const dataOf = (page: string): unknown =>
  JSON.parse(textContent(elements(parsePage(page).root, 'script')[0] as PageNode));

describe('a report of a run', () => {
  it('says where each step stands, and which commands come next, also after it went on', async () => {
    const shell = await openShell();
    const { assistants, read } = shell;
    const runId = await failedRun(shell);
    expect(await assistants('report', runId, 'run.html')).toMatchObject({ exitCode: 0 });
    const page = await read('run.html');
    expect(parsePage(page).errors).toEqual([]);
    expect(dataOf(page)).toMatchObject({
      runId,
      steps: [
        { status: 'ended' },
        { id: 'travel-desk/update', status: 'failed', failure: { status: 400 } },
      ],
    });
    const markdown = (await assistants('report', runId, '--format', 'markdown')).stdout;
    expect(markdown).toMatch(/unfinished\\?, 1 of 2 steps/);
    expect(markdown).toContain(`assistants resume ${runId} genesys\n`);
    expect(markdown).not.toContain('<b>');
    expect(markdown).toContain('<strong>was not changed</strong>');
    expect(textContent(parsePage(page).root)).not.toMatch(/\bwould\b|Nothing is lost/);

    await assistants('resume', runId, 'genesys');
    const applied = (await assistants('report', runId, '--format', 'markdown')).stdout;
    expect(applied).toMatch(/applied\\?, 2 of 2 steps/);
    expect(applied).not.toContain('assistants resume');
    expect(applied).toContain('<strong>was changed</strong>');
    expect(applied).not.toContain('would');
    await assistants('rollback', runId, 'genesys', '--confirm', 'genesys');
    const undone = (await assistants('report', runId, '--format', 'markdown')).stdout;
    expect(undone).toMatch(/rolled back\\?, 2 of 2 steps/);
    expect(undone).toContain('The run is undone');
    expect(undone).toContain('<strong>was changed and undone</strong>');
  });

  it('lists the steps that a rollback has kept', async () => {
    const shell = await openShell();
    const { assistants, read } = shell;
    const runId = await failedRun(shell);
    await assistants('resume', runId, 'genesys');
    const rollback = ['rollback', runId, 'genesys', '--confirm', 'genesys'];
    const skip = ['--skip', 'travel-desk/update', '--report', 'undone.md'];
    const undone = await assistants(...rollback, ...skip);
    expect(undone).toMatchObject({ exitCode: 0 });
    expect(undone.stdout).toContain('- kept: travel-desk/update: the rollback has skipped it');
    expect(await read('undone.md')).toContain('## Not undone \\(1\\)');
    expect(await read('undone.md')).toContain('the rollback has skipped it');
    const history = (await assistants('report', runId, '--format', 'markdown')).stdout;
    expect(history).toContain('<strong>– kept</strong>');
    expect(history).toContain('The run is undone\\, but for 1 step that the rollback has kept');
    expect(history).toContain('<strong>was changed</strong>');
  });

  it('does not say that an assistant was changed and undone if nothing was written', async () => {
    const { assistants, ...shell } = await openShell();
    const runId = await failedRun({ assistants, ...shell });
    await assistants('rollback', runId, 'genesys', '--confirm', 'genesys');
    const undone = (await assistants('report', runId, '--format', 'markdown')).stdout;
    expect(undone).toContain('rolled back');
    expect(undone).toContain('<strong>was not changed</strong>');
  });

  it('says that an assistant was taken over, but not changed, if the run did nothing else with it', () => {
    const steps = [
      { id: 'desk/adopt', assistant: 'desk', action: { type: 'adopt', id: '1', how: 'byName' } },
    ];
    const desk = { key: 'desk', name: 'Desk', fields: [] } as const;
    const wordsAt = (status: StepStatus, change: 'adopt' | 'update' = 'adopt') => {
      const run = { plan: { steps }, steps: steps.map((step) => ({ ...step, status })) };
      return ofRun(run as never).change({ ...desk, change });
    };
    expect(wordsAt('ended')).toBe('was taken over');
    expect(wordsAt('notBegun')).toBe('was not taken over');
    expect(wordsAt('undone')).toBe('was taken over and undone');
    expect(wordsAt('ended', 'update')).toBe('stayed as it was');
  });

  it('is refused if there is no such run, or if its journal is damaged', async () => {
    const shell = await openShell();
    const { assistants, read, write } = shell;
    const runId = await failedRun(shell);
    const unknown = await assistants('report', 'none');
    expect(unknown).toMatchObject({ exitCode: 2, stdout: '' });
    expect(unknown.stderr).toContain(runId);
    const journal = `.assistants/run/${runId}.journal.jsonl`;
    const [first = '', ...others] = (await read(journal)).split('\n');
    await write(journal, [first.replace('genesys', 'other'), ...others].join('\n'));
    expect((await assistants('report', runId)).exitCode).toBe(1);
    const listed = await assistants('report');
    expect(listed).toMatchObject({ exitCode: 0 });
    expect(listed.stdout).toContain('cannot be read');
  });
});

describe('a report of a file', () => {
  it('is about how a run ended, or about an inventory', async () => {
    const shell = await openShell();
    const { assistants, read, write } = shell;
    const inventory = (await assistants('inventory', '--json')).stdout;
    await write('inventory.jsonl', inventory);
    await assistants('report', 'inventory.jsonl', 'inventory.html');
    const page = await read('inventory.html');
    expect(parsePage(page).errors).toEqual([]);
    expect(dataOf(page)).toEqual(
      inventory
        .trim()
        .split('\n')
        .map((line): unknown => JSON.parse(line)),
    );
    const titles = elements(parsePage(page).root, 'h3').map(textContent);
    expect(titles).toContain('genesys');
    await assistants('report', 'inventory.jsonl', 'inventory.md');
    expect(await read('inventory.md')).toContain('no assistant serves the queue');

    const runId = await failedRun(shell);
    await write('run.json', (await assistants('resume', runId, 'genesys', '--json')).stdout);
    const report = await assistants('report', 'run.json', '--format', 'markdown');
    expect(report.stdout).toMatch(/✓ applied[^]*2 of 2 steps/);
  });

  it('is refused if the file is something else, or a plan that was changed', async () => {
    const shell = await openShell();
    const { assistants, read, write } = shell;
    await failedRun(shell);
    await write('plan.json', (await read('plan.json')).replace('travel-desk', 'other-desk'));
    for (const [name, text] of [
      ['a.json', '{}'],
      ['b.json', '[]'],
      ['c.jsonl', '{"account":"a"}\n{"b":1}'],
      ['d.md', '# text'],
    ] as const) {
      await write(name, text);
      expect(await assistants('report', name)).toMatchObject({ exitCode: 2, stdout: '' });
    }
    expect((await assistants('report', 'plan.json')).stderr).toContain('hash');
    expect((await assistants('report', 'missing.json')).stderr).toContain('cannot be read');
  });
});

it('the list of runs has the newest first, and names the command that goes on', async () => {
  const shell = await openShell();
  expect(await shell.assistants('report')).toMatchObject({ exitCode: 0, stderr: '0 runs\n' });
  const runId = await failedRun(shell);
  const listed = await shell.assistants('report');
  expect(listed.stdout).toMatch(new RegExp(`${runId} +genesys +unfinished +1 of 2`));
  expect(listed.stderr).toContain(`→ assistants resume ${runId} genesys`);
  await shell.assistants('resume', runId, 'genesys');
  expect((await shell.assistants('report')).stdout).toMatch(/applied +2 of 2/);
});
