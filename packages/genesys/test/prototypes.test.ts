import { describe, expect, it } from 'vitest';
import { assistantId, givenAnswers, sendJson, valueOf } from './harness.js';

describe('`__proto__` in a response', () => {
  const evil = '{"polluted": true}';
  const assistant = (name: string) =>
    `{"id":"${assistantId}","name":"x","${name}":${evil},"constructor":{"prototype":${evil}},` +
    `"transcriptionConfig":{"vendorName":"Genesys","${name}":${evil}},` +
    `"knowledgeSuggestionConfig":{"vendorName":"GenesysKnowledge","${name}":${evil}}}`;

  it.each(['__proto__', '\\u005f_proto__', '__\\u0070roto\\u005F_'])(
    'written %s pollutes nothing and is not sent back',
    async (name) => {
      const { provider, requests } = await givenAnswers((response) =>
        sendJson(response, 200, assistant(name)),
      );

      const read = await valueOf(provider.assistants.get(assistantId));
      const updated = await valueOf(provider.editing.update(assistantId, { name: 'y' }));

      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
      for (const { vendorData } of [read, updated]) {
        expect(Object.getPrototypeOf(vendorData)).toBe(Object.prototype);
        // A careless copy is safe too.
        expect(Object.assign({}, vendorData)).not.toHaveProperty('polluted');
        expect(vendorData).not.toHaveProperty('polluted');
      }
      expect(requests.at(-1)?.body).not.toContain('proto__');
    },
  );

  it('pollutes nothing in an error or a copilot', async () => {
    const { provider } = await givenAnswers((response, { method, body }) => {
      if (method === 'PUT') return sendJson(response, 200, body);
      return sendJson(
        response,
        200,
        `{"__proto__":${evil},"summaryGenerationConfig":{"enabled":false,"__proto__":${evil}}}`,
      );
    });

    const assigned = await valueOf(
      provider.aiAgents.assign(assistantId, { role: 'summarization' }),
    );

    expect(assigned.vendorData).toEqual({ enabled: true });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
