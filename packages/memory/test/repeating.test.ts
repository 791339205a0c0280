/** The same write sent twice: by a caller with a key, or by a retry after a lost response. */
import type { Interceptor } from '@assistant-provider/core/adapter';
import { describe, expect, it } from 'vitest';
import { createIdempotencyKeys } from '../src/state/idempotency-keys.js';
import { ok as success } from 'neverthrow';
import { all, aProvider, anAssistant, aQuickProvider, failed, ok, settleMs } from './given.js';

const idempotencyKey = 'my-write';
const base = { type: 'knowledgeBase', id: 'kb-1' } as const;

describe('an idempotency key', () => {
  it('creates one assistant if the same create is sent twice', async () => {
    const provider = aProvider();
    const draft = { name: 'Returns', tags: { a: '1', b: '2' }, knowledge: [base] };

    const first = await ok(provider.assistants.create(draft, { idempotencyKey }));
    await provider.time.advance(settleMs);
    const reordered = { ...draft, tags: { b: '2', a: '1' } };
    const second = await ok(provider.assistants.create(reordered, { idempotencyKey }));

    expect(second).toMatchObject({ id: first.id, status: 'active', knowledge: first.knowledge });
    expect((await ok(provider.assistants.list())).items).toHaveLength(1);
  });

  it('fails with conflict for other input', async () => {
    const provider = aQuickProvider();
    const { id } = await ok(provider.assistants.create({ name: 'One' }, { idempotencyKey }));
    await ok(provider.knowledge.link(id, base, { idempotencyKey }));

    for (const reply of all(
      provider.assistants.create({ name: 'Two' }, { idempotencyKey }),
      provider.assistants.create(
        { name: 'One', vendorOptions: { memory: { creationFails: true } } },
        { idempotencyKey },
      ),
      provider.knowledge.link(id, { ...base, id: 'kb-2' }, { idempotencyKey }),
    ))
      expect(await failed(reply)).toMatchObject({
        kind: 'conflict',
        vendorCode: 'keyReused',
        effect: 'none',
      });
  });

  it('creates one link if the same link is sent twice', async () => {
    const provider = aQuickProvider();
    const { id } = await anAssistant(provider);

    const first = await ok(provider.knowledge.link(id, base, { idempotencyKey }));
    const second = await ok(provider.knowledge.link(id, base, { idempotencyKey }));

    expect(second).toEqual(first);
    expect(await ok(provider.knowledge.list(id))).toHaveLength(1);
  });

  it('does not create again an object that was removed since', async () => {
    const provider = aQuickProvider();
    const { id } = await ok(provider.assistants.create({ name: 'One' }, { idempotencyKey }));
    await ok(provider.assistants.delete(id));

    expect(
      await failed(provider.assistants.create({ name: 'One' }, { idempotencyKey })),
    ).toMatchObject({ kind: 'conflict', vendorCode: 'keySpent' });
  });

  it('can be used again after a create that was refused', async () => {
    const provider = aQuickProvider();
    const twice = { name: 'One', knowledge: [base, base] };
    await failed(provider.assistants.create(twice, { idempotencyKey }));

    const once = { name: 'One', knowledge: [base] };
    expect(await ok(provider.assistants.create(once, { idempotencyKey }))).toMatchObject({
      name: 'One',
    });
  });

  it('is forgotten after enough other keys', () => {
    const keys = createIdempotencyKeys(2);
    let made = 0;
    const write = (key: string) =>
      keys
        .once(
          { request: 'createAssistant', key, input: {} },
          () => true,
          () => {
            made += 1;
            return success(`id-${made}`);
          },
        )
        ._unsafeUnwrap();

    expect([write('a'), write('b'), write('a')]).toEqual(['id-1', 'id-2', 'id-1']);
    expect([write('c'), write('b'), write('a')]).toEqual(['id-3', 'id-2', 'id-4']);
  });
});

/** Loses the response of each write and retries, as after a broken connection. */
const losingEachFirstResponse: Interceptor = (next) => (call) =>
  call.writes ? next(call).andThen(() => next({ ...call, tryNumber: 2 })) : next(call);

describe('a retry after a lost response', () => {
  const provider = () =>
    aQuickProvider({ requestInterceptors: [losingEachFirstResponse], settleMs: 0 });

  it('creates one assistant and one link', async () => {
    const retried = provider();
    const { id } = await anAssistant(retried, { knowledge: [base] });
    await ok(retried.knowledge.link(id, { ...base, id: 'kb-2' }));

    expect((await ok(retried.assistants.list())).items).toHaveLength(1);
    expect(await ok(retried.knowledge.list(id))).toHaveLength(2);
  });

  it('succeeds if it removes an object that is already removed', async () => {
    const retried = provider();
    const { id } = await anAssistant(retried);
    const { linkId } = await ok(retried.knowledge.link(id, base));
    await ok(retried.queues.bind(id, { queueId: 'q-1', mediaTypes: ['call'] }));

    await ok(retried.knowledge.unlink(id, linkId));
    await ok(retried.queues.unbind(id, 'q-1'));
    await ok(retried.assistants.delete(id));

    expect(await failed(retried.assistants.get(id))).toMatchObject({ kind: 'notFound' });
  });

  it('succeeds if it deletes an assistant that is already being deleted', async () => {
    const retried = aProvider({ requestInterceptors: [losingEachFirstResponse] });
    const { id } = await anAssistant(retried);
    await retried.time.advance(settleMs);

    await ok(retried.assistants.delete(id));

    expect(await ok(retried.assistants.get(id))).toMatchObject({ status: 'deleting' });
  });

  it('returns the binding that the first attempt replaced', async () => {
    const retried = provider();
    const [one, two] = [await anAssistant(retried), await anAssistant(retried)];
    for (const queueId of ['q-1', 'q-2'])
      await ok(retried.queues.bind(one.id, { queueId, mediaTypes: ['call'] }));

    const bound = await ok(retried.queues.bind(two.id, { queueId: 'q-1', mediaTypes: ['call'] }));
    const boundMany = await ok(
      retried.queues.bindMany(two.id, [{ queueId: 'q-2', mediaTypes: ['call'] }]),
    );

    expect(bound.takenFrom).toMatchObject({ queueId: 'q-1', assistantId: one.id });
    expect(boundMany.takenFrom).toMatchObject([{ queueId: 'q-2', assistantId: one.id }]);
  });
});

describe('a call whose response got lost', () => {
  const lost = { kind: 'unavailable', when: 'after' } as const;

  it('can be retried if it sets or removes something', async () => {
    const provider = aQuickProvider();
    const { id } = await anAssistant(provider);
    const { linkId } = await ok(provider.knowledge.link(id, base));
    for (const request of ['unlinkKnowledge', 'putTags', 'updateAssistant'] as const)
      await ok(provider.native.failNext(request, lost));

    for (const reply of all(
      provider.knowledge.unlink(id, linkId),
      provider.tagging.tag(id, { a: '1' }),
      provider.editing.update(id, { name: 'Two' }),
    ))
      expect(await failed(reply)).toMatchObject({ retry: 'transient', effect: 'maybe' });
  });

  it('can be retried if it creates something only if the caller gave a key', async () => {
    const provider = aQuickProvider();
    const { id } = await anAssistant(provider);

    for (const [options, retry] of [
      [{}, 'never'],
      [{ idempotencyKey }, 'transient'],
    ] as const) {
      for (const request of ['createAssistant', 'linkKnowledge'] as const)
        await ok(provider.native.failNext(request, lost));
      expect(await failed(provider.assistants.create({ name: 'One' }, options))).toMatchObject({
        retry,
        effect: 'maybe',
      });
      const source = { ...base, id: `kb-${retry}` };
      expect(await failed(provider.knowledge.link(id, source, options))).toMatchObject({
        retry,
        effect: 'maybe',
      });
    }
  });

  it('fails with notFound if the first attempt was refused before it took effect', async () => {
    const retrying: Interceptor = (next) => (call) =>
      next(call).orElse(() => next({ ...call, tryNumber: 2 }));
    const provider = aQuickProvider({ requestInterceptors: [retrying] });
    const { id } = await anAssistant(provider);
    for (const request of ['deleteAssistant', 'deleteQueueBindings', 'unlinkKnowledge'] as const)
      await ok(provider.native.failNext(request, { kind: 'rateLimited' }));

    for (const reply of all(
      provider.assistants.delete('nobody'),
      provider.queues.unbind(id, 'q-1'),
      provider.knowledge.unlink(id, 'nothing'),
    ))
      expect(await failed(reply)).toMatchObject({ kind: 'notFound', effect: 'none' });
  });
});
