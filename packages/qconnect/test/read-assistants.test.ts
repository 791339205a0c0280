import { describe, expect, it } from 'vitest';
import {
  assistantArn,
  assistantData,
  assistantId,
  draft,
  errorOf,
  givenAnswers,
  givenEmulator,
  sendJson,
  valueOf,
} from './harness.js';

describe('getting and listing assistants', () => {
  it('accepts an id or an ARN', async () => {
    const { provider, emulator } = await givenEmulator();
    const created = await valueOf(provider.assistants.create(draft));

    const byId = await valueOf(provider.assistants.get(created.id));
    const byArn = await valueOf(provider.assistants.get(created.locator));

    expect(byArn).toEqual(byId);
    expect(emulator.requests.of('GetAssistant').map(({ target }) => target)).toEqual([
      `/assistants/${created.id}`,
      `/assistants/${encodeURIComponent(created.locator)}`,
    ]);
  });

  it('keeps every member of the response, known to the SDK or not', async () => {
    const answered = {
      ...assistantData,
      description: 'Helps',
      tags: { team: 'returns' },
      serverSideEncryptionConfiguration: { kmsKeyId: 'alias/desk' },
      integrationConfiguration: { topicIntegrationArn: 'arn:aws:sns:us-east-1:123456789012:t' },
      capabilityConfiguration: { type: 'V2' },
      aiAgentConfiguration: {
        ANSWER_RECOMMENDATION: { aiAgentId: 'a:1', enabled: false },
        FUTURE_TYPE: { aiAgentId: 'b', novelty: { deep: [1] } },
      },
      orchestratorConfigurationList: [
        { aiAgentId: 'c:$LATEST', orchestratorUseCase: 'Connect.SelfService' },
        { orchestratorUseCase: 'Connect.Future' },
      ],
      novelty: { deep: [{ er: true }] },
    };
    const { provider } = await givenAnswers((response) =>
      sendJson(response, 200, { assistant: answered }),
    );

    const assistant = await valueOf(provider.assistants.get(assistantId));

    expect(assistant.vendorData).toEqual(answered);
    expect(assistant).toMatchObject({
      description: 'Helps',
      tags: { team: 'returns' },
      encryption: { kmsKeyId: 'alias/desk' },
      locator: assistantArn,
    });
    expect(assistant.aiAgents).toMatchObject([
      { role: 'answerRecommendation', agentId: 'a:1', enabled: false },
      { role: 'FUTURE_TYPE', agentId: 'b', enabled: true, vendorRole: 'FUTURE_TYPE' },
      { role: 'orchestration', useCase: 'Connect.SelfService', agentId: 'c:$LATEST' },
      { role: 'orchestration', useCase: 'Connect.Future', enabled: true },
    ]);
  });

  it('narrows the vendor data by the vendor', async () => {
    const { provider } = await givenAnswers((response) =>
      sendJson(response, 200, { assistant: assistantData }),
    );

    const assistant = await valueOf(provider.assistants.get(assistantId));

    if (assistant.vendor !== 'qconnect') throw new Error('another vendor');
    const status: string = assistant.vendorData.status;
    expect(status).toBe('ACTIVE');
  });

  it('lists page by page, with the given page size', async () => {
    const { provider, emulator } = await givenEmulator();
    for (const name of ['A', 'B', 'C']) await valueOf(provider.assistants.create({ name }));

    const first = await valueOf(provider.assistants.list({ pageSize: 2 }));
    const rest = await valueOf(
      provider.assistants.list({ pageSize: 2, cursor: first.nextCursor ?? '' }),
    );
    const names: string[] = [];
    for await (const each of provider.assistants.all({ pageSize: 1 }))
      names.push(each._unsafeUnwrap().name);

    expect([...first.items, ...rest.items].map(({ name }) => name).toSorted()).toEqual([
      'A',
      'B',
      'C',
    ]);
    expect(rest.nextCursor).toBeUndefined();
    expect(names.toSorted()).toEqual(['A', 'B', 'C']);
    expect(emulator.requests.of('ListAssistants')[0]?.target).toBe('/assistants?maxResults=2');
  });

  it('blames `query.cursor` for a cursor that the vendor refuses', async () => {
    const { provider } = await givenEmulator();

    const error = await errorOf(provider.assistants.list({ cursor: 'nonsense' }));

    expect(error).toMatchObject({
      kind: 'invalidInput',
      status: 400,
      operation: 'assistants.list',
      issues: [{ field: 'query.cursor', rule: 'cursor' }],
    });
    expect(error.requestId).toBeDefined();
  });

  it('finds by exact name, without assistants that are being deleted', async () => {
    const { provider } = await givenEmulator({ settings: { duplicateAssistantName: 'allowed' } });
    const kept = await valueOf(provider.assistants.create({ name: 'Desk' }));
    const deleted = await valueOf(provider.assistants.create({ name: 'Desk' }));
    await valueOf(provider.assistants.create({ name: 'Desk 2' }));
    await valueOf(provider.assistants.delete(deleted.id));

    const found = await valueOf(provider.assistants.list({ name: 'Desk' }));

    expect(found.items.map(({ id }) => id)).toEqual([kept.id]);
  });

  it('skips empty pages, and ends at an empty token', async () => {
    const pages = [
      { assistantSummaries: [], nextToken: 'two' },
      { assistantSummaries: [assistantData], nextToken: '' },
    ];
    const { provider, requests } = await givenAnswers((response) =>
      sendJson(response, 200, pages.shift()),
    );

    const page = await valueOf(provider.assistants.list());

    expect(page.items).toHaveLength(1);
    expect(page.nextCursor).toBeUndefined();
    expect(requests.map(({ target }) => target)).toEqual([
      '/assistants',
      '/assistants?nextToken=two',
    ]);
  });

  it.each([undefined, {}, { assistantSummaries: null }])(
    'fails if the response has no list, such as the empty body of a proxy: %j',
    async (body) => {
      const { provider } = await givenAnswers((response) => sendJson(response, 200, body));

      for (const read of [
        provider.assistants.list(),
        provider.knowledge.list(assistantId),
        provider.native.listAiAgents(assistantId),
      ])
        expect((await errorOf(read)).kind).toBe('unexpectedReply');
    },
  );

  it('fails if a token repeats', async () => {
    const { provider } = await givenAnswers((response) =>
      sendJson(response, 200, { assistantSummaries: [], nextToken: 'again' }),
    );

    const error = await errorOf(provider.assistants.list());

    expect(error).toMatchObject({ kind: 'unexpectedReply' });
  });

  it('names the wrong member of a list', async () => {
    const { provider } = await givenAnswers((response) =>
      sendJson(response, 200, {
        assistantSummaries: [assistantData, { ...assistantData, tags: { a: 1 } }],
      }),
    );

    const error = await errorOf(provider.assistants.list());

    expect(error).toMatchObject({ kind: 'unexpectedReply', effect: 'none' });
    expect(error.message).toContain('the response.assistantSummaries[1].tags["a"] is not a string');
  });
});
