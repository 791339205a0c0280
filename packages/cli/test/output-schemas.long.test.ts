/** The schemas of `--json`: they describe every member of every command's real output, at both vendors. */
import { manifestJsonSchema, planJsonSchema } from '@assistant-provider/reconcile';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { outputJsonSchema, outputs } from '../src/output-schemas/outputs.js';
import { specs } from '../src/specs.js';
import { openShell, type Ended, type Shell } from './shell.js';

type Verb = keyof typeof outputs;
const verbs = Object.keys(outputs) as Verb[];

it('every command has a schema', () => {
  expect(verbs.toSorted()).toEqual(specs.map(({ name }) => name).toSorted());
});

it.each(verbs)('the published schema of %s is that of the code', async (verb) => {
  // To write it: npx vitest run packages/cli/test/output-schemas.long.test.ts -u
  const path = new URL(`../schema/output/${verb}.schema.json`, import.meta.url);
  await expect(
    await format(JSON.stringify(outputJsonSchema(verb)), { parser: 'json', printWidth: 100 }),
  ).toMatchFileSnapshot(path.pathname);
});

const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true });
ajv.addSchema([planJsonSchema(), manifestJsonSchema()]);
/** Without further members: the tests have to notice a member that no schema describes. */
const closed = new Map(
  verbs.map((verb) => {
    const { $id: _, ...schema } = z.toJSONSchema(outputs[verb].schema, { unrepresentable: 'any' });
    return [verb, ajv.compile(schema)];
  }),
);
const published = new Map(verbs.map((verb) => [verb, ajv.compile(outputJsonSchema(verb))]));

/** Runs commands with `--json`, and holds what they write against the schemas. */
function checked(shell: Shell) {
  const seen = new Set<Verb>();
  const run = async (verb: Verb, ...argv: readonly string[]): Promise<Ended> => {
    const ended = await shell.assistants(verb, ...argv, '--json');
    const texts =
      outputs[verb].form === 'lines' ? ended.stdout.trimEnd().split('\n') : [ended.stdout];
    for (const text of texts) {
      const validate = closed.get(verb);
      validate?.(JSON.parse(text));
      expect(validate?.errors ?? [], `${verb}: ${text}`).toEqual([]);
    }
    seen.add(verb);
    return ended;
  };
  return { run, seen };
}

describe.each([
  ['genesys', 'Returns desk', 'Travel desk', 'Voyage desk', 'patchAssistant', 'qconnect'],
  ['qconnect', 'Service desk', 'team: service', 'team: care', 'TagResource', 'genesys'],
] as const)('at %s', (account, name, from, to, operation, other) => {
  it('the output of every command keeps to its schema', async () => {
    const shell = await openShell();
    const { read, write, assistants } = shell;
    const { run, seen } = checked(shell);

    await run('init', '--config', 'new.yaml', `--${account}`, 'dev=eu-central-1');
    await run('doctor');
    await run('list', account);
    await run('show', account, name);
    await run('inventory');
    await run('snapshot', account);
    await run('snapshot', account, 'a.yaml');
    await run('report');
    await write('b.yaml', (await read('a.yaml')).replace(from, to));
    await run('plan', 'b.yaml', account, '--out', 'plan.json');
    await run('plan', 'a.yaml', other, '--out', 'asked.json');
    await run('map', 'asked.json', 'a.map.yaml');
    await run('verify', 'a.yaml', account);
    expect((await run('verify', 'b.yaml', account)).exitCode).toBe(3);

    const rehearsed = await run('apply', 'plan.json', account, '--rehearse');
    expect(rehearsed.exitCode).toBe(0);
    await write('rehearsed.json', rehearsed.stdout);
    shell[account].faults.add({ operation, effect: { kind: 'status', status: 400 } });
    const failed = await run('apply', 'plan.json', account, '--confirm', account);
    expect(failed.exitCode).toBe(5);
    const { runId } = JSON.parse(failed.stdout) as { readonly runId: string };
    await write('failed.json', failed.stdout);
    await run('report', runId);
    shell[account].faults.clear();
    expect((await run('resume', runId, account)).exitCode).toBe(0);
    await run('report');
    expect((await run('rollback', runId, account, '--confirm', account)).exitCode).toBe(0);
    await run('report', runId);
    await run('plan', 'a.yaml', account, '--out', 'empty.json');
    await run('apply', 'empty.json', account);

    const move = ['--from', account, '--to', other, '--accept-loss', '*'];
    await run('move', ...move, '--write-map', 'move.map.yaml');
    const map = (await read('move.map.yaml')).replaceAll(/^([ \t]*)#\? (?=.*skip)/gm, '$1');
    await write('move.map.yaml', map);
    await run('move', ...move, '--map', 'move.map.yaml', '--apply', '--confirm', other);

    await write('inventory.jsonl', (await assistants('inventory', '--json')).stdout);
    for (const subject of ['plan.json', 'failed.json', 'rehearsed.json', 'inventory.jsonl'])
      await run('report', subject);
    await run('report', 'plan.json', 'plan.html');
    await run('unlock', account);
    await run('completion', 'bash');

    const ended = { stop: AbortSignal.abort() };
    const { stdout } = await shell.assistantsIn(ended, 'emulators', '--json');
    const validate = closed.get('emulators');
    validate?.(JSON.parse(stdout));
    expect(validate?.errors ?? []).toEqual([]);
    seen.add('emulators');
    expect([...seen].toSorted()).toEqual(verbs.toSorted());
  });
});

it('a schema that tests use refuses a member that it does not describe', () => {
  for (const validate of closed.values()) {
    expect(validate({ surprise: true })).toBe(false);
    expect(validate('text')).toBe(false);
  }
});

it.each(verbs)('the published schema of %s allows further members', (verb) => {
  expect(JSON.stringify(outputJsonSchema(verb))).not.toContain('"additionalProperties":false');
});

it('what a later version writes is valid, and what a command never writes is not', () => {
  const entry = { id: '1', name: 'Desk', status: 'active', locator: '1' };
  expect(closed.get('list')?.({ ...entry, later: 1 })).toBe(false);
  expect(published.get('list')?.({ ...entry, later: 1 })).toBe(true);
  expect(published.get('list')?.({ ...entry, name: 1 })).toBe(false);
  for (const validate of published.values()) expect(validate('text')).toBe(false);
});

it('a report can be made of the output of a later version', async () => {
  const { assistants, write } = await openShell();
  const error = { kind: 'network', message: 'no connection' };
  await write('later.json', JSON.stringify({ account: 'a', error, later: { more: 1 } }));
  expect(await assistants('report', 'later.json', 'later.md')).toMatchObject({ exitCode: 0 });
});
