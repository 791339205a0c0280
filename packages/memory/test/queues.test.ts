/** `queues`: a queue has at most one assistant. */
import { describe, expect, it } from 'vitest';
import { all, aProvider, anAssistant, aQuickProvider, failed, ok, settleMs } from './given.js';

async function twoDesks(provider = aQuickProvider()) {
  const returns = await anAssistant(provider, { name: 'Returns' });
  const sales = await anAssistant(provider, { name: 'Sales' });
  return { provider, returns: returns.id, sales: sales.id };
}

describe('binding a queue', () => {
  it('returns the binding, and every read returns it afterwards', async () => {
    const { provider, returns } = await twoDesks();

    const { binding, takenFrom } = await ok(
      provider.queues.bind(returns, { queueId: 'q-1', mediaTypes: ['call', 'email'] }),
    );

    expect(binding).toMatchObject({
      queueId: 'q-1',
      assistantId: returns,
      mediaTypes: ['call', 'email'],
    });
    expect(takenFrom).toBeUndefined();
    expect(await ok(provider.queues.get(returns, 'q-1'))).toEqual(binding);
    expect(await ok(provider.queues.list(returns))).toEqual({ items: [binding] });
    expect(await ok(provider.queues.listBound({ queueIds: ['q-1', 'q-9'] }))).toEqual({
      items: [binding],
    });
  });

  it('again changes its media types and takes it from nobody', async () => {
    const provider = aProvider();
    const { id } = await anAssistant(provider);
    await provider.time.advance(settleMs);
    const { binding: first } = await ok(
      provider.queues.bind(id, { queueId: 'q-1', mediaTypes: ['call'] }),
    );
    await provider.time.advance(1);

    const outcome = await ok(
      provider.queues.bind(id, { queueId: 'q-1', mediaTypes: ['email'] }, { onConflict: 'fail' }),
    );

    expect(outcome.takenFrom).toBeUndefined();
    expect(outcome.binding).toMatchObject({ mediaTypes: ['email'], createdAt: first.createdAt });
    expect(outcome.binding.updatedAt).not.toBe(first.updatedAt);
  });

  it('takes it from another assistant and returns the former binding', async () => {
    const { provider, returns, sales } = await twoDesks();
    await ok(provider.queues.bind(returns, { queueId: 'q-1', mediaTypes: ['call'] }));

    const { binding, takenFrom } = await ok(
      provider.queues.bind(sales, { queueId: 'q-1', mediaTypes: ['message'] }),
    );

    expect(binding.assistantId).toBe(sales);
    expect(takenFrom).toMatchObject({
      queueId: 'q-1',
      assistantId: returns,
      mediaTypes: ['call'],
    });
    expect(await ok(provider.queues.list(returns))).toEqual({ items: [] });
  });

  it('fails with conflict and changes nothing if onConflict is fail', async () => {
    const { provider, returns, sales } = await twoDesks();
    await ok(provider.queues.bind(returns, { queueId: 'q-1', mediaTypes: ['call'] }));

    const refused = await failed(
      provider.queues.bindMany(
        sales,
        [
          { queueId: 'q-2', mediaTypes: ['call'] },
          { queueId: 'q-1', mediaTypes: ['call'] },
        ],
        { onConflict: 'fail' },
      ),
    );

    expect(refused).toMatchObject({ kind: 'conflict', vendorCode: 'queueTaken' });
    expect(refused.message).toContain(returns);
    expect(await ok(provider.queues.list(sales))).toEqual({ items: [] });
    expect((await ok(provider.queues.get(returns, 'q-1'))).assistantId).toBe(returns);
  });
});

describe('binding many queues', () => {
  it('keeps other bindings and returns every former binding', async () => {
    const { provider, returns, sales } = await twoDesks();
    await ok(provider.queues.bind(sales, { queueId: 'q-0', mediaTypes: ['call'] }));
    await ok(provider.queues.bind(returns, { queueId: 'q-1', mediaTypes: ['call'] }));

    const { bindings, takenFrom } = await ok(
      provider.queues.bindMany(sales, [
        { queueId: 'q-1', mediaTypes: ['email'] },
        { queueId: 'q-2', mediaTypes: ['email'] },
      ]),
    );

    expect(bindings.map(({ queueId }) => queueId)).toEqual(['q-1', 'q-2']);
    expect(takenFrom).toMatchObject([{ queueId: 'q-1', assistantId: returns }]);
    const { items } = await ok(provider.queues.list(sales));
    expect(items.map(({ queueId }) => queueId)).toEqual(['q-0', 'q-1', 'q-2']);
  });
});

describe('unbinding', () => {
  it('fails with notFound if the queue is not bound to this assistant', async () => {
    const { provider, returns, sales } = await twoDesks();
    await ok(provider.queues.bind(returns, { queueId: 'q-1', mediaTypes: ['call'] }));

    for (const reply of all(
      provider.queues.unbind(sales, 'q-1'),
      provider.queues.unbind(sales, 'q-9'),
    ))
      expect(await failed(reply)).toMatchObject({ kind: 'notFound', assistantId: sales });

    await ok(provider.queues.unbind(returns, 'q-1'));
    expect(await failed(provider.queues.get(returns, 'q-1'))).toMatchObject({ kind: 'notFound' });
  });

  it('many queues keeps the bindings of other assistants', async () => {
    const { provider, returns, sales } = await twoDesks();
    await ok(provider.queues.bind(returns, { queueId: 'q-1', mediaTypes: ['call'] }));
    await ok(provider.queues.bind(sales, { queueId: 'q-2', mediaTypes: ['call'] }));

    await ok(provider.queues.unbindMany(sales, ['q-1', 'q-2', 'q-3']));

    expect(await ok(provider.queues.listBound())).toMatchObject({
      items: [{ queueId: 'q-1', assistantId: returns }],
    });
  });

  it('happens when the assistant is deleted', async () => {
    const { provider, returns, sales } = await twoDesks(aQuickProvider());
    await ok(provider.queues.bind(returns, { queueId: 'q-1', mediaTypes: ['call'] }));
    await ok(provider.queues.bind(sales, { queueId: 'q-2', mediaTypes: ['call'] }));

    await ok(provider.assistants.delete(returns));

    expect(await ok(provider.queues.listBound())).toMatchObject({ items: [{ queueId: 'q-2' }] });
    const bound = await ok(
      provider.queues.bind(sales, { queueId: 'q-1', mediaTypes: ['call'] }, { onConflict: 'fail' }),
    );
    expect(bound.takenFrom).toBeUndefined();
  });
});

describe('an assistant that does not exist', () => {
  it('fails with notFound in every operation of queues', async () => {
    const { queues } = aQuickProvider();
    const binding = { queueId: 'q-1', mediaTypes: ['call'] } as const;

    const replies = all(
      queues.list('none'),
      queues.get('none', 'q-1'),
      queues.bind('none', binding),
      queues.bindMany('none', [binding]),
      queues.unbind('none', 'q-1'),
      queues.unbindMany('none', ['q-1']),
    );
    for (const reply of replies) expect(await failed(reply)).toMatchObject({ kind: 'notFound' });
  });
});
