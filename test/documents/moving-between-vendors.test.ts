/** The page on moving between vendors names each setting that is dropped, and its interrupted copy is found. */
import { orThrow } from '@assistant-provider/core';
import { startQConnectEmulator } from '@assistant-provider/emulators';
import { createQConnectProvider } from '@assistant-provider/qconnect';
import { ok } from 'neverthrow';
import { expect, it, onTestFinished } from 'vitest';
import { readText } from './blocks.js';
import { ids, qconnectSeed } from './block-context.js';

it.each([
  ['Genesys Cloud', 'transcription settings'],
  ['Genesys Cloud', 'knowledge search'],
  ['Genesys Cloud', 'copilot with its rules'],
  ['Genesys Cloud', 'variations'],
  ['Genesys Cloud', 'checklists'],
  ['Genesys Cloud', 'its users and whether they are assigned automatically'],
  ['Q in Connect', 'AI agents with their versions'],
  ['Q in Connect', 'prompts'],
  ['Q in Connect', 'guardrails'],
  ['Q in Connect', 'orchestrator'],
])('names what a move from %s drops: %s', async (vendor, setting) => {
  const page = await readText('docs/guide/moving-between-vendors.md');
  const [losses] = page.split('\n').filter((line) => line.startsWith(`- **From ${vendor}**`));

  expect(losses).toContain(setting);
});

it('an interrupted copy has the name without the knowledge, and the same key completes it', async () => {
  const emulator = await startQConnectEmulator({ settings: { assistantCreationMilliseconds: 1 } });
  emulator.restore(qconnectSeed);
  const { region, url: endpoint, credentials } = emulator;
  const provider = createQConnectProvider({ region, endpoint, credentials, retry: false });
  onTestFinished(async () => void (await Promise.all([provider.close(), emulator.close()])));
  const draft = {
    name: 'Returns desk, copied',
    knowledge: [{ type: 'knowledgeBase', id: ids.knowledgeBaseId }],
  } as const;
  const options = { idempotencyKey: 'copy' };
  const knowledgeByName = async () => {
    const page = await orThrow(provider.assistants.list({ name: draft.name }));
    const links = await Promise.all(
      page.items.map(({ id }) => orThrow(provider.knowledge.list(id))),
    );
    return links.map(({ length }) => length);
  };
  emulator.faults.add({
    operation: 'CreateAssistantAssociation',
    times: 1,
    effect: { kind: 'status', status: 500 },
  });

  const interrupted = await provider.assistants.create(draft, options);

  expect(interrupted._unsafeUnwrapErr().effect).toBe('maybe');
  expect(await knowledgeByName()).toEqual([0]);

  const repeated = await provider.assistants.create(draft, options);

  expect(repeated.map(({ status }) => status)).toEqual(ok('active'));
  expect(await knowledgeByName()).toEqual([1]);
});
