/** A vendor that repeats credentials in its errors: no output and no file has them. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openShell } from './shell.js';

/** Returns the text of every file of a folder. */
async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
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
