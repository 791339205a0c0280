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
import { bound, draft, seed } from './queue-seed.js';

describe('one queue', () => {
  it('is bound, read, changed and unbound', async () => {
    const { provider } = await givenEmulator({ seed });

    const made = await valueOf(provider.queues.bind(assistantId, draft(1)));

    expect(made).toMatchObject({
      binding: { queueId: queueId(1), assistantId, mediaTypes: ['call', 'message'] },
    });
    expect(made).not.toHaveProperty('takenFrom');
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

  it('`bind` returns the binding that it took', async () => {
    const { provider } = await givenEmulator({
      seed: { ...seed, assistantQueues: [bound(1, otherAssistantId, ['Email', 'Fax'])] },
    });

    const { binding, takenFrom } = await valueOf(provider.queues.bind(assistantId, draft(1)));

    expect(binding.assistantId).toBe(assistantId);
    // An unknown media type is kept.
    expect(takenFrom).toMatchObject({
      queueId: queueId(1),
      assistantId: otherAssistantId,
      mediaTypes: ['email', 'Fax'],
    });
    expect(takenFrom?.createdAt).toBeDefined();
    expect(takenFrom?.vendorData).toMatchObject({ id: queueId(1) });
  });

  it("`bind` with `onConflict: 'fail'` writes nothing", async () => {
    const { provider, asked } = await givenEmulator({
      seed: { ...seed, assistantQueues: [bound(1, otherAssistantId)] },
    });

    const error = await errorOf(
      provider.queues.bind(assistantId, draft(1), { onConflict: 'fail' }),
    );

    expect(error).toMatchObject({ kind: 'conflict', effect: 'none', assistantId });
    expect(error.message).toContain(otherAssistantId);
    expect(asked()).toEqual(['getAssistantsQueues']);
    // Binding its own queue takes nothing from others.
    await valueOf(provider.queues.bind(otherAssistantId, draft(1), { onConflict: 'fail' }));
  });

  it('`bind` keeps other members of the entry', async () => {
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
        { onConflict: 'fail' },
      ),
    );

    expect(outcome.binding.mediaTypes).toEqual(['email']);
    expect(bodies).toEqual([{ id: queueId(1), mediaTypes: ['Email'], assignmentMode: 'Manual' }]);
  });
});

describe('`queues.listBound`', () => {
  const assistantQueues = Array.from({ length: 30 }, (_, n) =>
    bound(n * 10, n % 2 ? assistantId : otherAssistantId),
  );

  it('lists queues with their assistants', async () => {
    const { provider } = await givenEmulator({ seed: { ...seed, assistantQueues } });

    const { items } = await valueOf(provider.queues.listBound({ pageSize: 200 }));

    expect(items).toHaveLength(30);
    expect(items[1]).toMatchObject({ queueId: queueId(10), assistantId });
  });

  it('takes any number of queue ids', async () => {
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

  it('returns no empty page before the end', async () => {
    const { provider } = await givenEmulator({
      seed: { ...seed, assistantQueues: [bound(250, assistantId)] },
    });
    const queueIds = Array.from({ length: 300 }, (_, n) => queueId(n));

    const page = await valueOf(provider.queues.listBound({ queueIds }));

    expect(page.items.map((binding) => binding.queueId)).toEqual([queueId(250)]);
    expect(page).not.toHaveProperty('nextCursor');
  });

  it('refuses the cursor of another list', async () => {
    const { provider, asked } = await givenEmulator({ seed });

    for (const cursor of ['9~x', 'nonsense'])
      expect(
        await errorOf(provider.queues.listBound({ queueIds: [queueId(1)], cursor })),
      ).toMatchObject({ kind: 'invalidInput', issues: [{ field: 'query.cursor' }] });
    expect(asked()).toEqual([]);
  });

  it('fails if an entry has no assistant', async () => {
    const { provider } = await givenAnswers((response) =>
      sendJson(response, 200, { entities: [{ id: queueId(1), mediaTypes: [] }] }),
    );

    for (const reply of [
      provider.queues.listBound(),
      provider.queues.bind(assistantId, draft(1)),
    ]) {
      const error = await errorOf(reply);
      expect(error).toMatchObject({ kind: 'unexpectedReply', effect: 'none' });
      expect(error.message).toContain(`queue ${queueId(1)} does not name its assistant`);
    }
  });
});
