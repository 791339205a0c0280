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
import { bound, draft, seed } from './queue-seed.js';

const drafts = (count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => draft(from + index));

it('`bindMany` refuses a repeated queue before anything is sent, ignoring letter case', async () => {
  const { provider, asked } = await givenEmulator({ seed });
  const twice = [draft(10), { ...draft(10), queueId: queueId(10).toUpperCase() }];

  const error = await errorOf(provider.queues.bindMany(assistantId, twice));

  expect(error).toMatchObject({
    kind: 'invalidInput',
    effect: 'none',
    issues: [{ field: 'bindings[1].queueId', rule: 'unique' }],
  });
  expect(asked()).toEqual([]);
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
  ])('are bound if the vendor has %j', async (settings) => {
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
    expect(outcome.takenFrom).toMatchObject([
      { queueId: queueId(3), assistantId: otherAssistantId },
      { queueId: queueId(4), assistantId: otherAssistantId },
    ]);
    // Bindings that were not named stay, on both assistants.
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

  it('are written one by one if they are few or the set is too large', async () => {
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

  it('are refused before any write, and the error names their assistants', async () => {
    const { provider, asked } = await givenEmulator({
      seed: { ...seed, assistantQueues: present },
    });

    const error = await errorOf(
      provider.queues.bindMany(assistantId, drafts(20), { onConflict: 'fail' }),
    );

    expect(error).toMatchObject({ kind: 'conflict', effect: 'none' });
    expect(error.message).toContain(
      `queue ${queueId(3)} is bound to assistant ${otherAssistantId}`,
    );
    expect(asked()).toEqual(['getAssistantsQueues']);
  });

  it('are put again if the response does not show them as wanted', async () => {
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
  ])('are unbound, and queues of others stay, if the vendor has %j', async (settings) => {
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

  it('are never removed by a request without ids', async () => {
    const { provider, emulator } = await givenEmulator({ seed });

    expect(await errorOf(provider.queues.unbindMany(assistantId, []))).toMatchObject({
      kind: 'invalidInput',
    });
    await valueOf(provider.queues.unbindMany(assistantId, [queueId(1)]));

    for (const { target } of emulator.requests.of('deleteAssistantQueues'))
      expect(target).toContain(`queueIds=${queueId(1)}`);
  });

  it('fail with `notFound` if the assistant does not exist', async () => {
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
