/** An estate at the emulator of each vendor. */
import type { AssistantPart, PartDraft } from '@assistant-provider/core';
import {
  startGenesysEmulator,
  startQConnectEmulator,
  type GenesysSeed,
  type GenesysSettings,
  type QConnectEmulator,
  type QConnectSeed,
  type QConnectSettings,
} from '@assistant-provider/emulators';
import { createGenesysProvider } from '@assistant-provider/genesys';
import { createQConnectProvider } from '@assistant-provider/qconnect';
import { onTestFinished } from 'vitest';
import { valueOf } from './estate.js';

export const idOf = (group: string, n: number) =>
  `${group.repeat(8)}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const deskId = idOf('d', 1);
const variationId = idOf('e', 1);

export const genesysSeed: GenesysSeed = {
  assistants: [
    {
      id: deskId,
      name: 'Returns desk',
      copilot: {
        liveOnQueue: true,
        defaultLanguage: 'en-US',
        summaryGenerationConfig: { enabled: true, summarySetting: { id: idOf('f', 1) } },
      },
      knowledgeSuggestionConfig: {
        vendorName: 'GenesysKnowledge',
        knowledgeBase: { id: idOf('b', 1), languageCode: 'en-US' },
      },
    },
    { id: idOf('d', 2), name: 'Sales desk' },
  ],
  assistantQueues: numbers(30).map((n) => ({
    ...{ id: idOf('a', n), assistantId: deskId, mediaTypes: ['call', 'message'] },
    ...(n === 1 && { assignmentMode: 'Manual', users: [idOf('c', 1)] }),
  })),
  routingQueues: numbers(30).map((n) => ({
    id: idOf('a', n),
    // Two of one name.
    name: n === 30 ? 'Queue 29' : `Queue ${n}`,
  })),
  users: [{ id: idOf('c', 1), name: 'Ada' }],
  knowledgeBases: [{ id: idOf('b', 1), name: 'FAQ' }],
  summarySettings: [{ id: idOf('f', 1), name: 'Short' }],
  variations: [
    {
      ...{ id: variationId, assistantId: deskId, name: 'German' },
      copilot: { defaultLanguage: 'de-DE', liveOnQueue: true },
    },
  ],
};

export const givenGenesys = (
  client: 'whole' | 'viewOnly' = 'whole',
  settings: Partial<GenesysSettings> = {},
) => givenGenesysWith(genesysSeed, client, settings);

/** Another estate at the emulator. */
export async function givenGenesysWith(
  seed: GenesysSeed,
  client: 'whole' | 'viewOnly' = 'whole',
  settings: Partial<GenesysSettings> = {},
) {
  const emulator = await startGenesysEmulator({ clock: 'manual', seed, settings });
  onTestFinished(() => emulator.close());
  const { apiUrl, loginUrl, credentials } = emulator;
  const { clientId, clientSecret, viewOnlyClientId, viewOnlyClientSecret } = credentials;
  const provider = createGenesysProvider({
    ...{ apiUrl, loginUrl, rateLimit: false },
    ...(client === 'whole'
      ? { clientId, clientSecret }
      : { clientId: viewOnlyClientId, clientSecret: viewOnlyClientSecret }),
  });
  onTestFinished(async () => void (await provider.close()));
  const sent = () =>
    emulator.requests.all().filter(({ operation }) => operation !== 'postOauthToken');
  return { emulator, provider, sent };
}

const placeOf = ({ kind, id }: AssistantPart) => ({ kind, id });

export async function givenQConnect() {
  const emulator = await startQConnectEmulator({
    clock: 'manual',
    seed: {
      assistants: [{ assistantId: deskId, name: 'Returns desk', tags: { team: 'returns' } }],
      knowledgeBases: [{ knowledgeBaseId: idOf('b', 1), name: 'FAQ', knowledgeBaseType: 'CUSTOM' }],
    },
  });
  onTestFinished(() => emulator.close());
  const provider = provideQConnect(emulator);
  const put = async (part: PartDraft) => valueOf(await provider.parts.put(deskId, part));
  const prompt = await put({
    kind: 'aiPrompt',
    name: 'Answers',
    content: {
      ...{ type: 'ANSWER_GENERATION', templateType: 'TEXT', apiFormat: 'MESSAGES' },
      ...{ modelId: 'us.example.large-v1:0', visibilityStatus: 'PUBLISHED' },
      templateConfiguration: {
        textFullAIPromptEditTemplateConfiguration: { text: 'prompt: |\n  Answer.\n\n  Briefly.\n' },
      },
    },
  });
  const { version } = valueOf(await provider.parts.publish(deskId, placeOf(prompt)));
  const link = valueOf(
    await provider.knowledge.link(deskId, { type: 'knowledgeBase', id: idOf('b', 1) }),
  );
  const agent = await put({
    kind: 'aiAgent',
    name: 'Search',
    content: {
      ...{ type: 'MANUAL_SEARCH', visibilityStatus: 'PUBLISHED' },
      configuration: {
        manualSearchAIAgentConfiguration: {
          answerGenerationAIPromptId: `${prompt.id}:${version}`,
          associationConfigurations: [{ associationId: link.linkId }],
        },
      },
    },
  });
  const published = valueOf(await provider.parts.publish(deskId, placeOf(agent)));
  valueOf(
    await provider.aiAgents.assign(deskId, {
      ...{ role: 'manualSearch', agentId: `${agent.id}:${published.version}` },
    }),
  );
  emulator.requests.clear();
  return { emulator, provider, version, published };
}

/** The same estate at an emulator with other settings. */
export async function givenQConnectWith(seed: QConnectSeed, settings: Partial<QConnectSettings>) {
  const emulator = await startQConnectEmulator({ clock: 'manual', seed, settings });
  onTestFinished(() => emulator.close());
  return { emulator, provider: provideQConnect(emulator) };
}

function provideQConnect({ region, url, credentials }: QConnectEmulator) {
  const provider = createQConnectProvider({
    ...{ region, endpoint: url, credentials, rateLimit: false },
  });
  onTestFinished(async () => void (await provider.close()));
  return provider;
}
