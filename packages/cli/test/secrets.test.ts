/** A vendor that repeats credentials in its errors: no output and no file has them. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openShell } from './shell.js';

/** Returns the text of every file of a folder, or of those with such a name. */
async function filesOf(
  folder: string,
  isWanted: (name: string) => boolean = () => true,
): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && isWanted(entry.name));
  return Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'utf8')));
}

describe.each([
  ['genesys', 'Travel desk', 'Voyage desk'],
  ['qconnect', 'team: service', 'team: care'],
] as const)('an error of %s', (account, from, to) => {
  it('never shows the secret that it repeats', async () => {
    const shell = await openShell();
    const { assistants, env, folder, read, write } = shell;
    const { faults } = shell[account];
    await assistants('snapshot', account, 'a.yaml');
    await write('b.yaml', (await read('a.yaml')).replace(from, to));
    await assistants('plan', 'b.yaml', account, '--out', 'plan.json');
    const told = fc.record({
      secret: fc.constant(account === 'genesys' ? env.GENESYS_SECRET : env.AWS_SECRET),
      before: fc.constantFrom('', 'Authorization: Basic ', 'client_secret=', 'the key "', '\n'),
      after: fc.constantFrom('', '"', ' is wrong', '&grant_type=client_credentials'),
      status: fc.constantFrom(400, 401, 403, 404, 409, 418),
      json: fc.boolean(),
      command: fc.constantFrom(
        ['list', account],
        ['doctor', account, '--json'],
        ['inventory', account, '--json', '--markdown', 'inventory.md'],
        ['plan', 'b.yaml', account, '--json'],
        ['apply', 'plan.json', account, '--confirm', account, '--json'],
      ),
    });
    await fc.assert(
      fc.asyncProperty(told, async ({ secret, before, after, status, json, command }) => {
        const message = `${before}${secret}${after}`;
        const body = json ? { message, code: secret, Message: message, __type: secret } : message;
        faults.add({ effect: { kind: 'status', status, body } });
        const { stdout, stderr, exitCode } = await assistants(...command);
        faults.clear();
        expect(exitCode).not.toBe(0);
        for (const text of [stdout, stderr, ...(await filesOf(folder))])
          expect(text).not.toContain(secret);
      }),
      { numRuns: 25 },
    );
  });
});

/** What a run stores, but for the plan: that is a copy of the user's file. */
const isStored = (name: string): boolean => /journal|ledger|^report/.test(name);

describe.each([
  ['genesys', 'Travel desk', 'patchAssistant'],
  ['qconnect', 'team: service', 'TagResource'],
] as const)('a run at %s whose assistant contains the secret', (account, from, operation) => {
  it('stores and shows it nowhere', async () => {
    const shell = await openShell();
    const { assistants, env, folder, read, write } = shell;
    const secret = account === 'genesys' ? env.GENESYS_SECRET : env.AWS_SECRET;
    const emulator = shell[account];
    const wanted = from.replace(/\w+$/, 'other');
    const planted = JSON.stringify(emulator.snapshot()).replaceAll(
      from.split(': ').at(-1) ?? '',
      secret,
    );
    emulator.restore(JSON.parse(planted) as never);
    const outputs: string[] = [];
    const run = async (...argv: readonly string[]) => {
      const { stdout, stderr, exitCode } = await assistants(...argv);
      outputs.push(stdout, stderr);
      return exitCode;
    };
    await run('snapshot', account, 'a.yaml');
    const manifest = await read('a.yaml');
    expect(manifest).toContain(secret);
    await write(
      'b.yaml',
      manifest.replace(
        new RegExp(`(team|name): .*${secret}.*`),
        wanted.includes(':') ? wanted : `name: ${wanted}`,
      ),
    );
    await run('plan', 'b.yaml', account, '--out', 'plan.json');
    emulator.faults.add({
      operation,
      times: 1,
      effect: { kind: 'status', status: 400, body: { message: secret } },
    });
    const runs = ['--json', '--report', 'report-1.html'];
    expect(await run('apply', 'plan.json', account, '--confirm', account, ...runs)).toBe(5);
    const id = /"runId": "(.+)"/.exec(outputs.join(''))?.[1] ?? '';
    expect(await run('resume', id, account, '--report', 'report-2.md')).toBe(0);
    for (const format of ['html', 'md', 'json'])
      expect(await run('report', id, `report-3.${format}`)).toBe(0);
    expect(await run('report', id, '--format', 'markdown')).toBe(0);
    const back = ['rollback', id, account, '--confirm', account];
    expect(await run(...back, '--report', 'report-4.json')).toBe(6);
    expect(outputs.at(-1)).toContain('restore it by hand');
    const stored = await filesOf(folder, isStored);
    expect(stored.join('')).toContain('[redacted]');
    expect(stored.length).toBeGreaterThan(6);
    for (const text of [...outputs, ...stored]) expect(text).not.toContain(secret);
  });
});
