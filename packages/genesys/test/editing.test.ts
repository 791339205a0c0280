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

describe('`assistants.update`', () => {
  it('sends unknown members back, and no read-only ones', async () => {
    const bodies: unknown[] = [];
    const stored = {
      ...vendorAssistant,
      copilotContext: {},
      novelty: { keep: ['this'] },
      knowledgeSuggestionConfig: {
        vendorName: 'GenesysKnowledge',
        knowledgeBases: [
          {
            id: knowledgeBaseId,
            languageCode: 'en-GB',
            confidenceThreshold: 0.4,
            selfUri: '/api/v2/knowledge',
          },
        ],
      },
    };
    const { provider } = await givenAnswers((response, { method, body }) => {
      if (method === 'PATCH') bodies.push(JSON.parse(body));
      sendJson(response, 200, stored);
    });

    await valueOf(provider.editing.update(vendorAssistant.id, { name: 'Renamed' }));

    expect(bodies).toEqual([
      {
        name: 'Renamed',
        transcriptionConfig: { vendorName: 'Genesys' },
        novelty: { keep: ['this'] },
        knowledgeSuggestionConfig: {
          vendorName: 'GenesysKnowledge',
          knowledgeBases: [
            { id: knowledgeBaseId, languageCode: 'en-GB', confidenceThreshold: 0.4 },
          ],
        },
      },
    ]);
  });

  it.each([
    ['an integer beyond 2^53', '9007199254740993'],
    ['a number beyond all doubles', '1e400'],
  ])('does not write %s back', async (_, number) => {
    const { provider, requests } = await givenAnswers((response) =>
      sendJson(
        response,
        200,
        JSON.stringify({ ...vendorAssistant, x: [{ serial: 0 }] }).replace(
          '"serial":0',
          `"serial":${number}`,
        ),
      ),
    );

    const error = await errorOf(provider.editing.update(vendorAssistant.id, { name: 'Renamed' }));

    expect(error).toMatchObject({ kind: 'unexpectedReply', retry: 'never', effect: 'none' });
    expect(error.message).toContain('x[0].serial');
    expect(requests.map(({ method }) => method)).toEqual(['GET']);
  });

  it('writes although a read-only member has such a number', async () => {
    const { provider, requests } = await givenAnswers((response) =>
      sendJson(response, 200, { ...vendorAssistant, copilotContext: { serial: 2 ** 60 } }),
    );

    await valueOf(provider.editing.update(vendorAssistant.id, { name: 'Renamed' }));

    expect(requests.map(({ method }) => method)).toEqual(['GET', 'PATCH']);
  });

  it.each([
    { patchAssistant: 'partial' },
    { patchAssistant: 'full' },
    { readOnlyMembers: 'refused' },
  ] as const)('keeps the rest where the vendor has %j', async (settings) => {
    const { provider } = await givenEmulator({ settings });
    const made = await valueOf(
      provider.assistants.create({
        name: 'Desk',
        knowledge: [{ type: 'knowledgeBase', id: knowledgeBaseId, language: 'de-DE' }],
      }),
    );

    const { knowledge, name } = await valueOf(provider.editing.update(made.id, { name: 'New' }));

    expect(name).toBe('New');
    expect(knowledge).toMatchObject([{ linkId: knowledgeBaseId }]);
  });

  it('writes nothing if nothing changes', async () => {
    const { provider, asked } = await givenEmulator();
    const { id } = await valueOf(provider.assistants.create({ name: 'Desk' }));

    expect((await valueOf(provider.editing.update(id, {}))).name).toBe('Desk');
    expect(asked()).toEqual(['postAssistants', 'getAssistant']);
  });
});
