import type { GenesysSettings } from '@assistant-provider/emulators';
import { describe, expect, it } from 'vitest';
import {
  assistantId,
  errorOf,
  givenAnswers,
  givenEmulator,
  otherAssistantId,
  queueId,
  sendJson,
  valueOf,
} from './harness.js';

const seed = {
  assistants: [
    { id: assistantId, name: 'Desk' },
    { id: otherAssistantId, name: 'Other desk' },
  ],
};
const bound = (n: number, to: string, mediaTypes: string[] = ['Call']) => ({
  id: queueId(n),
  assistantId: to,
  mediaTypes,
});
const draft = (n: number) => ({ queueId: queueId(n), mediaTypes: ['call', 'message'] as const });
const drafts = (count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => draft(from + index));

describe('one queue', () => {
  it('is bound, read, changed and unbound', async () => {
    const { provider } = await givenEmulator({ seed });

    const made = await valueOf(provider.queues.bind(assistantId, draft(1)));

    expect(made).toMatchObject({
      binding: { queueId: queueId(1), assistantId, mediaTypes: ['call', 'message'] },
    });
    expect(made).not.toHaveProperty('displaced');
    expect(await valueOf(provider.queues.get(assistantId, queueId(1)))).toMatchObject({
      mediaTypes: ['call', 'message'],
    });
    await valueOf(
      provider.queues.bind(assistantId, { queueId: queueId(1), mediaTypes: ['email'] }),
    );
    expect((await valueOf(provider.queues.list(assistantId))).items).toMatchObject([
      { queueId: queueId(1), mediaTypes: ['email'] },
    ]);
    await valueOf(provider.queues.unbind(assistantId, queueId(1)));
    expect(await errorOf(provider.queues.get(assistantId, queueId(1)))).toMatchObject({
      kind: 'notFound',
    });
    expect(await errorOf(provider.queues.unbind(assistantId, queueId(1)))).toMatchObject({
      kind: 'notFound',
    });
  });

  it('tells from whom it took the queue', async () => {
    const { provider } = await givenEmulator({
      seed: { ...seed, assistantQueues: [bound(1, otherAssistantId, ['Email', 'Fax'])] },
    });

    const { binding, displaced } = await valueOf(provider.queues.bind(assistantId, draft(1)));

    expect(binding.assistantId).toBe(assistantId);
    // A media type new at the vendor is carried as it is.
    expect(displaced).toMatchObject({
      queueId: queueId(1),
      assistantId: otherAssistantId,
      mediaTypes: ['email', 'Fax'],
    });
    expect(displaced?.createdAt).toBeDefined();
    expect(displaced?.vendorData).toMatchObject({ id: queueId(1) });
  });

  it('refuses to take it, if told so, and writes nothing', async () => {
    const { provider, asked } = await givenEmulator({
      seed: { ...seed, assistantQueues: [bound(1, otherAssistantId)] },
    });

    const error = await errorOf(
      provider.queues.bind(assistantId, draft(1), { onDisplace: 'refuse' }),
    );

    expect(error).toMatchObject({ kind: 'conflict', effect: 'none', assistantId });
    expect(error.message).toContain(otherAssistantId);
    expect(asked()).toEqual(['getAssistantsQueues']);
    // Its own queue is none that it takes from another.
    await valueOf(provider.queues.bind(otherAssistantId, draft(1), { onDisplace: 'refuse' }));
  });

  it('keeps what else its entry holds', async () => {
    const bodies: unknown[] = [];
    const entry = {
      id: queueId(1),
      mediaTypes: ['Call'],
      assistant: { id: assistantId.toUpperCase() },
      assignmentMode: 'Manual',
      assignedUsersCount: 3,
      dateCreated: '2026-01-01T00:00:00.000Z',
    };
    const { provider } = await givenAnswers((response, { method, body }) => {
      if (method !== 'PUT') return sendJson(response, 200, { entities: [entry] });
      bodies.push(JSON.parse(body));
      return sendJson(response, 201, { ...entry, mediaTypes: ['Email'] });
    });

    const outcome = await valueOf(
      provider.queues.bind(
        assistantId,
        { queueId: queueId(1), mediaTypes: ['email'] },
        { onDisplace: 'refuse' },
      ),
    );

    expect(outcome.binding.mediaTypes).toEqual(['email']);
    expect(bodies).toEqual([{ id: queueId(1), mediaTypes: ['Email'], assignmentMode: 'Manual' }]);
  });
});

describe('many queues', () => {
  const present = [
    ...Array.from({ length: 5 }, (_, n) => bound(100 + n, assistantId)),
    bound(3, otherAssistantId),
    bound(4, otherAssistantId),
    bound(200, otherAssistantId),
  ];

  it.each<Partial<GenesysSettings>>([
    { patchQueues: 'merge', patchQueuesAnswer: 'patched' },
    { patchQueues: 'merge', patchQueuesAnswer: 'all' },
    { patchQueues: 'replace', patchQueuesAnswer: 'patched' },
    { patchQueues: 'replace', patchQueuesAnswer: 'all' },
    { maxPatchedQueues: 3 },
    { duplicateQueueIds: 'refused', readOnlyMembers: 'refused', unknownMembers: 'refused' },
    { takeover: 'modifiesOldAssistant' },
  ])('are bound where the vendor has %j', async (settings) => {
    const { provider } = await givenEmulator({
      seed: { ...seed, assistantQueues: present },
      settings,
    });

    const outcome = await valueOf(provider.queues.bindMany(assistantId, drafts(20)));

    expect(outcome.bindings.map((binding) => binding.queueId)).toEqual(
      drafts(20).map((each) => each.queueId),
    );
    for (const binding of outcome.bindings)
      expect([...binding.mediaTypes].sort()).toEqual(['call', 'message']);
    expect(outcome.displaced).toMatchObject([
      { queueId: queueId(3), assistantId: otherAssistantId },
      { queueId: queueId(4), assistantId: otherAssistantId },
    ]);
    // Bindings that were not named stay, its own and the other's.
    const own = await valueOf(provider.queues.list(assistantId, { pageSize: 200 }));
    expect(own.items).toHaveLength(25);
    const other = await valueOf(provider.queues.list(otherAssistantId));
    expect(other.items.map((binding) => binding.queueId)).toEqual([queueId(200)]);
  });

  it('take few requests', async () => {
    const { provider, asked } = await givenEmulator({
      seed: { ...seed, assistantQueues: present },
    });

    await valueOf(provider.queues.bindMany(assistantId, drafts(250)));

    expect(asked()).toEqual([
      'getAssistantsQueues',
      'getAssistantsQueues',
      'getAssistantsQueues',
      'getAssistantQueues',
      'patchAssistantQueues',
    ]);
  });

  it('are written one by one where that is as few, or a set would be too large', async () => {
    const few = await givenEmulator({ seed });
    await valueOf(few.provider.queues.bindMany(assistantId, drafts(2)));
    expect(few.asked()).toEqual(['getAssistantsQueues', 'putAssistantQueue', 'putAssistantQueue']);

    const many = await givenEmulator({
      seed: {
        ...seed,
        assistantQueues: Array.from({ length: 999 }, (_, n) => bound(1_000 + n, assistantId)),
      },
    });
    const { bindings } = await valueOf(many.provider.queues.bindMany(assistantId, drafts(3)));
    expect(bindings).toHaveLength(3);
    expect(many.asked()).not.toContain('patchAssistantQueues');
  });

  it('are refused before any is written, naming who has them', async () => {
    const { provider, asked } = await givenEmulator({
      seed: { ...seed, assistantQueues: present },
    });

    const error = await errorOf(
      provider.queues.bindMany(assistantId, drafts(20), { onDisplace: 'refuse' }),
    );

    expect(error).toMatchObject({ kind: 'conflict', effect: 'none' });
    expect(error.message).toContain(`queue ${queueId(3)} has the assistant ${otherAssistantId}`);
    expect(asked()).toEqual(['getAssistantsQueues']);
  });

  it('are put again if the answer does not show them as wanted', async () => {
    const puts: string[] = [];
    const { provider } = await givenAnswers((response, { method, target, body }) => {
      if (method === 'PUT') {
        puts.push(target);
        return sendJson(response, 200, JSON.parse(body));
      }
      if (method !== 'PATCH') return sendJson(response, 200, { entities: [] });
      const [first, second] = JSON.parse(body) as { id: string }[];
      return sendJson(response, 200, { entities: [first, { ...second, mediaTypes: ['Call'] }] });
    });

    const { bindings } = await valueOf(provider.queues.bindMany(assistantId, drafts(3)));

    expect(bindings).toHaveLength(3);
    expect(puts.sort()).toEqual(
      [2, 3].map((n) => `/api/v2/assistants/${assistantId}/queues/${queueId(n)}`),
    );
  });

  it.each<Partial<GenesysSettings>>([
    { deleteUnattachedQueues: 'ignored' },
    { deleteUnattachedQueues: 'notFound' },
    { deleteUnattachedQueues: 'conflict' },
  ])('are unbound, and those of others stay, where the vendor has %j', async (settings) => {
    const { provider } = await givenEmulator({
      seed: { ...seed, assistantQueues: present },
      settings,
    });
    const named = [...Array.from({ length: 150 }, (_, n) => queueId(n + 1)), queueId(200)];

    await valueOf(provider.queues.unbindMany(assistantId, named));

    const { items } = await valueOf(provider.queues.listBound());
    expect(items.map((binding) => binding.queueId).sort()).toEqual(
      [3, 4, 200].map((n) => queueId(n)),
    );
  });

  it('never leave the vendor without ids', async () => {
    const { provider, emulator } = await givenEmulator({ seed });

    expect(await errorOf(provider.queues.unbindMany(assistantId, []))).toMatchObject({
      kind: 'invalidInput',
    });
    await valueOf(provider.queues.unbindMany(assistantId, [queueId(1)]));

    for (const { target } of emulator.requests.of('deleteAssistantQueues'))
      expect(target).toContain(`queueIds=${queueId(1)}`);
  });

  it('of an assistant that is not there give notFound', async () => {
    const { provider } = await givenEmulator({ settings: { deleteUnattachedQueues: 'notFound' } });

    for (const reply of [
      provider.queues.bind(assistantId, draft(1)),
      provider.queues.bindMany(assistantId, drafts(5)),
      provider.queues.unbindMany(assistantId, [queueId(1)]),
      provider.queues.list(assistantId),
    ])
      expect(await errorOf(reply)).toMatchObject({ kind: 'notFound', assistantId });
  });
});

describe('all bound queues', () => {
  const assistantQueues = Array.from({ length: 30 }, (_, n) =>
    bound(n * 10, n % 2 ? assistantId : otherAssistantId),
  );

  it('are listed with whose they are', async () => {
    const { provider } = await givenEmulator({ seed: { ...seed, assistantQueues } });

    const { items } = await valueOf(provider.queues.listBound({ pageSize: 200 }));

    expect(items).toHaveLength(30);
    expect(items[1]).toMatchObject({ queueId: queueId(10), assistantId });
  });

  it('are asked for by id, however many', async () => {
    const { provider, asked } = await givenEmulator({ seed: { ...seed, assistantQueues } });
    const queueIds = Array.from({ length: 300 }, (_, n) => queueId(n));
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await valueOf(
        provider.queues.listBound({ queueIds, pageSize: 7, ...(cursor && { cursor }) }),
      );
      expect(page.items.length > 0 || page.nextCursor === undefined).toBe(true);
      found.push(...page.items.map((binding) => binding.queueId));
      cursor = page.nextCursor;
    } while (cursor !== undefined);

    expect(found).toEqual(assistantQueues.map(({ id }) => id));
    expect(asked().length).toBeLessThan(10);
  });

  it('show no empty page before the end', async () => {
    const { provider } = await givenEmulator({
      seed: { ...seed, assistantQueues: [bound(250, assistantId)] },
    });
    const queueIds = Array.from({ length: 300 }, (_, n) => queueId(n));

    const page = await valueOf(provider.queues.listBound({ queueIds }));

    expect(page.items.map((binding) => binding.queueId)).toEqual([queueId(250)]);
    expect(page).not.toHaveProperty('nextCursor');
  });

  it('refuse a cursor of another list', async () => {
    const { provider, asked } = await givenEmulator({ seed });

    for (const cursor of ['9~x', 'nonsense'])
      expect(
        await errorOf(provider.queues.listBound({ queueIds: [queueId(1)], cursor })),
      ).toMatchObject({ kind: 'invalidInput', issues: [{ field: 'query.cursor' }] });
    expect(asked()).toEqual([]);
  });

  it('must say whose they are', async () => {
    const { provider } = await givenAnswers((response) =>
      sendJson(response, 200, { entities: [{ id: queueId(1), mediaTypes: [] }] }),
    );

    for (const reply of [
      provider.queues.listBound(),
      provider.queues.bind(assistantId, draft(1)),
    ]) {
      const error = await errorOf(reply);
      expect(error).toMatchObject({ kind: 'unexpectedReply', effect: 'none' });
      expect(error.message).toContain(`queue ${queueId(1)} does not say which assistant has it`);
    }
  });
});
