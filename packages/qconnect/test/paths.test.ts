import { GetAssistantCommand, TagResourceCommand } from '@aws-sdk/client-qconnect';
import { describe, expect, it } from 'vitest';
import {
  agentId,
  assistantArn,
  assistantData,
  assistantId,
  errorOf,
  givenAnswers,
  knowledgeBaseId,
  sendJson,
  valueOf,
} from './harness.js';

describe('ids that would change the path', () => {
  const odd = [
    '../tags',
    'a/b',
    'a?b=c',
    'a#b',
    'a%2fb',
    '%2e%2e',
    'a\\b',
    'a;b',
    'é',
    '{assistantId}',
  ];

  it.each(odd)('%s is sent as one segment', async (assistantId) => {
    const { provider, requests } = await givenAnswers((response) =>
      sendJson(response, 200, { assistant: assistantData }),
    );

    await valueOf(provider.native.send(new GetAssistantCommand({ assistantId })));

    const { target = '' } = requests[0] ?? {};
    expect(target.split('/')).toHaveLength(3);
    expect(target).toBe(`/assistants/${encodeURIComponent(assistantId)}`);
    expect(new URL(target, 'http://localhost').pathname).toBe(target);
  });

  it.each(['.', '..'])('%s, which the SDK does not encode, is rejected', async (id) => {
    const { provider, requests } = await givenAnswers((response) => sendJson(response, 200, {}));

    for (const command of [
      new GetAssistantCommand({ assistantId: id }),
      new TagResourceCommand({ resourceArn: id, tags: {} }),
    ])
      expect(await errorOf(provider.native.send(command as GetAssistantCommand))).toMatchObject({
        kind: 'invalidInput',
        effect: 'none',
      });
    expect(requests).toEqual([]);
  });

  it.each([...odd, '.', '..', ' ', '', assistantArn.replace('assistant/', '../')])(
    '%s is rejected by every portable call',
    async (id) => {
      const { provider, requests } = await givenAnswers((response) => sendJson(response, 200, {}));
      const { assistants, aiAgents, knowledge, tagging, native } = provider;
      const source = { type: 'knowledgeBase', id: knowledgeBaseId } as const;

      const errors = await Promise.all([
        errorOf(assistants.get(id)),
        errorOf(assistants.delete(id)),
        errorOf(aiAgents.list(id)),
        errorOf(aiAgents.assign(id, { role: 'manualSearch', agentId })),
        errorOf(aiAgents.assign(assistantId, { role: 'manualSearch', agentId: id })),
        errorOf(aiAgents.unassign(id, { role: 'manualSearch' })),
        errorOf(knowledge.list(id)),
        errorOf(knowledge.link(id, source)),
        errorOf(knowledge.link(assistantId, { ...source, id })),
        errorOf(knowledge.unlink(id, knowledgeBaseId)),
        errorOf(knowledge.unlink(assistantId, id)),
        errorOf(tagging.list(id)),
        errorOf(tagging.tag(id, { a: 'b' })),
        errorOf(tagging.untag(id, ['a'])),
        errorOf(native.listAiAgents(id)),
        errorOf(native.getAiAgent(id, agentId)),
        errorOf(native.getAiAgent(assistantId, id)),
      ]);

      expect(errors.map(({ kind }) => kind)).toEqual(errors.map(() => 'invalidInput'));
      expect(requests).toEqual([]);
    },
  );
});
