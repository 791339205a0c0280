import type { QConnectSettings } from '@assistant-provider/emulators';
import { expect, it } from 'vitest';
import { agentId, errorOf, givenEmulator, knowledgeBaseId, valueOf } from './harness.js';

/** Every setting of the emulator for an unknown behaviour of the vendor. */
const answers: readonly Partial<QConnectSettings>[] = [
  {},
  { assistantCreationMilliseconds: 0, assistantDeletionMilliseconds: 0 },
  { assistantCreationMilliseconds: 30_000, deletedAssistantVisibleMilliseconds: 60_000 },
  { whileNotActive: 'ConflictException' },
  { whileNotActive: 'ValidationException' },
  { whileNotActive: 'allowed' },
  { deleteAssistantWithAssociations: 'ConflictException' },
  { deleteAssistantWithAssociations: 'allowed' },
  { deleteAssistantTwice: 'ConflictException' },
  { deleteAssistantTwice: 'ResourceNotFoundException' },
  { orchestrationInConfigurationMap: true },
  { useCaseTwice: 'appends' },
  { removeUnsetAIAgent: 'ResourceNotFoundException' },
  { freshConfiguration: 'systemAIAgents' },
  { emptyLastPage: true },
  { emptyMembers: 'shown' },
  { tagsWhileNotActive: 'ResourceNotFoundException' },
  { unknownMembers: 'ValidationException' },
  { guardrailWithoutVersion: 'allowed' },
  { deleteReferenced: 'asModelled' },
  { deleteReferenced: 'ConflictException' },
  { deleteReferenced: 'ValidationException' },
  { omittedByUpdate: 'removed' },
  { aiAgentReferences: 'ResourceNotFoundException' },
  { aiAgentReferences: 'ValidationException' },
  { systemAIAgents: [], systemAIPrompts: [], models: [] },
  { listDelayMilliseconds: 200 },
];

it.each(answers)('an assistant has the same life under every setting: %j', async (settings) => {
  const { provider, clock } = await givenEmulator({ settings });
  const role = 'orchestration';
  const useCase = 'Connect.SelfService';

  const { id } = await valueOf(
    provider.assistants.create({
      name: 'Desk',
      knowledge: [{ type: 'knowledgeBase', id: knowledgeBaseId }],
    }),
  );
  await valueOf(provider.aiAgents.assign(id, { role, useCase, agentId: `${agentId}:1` }));
  const assigned = await valueOf(
    provider.aiAgents.assign(id, { role, useCase, agentId: `${agentId}:2` }),
  ).catch((error: unknown) => error);
  await valueOf(provider.tagging.tag(id, { team: 'returns' }));
  await valueOf(provider.tagging.untag(id, ['team']));
  const tags = await valueOf(provider.tagging.list(id));
  const found = await valueOf(provider.assistants.list({ name: 'Desk' }));
  await valueOf(provider.aiAgents.unassign(id, { role, useCase }));
  await valueOf(provider.aiAgents.unassign(id, { role, useCase }));
  const left = await valueOf(provider.aiAgents.list(id));
  // A deletion unlinks what the list shows, and the list may lag behind the link.
  await clock.sleep(1_000);
  await valueOf(provider.assistants.delete(id));
  await clock.sleep(120_000);

  expect(assigned).toMatchObject({ agentId: `${agentId}:2` });
  expect(tags).toEqual({});
  expect(found.items).toMatchObject([{ id, status: 'active' }]);
  expect(left.filter((each) => each.useCase === useCase)).toEqual([]);
  expect(await errorOf(provider.assistants.get(id))).toMatchObject({ kind: 'notFound' });
  expect((await valueOf(provider.assistants.list({ name: 'Desk' }))).items).toEqual([]);
});
