/** Results are copies, concurrent calls keep each other's writes, and every call can be ended. */
import fc from 'fast-check';
import { untilAsleep } from '@assistant-provider/test-support';
import { createProvider, type Interceptor } from '@assistant-provider/core/adapter';
import { createMemoryDriver } from '@assistant-provider/memory';
import { ResultAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { all, aProvider, anAssistant, aQuickProvider, failed, ok } from './given.js';

/** Overwrites every member of every object that the value leads to. */
function vandalize(value: unknown, seen = new Set<unknown>()): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  for (const member of Object.values(value)) vandalize(member, seen);
  for (const key of Object.keys(value)) Reflect.set(value, key, 'vandalized');
  Reflect.set(value, 'added', 'vandalized');
}

describe('a result', () => {
  it('is a copy: changing it does not change the state', async () => {
    const provider = aQuickProvider();
    const { id } = await anAssistant(provider, {
      tags: { team: 'care' },
      knowledge: [{ type: 'knowledgeBase', id: 'kb-1' }],
    });
    await ok(provider.aiAgents.assign(id, { role: 'summarization' }));
    await ok(provider.queues.bind(id, { queueId: 'q-1', mediaTypes: ['call'] }));
    const before = JSON.stringify(await ok(provider.native.snapshot()));

    const { queues, assistants, aiAgents, knowledge, tagging, native } = provider;
    for (const reply of all(
      assistants.get(id),
      assistants.list(),
      aiAgents.list(id),
      knowledge.list(id),
      tagging.list(id),
      queues.get(id, 'q-1'),
      queues.list(id),
      queues.listBound(),
      native.snapshot(),
    ))
      vandalize(await ok(reply));

    expect(JSON.stringify(await ok(native.snapshot()))).toBe(before);
  });

  it('shares nothing with the arguments of the caller', async () => {
    const provider = aQuickProvider();
    const draft = { name: 'Returns', tags: { team: 'care' }, knowledge: [] };
    const { id } = await ok(provider.assistants.create(draft));
    const snapshot = await ok(provider.native.snapshot());
    await ok(provider.native.restore(snapshot));

    vandalize(draft);
    vandalize(snapshot);

    expect(await ok(provider.assistants.get(id))).toMatchObject({
      name: 'Returns',
      tags: { team: 'care' },
    });
  });
});

describe('concurrent calls', () => {
  it('keep every write', async () => {
    const provider = aQuickProvider({ latencyMs: 1 });
    const { id } = await anAssistant(provider);
    const keys = Array.from({ length: 40 }, (_, index) => `t${index}`);

    await Promise.all(keys.map((key) => ok(provider.tagging.tag(id, { [key]: 'x' }))));

    expect(Object.keys(await ok(provider.tagging.list(id))).sort()).toEqual([...keys].sort());
  });

  it('bind a queue once if all of them pass onConflict: fail', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 6 }), fc.scheduler(), async (count, scheduler) => {
        const heldBack: Interceptor = (next) => (call) =>
          ResultAsync.fromSafePromise(scheduler.schedule(Promise.resolve())).andThen(() =>
            next(call),
          );
        const provider = aQuickProvider({ requestInterceptors: [heldBack] });
        const desks = await scheduler.waitFor(
          Promise.all(Array.from({ length: count }, () => anAssistant(provider))),
        );

        const binding = { queueId: 'q-1', mediaTypes: ['call'] } as const;
        const results = await scheduler.waitFor(
          Promise.all(
            desks.map(({ id }) => provider.queues.bind(id, binding, { onConflict: 'fail' })),
          ),
        );

        expect(results.filter((result) => result.isOk())).toHaveLength(1);
      }),
      { numRuns: 20 },
    );
  });
});

describe('a call', () => {
  it('has no effect if it is cancelled while the vendor works on it', async () => {
    const provider = aProvider({ latencyMs: 100 });
    const caller = new AbortController();

    const reply = provider.assistants.create({ name: 'x' }, { signal: caller.signal });
    caller.abort('changed my mind');

    const error = await failed(reply);
    expect(error).toMatchObject({ kind: 'cancelled', cause: 'changed my mind' });
    await provider.time.advance(100);
    const listing = provider.assistants.list();
    await untilAsleep(provider.time, 100);
    await provider.time.advance(100);
    expect(await ok(listing)).toEqual({ items: [] });
  });

  it('fails with timeout if an attempt takes longer than tryTimeoutMs', async () => {
    const provider = aProvider({ latencyMs: 500, tryTimeoutMs: 200 });

    const reply = provider.assistants.list();
    await untilAsleep(provider.time, 200);
    await provider.time.advance(200);

    expect(await failed(reply)).toMatchObject({ kind: 'timeout', retry: 'transient' });
  });

  it('is cancelled after close, and so is a call in flight', async () => {
    const provider = aProvider({ latencyMs: 100 });
    const inFlight = provider.assistants.list();

    await ok(provider.close());
    await ok(provider.close());

    for (const reply of all(inFlight, provider.assistants.get('a-1'), provider.native.snapshot()))
      expect(await failed(reply)).toMatchObject({
        kind: 'cancelled',
        message: 'the provider is closed',
      });
  });
});

describe('two providers', () => {
  it('do not share state', async () => {
    const [one, two] = [aQuickProvider(), aQuickProvider()];
    const { id } = await anAssistant(one);

    expect(await failed(two.assistants.get(id))).toMatchObject({ kind: 'notFound' });
  });

  it('share state if they have the same driver', async () => {
    const driver = createMemoryDriver({ settleMs: 0 });
    const [one, two] = [createProvider(driver), createProvider(driver)];
    const { id } = await anAssistant(one);
    await ok(one.close());

    expect(await ok(two.assistants.get(id))).toMatchObject({ id, status: 'active' });
  });
});
