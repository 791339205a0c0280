/** Whole estates cost what the vendor's lists cost: the requests that the emulator has seen. */
import { describe, expect, it } from 'vitest';
import {
  assistantData,
  errorOf,
  givenAnswers,
  givenEmulator,
  knowledgeBaseId,
  sendJson,
  valueOf,
} from './harness.js';

const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const estate = {
  assistants: Array.from({ length: 30 }, (_, n) => ({
    assistantId: idOf(n),
    name: `Desk ${n}`,
    aiAgentConfiguration: { MANUAL_SEARCH: { aiAgentId: idOf(n) } },
    associations: [{ association: { knowledgeBaseId } }],
  })),
};

const given = async () => {
  const world = await givenEmulator({ seed: estate });
  const asked = () => world.emulator.requests.all().map(({ operation }) => operation);
  return { ...world, asked };
};

describe('`include`', () => {
  it('reads AI agents with the list alone', async () => {
    const { provider, asked } = await given();
    const roles = [];

    for await (const entry of provider.assistants.all({ include: ['aiAgents'], pageSize: 10 }))
      roles.push(entry._unsafeUnwrap().aiAgents?.[0]?.role);

    expect(roles).toEqual(estate.assistants.map(() => 'manualSearch'));
    expect(asked()).toEqual(Array(3).fill('ListAssistants'));
  });

  it('reads knowledge with one list of associations for each assistant', async () => {
    const { provider, asked, emulator } = await given();
    const bases = [];
    const query = { include: ['aiAgents', 'knowledge'], pageSize: 100 } as const;

    for await (const entry of provider.assistants.all(query)) {
      const { knowledge = [], aiAgents } = entry._unsafeUnwrap();
      expect(aiAgents).toHaveLength(1);
      bases.push(...knowledge.map(({ source }) => source));
    }

    expect(bases).toEqual(
      estate.assistants.map(() => ({ type: 'knowledgeBase', id: knowledgeBaseId })),
    );
    expect(asked().sort()).toEqual([
      ...Array<string>(30).fill('ListAssistantAssociations'),
      'ListAssistants',
    ]);
    const targets = emulator.requests.of('ListAssistantAssociations').map(({ target }) => target);
    expect(new Set(targets).size).toBe(30);
  });

  it('reads no knowledge of assistants that a search by name does not find', async () => {
    const { provider, asked } = await given();

    const { items } = await valueOf(
      provider.assistants.list({ name: 'Desk 7', include: ['knowledge'] }),
    );

    expect(items).toMatchObject([{ id: idOf(7), knowledge: [{}] }]);
    expect(asked()).toEqual(['ListAssistants', 'ListAssistantAssociations']);
  });

  it('leaves out the knowledge of an assistant that was deleted meanwhile', async () => {
    const { provider } = await givenAnswers((response, { target }) =>
      target.startsWith('/assistants?') || target === '/assistants'
        ? sendJson(response, 200, { assistantSummaries: [assistantData] })
        : sendJson(response, 404, { message: 'gone' }, resourceNotFound),
    );

    const { items } = await valueOf(provider.assistants.list({ include: ['knowledge'] }));

    expect(items).toHaveLength(1);
    expect(items[0]).not.toHaveProperty('knowledge');
  });

  it('fails if the associations cannot be read', async () => {
    const { provider } = await givenAnswers((response, { target }) =>
      target === '/assistants'
        ? sendJson(response, 200, { assistantSummaries: [assistantData] })
        : sendJson(response, 403, { message: 'no' }, accessDenied),
    );

    const error = await errorOf(provider.assistants.list({ include: ['knowledge'] }));

    expect(error).toMatchObject({ kind: 'permissionDenied', operation: 'assistants.list' });
    expect(error.message).toContain('wisdom:ListAssistantAssociations');
  });
});

const resourceNotFound = { 'x-amzn-errortype': 'ResourceNotFoundException' };
const accessDenied = { 'x-amzn-errortype': 'AccessDeniedException' };
