/** The life of parts under each setting of the emulator for an unknown behaviour of the vendor. */
import type { QConnectSettings } from '@assistant-provider/emulators';
import { expect, it } from 'vitest';
import { errorOf, knowledgeBaseId, valueOf } from './harness.js';
import {
  agentOf,
  configurations,
  draftOf,
  givenDesk,
  guardrail,
  place,
  prompt,
} from './part-samples.js';

const answers: readonly Partial<QConnectSettings>[] = [
  {},
  { aiAgentCreationMilliseconds: 2_000, aiPromptCreationMilliseconds: 2_000 },
  { aiGuardrailCreationMilliseconds: 2_000, whileNotActive: 'ValidationException' },
  { aiAgentCreationMilliseconds: 2_000, whileNotActive: 'allowed' },
  { aiAgentDeletionMilliseconds: 2_000, aiPromptDeletionMilliseconds: 2_000 },
  { aiGuardrailDeletionMilliseconds: 2_000 },
  { duplicateAIAgentName: 'allowed', duplicateAIPromptName: 'allowed' },
  { duplicateAIGuardrailName: 'allowed' },
  { aiAgentIds: 'known' },
  { aiAgentReferences: 'ResourceNotFoundException' },
  { aiAgentReferences: 'ValidationException' },
  { guardrailWithoutVersion: 'allowed' },
  { deleteReferenced: 'asModelled' },
  { deleteReferenced: 'ConflictException' },
  { deleteReferenced: 'ValidationException' },
  { omittedByUpdate: 'removed' },
  { aiPromptModels: 'listed' },
  { configurationOfOtherType: 'allowed' },
  { changeSystemAIAgent: 'AccessDeniedException' },
  { staleModifiedTime: 'allowed' },
  { staleModifiedTime: 'ValidationException' },
  { systemAIAgents: [], systemAIPrompts: [] },
  { freshConfiguration: 'systemAIAgents' },
  { latestQualifier: 'saved' },
  { aiAgentConfigurationInLists: 'hidden' },
  { tagsOfVersions: 'hidden' },
  { defaultPageSize: 1 },
  { emptyLastPage: true },
  { emptyMembers: 'shown' },
  { unknownMembers: 'ValidationException' },
  { unknownMembers: 'kept' },
  { malformedInput: 'ValidationException' },
  { clientTokenReused: 'ValidationException' },
  { clientTokenReused: 'newRequest' },
  { tagsWhileNotActive: 'ResourceNotFoundException' },
];

it.each(answers)('parts have the same life under every setting: %j', async (settings) => {
  const { provider, id, put, clock } = await givenDesk({ settings });
  const { parts, aiAgents } = provider;
  const source = { type: 'knowledgeBase', id: knowledgeBaseId } as const;
  const { linkId } = await valueOf(provider.knowledge.link(id, source));

  const answersOf = await put(prompt);
  const polite = await put(guardrail);
  const first = await valueOf(parts.publish(id, place(answersOf)));
  const rules = await valueOf(parts.publish(id, place(polite)));
  const { manualSearchAIAgentConfiguration: search } = configurations.MANUAL_SEARCH;
  const configuration = {
    manualSearchAIAgentConfiguration: {
      ...search,
      answerGenerationAIPromptId: `${answersOf.id}:${first.version}`,
      answerGenerationAIGuardrailId: `${polite.id}:${rules.version}`,
      associationConfigurations: [{ associationId: linkId }],
    },
  };
  const searcher = await put(agentOf('MANUAL_SEARCH', configuration));
  const published = await valueOf(parts.publish(id, place(searcher)));
  const agentId = `${searcher.id}:${published.version}`;
  await valueOf(aiAgents.assign(id, { role: 'manualSearch', agentId }));

  const described = await put(draftOf(searcher, { description: 'Searches', tags: { a: '1' } }));
  const again = await put(draftOf(described));
  const listed = await valueOf(parts.list(id, { origin: 'customer', versions: true }));
  const names = await valueOf(
    provider.directory.lookUp('aiAgent', { assistantId: id, names: ['Agent MANUAL_SEARCH'] }),
  );

  expect(described.content).toMatchObject({ description: 'Searches', tags: { a: '1' } });
  expect(again.content).toEqual(described.content);
  expect(listed.map((part) => [part.id, part.content, part.versions?.length])).toEqual([
    [answersOf.id, answersOf.content, 1],
    [polite.id, polite.content, 1],
    [searcher.id, described.content, 1],
  ]);
  expect(searcher.references.map(({ kind, id: named }) => [kind, named])).toEqual([
    ['aiPrompt', answersOf.id],
    ['aiGuardrail', polite.id],
    ['knowledgeLink', linkId],
  ]);
  expect(names.map((entry) => entry.id)).toEqual([searcher.id]);

  // What names others goes first, so that nothing is in use when it is deleted.
  await valueOf(aiAgents.unassign(id, { role: 'manualSearch' }));
  for (const part of [searcher, polite, answersOf]) {
    await valueOf(parts.delete(id, place(part)));
    await clock.sleep(10_000);
    expect(await errorOf(parts.get(id, place(part)))).toMatchObject({ kind: 'notFound' });
  }
  expect(await valueOf(parts.list(id, { origin: 'customer' }))).toEqual([]);
});

it.each(['allowed', 'asModelled', 'ConflictException', 'ValidationException'] as const)(
  'a part that another one names is deleted, or the refusal is a conflict or invalid input (%s)',
  async (deleteReferenced) => {
    const { provider, id, put } = await givenDesk({ settings: { deleteReferenced } });
    const named = await put(guardrail);
    const { version } = await valueOf(provider.parts.publish(id, place(named)));
    const configuration = {
      noteTakingAIAgentConfiguration: { noteTakingAIGuardrailId: `${named.id}:${version}` },
    };
    await put(agentOf('NOTE_TAKING', configuration));

    const outcome = await provider.parts.delete(id, place(named));

    if (deleteReferenced === 'allowed') expect(outcome.isOk()).toBe(true);
    else expect(['conflict', 'invalidInput']).toContain(outcome._unsafeUnwrapErr().kind);
  },
);

it.each(['kept', 'removed'] as const)(
  'members that a draft leaves out are removed if the vendor removes them (%s)',
  async (omittedByUpdate) => {
    const { provider, id, put } = await givenDesk({ settings: { omittedByUpdate } });
    const created = await put(guardrail);
    const { topicPolicyConfig, ...content } = guardrail.content;

    const changed = await put({ ...draftOf(created), content });
    const read = await valueOf(provider.parts.get(id, place(created)));

    // The part shows what the vendor did.
    expect(read).toEqual(changed);
    expect(changed.content).toEqual(
      omittedByUpdate === 'kept' ? { ...content, topicPolicyConfig } : content,
    );
  },
);

it('a list that lags behind shows a new part later', async () => {
  const { provider, id, put, clock } = await givenDesk({
    settings: { listDelayMilliseconds: 500 },
  });
  const created = await put(prompt);
  await clock.sleep(1_000);

  const listed = await valueOf(provider.parts.list(id, { kind: 'aiPrompt', origin: 'customer' }));

  expect(listed).toEqual([created]);
});

it.each(['ValidationException', 'allowed'] as const)(
  'a guardrail without a version is refused as invalid input or taken (%s)',
  async (guardrailWithoutVersion) => {
    const { provider, id, put } = await givenDesk({ settings: { guardrailWithoutVersion } });
    const named = await put(guardrail);
    const configuration = {
      noteTakingAIAgentConfiguration: { noteTakingAIGuardrailId: named.id },
    };

    const outcome = await provider.parts.put(id, agentOf('NOTE_TAKING', configuration));

    if (guardrailWithoutVersion === 'allowed')
      expect(outcome._unsafeUnwrap().references).toMatchObject([{ id: named.id }]);
    else expect(outcome._unsafeUnwrapErr().kind).toBe('invalidInput');
  },
);
