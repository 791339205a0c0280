/** The settings of an assistant as a part: its members that no portable field carries. */
import { withReferences, type JsonObject } from '@assistant-provider/core';
import type { GenesysEmulatorOptions } from '@assistant-provider/emulators';
import { describe, expect, it } from 'vitest';
import {
  assistantId,
  errorOf,
  givenEmulator,
  knowledgeBaseId,
  otherAssistantId,
  otherKnowledgeBaseId,
  repeating,
  valueOf,
} from './harness.js';

const kind = 'settings';
const transcriptionConfig = { vendorName: 'Genesys' };
const dialogflow = {
  integrationId: 'integration-1',
  conversationProfiles: [{ name: 'profile', languageCode: 'en-US' }],
};
const search = { vendorName: 'GenesysKnowledgeV3', receiveSegmentedArticles: true };
const english = { id: knowledgeBaseId, languageCode: 'en-US' };
const german = { id: otherKnowledgeBaseId, languageCode: 'de-DE' };
const several = {
  ...search,
  knowledgeBases: [{ ...english, confidenceThreshold: 0.5 }, german],
};

type Seed = NonNullable<GenesysEmulatorOptions['seed']>;

const seedOf = (members: object): Seed => ({
  assistants: [{ id: assistantId, name: 'Desk', transcriptionConfig, ...members }],
});
const seed = seedOf({
  googleDialogflowConfig: dialogflow,
  knowledgeSuggestionConfig: several,
  later: { kept: true },
});
const content = {
  transcriptionConfig,
  googleDialogflowConfig: dialogflow,
  knowledgeSuggestionConfig: {
    ...search,
    knowledgeBases: [{ id: knowledgeBaseId, confidenceThreshold: 0.5 }],
  },
  later: { kept: true },
};
const settings = { unknownMembers: 'kept' } as const;

const of = (members: object, more: GenesysEmulatorOptions = {}) =>
  givenEmulator({ seed: seedOf(members), ...more });

describe('the settings as a part', () => {
  it('have the members that PATCH writes, without the name and the knowledge links', async () => {
    const { provider } = await givenEmulator({ seed, settings });

    const part = await valueOf(provider.parts.get(assistantId, { kind }));

    expect(part).toMatchObject({ kind, id: kind, origin: 'customer' });
    expect(part.content).toEqual(content);
    expect(part.references).toEqual([
      {
        at: '/knowledgeSuggestionConfig/knowledgeBases/0/id',
        kind: 'knowledgeLink',
        id: knowledgeBaseId,
      },
      { at: '/googleDialogflowConfig/integrationId', kind: 'integration', id: 'integration-1' },
    ]);
    expect(part.updatedAt).toBe((part.vendorData as { dateModified: string }).dateModified);
    expect(await valueOf(provider.parts.list(assistantId, { kind }))).toEqual([part]);
  });

  it('come first in a list of all parts', async () => {
    const { provider } = await of({ copilot: { defaultLanguage: 'en-US', liveOnQueue: true } });

    const parts = await valueOf(provider.parts.list(assistantId));

    expect(parts.map((part) => part.kind)).toEqual(['settings', 'copilot']);
  });

  it.each(['partial', 'full'] as const)(
    'are not written if they are put back, and name nothing else (PATCH is %s)',
    async (patchAssistant) => {
      const { provider, emulator, asked } = await givenEmulator({
        seed,
        settings: { ...settings, patchAssistant, readOnlyMembers: 'refused' },
      });
      const before = emulator.snapshot();
      const part = await valueOf(provider.parts.get(assistantId, { kind }));

      await valueOf(provider.parts.put(assistantId, { kind, content: part.content }));
      // Also as received, with the members that the vendor sets.
      const received = part.vendorData as JsonObject;
      await valueOf(provider.parts.put(assistantId, { kind, content: received }));

      expect(emulator.snapshot()).toEqual(before);
      expect(asked()).toEqual(['getAssistant', 'getAssistant', 'getAssistant']);
    },
  );

  it.each(['partial', 'full'] as const)(
    'change nothing but themselves (PATCH is %s)',
    async (patchAssistant) => {
      const { provider } = await givenEmulator({
        seed,
        settings: { ...settings, patchAssistant, readOnlyMembers: 'refused' },
      });
      const changed = {
        ...content,
        later: { kept: false },
        knowledgeSuggestionConfig: {
          ...search,
          receiveSegmentedArticles: false,
          knowledgeBases: [{ id: otherKnowledgeBaseId.toUpperCase(), confidenceThreshold: 0.25 }],
        },
      };

      const put = await valueOf(provider.parts.put(assistantId, { kind, content: changed }));

      const { knowledgeSuggestionConfig: config } = put.vendorData as JsonObject;
      expect(config).toMatchObject({
        ...{ vendorName: 'GenesysKnowledgeV3', receiveSegmentedArticles: false },
        knowledgeBases: [english, { ...german, confidenceThreshold: 0.25 }],
      });
      expect(put.content['later']).toEqual({ kept: false });
      const { name } = await valueOf(provider.assistants.get(assistantId));
      expect(name).toBe('Desk');
      expect(await valueOf(provider.parts.get(assistantId, { kind }))).toEqual(put);
    },
  );

  it('move to another assistant with its own knowledge bases', async () => {
    const [one, two] = [otherKnowledgeBaseId, knowledgeBaseId];
    const { provider } = await givenEmulator({
      seed: {
        assistants: [
          ...(seed.assistants ?? []),
          {
            id: otherAssistantId,
            name: 'Copy',
            transcriptionConfig,
            knowledgeSuggestionConfig: {
              vendorName: 'GenesysKnowledge',
              knowledgeBases: [
                { id: one, languageCode: 'en-US' },
                { id: two, languageCode: 'de-DE' },
              ],
            },
          },
        ],
      },
      settings,
    });
    const source = await valueOf(provider.parts.get(assistantId, { kind }));
    const mapped = withReferences(source, (reference) =>
      reference.kind === 'knowledgeLink' ? { id: one } : { id: reference.id },
    );

    await valueOf(provider.parts.put(otherAssistantId, { kind, content: mapped }));

    const copy = await valueOf(provider.parts.get(otherAssistantId, { kind }));
    expect(copy.content).toEqual(mapped);
    const links = await valueOf(provider.knowledge.list(otherAssistantId));
    expect(links.map(({ source }) => source)).toMatchObject([
      { id: one, language: 'en-US' },
      { id: two, language: 'de-DE' },
    ]);
  });

  it('keep concurrent changes of the name and of the knowledge', async () => {
    const { provider } = await of({ knowledgeSuggestionConfig: several });
    const changed = { transcriptionConfig: { vendorName: 'Unknown' } };

    await Promise.all([
      valueOf(provider.parts.put(assistantId, { kind, content: { ...content, ...changed } })),
      valueOf(provider.editing.update(assistantId, { name: 'Renamed' })),
      valueOf(provider.knowledge.unlink(assistantId, otherKnowledgeBaseId)),
    ]);

    const { name, knowledge } = await valueOf(provider.assistants.get(assistantId));
    expect(name).toBe('Renamed');
    expect(knowledge?.map(({ linkId }) => linkId)).toEqual([knowledgeBaseId]);
    const part = await valueOf(provider.parts.get(assistantId, { kind }));
    expect(part.content).toMatchObject({
      ...changed,
      knowledgeSuggestionConfig: content.knowledgeSuggestionConfig,
    });
  });

  it('are written although the response to the first attempt is lost', async () => {
    const { emulator, connection } = await givenEmulator({ seed, settings });
    emulator.faults.add({
      operation: 'patchAssistant',
      times: 1,
      effect: { kind: 'status', status: 503, when: 'afterWork' },
    });

    const put = await valueOf(
      repeating(connection).parts.put(assistantId, { kind, content: { ...content, later: 2 } }),
    );

    expect(put.content['later']).toBe(2);
  });

  it('do not exist without the assistant', async () => {
    const { provider } = await givenEmulator();

    for (const reply of [
      provider.parts.get(assistantId, { kind }),
      provider.parts.list(assistantId, { kind }),
      provider.parts.put(assistantId, { kind, content }),
    ])
      expect(await errorOf(reply)).toMatchObject({ kind: 'notFound', effect: 'none' });
  });
});

describe('a knowledge base', () => {
  const configured = (knowledgeSuggestionConfig: JsonObject): JsonObject => ({
    transcriptionConfig,
    knowledgeSuggestionConfig,
  });

  it.each([
    [
      'that stands alone moves to the list of the draft',
      { vendorName: 'GenesysKnowledge', knowledgeBase: { ...english, languageCode: 'en-UK' } },
      { knowledgeBases: [{ id: knowledgeBaseId, confidenceThreshold: 0.5 }] },
      { knowledgeBases: [{ ...english, languageCode: 'en-GB', confidenceThreshold: 0.5 }] },
    ],
    [
      'that is alone in a list moves out of it for the draft',
      { vendorName: 'GenesysKnowledge', knowledgeBases: [{ ...english, languageCode: 'en-GB' }] },
      { knowledgeBase: { id: knowledgeBaseId, contentSearchEnabled: true } },
      { knowledgeBase: { ...english, languageCode: 'en-UK', contentSearchEnabled: true } },
    ],
    [
      'without a language does not move to a list',
      { vendorName: 'GenesysKnowledge', knowledgeBase: { id: knowledgeBaseId } },
      { knowledgeBases: [{ id: knowledgeBaseId, confidenceThreshold: 0.5 }] },
      { knowledgeBase: { id: knowledgeBaseId, confidenceThreshold: 0.5 } },
    ],
    [
      'without a language moves out of a list',
      { vendorName: 'GenesysKnowledge', knowledgeBases: [{ id: knowledgeBaseId }] },
      { knowledgeBase: { id: knowledgeBaseId, contentSearchEnabled: true } },
      { knowledgeBase: { id: knowledgeBaseId, contentSearchEnabled: true } },
    ],
    [
      'loses the settings that the draft leaves out',
      { ...search, knowledgeBase: { ...english, contentSearchEnabled: true } },
      {},
      { knowledgeBase: english },
    ],
  ])('%s', async (_, before, draft, after) => {
    const { provider } = await of(
      { knowledgeSuggestionConfig: before },
      { settings: { unknownMembers: 'kept' } },
    );
    const vendorName = 'GenesysKnowledge';

    const put = await valueOf(
      provider.parts.put(assistantId, {
        kind,
        content: configured({ vendorName, ...(draft as JsonObject) }),
      }),
    );

    const { knowledgeSuggestionConfig: config } = put.vendorData as {
      knowledgeSuggestionConfig: JsonObject;
    };
    const { knowledgeBase, knowledgeBases } = config;
    expect(JSON.parse(JSON.stringify({ vendorName, knowledgeBase, knowledgeBases }))).toMatchObject(
      { vendorName, ...after },
    );
    expect(Object.keys(config).sort()).toEqual(['vendorName', ...Object.keys(after)].sort());
  });

  it('stays linked if the draft has no settings of knowledge at all', async () => {
    const { provider } = await of({ knowledgeSuggestionConfig: several });

    const put = await valueOf(
      provider.parts.put(assistantId, { kind, content: { transcriptionConfig } }),
    );

    expect(put.content['knowledgeSuggestionConfig']).toEqual({ vendorName: 'GenesysKnowledgeV3' });
    expect(await valueOf(provider.knowledge.list(assistantId))).toHaveLength(2);
  });

  it.each([
    [
      { knowledgeBase: { id: otherKnowledgeBaseId, contentSearchEnabled: true } },
      'knowledgeBase.id',
    ],
    [
      { knowledgeBases: [{ id: otherKnowledgeBaseId, confidenceThreshold: 0.5 }] },
      'knowledgeBases[0].id',
    ],
    [{ knowledgeBases: ['x'] }, 'knowledgeBases[0]'],
    [{ knowledgeBases: [{ confidenceThreshold: 0.5 }] }, 'knowledgeBases[0]'],
    [{ knowledgeBases: 'x' }, 'knowledgeBases'],
    [{ knowledgeBase: 'x' }, 'knowledgeBase'],
  ])('must be linked and well-formed: %j', async (config, field) => {
    const { provider, emulator } = await of({
      knowledgeSuggestionConfig: { ...search, knowledgeBase: english },
    });
    const before = emulator.snapshot();

    const error = await errorOf(
      provider.parts.put(assistantId, {
        kind,
        content: configured({ ...search, ...(config as JsonObject) }),
      }),
    );

    expect(error).toMatchObject({ kind: 'invalidInput', effect: 'none' });
    expect(error.issues?.map((issue) => issue.field)).toEqual([
      `part.content.knowledgeSuggestionConfig.${field}`,
    ]);
    expect(emulator.snapshot()).toEqual(before);
  });

  it.each(['x', 1, []])('cannot be read from %j', async (config) => {
    const { provider } = await of({});

    const error = await errorOf(
      provider.parts.put(assistantId, {
        kind,
        content: { transcriptionConfig, knowledgeSuggestionConfig: config },
      }),
    );

    expect(error.issues).toMatchObject([
      { field: 'part.content.knowledgeSuggestionConfig', rule: 'type' },
    ]);
  });
});

describe('an assistant without knowledge', () => {
  it.each([{ knowledgeSuggestionConfig: search }, { knowledgeSuggestionConfig: null }, {}])(
    'takes %j',
    async (config) => {
      const { provider } = await of({});
      const wanted = { transcriptionConfig: { vendorName: 'Unknown' }, ...config };

      const put = await valueOf(provider.parts.put(assistantId, { kind, content: wanted }));

      const { knowledgeSuggestionConfig: written, ...rest } = wanted as JsonObject;
      expect(put.content).toEqual({
        ...rest,
        ...(written && { knowledgeSuggestionConfig: written }),
      });
    },
  );
});
