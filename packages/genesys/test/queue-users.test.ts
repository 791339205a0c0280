/** The users of queues as parts: how they are assigned, and who. */
import { readOnly } from '@assistant-provider/core';
import { createProvider } from '@assistant-provider/core/adapter';
import type { GenesysSettings } from '@assistant-provider/emulators';
import { createAutoClock } from '@assistant-provider/test-support';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createGenesysDriver } from '../src/index.js';
import {
  assistantId,
  errorOf,
  givenAnswers,
  givenEmulator,
  otherAssistantId,
  queueId,
  repeating,
  sendJson,
  valueOf,
} from './harness.js';

const kind = 'queueUsers';
const userId = (n: number) => `bbbbbbbb-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
const userIds = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => userId(from + index));
const manual = (...ids: readonly string[]) => ({ assignmentMode: 'Manual', userIds: ids });
const auto = { assignmentMode: 'Auto', userIds: [] };

const bound = (n: number, users?: readonly string[]) => ({
  id: queueId(n),
  assistantId,
  mediaTypes: ['Call'],
  ...(users && { assignmentMode: 'Manual' as const, users }),
});
const given = (settings: Partial<GenesysSettings> = {}, users?: readonly string[]) =>
  givenEmulator({
    settings,
    seed: {
      assistants: [
        { id: assistantId, name: 'Desk' },
        { id: otherAssistantId, name: 'Other desk' },
      ],
      assistantQueues: [bound(1, users)],
    },
  });
const id = queueId(1);

describe('the users of a queue as a part', () => {
  it.each(['shown', 'hidden'] as const)(
    'is one part for each binding (assignment mode: %s)',
    async (observedMembers) => {
      const { provider, asked } = await givenEmulator({
        settings: { observedMembers },
        seed: {
          assistants: [{ id: assistantId, name: 'Desk' }],
          assistantQueues: [bound(1), bound(2, [userId(2), userId(1)]), bound(3, [])],
        },
      });

      // Looking is not writing, although it takes a POST where the mode is hidden.
      const parts = await valueOf(readOnly(provider).parts.list(assistantId, { kind }));

      expect(parts.map((part) => [part.id, part.content])).toEqual([
        [queueId(1), auto],
        [queueId(2), manual(userId(1), userId(2))],
        [queueId(3), manual()],
      ]);
      expect(parts[1]?.references).toEqual([
        { at: '/userIds/0', kind: 'user', id: userId(1) },
        { at: '/userIds/1', kind: 'user', id: userId(2) },
      ]);
      // Users are read only where the mode is Manual.
      expect(asked().filter((name) => name === 'getAssistantQueueUsers')).toHaveLength(2);
      expect(
        await valueOf(provider.parts.get(assistantId, { kind, id: queueId(2) })),
      ).toMatchObject({ content: manual(userId(1), userId(2)) });
    },
  );

  it.each<Partial<GenesysSettings>>([
    {},
    { observedMembers: 'hidden' },
    { usersInAutoMode: 'conflict', observedMembers: 'hidden' },
    { switchToAuto: 'keepsUsers' },
    { addAssignedUser: 'failed' },
    { removeUnassignedUser: 'accepted' },
    { assignmentModeInPut: 'applied' },
    { defaultPageSize: 1 },
    { emptyLists: 'absent' },
  ])('becomes exactly as put, whatever the vendor answers: %j', async (settings) => {
    const { provider, emulator } = await given(settings);
    const put = async (content: ReturnType<typeof manual>) => {
      const part = await valueOf(provider.parts.put(assistantId, { kind, id, content }));
      expect(part).toMatchObject({ kind, id, origin: 'customer', content });
      expect(await valueOf(provider.parts.get(assistantId, { kind, id }))).toEqual(part);
      const [queue] = emulator.snapshot().assistantQueues;
      expect(queue?.assignmentMode).toBe(content.assignmentMode);
      if (content.assignmentMode === 'Manual')
        expect([...(queue?.users ?? [])].sort()).toEqual(content.userIds);
    };

    await put(manual(...userIds(1, 250)));
    await put(manual(...userIds(130, 380)));
    await put(manual());
    await put(auto);
    await put(manual(userId(7)));
    await put(auto);
  });

  it('sends no write for what it is, in any order and letter case', async () => {
    const { provider, asked, emulator } = await given({}, userIds(10, 12));
    const before = emulator.snapshot();

    for (const content of [
      manual(...userIds(10, 12)),
      manual(...userIds(10, 12).reverse()),
      manual(...userIds(10, 12).map((user) => user.toUpperCase())),
    ])
      await valueOf(provider.parts.put(assistantId, { kind, id, content }));

    expect(emulator.snapshot()).toEqual(before);
    expect(new Set(asked())).toEqual(new Set(['getAssistantQueue', 'getAssistantQueueUsers']));
  });

  it('writes in batches of 100, and only the difference', async () => {
    const { provider, asked } = await given({}, userIds(1, 120));
    const content = manual(...userIds(101, 320));

    await valueOf(provider.parts.put(assistantId, { kind, id, content }));

    expect(asked().filter((name) => name.startsWith('post'))).toEqual([
      'postAssistantQueueUsersBulkAdd',
      'postAssistantQueueUsersBulkAdd',
      'postAssistantQueueUsersBulkRemove',
    ]);
  });

  it.each([
    ['assignmentMode', { assignmentMode: 'Both', userIds: [] }],
    ['assignmentMode', { userIds: [] }],
    ['userIds', { assignmentMode: 'Auto', userIds: [userId(1)] }],
    ['userIds[1]', manual(userId(1), userId(1).toUpperCase())],
    ['more', { ...auto, more: 1 }],
  ])('must have content that can be written: part.content.%s', async (field, content) => {
    const { provider, asked } = await given({}, [userId(3)]);

    const error = await errorOf(provider.parts.put(assistantId, { kind, id, content }));

    expect(error).toMatchObject({ kind: 'invalidInput', effect: 'none' });
    expect(error.issues?.map((issue) => issue.field)).toContain(`part.content.${field}`);
    expect(asked().filter((name) => name.startsWith('post'))).toEqual([]);
  });

  it('of a queue that is not bound to the assistant is not found', async () => {
    const { provider } = await given();
    const put = { kind, id, content: manual() };

    for (const reply of [
      provider.parts.get(otherAssistantId, { kind, id }),
      provider.parts.put(otherAssistantId, put),
    ])
      expect(await errorOf(reply)).toMatchObject({ kind: 'notFound', effect: 'none' });
  });

  it('keeps a mode that is new at the vendor', async () => {
    const queue = { id, mediaTypes: ['Call'], assignmentMode: 'Skills' };
    const { provider, requests } = await givenAnswers((response) => sendJson(response, 200, queue));

    const { content } = await valueOf(provider.parts.get(assistantId, { kind, id }));
    await valueOf(provider.parts.put(assistantId, { kind, id, content }));

    expect(content).toEqual({ assignmentMode: 'Skills', userIds: [] });
    expect(requests.map(({ method }) => method)).toEqual(['GET', 'GET']);
  });
});

describe('a refusal of single users', () => {
  const known = { users: [userId(1), userId(2)] };
  const refusing = (settings: Partial<GenesysSettings> = {}, users: readonly string[] = []) =>
    givenEmulator({
      settings: { unknownUser: 'failed', ...settings },
      seed: {
        ...known,
        assistants: [{ id: assistantId, name: 'Desk' }],
        assistantQueues: [bound(1, users)],
      },
    });

  it('names each user, and the count', async () => {
    const { provider, emulator } = await refusing();
    const content = manual(userId(9), userId(1), userId(8), userId(2));

    const error = await errorOf(provider.parts.put(assistantId, { kind, id, content }));

    expect(error).toMatchObject({
      kind: 'invalidInput',
      effect: 'maybe',
      issues: [
        { field: 'part.content.userIds[0]', rule: 'not.found' },
        { field: 'part.content.userIds[2]', rule: 'not.found' },
      ],
    });
    expect(error.message).toContain(`refused 2 users of queue ${id}`);
    expect(error.issues?.[0]?.message).toContain(`user ${userId(9)} was not assigned`);
    expect(emulator.snapshot().assistantQueues[0]?.users).toEqual([userId(1), userId(2)]);
  });

  it('counts only what is not as wanted: an attempt whose response is lost has done its work', async () => {
    const { emulator, connection } = await refusing(
      { addAssignedUser: 'failed', removeUnassignedUser: 'failed' },
      [userId(1)],
    );
    for (const operation of ['postAssistantQueueUsersBulkAdd', 'postAssistantQueueUsersBulkRemove'])
      emulator.faults.add({
        operation: operation,
        times: 1,
        effect: { kind: 'status', status: 503, when: 'afterWork' },
      });

    const content = manual(userId(2));
    await valueOf(repeating(connection).parts.put(assistantId, { kind, id, content }));

    expect(emulator.snapshot().assistantQueues[0]?.users).toEqual([userId(2)]);
  });

  it.each([
    { results: [{ entity: {}, error: { message: 'not now' } }], errorCount: 1 },
    { results: [{ entity: {}, error: { code: 'busy' } }] },
    { results: [{ error: {} }] },
    { errorCount: 1 },
  ])('is read from %j', async (body) => {
    const queue = { id, mediaTypes: ['Call'], assignmentMode: 'Manual' };
    const { provider } = await givenAnswers((response, { method, target }) =>
      sendJson(
        response,
        200,
        method === 'POST'
          ? body
          : target.includes('/users')
            ? { entities: [{ id: userId(4) }] }
            : queue,
      ),
    );

    const error = await errorOf(provider.parts.put(assistantId, { kind, id, content: manual() }));

    expect(error).toMatchObject({
      kind: 'invalidInput',
      issues: [{ field: 'part.content.userIds' }],
    });
    expect(error.message).toContain('refused 1 user of');
    expect(error.issues?.[0]?.message).toContain(`user ${userId(4)} was not removed`);
  });
});

describe('the job that switches the assignment mode', () => {
  it('is waited for', async () => {
    const { emulator, connection } = await given({ userJobMilliseconds: 1_000 });
    const clock = createAutoClock();
    const waiting = {
      ...clock,
      // The emulator's time passes while the provider waits.
      sleep: async (ms: number, signal: AbortSignal | undefined) => {
        emulator.clock.advance(ms);
        await clock.sleep(ms, signal);
      },
    };
    const provider = createProvider(createGenesysDriver(connection), { clock: waiting });
    onTestFinished(async () => void (await provider.close()));

    const content = manual(userId(1));
    const part = await valueOf(provider.parts.put(assistantId, { kind, id, content }));

    expect(part.content).toEqual(content);
    expect(clock.slept).toEqual([250, 375, 562.5]);
  });

  it('fails with the reason that the vendor gives', async () => {
    const { provider } = await given({ userJobOutcome: 'Failed' });

    const error = await errorOf(
      provider.parts.put(assistantId, { kind, id, content: manual(userId(1)) }),
    );

    expect(error).toMatchObject({
      kind: 'unavailable',
      effect: 'maybe',
      vendorCode: 'internal.server.error',
    });
    expect(error.message).toContain(`queue ${id} to Manual failed: The job failed.`);
  });

  it.each([
    [{ status: 'Failed' }, 'no reason'],
    [{ status: 'InProgress' }, 'does not name it'],
  ])('fails if the response is %j', async (job, reason) => {
    const queue = { id, mediaTypes: ['Call'], assignmentMode: 'Auto' };
    const { provider } = await givenAnswers((response, { method }) =>
      sendJson(response, 200, method === 'POST' ? job : queue),
    );

    const error = await errorOf(provider.parts.put(assistantId, { kind, id, content: manual() }));

    expect(error).toMatchObject({ effect: 'maybe' });
    expect(error.message).toContain(reason);
  });

  it('fails if the vendor cannot be asked about it', async () => {
    const { provider, emulator } = await given({ userJobMilliseconds: 1_000 });
    emulator.faults.add({
      operation: 'getAssistantQueueUsersJob',
      effect: { kind: 'status', status: 500 },
    });

    expect(
      await errorOf(provider.parts.put(assistantId, { kind, id, content: manual() })),
    ).toMatchObject({ kind: 'unavailable', effect: 'maybe' });
  });

  it('fails if the vendor accepts a batch of users without the response that says so', async () => {
    const { provider, emulator } = await given();
    emulator.faults.add({
      operation: 'postAssistantQueueUsersBulkAdd',
      effect: { kind: 'status', status: 200, body: '' },
    });

    const put = provider.parts.put(assistantId, { kind, id, content: manual(userId(1)) });
    expect(await errorOf(put)).toMatchObject({ kind: 'unexpectedReply', effect: 'maybe' });
    expect(emulator.snapshot().assistantQueues[0]?.users ?? []).toEqual([]);
  });

  it('is started again if the first response is lost', async () => {
    const { emulator, connection } = await given();
    emulator.faults.add({
      operation: 'postAssistantQueueUsersJobs',
      times: 1,
      effect: { kind: 'reset', when: 'afterWork' },
    });

    const content = manual(userId(1));
    const part = await valueOf(repeating(connection).parts.put(assistantId, { kind, id, content }));

    expect(part.content).toEqual(content);
  });

  it('is not asked for where the mode cannot be read', async () => {
    const { provider, emulator, asked } = await given({ observedMembers: 'hidden' });
    emulator.faults.add({
      operation: 'postAssistantQueueUsersQuery',
      effect: { kind: 'status', status: 403 },
    });

    expect(
      await errorOf(provider.parts.put(assistantId, { kind, id, content: manual() })),
    ).toMatchObject({ kind: 'permissionDenied', effect: 'none' });
    expect(asked()).not.toContain('postAssistantQueueUsersJobs');
  });

  it('runs while no call writes the mode back', async () => {
    const { provider, emulator } = await given({ assignmentModeInPut: 'applied' });
    const drafts = [1, 2, 3, 4].map((n) => ({
      queueId: queueId(n),
      mediaTypes: ['call'] as const,
    }));

    await Promise.all([
      valueOf(provider.queues.bindMany(assistantId, drafts)),
      valueOf(provider.parts.put(assistantId, { kind, id, content: manual(userId(1)) })),
      valueOf(provider.queues.bindMany(assistantId, drafts.slice(1))),
    ]);

    expect(emulator.snapshot().assistantQueues.find((queue) => queue.id === id)).toMatchObject({
      assignmentMode: 'Manual',
      users: [userId(1)],
    });
  });
});
