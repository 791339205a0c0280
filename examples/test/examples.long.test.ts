/** Each example runs as a user would run it. */
import { orThrow } from '@assistant-provider/core';
import { createMemoryProvider } from '@assistant-provider/memory';
import { startGenesysEmulator, startQConnectEmulator } from '@assistant-provider/emulators';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { setUpReturnsDesk } from '../src/application.js';
import { aiAgentNames, defaultLanguageOf, answersInSegments } from '../src/escape-hatch.js';
import { lookAround } from '../src/look-around.js';
import { countAssistants, openProvider, queuesOf } from '../src/switch-vendor.js';
import { namesInBoth } from '../src/two-organisations.js';
import { emulatedGenesys, emulatedQConnect, liveProviders } from '../src/vendors.js';

async function openGenesys() {
  const emulator = await startGenesysEmulator();
  const provider = emulatedGenesys(emulator);
  onTestFinished(async () => {
    void (await provider.close());
    await emulator.close();
  });
  return { emulator, provider };
}

async function openQConnect() {
  const emulator = await startQConnectEmulator();
  const provider = emulatedQConnect(emulator);
  onTestFinished(async () => {
    void (await provider.close());
    await emulator.close();
  });
  return { emulator, provider };
}

describe('npm start', () => {
  const run = (...args: string[]) =>
    new Promise<{ code: number | null; output: string }>((resolve) => {
      const child = spawn(process.execPath, ['--import', 'tsx', 'examples/src/start.ts', ...args], {
        cwd: fileURLToPath(new URL('../..', import.meta.url)),
        // Without the credentials of this machine, `--live` cannot reach a real vendor.
        env: { PATH: process.env['PATH'] },
      });
      let output = '';
      child.stdout.on('data', (chunk) => (output += String(chunk)));
      child.stderr.on('data', (chunk) => (output += String(chunk)));
      child.on('close', (code) => resolve({ code, output }));
    });

  it('prints what the application did on each vendor, and ends', async () => {
    const { code, output } = await run();

    expect(code, output).toBe(0);
    for (const vendor of ['genesys', 'qconnect'])
      expect(output).toContain(`The same application on ${vendor}:`);
    expect(output.match(/created {4}"Returns desk"/g)).toHaveLength(2);
    expect(output.match(/a missing assistant is notFound/g)).toHaveLength(2);
    expect(output.match(/nothing is left behind/g)).toHaveLength(2);
    expect(output).toContain('2 bound');
    const moving = output.slice(output.indexOf('A move of two assistants')).split('\n');
    expect(moving.slice(1, 9).map((line) => line.trim().split(' ')[0])).toEqual([
      ...['planned', 'lost', 'tasks', 'stopped', 'resumed', 'verified', 'planned', 'undone'],
    ]);
    expect(output).toContain('2 assistants, all as planned');
    expect(output).toContain('again: 0 steps left');
    expect(output).toMatch(/undone +(\d+) steps \(rolledBack\)/);
    expect(output).toContain('queues     unsupported: ');
    expect(output).toContain('parts      1 settings, 1 copilot, 2 queueUsers');
    expect(output).toMatch(/parts {6}\d+ aiPrompt, \d+ aiAgent/);
    expect(output).toContain('put back settings, unchanged');
    expect(output).toContain('copied aiPrompt "Returns desk: ');
    expect(output).toMatch(/names {6}"Returns" is queue [\da-f-]{36}/);
    expect(output).toMatch(/names {6}"Returns FAQ" is knowledgeBase [\da-f-]{36}/);
    expect(output).not.toMatch(/undefined|\[object/);
  });

  it('names the missing credentials if --live finds none', async () => {
    const { code, output } = await run('--live');
    expect(code).toBe(1);
    expect(output).toContain('GENESYS_CLIENT_ID');
  });
});

describe('the application', () => {
  it('also runs on the memory provider', async () => {
    const lines: string[] = [];
    const provider = createMemoryProvider();

    const outcome = await setUpReturnsDesk(
      provider,
      {
        name: 'Returns desk',
        knowledgeBaseId: 'kb-1',
        aiAgentId: 'agent-1',
        queueIds: ['queue-1'],
        missingAssistantId: 'nobody',
      },
      (line) => lines.push(line),
    );

    expect(outcome.isOk(), lines.join('\n')).toBe(true);
    expect(lines.at(-1)).toContain('nothing is left behind');
  });
});

describe('lookAround and liveProviders', () => {
  it('lists the assistants and sends only GET requests', async () => {
    const { emulator, provider } = await openGenesys();
    await provider.assistants.create({ name: 'Returns desk' }).unwrapOr(undefined);
    const before = emulator.requests.all().length;
    const lines: string[] = [];

    const seen = await lookAround(provider, (line) => lines.push(line));

    expect(seen).toBe(true);
    expect(lines.join('\n')).toContain('"Returns desk"');
    expect(lines.at(-1)).toBe('counted    1 assistants');
    const asked = emulator.requests.all().slice(before);
    expect(new Set(asked.map(({ method }) => method))).toEqual(new Set(['GET']));
  });

  it('prints the kind of an error and returns false', async () => {
    const { provider } = await openQConnect();
    void (await provider.close());
    const lines: string[] = [];

    expect(await lookAround(provider, (line) => lines.push(line))).toBe(false);
    expect(lines.at(-1)).toContain('error      cancelled');
  });

  it('use each vendor whose credentials are in the environment', async () => {
    const genesys = {
      GENESYS_REGION: 'eu_central_1',
      GENESYS_CLIENT_ID: 'id',
      GENESYS_CLIENT_SECRET: 'secret',
    };
    const vendorsOf = async (environment: NodeJS.ProcessEnv) => {
      const providers = liveProviders(environment);
      for (const provider of providers) void (await provider.close());
      return providers.map(({ vendor }) => vendor);
    };

    expect(await vendorsOf({})).toEqual([]);
    expect(await vendorsOf({ ...genesys, GENESYS_CLIENT_SECRET: undefined })).toEqual([]);
    expect(await vendorsOf(genesys)).toEqual(['genesys']);
    expect(await vendorsOf({ ...genesys, AWS_DEFAULT_REGION: 'us-east-1' })).toEqual([
      'genesys',
      'qconnect',
    ]);
  });
});

describe('switching vendors', () => {
  it('needs no other change in the application', async () => {
    const { provider: genesys } = await openGenesys();
    const { provider: qconnect } = await openQConnect();

    for (const provider of [openProvider(), genesys, qconnect]) {
      await provider.assistants.create({ name: 'Returns desk' }).unwrapOr(undefined);
      expect(await orThrow(countAssistants(provider))).toBe(1);
    }

    const { id } = await orThrow(genesys.assistants.create({ name: 'Desk' }));
    const queueId = '7b9a2f3c-1d4e-4c5b-8a6f-2e3d4c5b6a33';
    await genesys.queues.bind(id, { queueId, mediaTypes: ['call'] }).unwrapOr(undefined);
    expect(await orThrow(queuesOf(genesys, id))).toEqual([queueId]);
  });
});

describe('two organisations in one process', () => {
  it('do not share assistants', async () => {
    const [{ provider: first }, { provider: second }] = [await openGenesys(), await openGenesys()];
    for (const name of ['Returns', 'Sales'])
      await first.assistants.create({ name }).unwrapOr(undefined);
    for (const name of ['Returns', 'Travel'])
      await second.assistants.create({ name }).unwrapOr(undefined);

    expect(await orThrow(namesInBoth(first, second))).toEqual(['Returns']);
  });
});

describe('the escape hatch', () => {
  it('offers operations and data of the vendor, with the same errors', async () => {
    const { provider } = await openGenesys();
    const { id } = await orThrow(provider.assistants.create({ name: 'Desk' }));
    await provider.aiAgents.assign(id, { role: 'summarization' }).unwrapOr(undefined);

    expect(await orThrow(defaultLanguageOf(provider, id))).toBe('en-US');
    expect(await orThrow(answersInSegments(provider, id))).toBe(false);
    expect(
      (
        await defaultLanguageOf(provider, '00000000-0000-4000-8000-000000000000')
      )._unsafeUnwrapErr(),
    ).toMatchObject({ kind: 'notFound', vendor: 'genesys' });
  });

  it('sends any command of the AWS SDK', async () => {
    const { provider } = await openQConnect();
    const { id } = await orThrow(provider.assistants.create({ name: 'Desk' }));

    expect((await aiAgentNames(provider, id)).isOk()).toBe(true);
    expect((await aiAgentNames(provider, 'no id'))._unsafeUnwrapErr()).toMatchObject({
      kind: 'invalidInput',
      vendor: 'qconnect',
    });
  });
});
