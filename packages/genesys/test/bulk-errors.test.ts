/** A bulk call that fails names the queue that was refused, and lists those that were written. */
import { describe, expect, it } from 'vitest';
import {
  assistantId,
  errorBody,
  errorOf,
  givenAnswers,
  givenEmulator,
  otherAssistantId,
  queueId,
  sendJson,
  valueOf,
  type Answer,
} from './harness.js';
import { bound, draft, seed } from './queue-seed.js';

const ids = (...numbers: number[]) => numbers.map((n) => queueId(n));
const drafts = (count: number) => Array.from({ length: count }, (_, n) => draft(n + 1));
const named = (target: string) => /queues\/([^/?]+)$/.exec(target)?.[1] ?? '';

/** A vendor without bindings, whose writes the test decides. */
const vendor =
  (write: Answer): Answer =>
  (response, request) =>
    request.method === 'GET' ? sendJson(response, 200, { entities: [] }) : write(response, request);

const put: Answer = (response, { target, body }) =>
  named(target) === queueId(3)
    ? sendJson(response, 404, errorBody('not.found', 404))
    : sendJson(response, 200, JSON.parse(body));

describe('`bindMany`', () => {
  it.each([400, 404, 413])(
    'names the refused queue and lists the others if the vendor refuses the set with %i',
    async (status) => {
      const { provider } = await givenAnswers(
        vendor((response, request) =>
          request.method === 'PATCH' ? sendJson(response, status) : put(response, request),
        ),
      );

      const error = await errorOf(provider.queues.bindMany(assistantId, drafts(3)));

      expect(error).toMatchObject({ kind: 'notFound', effect: 'maybe', done: ids(1, 2) });
      expect(error.message).toMatch(new RegExp(`^queue ${queueId(3)}: PUT `));
    },
  );

  it('names the refused queue of few, and lists the other one', async () => {
    const { provider } = await givenAnswers(vendor(put));

    const error = await errorOf(provider.queues.bindMany(assistantId, [draft(2), draft(3)]));

    expect(error).toMatchObject({ kind: 'notFound', done: ids(2) });
    expect(error.message).toContain(`queue ${queueId(3)}: `);
  });

  it('names the queues of the request if the vendor refuses all of them at once', async () => {
    const { provider, emulator } = await givenEmulator({ seed });
    emulator.faults.add({
      operation: 'patchAssistantQueues',
      effect: { kind: 'status', status: 403 },
    });

    const error = await errorOf(provider.queues.bindMany(assistantId, drafts(8)));

    expect(error).toMatchObject({ kind: 'permissionDenied', effect: 'none', done: [] });
    expect(error.message).toMatch(/^queues (?:\S+, ){4}\S+ and 3 more: PATCH /);
    expect(error.message).toContain(queueId(1));
  });

  it('lists the queues that the response shows, before it puts the others', async () => {
    const { provider } = await givenAnswers(
      vendor((response, { method, body }) =>
        method === 'PUT'
          ? sendJson(response, 403, errorBody('not.authorized', 403))
          : sendJson(response, 200, { entities: (JSON.parse(body) as unknown[]).slice(-6) }),
      ),
    );

    const error = await errorOf(provider.queues.bindMany(assistantId, drafts(9)));

    expect(error).toMatchObject({ kind: 'permissionDenied', effect: 'maybe' });
    expect([...(error.done ?? [])].sort()).toEqual(ids(4, 5, 6, 7, 8, 9));
  });

  it('lists nothing if another assistant has one of the queues', async () => {
    const { provider } = await givenEmulator({
      seed: { ...seed, assistantQueues: [bound(2, otherAssistantId)] },
    });

    const reply = provider.queues.bindMany(assistantId, drafts(3), { onConflict: 'fail' });

    expect(await errorOf(reply)).toMatchObject({ kind: 'conflict', effect: 'none', done: [] });
  });

  it('lists the written queues if it is cancelled while another one is written', async () => {
    const leaving = new AbortController();
    const { provider } = await givenAnswers(
      vendor((response, request) => {
        if (request.method === 'PATCH') return sendJson(response, 400);
        // Four run at once, so the fifth begins when one of them has ended.
        if (named(request.target) !== queueId(5)) return put(response, request);
        leaving.abort();
      }),
    );
    const five = [1, 2, 4, 6, 5].map(draft);

    const error = await errorOf(
      provider.queues.bindMany(assistantId, five, { signal: leaving.signal }),
    );

    expect(error).toMatchObject({ kind: 'cancelled', effect: 'maybe' });
    expect(error.done?.length).toBeGreaterThanOrEqual(1);
    expect(ids(1, 2, 4, 6)).toEqual(expect.arrayContaining([...(error.done ?? [])]));
  });
});

describe('`unbindMany`', () => {
  const many = Array.from({ length: 150 }, (_, n) => queueId(n + 1));

  it('lists the queues of the requests that succeeded, and names those of the refused one', async () => {
    const { provider } = await givenAnswers(
      vendor((response, { target }) =>
        target.includes(queueId(150))
          ? sendJson(response, 403, errorBody('not.authorized', 403))
          : sendJson(response, 204),
      ),
    );

    const error = await errorOf(provider.queues.unbindMany(assistantId, many));

    expect(error).toMatchObject({ kind: 'permissionDenied', effect: 'maybe' });
    expect(error.done).toEqual(many.slice(0, 100));
    expect(error.message).toMatch(new RegExp(`^queues ${queueId(101)}, .* and 45 more: DELETE `));
  });

  it('lists the queues that turn out not to be bound to this assistant', async () => {
    const { provider, emulator } = await givenEmulator({
      seed: { ...seed, assistantQueues: [bound(1, assistantId), bound(2, otherAssistantId)] },
      settings: { deleteUnattachedQueues: 'conflict' },
    });
    emulator.faults.add({
      operation: 'deleteAssistantQueues',
      skip: 1,
      effect: { kind: 'status', status: 403 },
    });

    const error = await errorOf(provider.queues.unbindMany(assistantId, ids(1, 2, 3)));

    expect(error).toMatchObject({ kind: 'permissionDenied', done: ids(2, 3) });
    expect(await valueOf(provider.queues.get(assistantId, queueId(1)))).toBeDefined();
  });
});
