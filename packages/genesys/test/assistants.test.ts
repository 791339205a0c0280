import { waitForStatus } from '@assistant-provider/core';
import { describe, expect, it } from 'vitest';
import {
  errorOf,
  givenAnswers,
  givenEmulator,
  knowledgeBaseId,
  sendJson,
  valueOf,
  vendorAssistant,
} from './harness.js';

const unknownId = '00000000-0000-4000-8000-000000000000';

describe('an assistant', () => {
  it('is created, read, listed, changed and deleted', async () => {
    const { provider } = await givenEmulator();

    const made = await valueOf(
      provider.assistants.create({
        name: 'Returns desk',
        knowledge: [{ type: 'knowledgeBase', id: knowledgeBaseId, language: 'en-GB' }],
      }),
    );

    expect(made).toMatchObject({
      vendor: 'genesys',
      name: 'Returns desk',
      status: 'active',
      vendorStatus: 'Active',
      knowledge: [
        {
          linkId: knowledgeBaseId,
          source: { type: 'knowledgeBase', id: knowledgeBaseId, language: 'en-GB' },
        },
      ],
    });
    expect(made.locator).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/v2\/assistants\/[-0-9a-f]{36}$/);
    expect(made.createdAt).toMatch(/Z$/);
    expect((await valueOf(waitForStatus(provider, made.id, 'active')))?.id).toBe(made.id);
    expect((await valueOf(provider.assistants.get(made.id))).name).toBe('Returns desk');
    expect((await valueOf(provider.assistants.list())).items.map(({ id }) => id)).toEqual([
      made.id,
    ]);

    const renamed = await valueOf(provider.editing.update(made.id, { name: 'Refunds' }));
    expect(renamed).toMatchObject({ id: made.id, name: 'Refunds' });
    expect(renamed.knowledge).toHaveLength(1);

    await valueOf(provider.assistants.delete(made.id));
    expect(await errorOf(provider.assistants.get(made.id))).toMatchObject({
      kind: 'notFound',
      vendorCode: 'not.found',
      assistantId: made.id,
    });
    expect(await errorOf(provider.assistants.delete(made.id))).toMatchObject({ kind: 'notFound' });
  });

  it('`create` sends only what the vendor requires', async () => {
    const { provider, emulator } = await givenEmulator();

    await valueOf(provider.assistants.create({ name: 'Plain' }));

    expect(emulator.requests.of('postAssistants')[0]?.body).toEqual({
      name: 'Plain',
      transcriptionConfig: { vendorName: 'Genesys' },
    });
  });

  it('`create` sends its own vendorOptions and ignores those of other vendors', async () => {
    const { provider, emulator } = await givenEmulator();
    const others = { acme: { colour: 'red' } };

    const made = await valueOf(
      provider.assistants.create({
        name: 'Own fields',
        knowledge: [{ type: 'knowledgeBase', id: knowledgeBaseId }],
        vendorOptions: {
          ...others,
          genesys: {
            transcriptionConfig: { vendorName: 'Unknown' },
            knowledgeSuggestionConfig: {
              vendorName: 'GenesysKnowledgeV3',
              receiveSegmentedArticles: true,
            },
          },
        },
      }),
    );

    expect(emulator.requests.of('postAssistants')[0]?.body).toEqual({
      name: 'Own fields',
      transcriptionConfig: { vendorName: 'Unknown' },
      knowledgeSuggestionConfig: {
        vendorName: 'GenesysKnowledgeV3',
        receiveSegmentedArticles: true,
        knowledgeBase: { id: knowledgeBaseId },
      },
    });
    // `vendor` alone narrows the type.
    expect(made.vendorData.transcriptionConfig).toEqual({ vendorName: 'Unknown' });
  });

  it.each([
    [{ state: 'Active' }, 'state', 'readOnly'],
    [{ copilot: {} }, 'copilot', 'readOnly'],
    [{ name: 'Other' }, 'name', 'readOnly'],
    [{ colour: 'red' }, 'colour', 'unknownField'],
    [{ transcriptionConfig: { vendorName: 'Acme' } }, 'transcriptionConfig.vendorName', 'oneOf'],
    [{ transcriptionConfig: 'Genesys' }, 'transcriptionConfig', 'type'],
    [
      {
        knowledgeSuggestionConfig: {
          vendorName: 'GenesysKnowledge',
          knowledgeBases: [
            { id: knowledgeBaseId, languageCode: 'en-US', confidenceThreshold: 1.5 },
          ],
        },
      },
      'knowledgeSuggestionConfig.knowledgeBases[0].confidenceThreshold',
      'range',
    ],
    [
      { googleDialogflowConfig: { integrationId: 'a\r\nb' } },
      'googleDialogflowConfig.integrationId',
      'controlCharacters',
    ],
  ])('`create` refuses the vendorOptions %j and names the field', async (genesys, member, rule) => {
    const { provider, asked } = await givenEmulator();
    const vendorOptions = { genesys: genesys as never };

    const created = await errorOf(provider.assistants.create({ name: 'Desk', vendorOptions }));
    const updated = await errorOf(provider.editing.update(unknownId, { vendorOptions }));

    expect(created).toMatchObject({ kind: 'invalidInput', effect: 'none' });
    expect(created.issues).toContainEqual(
      expect.objectContaining({ field: `draft.vendorOptions.genesys.${member}`, rule }),
    );
    expect(updated.issues).toContainEqual(
      expect.objectContaining({ field: `patch.vendorOptions.genesys.${member}`, rule }),
    );
    expect(asked()).toEqual([]);
  });

  it('`create` fails with `unsupported` for tags, descriptions and keys', async () => {
    const { provider, asked } = await givenEmulator();

    const error = await errorOf(
      provider.assistants.create({
        name: 'Desk',
        description: 'For returns',
        tags: { team: 'a' },
        encryption: { kmsKeyId: 'key' },
      }),
    );

    expect(error.kind).toBe('unsupported');
    expect(error.issues?.map(({ field }) => field)).toEqual([
      'draft.description',
      'draft.tags',
      'draft.encryption',
    ]);
    expect(provider.tagging).toBeUndefined();
    expect(provider.unsupported.tagging).toContain('no tags');
    expect(asked()).toEqual([]);
  });
});

describe('`assistants.get`', () => {
  it(`shows the copilot's functions`, async () => {
    const { provider } = await givenEmulator();
    const { id } = await valueOf(provider.assistants.create({ name: 'Desk' }));
    await valueOf(provider.aiAgents.assign(id, { role: 'summarization' }));

    const { aiAgents } = await valueOf(provider.assistants.get(id));

    expect(aiAgents).toEqual([
      {
        role: 'summarization',
        enabled: true,
        vendorRole: 'summaryGenerationConfig',
        vendorData: { enabled: true },
      },
    ]);
  });

  it('has no `aiAgents` if the OAuth client cannot see copilots', async () => {
    const permissions = ['assistants:assistant:view'];
    const { provider, asked } = await givenEmulator(
      {
        settings: { expandCopilotWithoutPermission: 'refused' },
        seed: {
          clients: [{ id: 'reader', secret: 'its-secret', state: 'active', permissions }],
          assistants: [{ id: unknownId, name: 'Desk' }],
        },
      },
      { clientId: 'reader', clientSecret: 'its-secret' },
    );

    const assistant = await valueOf(provider.assistants.get(unknownId));

    expect(assistant.name).toBe('Desk');
    expect(assistant).not.toHaveProperty('aiAgents');
    expect(asked()).toEqual(['getAssistant', 'getAssistant']);
  });

  it('keeps an unknown state and unknown members', async () => {
    const novel = { ...vendorAssistant, state: 'Paused', mood: { calm: true }, copilot: null };
    const { provider } = await givenAnswers((response) => sendJson(response, 200, novel));

    const assistant = await valueOf(provider.assistants.get(vendorAssistant.id));

    expect(assistant).toMatchObject({ status: 'unknown', vendorStatus: 'Paused' });
    expect(assistant.vendorData).toEqual(novel);
  });
});
