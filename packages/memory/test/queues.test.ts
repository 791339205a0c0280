import { describe, expect, it } from 'vitest';
import { all, aProvider, anAssistant, aQuickProvider, failed, ok, settleMs } from './given.js';

async function twoDesks(provider = aQuickProvider()) {
  const returns = await anAssistant(provider, { name: 'Returns' });
  const sales = await anAssistant(provider, { name: 'Sales' });
  return { provider, returns: returns.id, sales: sales.id };
}

describe('binding a queue', () => {
  it('answers the binding, which is then read back everywhere', async () => {
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

  it('again changes its media types and displaces nobody', async () => {
    const provider = aProvider();
    const { id } = await anAssistant(provider);
    provider.time.advance(settleMs);
    const { binding: first } = await ok(
      provider.queues.bind(id, { queueId: 'q-1', mediaTypes: ['call'] }),
    );
    provider.time.advance(1);

    const outcome = await ok(
      provider.queues.bind(id, { queueId: 'q-1', mediaTypes: ['email'] }, { onConflict: 'fail' }),
    );

    expect(outcome.takenFrom).toBeUndefined();
    expect(outcome.binding).toMatchObject({ mediaTypes: ['email'], createdAt: first.createdAt });
    expect(outcome.binding.updatedAt).not.toBe(first.updatedAt);
  });

  it('takes it from another assistant, and reports that', async () => {
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

  it('leaves it where it is when told to refuse', async () => {
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
  it('keeps what is not named, and reports all that was displaced', async () => {
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
  it('of a queue that is not bound to this assistant answers notFound', async () => {
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

  it('many leaves the queues of other assistants alone', async () => {
    const { provider, returns, sales } = await twoDesks();
    await ok(provider.queues.bind(returns, { queueId: 'q-1', mediaTypes: ['call'] }));
    await ok(provider.queues.bind(sales, { queueId: 'q-2', mediaTypes: ['call'] }));

    await ok(provider.queues.unbindMany(sales, ['q-1', 'q-2', 'q-3']));

    expect(await ok(provider.queues.listBound())).toMatchObject({
      items: [{ queueId: 'q-1', assistantId: returns }],
    });
  });

  it('comes with deleting the assistant', async () => {
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

describe('an assistant that never was', () => {
  it('has no queues to ask for', async () => {
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
