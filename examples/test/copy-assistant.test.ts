/** The example copies an assistant, and the copy equals its source but for ids, numbers and times. */
import type { AssistantPart, PartDraft } from '@assistant-provider/core';
import { startQConnectEmulator } from '@assistant-provider/emulators';
import { createQConnectProvider } from '@assistant-provider/qconnect';
import type { ResultAsync } from 'neverthrow';
import { expect, it, onTestFinished } from 'vitest';
import { copyAssistant } from '../src/copy-assistant.js';

const valueOf = async <T>(reply: ResultAsync<T, Error>): Promise<T> =>
  (await reply).match(
    (value) => value,
    (error) => {
      throw error;
    },
  );

const knowledgeBaseId = '11111111-2222-4333-8444-555555555555';

async function openQConnect() {
  const emulator = await startQConnectEmulator({
    settings: { assistantCreationMilliseconds: 0, duplicateAIAgentName: 'allowed' },
  });
  const { url, region, credentials } = emulator;
  const provider = createQConnectProvider({ region, endpoint: url, credentials, rateLimit: false });
  onTestFinished(async () => {
    void (await provider.close());
    await emulator.close();
  });
  return { emulator, provider };
}

/** An assistant with six AI prompts, three AI guardrails and eight AI agents, in two versions each. */
async function givenSource(provider: Awaited<ReturnType<typeof openQConnect>>['provider']) {
  const { id } = await valueOf(
    provider.assistants.create({
      name: 'Source',
      description: 'Helps with returns',
      tags: { team: 'returns' },
      knowledge: [
        { type: 'knowledgeBase', id: knowledgeBaseId },
        { type: 'knowledgeBase', id: '99999999-2222-4333-8444-555555555555' },
      ],
    }),
  );
  const [link, otherLink] = await valueOf(provider.knowledge.list(id));
  const publish = async (draft: PartDraft): Promise<AssistantPart> => {
    let part = await valueOf(provider.parts.put(id, draft));
    const { kind } = part;
    for (const description of ['First', 'Second', 'Unpublished']) {
      const content = { ...part.content, description };
      part = await valueOf(provider.parts.put(id, { kind, id: part.id, content }));
      if (description !== 'Unpublished')
        await valueOf(provider.parts.publish(id, { kind, id: part.id }));
    }
    // The numbers of the copy's versions differ from these.
    if (part.name?.endsWith('3')) {
      await valueOf(provider.parts.publish(id, { kind, id: part.id }));
      await valueOf(provider.parts.delete(id, { kind, id: part.id, version: 1 }));
    }
    return part;
  };
  const [supplied] = await valueOf(provider.parts.list(id, { kind: 'aiPrompt', origin: 'vendor' }));
  const prompts: AssistantPart[] = [];
  for (const n of [1, 2, 3, 4, 5, 6])
    prompts.push(
      await publish({
        kind: 'aiPrompt',
        name: `Prompt ${n}`,
        content: {
          type: 'ORCHESTRATION',
          templateType: 'TEXT',
          apiFormat: 'MESSAGES',
          modelId: 'us.example.large-v1:0',
          visibilityStatus: 'SAVED',
          inferenceConfiguration: { temperature: n / 10 },
          templateConfiguration: { textFullAIPromptEditTemplateConfiguration: { text: `p: ${n}` } },
          tags: { number: `${n}` },
        },
      }),
    );
  const guardrails: AssistantPart[] = [];
  for (const n of [1, 2, 3])
    guardrails.push(
      await publish({
        kind: 'aiGuardrail',
        name: `Guardrail ${n}`,
        content: {
          visibilityStatus: 'PUBLISHED',
          blockedInputMessaging: 'No',
          blockedOutputsMessaging: 'No',
          wordPolicyConfig: { wordsConfig: [{ text: `word ${n}` }] },
        },
      }),
    );
  const suppliedAgents = { kind: 'aiAgent', origin: 'vendor' } as const;
  const [suppliedAgent] = await valueOf(provider.parts.list(id, suppliedAgents));
  const agents: AssistantPart[] = [];
  const agent = async (type: string, arm: string, members: PartDraft['content']) =>
    agents.push(
      await publish({
        kind: 'aiAgent',
        // One has the name of an agent that the vendor supplies.
        name: agents.length === 6 ? (suppliedAgent?.name ?? '') : `Agent ${agents.length}`,
        content: { type, visibilityStatus: 'SAVED', configuration: { [arm]: members } },
      }),
    );
  const idOf = (list: readonly AssistantPart[], n: number) => list[n]?.id ?? '';
  for (const n of [0, 1, 2, 3, 4])
    await agent('ANSWER_RECOMMENDATION', 'answerRecommendationAIAgentConfiguration', {
      answerGenerationAIPromptId: `${idOf(prompts, n)}:2`,
      queryReformulationAIPromptId: idOf(prompts, 5),
      intentLabelingGenerationAIPromptId: `${supplied?.id}:1`,
      answerGenerationAIGuardrailId: `${idOf(guardrails, n % 3)}:2`,
      associationConfigurations: [
        { associationId: (n % 2 === 0 ? link : otherLink)?.linkId ?? '' },
      ],
    });
  await agent('ORCHESTRATION', 'orchestrationAIAgentConfiguration', {
    orchestrationAIPromptId: `${idOf(prompts, 2)}:3`,
    toolConfigurations: [
      { toolName: 'find', toolType: 'CONSTANT', inputSchema: { enum: [null, 'a'] } },
    ],
  });
  await agent('ORCHESTRATION', 'orchestrationAIAgentConfiguration', {
    orchestrationAIPromptId: `${idOf(prompts, 0)}:$LATEST`,
  });
  await agent('SELF_SERVICE', 'selfServiceAIAgentConfiguration', {});
  // The first orchestrator names one that was created after it.
  const first = agents[5] as AssistantPart;
  const arm = 'orchestrationAIAgentConfiguration';
  const configuration = {
    [arm]: {
      ...((first.content['configuration'] as PartDraft['content'])[arm] as PartDraft['content']),
      multiAgentConfigurations: [
        { delegateAgentConfiguration: { agentTarget: { aiAgentId: `${idOf(agents, 6)}:2` } } },
      ],
    },
  };
  await valueOf(
    provider.parts.put(id, {
      kind: 'aiAgent',
      id: first.id,
      content: { ...first.content, configuration },
    }),
  );

  const assign = (...given: Parameters<typeof provider.aiAgents.assign>) =>
    provider.aiAgents.assign(...given);
  const role = 'orchestration';
  await valueOf(
    assign(id, { role: 'answerRecommendation', agentId: `${idOf(agents, 3)}:2`, enabled: false }),
  );
  await valueOf(assign(id, { role: 'selfService', agentId: `${idOf(agents, 7)}:$LATEST` }));
  await valueOf(
    assign(id, { role, useCase: 'Connect.SelfService', agentId: `${idOf(agents, 5)}:1` }),
  );
  await valueOf(assign(id, { role, useCase: 'Connect.AgentAssistance', agentId: idOf(agents, 6) }));
  return id;
}

/** The emulator's state of an assistant, with names instead of ids, and without times and numbers. */
function comparable(emulator: Awaited<ReturnType<typeof openQConnect>>['emulator'], id: string) {
  const state = emulator.snapshot().assistants.find(({ assistantId }) => assistantId === id);
  if (!state) throw new Error('no such assistant');
  const parts = [
    ...state.aiPrompts.map(({ aiPromptId, ...part }) => ({ id: aiPromptId, ...part })),
    ...state.aiGuardrails.map(({ aiGuardrailId, ...part }) => ({ id: aiGuardrailId, ...part })),
    ...state.aiAgents.map(({ aiAgentId, ...part }) => ({ id: aiAgentId, ...part })),
  ];
  let text = JSON.stringify(state, (member, value: unknown) =>
    ['sequence', 'modifiedTime', 'nextVersionNumber', 'name'].includes(member) &&
    (member !== 'name' || value === 'Source' || value === 'Copy')
      ? undefined
      : member === 'aiAgents'
        ? (value as { name: string }[]).toSorted((a, b) => (a.name < b.name ? -1 : 1))
        : value,
  );
  for (const part of parts)
    for (const [index, { versionNumber }] of part.versions.entries())
      text = text.replaceAll(`${part.id}:${versionNumber}"`, `${part.name} version ${index}"`);
  for (const { id: partId, name } of parts) text = text.replaceAll(partId, name);
  for (const [index, link] of state.associations.entries())
    text = text.replaceAll(link.assistantAssociationId, `link ${index}`);
  return JSON.parse(
    text.replaceAll(id, 'assistant').replace(/"versionNumber":\d+,/g, ''),
  ) as object;
}

it('a copied assistant of Q in Connect equals its source but for ids', async () => {
  const { emulator, provider } = await openQConnect();
  const source = await givenSource(provider);
  const before = comparable(emulator, source);

  const copy = await valueOf(copyAssistant(provider, source, 'Copy'));

  const copied = comparable(emulator, copy.id);
  expect(copied).toEqual(before);
  expect(comparable(emulator, source)).toEqual(before);
  // Every id that the copy names is its own.
  const { assistants } = emulator.snapshot();
  const [ofSource, ofCopy] = [source, copy.id].map((id) =>
    JSON.stringify(assistants.find(({ assistantId }) => assistantId === id)),
  );
  const uuid = /[a-f0-9]{8}(?:-[a-f0-9]{4}){3}-[a-f0-9]{12}/g;
  const idsOfSource = new Set(ofSource?.match(uuid));
  const shared = ofCopy?.match(uuid)?.filter((id) => idsOfSource.has(id));
  expect(new Set(shared)).toEqual(
    new Set([knowledgeBaseId, '99999999-2222-4333-8444-555555555555']),
  );
});
