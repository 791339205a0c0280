import { describe, expect, it } from 'vitest';
import {
  assistantId,
  errorOf,
  givenAnswers,
  givenEmulator,
  knowledgeBaseId,
  otherKnowledgeBaseId,
  sendJson,
  valueOf,
  vendorAssistant,
} from './harness.js';

const english = { type: 'knowledgeBase', id: knowledgeBaseId, language: 'en-GB' } as const;
const german = { type: 'knowledgeBase', id: otherKnowledgeBaseId, language: 'de-DE' } as const;
const withConfig = (knowledgeSuggestionConfig: object) => ({
  assistants: [{ id: assistantId, name: 'Desk', knowledgeSuggestionConfig }],
});

describe('knowledge links', () => {
  it('are created, listed and removed', async () => {
    const { provider, emulator } = await givenEmulator();
    const { id } = await valueOf(provider.assistants.create({ name: 'Desk' }));
    expect(await valueOf(provider.knowledge.list(id))).toEqual([]);

    const first = await valueOf(provider.knowledge.link(id, english));
    expect(first).toMatchObject({ linkId: knowledgeBaseId, source: english });
    // A single base has en-UK, a list has en-GB.
    expect(emulator.requests.of('patchAssistant')[0]?.body).toMatchObject({
      knowledgeSuggestionConfig: {
        vendorName: 'GenesysKnowledge',
        knowledgeBase: { id: knowledgeBaseId, languageCode: 'en-UK' },
      },
    });

    await valueOf(provider.knowledge.link(id, german));
    expect(emulator.requests.of('patchAssistant')[1]?.body).toMatchObject({
      knowledgeSuggestionConfig: {
        knowledgeBases: [
          { id: knowledgeBaseId, languageCode: 'en-GB' },
          { id: otherKnowledgeBaseId, languageCode: 'de-DE' },
        ],
      },
    });
    expect((await valueOf(provider.knowledge.list(id))).map(({ source }) => source)).toEqual([
      english,
      german,
    ]);

    await valueOf(provider.knowledge.unlink(id, knowledgeBaseId));
    await valueOf(provider.knowledge.unlink(id, otherKnowledgeBaseId));
    expect(await valueOf(provider.knowledge.list(id))).toEqual([]);
    expect(await errorOf(provider.knowledge.unlink(id, knowledgeBaseId))).toMatchObject({
      kind: 'notFound',
    });
  });

  it('`link` writes nothing for a linked base, and changes its language', async () => {
    const { provider, asked } = await givenEmulator({
      seed: withConfig({
        vendorName: 'GenesysKnowledge',
        knowledgeBase: { id: knowledgeBaseId, languageCode: 'en-UK', contentSearchEnabled: true },
      }),
    });

    await valueOf(provider.knowledge.link(assistantId, english));
    await valueOf(
      provider.knowledge.link(assistantId, { type: 'knowledgeBase', id: knowledgeBaseId }),
    );
    expect(asked()).toEqual(['getAssistant', 'getAssistant']);

    const changed = await valueOf(
      provider.knowledge.link(assistantId, { ...english, language: 'en-US' }),
    );
    expect(changed.vendorData).toMatchObject({
      id: knowledgeBaseId,
      languageCode: 'en-US',
      contentSearchEnabled: true,
    });
  });

  it('`link` keeps other members of `knowledgeBases`', async () => {
    const { provider } = await givenEmulator({
      seed: withConfig({
        vendorName: 'GenesysKnowledgeV3',
        receiveSegmentedArticles: true,
        knowledgeBases: [{ id: knowledgeBaseId, languageCode: 'en-GB', confidenceThreshold: 0.3 }],
      }),
    });

    await valueOf(provider.knowledge.link(assistantId, german));

    const assistant = await valueOf(provider.native.getAssistant(assistantId));
    expect(assistant.knowledgeSuggestionConfig).toMatchObject({
      vendorName: 'GenesysKnowledgeV3',
      receiveSegmentedArticles: true,
      knowledgeBases: [{ confidenceThreshold: 0.3 }, { id: otherKnowledgeBaseId }],
    });
  });

  it('`link` of a second base needs both languages', async () => {
    const silent = withConfig({
      vendorName: 'GenesysKnowledge',
      knowledgeBase: { id: knowledgeBaseId },
    });
    const { provider, emulator } = await givenEmulator({ seed: silent });

    expect(
      await errorOf(
        provider.knowledge.link(assistantId, { type: 'knowledgeBase', id: otherKnowledgeBaseId }),
      ),
    ).toMatchObject({
      kind: 'invalidInput',
      issues: [{ field: 'source.language', rule: 'required' }],
    });
    const error = await errorOf(provider.knowledge.link(assistantId, german));
    expect(error).toMatchObject({ kind: 'conflict', effect: 'none' });
    expect(error.message).toContain(knowledgeBaseId);
    expect(emulator.requests.of('patchAssistant')).toEqual([]);

    // Do what the message says.
    await valueOf(provider.knowledge.link(assistantId, english));
    await valueOf(provider.knowledge.link(assistantId, german));
  });

  it('`link` fails with `conflict` if suggestions come from Dialogflow', async () => {
    const { provider } = await givenEmulator({
      seed: withConfig({ vendorName: 'GoogleDialogflow' }),
    });

    const error = await errorOf(provider.knowledge.link(assistantId, english));

    expect(error).toMatchObject({ kind: 'conflict' });
    expect(error.message).toContain('Google Dialogflow');
  });

  it('`link` fails with `unsupported` for bases of other services', async () => {
    const { provider, asked } = await givenEmulator();
    const external = { type: 'externalKnowledgeBase', locator: 'arn:a', accessRole: 'r' } as const;

    expect(await errorOf(provider.knowledge.link(assistantId, external))).toMatchObject({
      kind: 'unsupported',
      issues: [{ field: 'source.type' }],
    });
    const made = await valueOf(
      provider.assistants.create(
        { name: 'Desk', knowledge: [external, english] },
        { onUnsupported: 'drop' },
      ),
    );
    expect(made.dropped).toEqual(['draft.knowledge[0].type']);
    expect(made.knowledge).toHaveLength(1);
    expect(asked()).toEqual(['postAssistants']);
  });

  it("`link` and `unlink` fail if the vendor's response shows another state", async () => {
    const { provider } = await givenAnswers((response) =>
      sendJson(response, 200, {
        ...vendorAssistant,
        knowledgeSuggestionConfig: { knowledgeBase: { id: otherKnowledgeBaseId } },
      }),
    );

    expect(
      await errorOf(provider.knowledge.unlink(assistantId, otherKnowledgeBaseId)),
    ).toMatchObject({ kind: 'unexpectedReply', effect: 'maybe' });
  });
});

describe('a draft with several knowledge bases', () => {
  it('links each with its language', async () => {
    const { provider } = await givenEmulator();

    const { knowledge, vendorData } = await valueOf(
      provider.assistants.create({ name: 'Desk', knowledge: [english, german] }),
    );

    expect(knowledge?.map(({ source }) => source)).toEqual([english, german]);
    expect(vendorData.knowledgeSuggestionConfig).toMatchObject({
      knowledgeBases: [{ languageCode: 'en-GB' }, { languageCode: 'de-DE' }],
    });
  });

  it('must name each base once, with its language', async () => {
    const { provider, asked } = await givenEmulator();

    const error = await errorOf(
      provider.assistants.create({
        name: 'Desk',
        knowledge: [
          english,
          { type: 'knowledgeBase', id: otherKnowledgeBaseId },
          { ...german, id: knowledgeBaseId.toUpperCase() },
        ],
      }),
    );

    expect(error).toMatchObject({ kind: 'invalidInput', effect: 'none' });
    expect(error.issues).toMatchObject([
      { field: 'draft.knowledge[1].language', rule: 'required' },
      { field: 'draft.knowledge[2].id', rule: 'unique' },
    ]);
    expect(asked()).toEqual([]);
  });

  it('must not name bases in vendorOptions as well', async () => {
    const { provider } = await givenEmulator();

    expect(
      await errorOf(
        provider.assistants.create({
          name: 'Desk',
          knowledge: [english],
          vendorOptions: {
            genesys: {
              knowledgeSuggestionConfig: {
                vendorName: 'GenesysKnowledge',
                knowledgeBase: { id: otherKnowledgeBaseId },
              },
            },
          },
        }),
      ),
    ).toMatchObject({ kind: 'invalidInput', issues: [{ field: 'draft.knowledge' }] });
  });
});
