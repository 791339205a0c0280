/** Messages and tables name what an operator has to know: the file, the account, the assistant. */
import { type Finding } from '@assistant-provider/reconcile';
import { stringify } from 'yaml';
import { describe, expect, it } from 'vitest';
import { findingRows } from '../src/output/finding-rows.js';
import { openShell, type Shell } from './shell.js';

/** Writes a manifest with an assistant that the account does not have, and its plan. */
async function givenPlan({ assistants, write }: Shell): Promise<void> {
  await write('desk.yaml', 'format: 1\nassistants:\n  new-desk:\n    name: New desk\n');
  await assistants('plan', 'desk.yaml', 'genesys', '--out', 'plan.json');
}

describe('a file of another kind', () => {
  it('is named as a plan where a manifest is read, with the command that takes it', async () => {
    const shell = await openShell();
    await givenPlan(shell);
    for (const verb of ['verify', 'plan'])
      expect(await shell.assistants(verb, 'plan.json', 'genesys')).toEqual({
        ...{ exitCode: 2, stdout: '' },
        stderr:
          'plan.json is a plan, not a manifest\n→ assistants apply plan.json <account>   takes a plan\n',
      });
  });

  it('is named as a manifest where a plan is read, with the command that takes it', async () => {
    const shell = await openShell();
    await givenPlan(shell);
    await shell.write('wrong.json', '{"format":1,"assistants":{"desk":{"nme":"Desk"}}}');
    for (const file of ['desk.yaml', 'wrong.json'])
      expect(await shell.assistants('apply', file, 'genesys')).toEqual({
        ...{ exitCode: 2, stdout: '' },
        stderr: `${file} is a manifest, not a plan\n→ assistants plan ${file} <account> --out plan.json   makes a plan of it\n`,
      });
  });

  it('is refused as a wrong plan if it is no manifest either', async () => {
    const { assistants, write } = await openShell();
    await write('list.yaml', 'a: [');
    await write('text.yaml', 'just a text');
    for (const file of ['list.yaml', 'text.yaml']) {
      const refused = await assistants('apply', file, 'genesys');
      expect(refused).toMatchObject({ exitCode: 2 });
      expect(refused.stderr).toContain(`${file}: the plan is not valid`);
    }
  });
});

describe('an account', () => {
  it('that does not exist is named with the accounts of the file, by every command', async () => {
    const shell = await openShell();
    const { assistants } = shell;
    await givenPlan(shell);
    for (const argv of [
      ['inventory', 'nosuch'],
      ['doctor', 'nosuch'],
      ['list', 'nosuch'],
      ['show', 'nosuch', 'New desk'],
      ['snapshot', 'nosuch', 'a.yaml'],
      ['plan', 'desk.yaml', 'nosuch'],
      ['verify', 'desk.yaml', 'nosuch'],
      ['move', '--from', 'nosuch', '--to', 'qconnect'],
      ['move', '--from', 'qconnect', '--to', 'nosuch'],
      ['unlock', 'nosuch'],
      ['resume', 'some-run', 'nosuch'],
      ['rollback', 'some-run', 'nosuch'],
    ]) {
      const { exitCode, stderr } = await assistants(...argv);
      expect(exitCode, argv[0]).toBe(2);
      expect(stderr, argv[0]).toMatch(
        /there is no account nosuch; the accounts of \S+assistants\.config\.yaml: genesys, viewer, nobody, qconnect\n/,
      );
    }
  });

  it('is opened with the names of wrong members as the configuration has them', async () => {
    const { assistants, write } = await openShell();
    const credentials = { env: { clientId: 'GENESYS_ID', clientSecret: 'GENESYS_SECRET' } };
    const apiUrl = 'http://127.0.0.1:9';
    await write(
      'sales.yaml',
      stringify({ accounts: { sales: { vendor: 'genesys', apiUrl, credentials } } }),
    );
    const refused = await assistants('list', 'sales', '--config', 'sales.yaml');
    expect(refused).toMatchObject({ exitCode: 2 });
    expect(refused.stderr).toMatch(
      /sales\.yaml: accounts\.sales\.loginUrl is required with apiUrl/,
    );
    expect(refused.stderr).not.toContain('options');
  });

  it('has its credentials named where the configuration has them', async () => {
    const { assistantsIn, env } = await openShell();
    const wrong = { ...env, GENESYS_SECRET: 'two\nlines' };
    const refused = await assistantsIn({ env: wrong }, 'list', 'genesys');
    expect(refused).toMatchObject({ exitCode: 2 });
    expect(refused.stderr).toContain('accounts.genesys.credentials.clientSecret ');
  });
});

describe('the text of an inventory', () => {
  it('names assistants, has one line for their roles, and no table without rows', async () => {
    const { assistants } = await openShell();
    const shown = (await assistants('inventory', 'qconnect', '--no-parts')).stdout;
    expect(shown.match(/agents? of the vendor/g)).toHaveLength(1);
    expect(shown).toMatch(
      /^info +roles of Service desk +agents of the vendor play the roles answerRecommendation, emailGenerativeAnswer, .*, summarization$/m,
    );
    const entry = (await assistants('inventory', 'qconnect', '--json')).stdout;
    const { findings } = JSON.parse(entry) as { findings: readonly Finding[] };
    expect(findings.filter(({ rule }) => rule === 'roleFallsBack')).toHaveLength(9);

    const empty = await assistants('inventory', 'viewer', '--no-parts');
    expect(empty.stdout).toBe('viewer (genesys): 2 assistants\n\n');
  });

  it('keeps findings of other rules and of other assistants apart', () => {
    const of = (id: string, name: string) => ({ assistant: { id, name } });
    const role = (id: string, assistant: Pick<Finding, 'assistant'>): Finding => ({
      ...{ rule: 'roleFallsBack', severity: 'info', message: `the role ${id} falls back` },
      ...{ object: { kind: 'role', id }, ...assistant },
    });
    const rows = findingRows([
      ...[role('greeting', of('1', 'Desk')), role('search', of('1', 'Desk'))],
      role('search', of('2', 'Desk')),
      {
        ...{ rule: 'unusedPart', severity: 'info', message: 'nothing names it' },
        ...{ object: { kind: 'prompt', id: '3', name: 'Hello' }, ...of('2', 'Desk') },
      },
    ]);
    const severity = 'info';
    expect(rows).toEqual([
      {
        ...{ severity, object: 'roles of Desk' },
        message: 'agents of the vendor play the roles greeting, search',
      },
      { severity, object: 'role search of Desk', message: 'the role search falls back' },
      { severity, object: 'prompt Hello of Desk', message: 'nothing names it' },
    ]);
  });
});

describe('a verification', () => {
  it('says in words that the account does not have an assistant', async () => {
    const shell = await openShell();
    await givenPlan(shell);
    const shown = await shell.assistants('verify', 'desk.yaml', 'genesys');
    expect(shown.stdout).toContain('new-desk  unknown  missing in the account  "New desk"\n');
    const data = (await shell.assistants('verify', 'desk.yaml', 'genesys', '--json')).stdout;
    expect(JSON.parse(data)).toMatchObject({
      differences: [{ field: 'new-desk', wanted: 'New desk' }],
    });
  });
});

describe('the report of a run without problems', () => {
  it('says whether the run has ended', async () => {
    const shell = await openShell();
    const { assistants, assistantsIn, genesys } = shell;
    await givenPlan(shell);
    const report = async (runId: string) =>
      (await assistants('report', runId, '--format', 'markdown')).stdout.replaceAll('\\', '');
    const apply = ['apply', 'plan.json', 'genesys', '--confirm', 'genesys'];
    const stopped = await assistantsIn({ stop: AbortSignal.abort() }, ...apply);
    const runId = /run (\S+)/.exec(stopped.stdout)?.[1] ?? '';
    expect(await report(runId)).toContain('The run has not ended. It has no failed step.');

    genesys.faults.add({ operation: 'postAssistants', effect: { kind: 'status', status: 400 } });
    await assistants('resume', runId, 'genesys');
    expect(await report(runId)).toContain('## Problems (1)');
    genesys.faults.clear();
    await assistants('resume', runId, 'genesys');
    expect(await report(runId)).toContain('The run has no failed step.');
    expect(await report(runId)).not.toContain('has not ended');

    const rollback = ['rollback', runId, 'genesys', '--confirm', 'genesys'];
    await assistantsIn({ stop: AbortSignal.abort() }, ...rollback);
    expect(await report(runId)).toContain('The rollback has not ended. It has no failed step.');
  });
});
