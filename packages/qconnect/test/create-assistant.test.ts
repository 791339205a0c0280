import { describe, expect, it } from 'vitest';
import {
  assistantData,
  draft,
  errorOf,
  externalSource,
  givenAnswers,
  givenEmulator,
  knowledgeBaseId,
  sendJson,
  valueOf,
} from './harness.js';

describe('creating an assistant', () => {
  it("resolves to the assistant, with the vendor's data as received", async () => {
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

  it('creates one assistant for two calls with the same idempotency key', async () => {
    const { provider, emulator } = await givenEmulator();

    const first = await valueOf(provider.assistants.create(draft, { idempotencyKey: 'once' }));
    const second = await valueOf(provider.assistants.create(draft, { idempotencyKey: 'once' }));

    expect(second.id).toBe(first.id);
    expect(emulator.requests.of('CreateAssistant').map(({ body }) => body)).toMatchObject([
      { clientToken: 'once' },
      { clientToken: 'once' },
    ]);
  });

  it("sends the vendor's type, and rejects unknown vendor options", async () => {
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

  it('waits until the assistant is active, links each source, and returns the links', async () => {
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

  it('sends no further request if there is nothing to link', async () => {
    const { provider, emulator } = await givenEmulator();

    const created = await valueOf(provider.assistants.create({ ...draft, knowledge: [] }));

    expect(created.knowledge).toEqual([]);
    expect(emulator.requests.all()).toHaveLength(1);
  });

  it('reports that the assistant exists if a link fails, and resumes with the same key', async () => {
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
    expect(error.message).toContain('repeat the call with idempotencyKey "desk-1"');
    expect(error.message).not.toContain('findPossiblyCreated');

    // And the same call finishes it, without a second assistant or link
    const finished = await valueOf(provider.assistants.create({ ...draft, knowledge }, options));
    expect(finished.id).toBe(assistant?.id);
    expect((await valueOf(provider.assistants.list())).items).toHaveLength(1);
    expect(await valueOf(provider.knowledge.list(finished.id))).toHaveLength(2);
  });

  it('fails with `conflict` if the creation fails at the vendor', async () => {
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

  it('keeps waiting during an unknown status', async () => {
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

  it('rejects impossible input before it creates anything', async () => {
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
