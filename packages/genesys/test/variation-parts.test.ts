/** The variations of an assistant as parts. */
import type { JsonObject } from '@assistant-provider/core';
import { describe, expect, it } from 'vitest';
import {
  assistantId,
  errorOf,
  givenAnswers,
  givenEmulator,
  knowledgeBaseId,
  otherKnowledgeBaseId,
  repeating,
  sendJson,
  valueOf,
} from './harness.js';

const kind = 'variation';
const variationId = '77777777-0000-4000-8000-000000000001';
const transcriptionConfig = { vendorName: 'Genesys' };
const content: JsonObject = {
  transcriptionConfig,
  knowledgeSuggestionConfig: {
    vendorName: 'GenesysKnowledge',
    knowledgeBases: [
      { id: knowledgeBaseId, languageCode: 'de-DE', confidenceThreshold: 0.4 },
      { id: otherKnowledgeBaseId, languageCode: 'de-AT' },
    ],
  },
  copilot: {
    liveOnQueue: true,
    defaultLanguage: 'de-DE',
    queryProcessingConfig: { knowledgeQueryProcessing: 'On' },
    summaryGenerationConfig: { enabled: true, summarySetting: { id: 'setting-1' } },
  },
};
const seed = {
  assistants: [{ id: assistantId, name: 'Desk' }],
  variations: [
    {
      id: variationId,
      assistantId,
      name: 'German',
      transcriptionConfig,
      copilot: {
        liveOnQueue: true,
        defaultLanguage: 'de-DE',
        ruleEngineConfig: {
          rules: [
            {
              id: 'rule-1',
              enabled: true,
              rule: {
                conditions: [{ conditionType: 'ConversationEnd', conditionValues: [] }],
                actions: [{ actionType: 'KnowledgeArticle' }],
              },
            },
          ],
        },
      },
    },
  ],
};

describe('a variation as a part', () => {
  it('is created with a name, read, changed, renamed and deleted', async () => {
    const { provider } = await givenEmulator({ seed: { assistants: seed.assistants } });
    const created = await valueOf(
      provider.parts.put(assistantId, { kind, name: 'German', content }),
    );
    const { id } = created;
    expect(created).toMatchObject({ kind, name: 'German', origin: 'customer', content });
    expect(created.content).toEqual(content);
    expect(created.references).toEqual([
      {
        at: '/knowledgeSuggestionConfig/knowledgeBases/0/id',
        kind: 'knowledgeBase',
        id: knowledgeBaseId,
      },
      {
        at: '/knowledgeSuggestionConfig/knowledgeBases/1/id',
        kind: 'knowledgeBase',
        id: otherKnowledgeBaseId,
      },
      {
        at: '/copilot/summaryGenerationConfig/summarySetting/id',
        kind: 'summarySetting',
        id: 'setting-1',
      },
    ]);
    expect(created.updatedAt).toEqual(expect.any(String));
    expect(await valueOf(provider.parts.get(assistantId, { kind, id }))).toEqual(created);

    const single = { vendorName: 'GenesysKnowledge', knowledgeBase: { id: knowledgeBaseId } };
    const changed = { ...content, knowledgeSuggestionConfig: single };
    const put = await valueOf(provider.parts.put(assistantId, { kind, id, content: changed }));
    expect(put).toMatchObject({ id, name: 'German' });
    expect(put.content).toEqual(changed);
    const renamed = await valueOf(
      provider.parts.put(assistantId, { kind, id, name: 'Deutsch', content: changed }),
    );
    expect(renamed).toMatchObject({ name: 'Deutsch', content: changed });
    expect(await valueOf(provider.parts.list(assistantId, { kind }))).toEqual([renamed]);

    await valueOf(provider.parts.delete(assistantId, { kind, id }));
    expect(await valueOf(provider.parts.list(assistantId, { kind }))).toEqual([]);
    expect(await errorOf(provider.parts.delete(assistantId, { kind, id }))).toMatchObject({
      kind: 'notFound',
    });
  });

  it('is not written if it is put back unchanged', async () => {
    const { provider, emulator, asked } = await givenEmulator({ seed });
    const before = emulator.snapshot();

    const [part] = await valueOf(provider.parts.list(assistantId, { kind }));
    if (!part) throw new Error('no variation');
    expect(part.content['copilot']).toMatchObject({
      ruleEngineConfig: { rules: [{ enabled: true }] },
    });
    expect(JSON.stringify(part.content)).not.toContain('rule-1');
    const { id, name = '' } = part;
    await valueOf(provider.parts.put(assistantId, { kind, id, content: part.content }));
    await valueOf(provider.parts.put(assistantId, { kind, id, name, content: part.content }));

    expect(emulator.snapshot()).toEqual(before);
    expect(asked()).not.toContain('putAssistantVariation');
  });

  it('keeps the language of its copilot', async () => {
    const { provider, asked } = await givenEmulator({ seed });
    const copilot = { liveOnQueue: true, defaultLanguage: 'fr-FR' };

    const put = (changed: JsonObject) =>
      errorOf(provider.parts.put(assistantId, { kind, id: variationId, content: changed }));

    for (const changed of [{ transcriptionConfig, copilot }, { transcriptionConfig }])
      expect(await put(changed)).toMatchObject({
        kind: 'unsupported',
        effect: 'none',
        issues: [{ field: 'part.content.copilot.defaultLanguage', rule: 'fixed' }],
      });
    expect(asked()).not.toContain('putAssistantVariation');
  });

  it('must exist if the draft has an id', async () => {
    const { provider, asked } = await givenEmulator({ seed: { assistants: seed.assistants } });
    const reply = provider.parts.put(assistantId, { kind, id: variationId, content });

    expect(await errorOf(reply)).toMatchObject({ kind: 'notFound', effect: 'none' });
    expect(asked()).toEqual(['getAssistantVariation']);
  });

  it('keeps a name that a concurrent change gives it', async () => {
    const { provider } = await givenEmulator({ seed });
    const [part] = await valueOf(provider.parts.list(assistantId, { kind }));
    if (!part) throw new Error('no variation');
    const { id } = part;
    const changed = { ...part.content, knowledgeSuggestionConfig: { vendorName: 'Unknown' } };

    await Promise.all([
      valueOf(
        provider.parts.put(assistantId, { kind, id, name: 'Deutsch', content: part.content }),
      ),
      valueOf(provider.parts.put(assistantId, { kind, id, content: changed })),
    ]);

    expect(await valueOf(provider.parts.get(assistantId, { kind, id }))).toMatchObject({
      name: 'Deutsch',
      content: changed,
    });
  });

  it('is deleted although the response to the first attempt is lost', async () => {
    const { emulator, connection } = await givenEmulator({ seed });
    emulator.faults.add({
      operation: 'deleteAssistantVariation',
      times: 1,
      effect: { kind: 'status', status: 503, when: 'afterWork' },
    });

    await valueOf(repeating(connection).parts.delete(assistantId, { kind, id: variationId }));

    expect(emulator.snapshot().variations).toEqual([]);
  });

  it('is not created twice if the response to its creation is lost', async () => {
    const { emulator, connection } = await givenEmulator({ seed });
    emulator.faults.add({
      operation: 'postAssistantVariations',
      times: 1,
      effect: { kind: 'status', status: 503, when: 'afterWork' },
    });

    const error = await errorOf(
      repeating(connection).parts.put(assistantId, { kind, name: 'German', content }),
    );

    expect(error).toMatchObject({ kind: 'unavailable', retry: 'never', effect: 'maybe' });
    expect(emulator.snapshot().variations).toHaveLength(2);
  });

  it('is read from every page, should the vendor divide the list', async () => {
    const variation = (n: number) => ({ id: `variation-${n}`, name: `${n}`, copilot: null });
    const path = `/api/v2/assistants/${assistantId}/variations`;
    const { provider, requests } = await givenAnswers((response, { target }) =>
      target === path
        ? sendJson(response, 200, { entities: [variation(1)], nextUri: `${path}?after=x` })
        : sendJson(response, 200, { entities: [variation(2)] }),
    );

    const parts = await valueOf(provider.parts.list(assistantId, { kind }));

    expect(parts.map(({ id, content: own }) => [id, own])).toEqual([
      ['variation-1', {}],
      ['variation-2', {}],
    ]);
    expect(requests.map(({ target }) => target)).toEqual([path, `${path}?after=x`]);
  });
});
