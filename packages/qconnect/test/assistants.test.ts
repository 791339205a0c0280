import { describe, expect, it } from 'vitest';
import {
  assistantArn,
  assistantData,
  assistantId,
  errorOf,
  externalSource,
  givenAnswers,
  givenEmulator,
  knowledgeBaseId,
  otherKnowledgeBaseId,
  sendJson,
  valueOf,
} from './harness.js';

const draft = {
  name: 'Returns desk',
  description: 'Helps with returns',
  tags: { AmazonConnectEnabled: 'True', __proto: 'x' },
  encryption: { kmsKeyId: 'arn:aws:kms:us-east-1:123456789012:key/1' },
};

describe('creating an assistant', () => {
  it('answers it as the vendor has it, and as received', async () => {
    const { provider, emulator } = await givenEmulator();

    const created = await valueOf(provider.assistants.create(draft));

    expect(created).toMatchObject({
      vendor: 'qconnect',
      name: 'Returns desk',
      description: 'Helps with returns',
      status: 'creating',
      vendorStatus: 'CREATE_IN_PROGRESS',
      tags: draft.tags,
      encryption: draft.encryption,
      aiAgents: [],
      vendorData: { type: 'AGENT', status: 'CREATE_IN_PROGRESS' },
    });
    expect(created.locator).toBe(`arn:aws:wisdom:us-east-1:123456789012:assistant/${created.id}`);
    expect(created.knowledge).toBeUndefined();
    expect(emulator.requests.all().map(({ operation }) => operation)).toEqual(['CreateAssistant']);
  });

  it('sends the idempotency key, so that the same call twice makes one assistant', async () => {
    const { provider, emulator } = await givenEmulator();

    const first = await valueOf(provider.assistants.create(draft, { idempotencyKey: 'once' }));
    const second = await valueOf(provider.assistants.create(draft, { idempotencyKey: 'once' }));

    expect(second.id).toBe(first.id);
    expect(emulator.requests.of('CreateAssistant').map(({ body }) => body)).toMatchObject([
      { clientToken: 'once' },
      { clientToken: 'once' },
    ]);
  });

  it('takes the vendor type, and refuses vendor fields that it does not know', async () => {
    const { provider, requests } = await givenAnswers((response) =>
      sendJson(response, 200, { assistant: { ...assistantData, type: 'AGENT_V2' } }),
    );

    const created = await valueOf(
      provider.assistants.create({
        name: 'Returns desk',
        vendorOptions: { qconnect: { type: 'AGENT_V2' } },
      }),
    );
    const refused = await errorOf(
      provider.assistants.create({
        name: 'Returns desk',
        vendorOptions: { qconnect: { typo: 'AGENT_V2' } as object },
      }),
    );

    expect(created.vendorData).toMatchObject({ type: 'AGENT_V2' });
    expect(requests.map(({ body }) => JSON.parse(body) as unknown)).toMatchObject([
      { type: 'AGENT_V2' },
    ]);
    expect(refused).toMatchObject({
      kind: 'invalidInput',
      issues: [{ field: 'draft.vendorOptions.qconnect.typo', rule: 'unknownField' }],
    });
  });

  it.each([
    ['202 without a body', 202, undefined],
    ['200 without a body', 200, undefined],
    ['an empty object', 200, {}],
    ['null', 200, null],
    ['a list', 200, []],
    ['an assistant without id', 200, { assistant: { ...assistantData, assistantId: undefined } }],
    ['a status that is no text', 200, { assistant: { ...assistantData, status: 7 } }],
    ['HTML', 200, '<html></html>'],
    ['half a body', 200, '{"assistant":'],
  ])('does not take %s for an assistant', async (_, status, body) => {
    const { provider } = await givenAnswers((response) => sendJson(response, status, body));

    const error = await errorOf(provider.assistants.create({ name: 'Returns desk' }));

    expect(error).toMatchObject({
      kind: 'unexpectedReply',
      retry: 'never',
      effect: 'maybe',
      status,
      requestId: 'request-1',
    });
  });
});

describe('creating an assistant with knowledge', () => {
  const knowledge = [{ type: 'knowledgeBase', id: knowledgeBaseId }, externalSource] as const;

  it('waits until it is active, links each source, and answers the links', async () => {
    const { provider, emulator } = await givenEmulator();

    const created = await valueOf(provider.assistants.create({ ...draft, knowledge }));

    expect(created.status).toBe('active');
    expect(created.knowledge).toMatchObject([
      { source: { type: 'knowledgeBase', id: knowledgeBaseId } },
      { source: externalSource },
    ]);
    const listed = await valueOf(provider.knowledge.list(created.id));
    expect(listed).toEqual(created.knowledge);
    const names = new Set(emulator.requests.all().map(({ operation }) => operation));
    expect([...names]).toEqual([
      'CreateAssistant',
      'GetAssistant',
      'CreateAssistantAssociation',
      'ListAssistantAssociations',
    ]);
  });

  it('asks for nothing more when there is nothing to link', async () => {
    const { provider, emulator } = await givenEmulator();

    const created = await valueOf(provider.assistants.create({ ...draft, knowledge: [] }));

    expect(created.knowledge).toEqual([]);
    expect(emulator.requests.all()).toHaveLength(1);
  });

  it('tells that the assistant exists when a link fails, and goes on with the same key', async () => {
    // Given a vendor that refuses the second link once
    const { provider, emulator } = await givenEmulator();
    emulator.faults.add({
      operation: 'CreateAssistantAssociation',
      skip: 1,
      times: 1,
      effect: { kind: 'status', status: 402 },
    });

    // When the creation fails half-way
    const options = { idempotencyKey: 'desk-1' };
    const error = await errorOf(provider.assistants.create({ ...draft, knowledge }, options));

    // Then the error says what there is
    const [assistant] = (await valueOf(provider.assistants.list())).items;
    expect(error).toMatchObject({
      kind: 'quotaExceeded',
      effect: 'maybe',
      retry: 'never',
      assistantId: assistant?.id,
    });
    expect(error.message).toContain(assistant?.id);
    expect(error.message).toContain('draft.knowledge[1]');
    expect(error.message).toContain('"desk-1"');

    // And the same call finishes it, without a second assistant or link
    const finished = await valueOf(provider.assistants.create({ ...draft, knowledge }, options));
    expect(finished.id).toBe(assistant?.id);
    expect((await valueOf(provider.assistants.list())).items).toHaveLength(1);
    expect(await valueOf(provider.knowledge.list(finished.id))).toHaveLength(2);
  });

  it('answers conflict when the creation fails at the vendor', async () => {
    const { provider, emulator } = await givenEmulator();
    emulator.failNext('CreateAssistant');

    const error = await errorOf(provider.assistants.create({ ...draft, knowledge }));

    expect(error).toMatchObject({
      kind: 'conflict',
      vendorCode: 'CREATE_FAILED',
      effect: 'maybe',
      retry: 'never',
    });
    expect(error.assistantId).toMatch(/^[a-f0-9-]{36}$/);
    expect(error.message).toContain(error.assistantId);
  });

  it('keeps waiting through a status that is new at the vendor', async () => {
    const statuses = ['CREATE_IN_PROGRESS', 'WARMING_UP', 'ACTIVE'];
    const { provider } = await givenAnswers(
      (response, { target }) =>
        target.endsWith('/associations')
          ? sendJson(response, 200, {
              assistantAssociation: {
                assistantAssociationId: 'x',
                associationType: 'KNOWLEDGE_BASE',
                associationData: { knowledgeBaseAssociation: { knowledgeBaseId } },
              },
            })
          : sendJson(response, 200, {
              assistant: { ...assistantData, status: statuses.shift() },
            }),
      {},
      { now: () => 0, sleep: () => Promise.resolve() },
    );

    const created = await valueOf(
      provider.assistants.create({ name: 'Desk', knowledge: [knowledge[0]] }),
    );

    expect(created).toMatchObject({ status: 'active', knowledge: [{ linkId: 'x' }] });
  });

  it('refuses what cannot be before it creates anything', async () => {
    const { provider, emulator } = await givenEmulator();

    const error = await errorOf(
      provider.assistants.create({
        name: '@home',
        knowledge: [
          { type: 'knowledgeBase', id: 'not-an-id' },
          { type: 'externalKnowledgeBase', locator: 'arn:aws:s3:::bucket', accessRole: 'root' },
        ],
      }),
    );

    expect(error).toMatchObject({ kind: 'invalidInput', effect: 'none' });
    expect(error.issues?.map(({ field }) => field)).toEqual([
      'draft.name',
      'draft.knowledge[0].id',
      'draft.knowledge[1].locator',
      'draft.knowledge[1].accessRole',
    ]);
    expect(emulator.requests.all()).toEqual([]);
  });
});

describe('getting and listing assistants', () => {
  it('takes an id or an ARN', async () => {
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

  it('keeps every member of the answer, known to the SDK or not', async () => {
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

  it('lists page by page, in the page size asked for', async () => {
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

  it('finds by exact name, and leaves out what is being deleted', async () => {
    const { provider } = await givenEmulator({ settings: { duplicateAssistantName: 'allowed' } });
    const kept = await valueOf(provider.assistants.create({ name: 'Desk' }));
    const deleted = await valueOf(provider.assistants.create({ name: 'Desk' }));
    await valueOf(provider.assistants.create({ name: 'Desk 2' }));
    await valueOf(provider.assistants.delete(deleted.id));

    const found = await valueOf(provider.assistants.list({ name: 'Desk' }));

    expect(found.items.map(({ id }) => id)).toEqual([kept.id]);
  });

  it('reads on through an empty page, and ends at an empty token', async () => {
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

  it('does not turn in circles on a token that repeats', async () => {
    const { provider } = await givenAnswers((response) =>
      sendJson(response, 200, { assistantSummaries: [], nextToken: 'again' }),
    );

    const error = await errorOf(provider.assistants.list());

    expect(error).toMatchObject({ kind: 'unexpectedReply' });
  });

  it('names the entry that is wrong', async () => {
    const { provider } = await givenAnswers((response) =>
      sendJson(response, 200, {
        assistantSummaries: [assistantData, { ...assistantData, tags: { a: 1 } }],
      }),
    );

    const error = await errorOf(provider.assistants.list());

    expect(error).toMatchObject({ kind: 'unexpectedReply', effect: 'none' });
    expect(error.message).toContain('answer.assistantSummaries[1].tags["a"] must be a string');
  });
});

describe('deleting an assistant', () => {
  it('deletes one, and does not find it again', async () => {
    const { provider, emulator, clock } = await givenEmulator();
    const { id } = await valueOf(provider.assistants.create(draft));

    await valueOf(provider.assistants.delete(id));
    await clock.sleep(60_000);

    expect(await errorOf(provider.assistants.get(id))).toMatchObject({ kind: 'notFound' });
    expect(await errorOf(provider.assistants.delete(id))).toMatchObject({
      kind: 'notFound',
      vendorCode: 'ResourceNotFoundException',
      status: 404,
      assistantId: id,
    });
    expect(emulator.requests.of('ListAssistantAssociations')).toEqual([]);
  });

  it.each(['ValidationException', 'ConflictException'] as const)(
    'removes the links of one that cannot be deleted with them (%s)',
    async (deleteAssistantWithAssociations) => {
      const { provider, emulator, clock } = await givenEmulator({
        settings: { deleteAssistantWithAssociations },
      });
      const { id } = await valueOf(
        provider.assistants.create({
          ...draft,
          knowledge: [
            { type: 'knowledgeBase', id: knowledgeBaseId },
            { type: 'knowledgeBase', id: otherKnowledgeBaseId },
          ],
        }),
      );

      await valueOf(provider.assistants.delete(id));
      await clock.sleep(60_000);

      expect(await errorOf(provider.assistants.get(id))).toMatchObject({ kind: 'notFound' });
      expect(emulator.requests.of('DeleteAssistantAssociation')).toHaveLength(2);
    },
  );

  it('takes no link away when the refusal is about something else', async () => {
    const { provider, emulator } = await givenEmulator();
    const { id } = await valueOf(
      provider.assistants.create({
        ...draft,
        knowledge: [{ type: 'knowledgeBase', id: knowledgeBaseId }],
      }),
    );
    emulator.faults.add({ operation: 'DeleteAssistant', effect: { kind: 'status', status: 403 } });

    const error = await errorOf(provider.assistants.delete(id));

    expect(error).toMatchObject({ kind: 'permissionDenied', effect: 'none' });
    expect(await valueOf(provider.knowledge.list(id))).toHaveLength(1);
  });

  it('answers the refusal as it is when there is no link to take away', async () => {
    const { provider, emulator } = await givenEmulator();
    const { id } = await valueOf(provider.assistants.create(draft));
    emulator.faults.add({ operation: 'DeleteAssistant', effect: { kind: 'status', status: 400 } });

    const error = await errorOf(provider.assistants.delete(id));

    expect(error).toMatchObject({ kind: 'invalidInput', vendorCode: 'ValidationException' });
    expect(error.message).not.toContain('links');
  });

  it('says which links are gone when it cannot finish', async () => {
    const { provider, emulator } = await givenEmulator();
    const { id } = await valueOf(
      provider.assistants.create({
        ...draft,
        knowledge: [
          { type: 'knowledgeBase', id: knowledgeBaseId },
          { type: 'knowledgeBase', id: otherKnowledgeBaseId },
        ],
      }),
    );
    emulator.faults.add({
      operation: 'DeleteAssistantAssociation',
      skip: 1,
      effect: { kind: 'status', status: 503 },
    });

    const error = await errorOf(provider.assistants.delete(id));

    expect(error).toMatchObject({ kind: 'unavailable', effect: 'maybe', assistantId: id });
    expect(error.message).toContain('1 of its 2 knowledge links are');
  });
});
