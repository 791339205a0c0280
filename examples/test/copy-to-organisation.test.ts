/** The example copies an assistant of Genesys Cloud, inside its organisation and to another one. */
import type { GenesysEmulator, GenesysSnapshot } from '@assistant-provider/emulators';
import { startGenesysEmulator } from '@assistant-provider/emulators';
import { createGenesysProvider } from '@assistant-provider/genesys';
import { expect, it, onTestFinished } from 'vitest';
import { copyAssistant } from '../src/copy-assistant.js';

const uuid = (organisation: number, list: number, n: number) =>
  `${organisation}${list}000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const queueNames = ['Returns', 'Sales', 'Travel'];
const userNames = Array.from({ length: 120 }, (_, n) => `Agent ${n}`);

/** The same names in each organisation, and other ids. */
const peopleOf = (organisation: number) => {
  const named = (list: number, names: readonly string[]) =>
    names.map((name, n) => ({ id: uuid(organisation, list, n), name }));
  return {
    routingQueues: named(1, queueNames),
    users: named(2, userNames),
    knowledgeBases: named(3, ['Returns FAQ', 'Retouren']),
    summarySettings: named(4, ['Short']),
    scripts: named(5, ['Refund']),
    checklists: [
      {
        ...{ id: uuid(organisation, 6, 0), name: 'Greeting', language: 'en-US' },
        checklistItems: [{ name: 'Greet', description: 'Says hello' }],
      },
    ],
  };
};

const copilotOf = (organisation: number, defaultLanguage: string) => ({
  liveOnQueue: true,
  defaultLanguage,
  voiceTranscriptionConfig: { engine: 'Extended' },
  summaryGenerationConfig: { enabled: true, summarySetting: { id: uuid(organisation, 4, 0) } },
  wrapupCodePredictionConfig: { enabled: false },
  manualSearchConfig: { answerGeneration: true },
  ruleEngineConfig: {
    rules: ['refund', 'return'].map((intent, n) => ({
      id: uuid(organisation, 7, n),
      enabled: true,
      participantRoles: ['Agent'],
      rule: {
        conditions: [{ conditionType: 'Intent', conditionValues: [intent] }],
        actions: [
          { actionType: 'Script', attributes: { scriptId: uuid(organisation, 5, 0) } },
          { actionType: 'Checklist', attributes: { checklistId: uuid(organisation, 6, 0) } },
        ],
      },
    })),
    fallback: { enabled: true, actions: [{ actionType: 'KnowledgeSearch' }] },
  },
});

const sourceId = uuid(1, 0, 0);
const transcriptionConfig = { vendorName: 'Genesys' };
const knowledgeSuggestionConfig = {
  vendorName: 'GenesysKnowledge',
  knowledgeBases: [
    { id: uuid(1, 3, 0), languageCode: 'en-US' },
    { id: uuid(1, 3, 1), languageCode: 'de-DE', confidenceThreshold: 0.4 },
  ],
};

/** An assistant with two rules, two variations and three queues whose users somebody chose. */
const seed = {
  ...peopleOf(1),
  assistants: [
    {
      ...{ id: sourceId, name: 'Source', transcriptionConfig, knowledgeSuggestionConfig },
      copilot: copilotOf(1, 'en-US'),
    },
  ],
  variations: ['de-DE', 'fr-FR'].map((language, n) => ({
    ...{ id: uuid(1, 8, n), assistantId: sourceId, name: `In ${language}`, transcriptionConfig },
    ...{ copilot: copilotOf(1, language), knowledgeSuggestionConfig },
  })),
  assistantQueues: queueNames.map((_, n) => ({
    ...{ id: uuid(1, 1, n), assistantId: sourceId, mediaTypes: ['Call', 'Message'].slice(n % 2) },
    assignmentMode: 'Manual' as const,
    // 0, 60 and 120 users: more than one request takes.
    users: userNames.slice(0, n * 60).map((__, user) => uuid(1, 2, user)),
  })),
};

async function openOrganisation(start: Parameters<typeof startGenesysEmulator>[0]) {
  const emulator = await startGenesysEmulator({
    ...start,
    settings: { unknownQueue: 'notFound', unknownKnowledgeBase: 'badRequest' },
  });
  const { apiUrl, loginUrl, credentials } = emulator;
  const { clientId, clientSecret } = credentials;
  const connection = { apiUrl, loginUrl, clientId, clientSecret, rateLimit: false } as const;
  const provider = createGenesysProvider(connection);
  onTestFinished(async () => {
    void (await provider.close());
    await emulator.close();
  });
  return { emulator, provider };
}

/** The assistant of this name with everything below it. Names stand for ids, and times are left out. */
function stateOf({ snapshot }: GenesysEmulator, name: string) {
  const state: GenesysSnapshot = snapshot();
  const found = state.assistants.find((assistant) => assistant.name === name);
  if (!found) throw new Error(`there is no assistant ${name}`);
  const isOwn = ({ assistantId }: { readonly assistantId: string }) => assistantId === found.id;
  const owned = {
    assistant: { ...found, name: 'any' },
    variations: state.variations.filter(isOwn),
    queues: state.assistantQueues.filter(isOwn),
  };
  const hidden = ['sequence', 'dateCreated', 'dateModified'];
  let text = JSON.stringify(owned, (member, value: unknown) =>
    hidden.includes(member) ? undefined : value,
  );
  const named = [
    ...[state.routingQueues, state.users, state.knowledgeBases, state.summarySettings],
    ...[state.scripts, state.checklists, owned.variations],
  ].flat();
  for (const { id, name: shown } of named) text = text.replaceAll(id, shown);
  text = text.replaceAll(found.id, 'assistant');
  // The vendor numbers the rules.
  return JSON.parse(text.replace(/"id":"[\da-f-]{36}",("enabled":)/g, '$1')) as object;
}

it('a copy in another organisation equals its source but for ids', async () => {
  const [from, to] = [
    await openOrganisation({ seed }),
    await openOrganisation({ seed: peopleOf(2) }),
  ];
  const before = stateOf(from.emulator, 'Source');

  const copied = await copyAssistant(from.provider, sourceId, 'Copy', to.provider);

  expect(copied.isOk(), JSON.stringify(copied)).toBe(true);
  expect(stateOf(to.emulator, 'Copy')).toEqual(before);
  expect(before).toMatchObject({ variations: { length: 2 }, queues: { length: 3 } });
  expect(stateOf(from.emulator, 'Source')).toEqual(before);
  // No id of the source's organisation is left.
  const { clients: _, ...there } = to.emulator.snapshot();
  expect(JSON.stringify(there)).not.toMatch(/1\d000000-0000-4000/);
});

it('a copy in the same organisation takes the queues with their users', async () => {
  const { emulator, provider } = await openOrganisation({ seed });
  const before = stateOf(emulator, 'Source');

  const copied = await copyAssistant(provider, sourceId, 'Copy');

  expect(copied.isOk(), JSON.stringify(copied)).toBe(true);
  expect(stateOf(emulator, 'Copy')).toEqual(before);
  expect(stateOf(emulator, 'Source')).toEqual({ ...before, queues: [] });
});
