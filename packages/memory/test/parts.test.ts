/** `parts`: what an assistant owns, its versions, and what happens to it with queues and assistants. */
import { readOnly, type JsonObject } from '@assistant-provider/core';
import type { MemoryPart, MemoryProvider, MemorySnapshot } from '@assistant-provider/memory';
import { describe, expect, it } from 'vitest';
import { all, aProvider, anAssistant, aQuickProvider, failed, ok, settleMs } from './given.js';

const idempotencyKey = 'my-part';

async function aDesk(provider = aQuickProvider()) {
  const { id } = await anAssistant(provider);
  const put = (kind: string, content: JsonObject, more: { id?: string; name?: string } = {}) =>
    ok(provider.parts.put(id, { kind, content, ...more }));
  const aPrompt = (name = 'Greeting') => put('prompt', { text: 'Hello' }, { name });
  return { provider, id, put, aPrompt };
}

const bind = (provider: MemoryProvider, assistantId: string, queueId: string) =>
  ok(provider.queues.bind(assistantId, { queueId, mediaTypes: ['call'] }));

describe('a part', () => {
  it('is created with its content and the places that name other objects', async () => {
    const { provider, id, put, aPrompt } = await aDesk();
    const prompt = await aPrompt();

    const agent = await put(
      'agent',
      {
        type: 'answers',
        'a/b~c': [`ref:prompt:${prompt.id}:3`, 'ref:knowledgeLink:l-1', 'ref:prompt', 'ref:', null],
      },
      { name: 'Answers' },
    );

    expect(agent).toMatchObject({ kind: 'agent', name: 'Answers', origin: 'customer' });
    expect(agent.references).toEqual([
      {
        at: '/a~1b~0c/0',
        kind: 'prompt',
        id: prompt.id,
        version: 3,
        form: 'ref:prompt:{id}:{version}',
      },
      { at: '/a~1b~0c/1', kind: 'knowledgeLink', id: 'l-1', form: 'ref:knowledgeLink:{id}' },
    ]);
    expect(await ok(provider.parts.get(id, { kind: 'agent', id: agent.id }))).toEqual(agent);
    expect(await ok(provider.parts.list(id))).toEqual([prompt, agent]);
  });

  it('keeps its date if it is put back as it was, whatever the order of its members', async () => {
    const provider = aProvider();
    const { id } = await anAssistant(provider);
    await provider.time.advance(settleMs);
    const draft = { kind: 'settings', content: { one: 1, two: { a: 1, b: 2 } } };
    const made = await ok(provider.parts.put(id, draft));
    await provider.time.advance(1);

    const same = { kind: 'settings', content: { two: { b: 2, a: 1 }, one: 1 } };
    expect(await ok(provider.parts.put(id, same))).toEqual(made);
    const other = await ok(provider.parts.put(id, { kind: 'settings', content: { one: 2 } }));

    expect(other.content).toEqual({ one: 2 });
    expect(other.updatedAt).not.toBe(made.updatedAt);
  });

  it('changes its name if the limits say so', async () => {
    const { put, aPrompt } = await aDesk();
    const { id } = await aPrompt();
    expect(await put('prompt', { text: 'Hello' }, { id, name: 'Welcome' })).toMatchObject({
      name: 'Welcome',
    });
    expect(await put('prompt', { text: 'Hi' }, { id })).toMatchObject({ name: 'Welcome' });
  });

  it('does not change what is fixed at creation', async () => {
    const { provider, id, put } = await aDesk();
    const agent = await put('agent', { type: 'answers' }, { name: 'Answers' });
    const selector = { kind: 'agent', id: agent.id };

    for (const [draft, field] of [
      [{ ...selector, content: { type: 'searches' } }, 'part.content.type'],
      [{ ...selector, content: {} }, 'part.content.type'],
      [{ ...selector, name: 'Other', content: agent.content }, 'part.name'],
    ] as const)
      expect(await failed(provider.parts.put(id, draft))).toMatchObject({
        kind: 'unsupported',
        vendorCode: 'partFixed',
        effect: 'none',
        issues: [{ field }],
      });
    expect(await ok(provider.parts.get(id, selector))).toEqual(agent);
  });

  it('is deleted unless another part, or a version of one, names it', async () => {
    const { provider, id, put, aPrompt } = await aDesk();
    const [used, free] = [await aPrompt('Used'), await aPrompt('Free')];
    const agent = await put(
      'agent',
      { type: 'answers', prompt: `ref:prompt:${used.id}` },
      { name: 'Answers' },
    );
    const selector = { kind: 'agent', id: agent.id };
    const { version } = await ok(provider.parts.publish(id, selector));
    await put('agent', { type: 'answers' }, { id: agent.id });
    const remove = () => provider.parts.delete(id, { kind: 'prompt', id: used.id });

    await ok(provider.parts.delete(id, { kind: 'prompt', id: free.id }));
    expect(await failed(remove())).toMatchObject({ kind: 'conflict', vendorCode: 'partInUse' });
    await ok(provider.parts.delete(id, { ...selector, version }));
    await ok(remove());

    expect((await ok(provider.parts.list(id))).map((part) => part.id)).toEqual([agent.id]);
  });

  it('may name itself and still be deleted', async () => {
    const { provider, id, put, aPrompt } = await aDesk();
    const prompt = await aPrompt();
    await put('prompt', { next: `ref:prompt:${prompt.id}` }, { id: prompt.id });
    await ok(provider.parts.delete(id, { kind: 'prompt', id: prompt.id }));
  });

  it('is not named by the parts of another assistant', async () => {
    const { provider, id, aPrompt } = await aDesk();
    const { put } = await aDesk(provider);
    const prompt = await aPrompt();
    await put('agent', { type: 'a', prompt: `ref:prompt:${prompt.id}` }, { name: 'Answers' });
    await ok(provider.parts.delete(id, { kind: 'prompt', id: prompt.id }));
  });

  it('is refused while its assistant is being created, and gone with its assistant', async () => {
    const provider = aProvider();
    const { id } = await anAssistant(provider);
    const draft = { kind: 'settings', content: {} };
    expect(await failed(provider.parts.put(id, draft))).toMatchObject({
      kind: 'conflict',
      vendorCode: 'assistantNotActive',
    });
    await provider.time.advance(settleMs);
    await ok(provider.parts.put(id, draft));
    await ok(provider.assistants.delete(id));
    await provider.time.advance(settleMs);

    expect((await ok(provider.native.snapshot())).parts).toEqual([]);
    expect(await failed(provider.parts.list(id))).toMatchObject({
      vendorCode: 'assistantNotFound',
    });
  });

  it('that does not exist is notFound to every operation', async () => {
    const { provider, id } = await aDesk();
    const part = { kind: 'prompt', id: 'no-such-part' };
    for (const reply of all(
      provider.parts.get(id, part),
      provider.parts.put(id, { ...part, content: {} }),
      provider.parts.publish(id, part),
      provider.parts.delete(id, part),
      provider.parts.delete(id, { ...part, version: 1 }),
    ))
      expect(await failed(reply)).toMatchObject({ kind: 'notFound', vendorCode: 'partNotFound' });
  });
});

describe('a version', () => {
  it('keeps the content with which it was published, and its number is not given again', async () => {
    const { provider, id, put, aPrompt } = await aDesk();
    const prompt = await aPrompt();
    const selector = { kind: 'prompt', id: prompt.id };

    const first = await ok(provider.parts.publish(id, selector));
    await put('prompt', { text: 'Good day' }, selector);
    const second = await ok(provider.parts.publish(id, selector));
    await ok(provider.parts.delete(id, { ...selector, version: 2 }));
    const third = await ok(provider.parts.publish(id, selector));

    expect([first, second, third]).toMatchObject([
      { version: 1, content: { text: 'Hello' } },
      { version: 2, content: { text: 'Good day' } },
      { version: 3, content: { text: 'Good day' } },
    ]);
    const query = { kind: 'prompt', versions: true };
    const [{ versions } = {}] = await ok(provider.parts.list(id, query));
    expect(versions).toEqual([first, third]);
    expect((await ok(provider.parts.get(id, selector))).versions).toBeUndefined();
  });

  it('that does not exist is notFound', async () => {
    const { provider, id, aPrompt } = await aDesk();
    const { id: promptId } = await aPrompt();
    const gone = provider.parts.delete(id, { kind: 'prompt', id: promptId, version: 1 });
    expect(await failed(gone)).toMatchObject({
      kind: 'notFound',
      vendorCode: 'partVersionNotFound',
    });
  });
});

describe('an idempotency key', () => {
  it('creates one part, and publishes one version', async () => {
    const { provider, id } = await aDesk();
    const draft = { kind: 'prompt', name: 'Greeting', content: { text: 'Hello' } };

    const put = () => ok(provider.parts.put(id, draft, { idempotencyKey }));
    const [first, second] = [await put(), await put()];
    const selector = { kind: 'prompt', id: first.id };
    const publish = () => ok(provider.parts.publish(id, selector, { idempotencyKey }));
    const [one, two] = [await publish(), await publish()];

    expect(second).toEqual(first);
    expect(two).toEqual(one);
    const [part] = await ok(provider.parts.list(id, { versions: true }));
    expect(part?.versions).toEqual([one]);
  });

  it('used again after the deletion of what it made is a conflict', async () => {
    const { provider, id, aPrompt } = await aDesk();
    const { id: promptId } = await aPrompt();
    const selector = { kind: 'prompt', id: promptId };
    const publish = () => provider.parts.publish(id, selector, { idempotencyKey });
    const { version } = await ok(publish());

    await ok(provider.parts.delete(id, { ...selector, version }));
    expect(await failed(publish())).toMatchObject({ vendorCode: 'keySpent' });
    await ok(provider.parts.delete(id, selector));
    expect(await failed(publish())).toMatchObject({ vendorCode: 'keySpent' });
  });

  it.each(['createPart', 'updatePart', 'publishPart', 'deletePart'] as const)(
    'makes %s repeatable after a lost response',
    async (request) => {
      const retry = { tries: 2, baseDelayMs: 1, maxDelayMs: 1 };
      const { provider, id, aPrompt } = await aDesk(aQuickProvider({ retry }));
      const prompt = await aPrompt();
      const selector = { kind: 'prompt', id: prompt.id };
      await ok(provider.native.failNext(request, { kind: 'unavailable', when: 'after' }));

      await ok(
        {
          createPart: () => provider.parts.put(id, { kind: 'prompt', name: 'New', content: {} }),
          updatePart: () => provider.parts.put(id, { ...selector, content: { text: 'Hi' } }),
          publishPart: () => provider.parts.publish(id, selector),
          deletePart: () => provider.parts.delete(id, selector),
        }
          [request]()
          .map(() => undefined),
      );

      const { parts = [] } = await ok(provider.native.snapshot());
      expect(parts.map(({ name, content, lastVersion }) => [name, content, lastVersion])).toEqual(
        {
          createPart: [
            ['Greeting', { text: 'Hello' }, 0],
            ['New', {}, 0],
          ],
          updatePart: [['Greeting', { text: 'Hi' }, 0]],
          publishPart: [['Greeting', { text: 'Hello' }, 1]],
          deletePart: [],
        }[request],
      );
    },
  );
});

describe('the users of a queue', () => {
  const kind = 'queueUsers';
  const content = { users: ['ref:user:ann'] };

  it('need the binding of the queue', async () => {
    const { provider, id, put } = await aDesk();
    const unbound = provider.parts.put(id, { kind, id: 'q-1', content });
    expect(await failed(unbound)).toMatchObject({ kind: 'notFound', vendorCode: 'queueNotBound' });

    await bind(provider, id, 'q-1');
    expect(await put(kind, content, { id: 'q-1' })).toMatchObject({ id: 'q-1', content });
  });

  it('stay if the queue is bound again, and go if the queue is unbound or taken', async () => {
    const { provider, id, put } = await aDesk();
    const { id: other } = await aDesk(provider);
    const queueIds = ['q-1', 'q-2', 'q-3', 'q-4'];
    for (const queueId of queueIds) {
      await bind(provider, id, queueId);
      await put(kind, content, { id: queueId });
    }
    const left = async () => (await ok(provider.parts.list(id, { kind }))).map((part) => part.id);

    await bind(provider, id, 'q-1');
    expect(await left()).toEqual(queueIds);
    await ok(provider.queues.unbind(id, 'q-2'));
    expect(await left()).toEqual(['q-1', 'q-3', 'q-4']);
    await ok(provider.queues.unbindMany(id, ['q-3']));
    expect(await left()).toEqual(['q-1', 'q-4']);
    await bind(provider, other, 'q-4');
    expect(await left()).toEqual(['q-1']);
    expect(await ok(provider.parts.list(other))).toEqual([]);
  });

  it('go as soon as the deletion of their assistant begins, as the bindings do', async () => {
    const provider = aProvider();
    const { id } = await anAssistant(provider);
    await provider.time.advance(settleMs);
    await bind(provider, id, 'q-1');
    await ok(provider.parts.put(id, { kind, id: 'q-1', content }));
    await ok(provider.parts.put(id, { kind: 'settings', content: {} }));
    await ok(provider.assistants.delete(id));

    expect((await ok(provider.parts.list(id))).map((part) => part.kind)).toEqual(['settings']);
  });
});

describe('a snapshot', () => {
  const createdAt = '2026-01-01T00:00:00.000Z';
  const ofVendor = (assistantId: string): MemoryPart => ({
    ...{ assistantId, kind: 'prompt', id: 'supplied', name: 'Supplied', ofVendor: true },
    ...{ content: { text: 'Hello' }, versions: [], lastVersion: 0 },
    ...{ createdAt, updatedAt: createdAt },
  });
  const restored = async (change: (snapshot: MemorySnapshot) => MemorySnapshot) => {
    const { provider, id, aPrompt } = await aDesk();
    const prompt = await aPrompt();
    await ok(provider.parts.publish(id, { kind: 'prompt', id: prompt.id }));
    const snapshot = await ok(provider.native.snapshot());
    const target = aQuickProvider();
    const reply = target.native.restore(change(snapshot));
    return { provider: target, snapshot, reply, id };
  };

  it('brings parts and their versions', async () => {
    const { provider, snapshot, reply } = await restored((same) => same);
    await ok(reply);
    expect(await ok(provider.native.snapshot())).toEqual(snapshot);
  });

  it('of an earlier version has no parts and no directory', async () => {
    const { provider, reply, id } = await restored(({ parts: _, directory: __, ...old }) => old);
    await ok(reply);
    expect(await ok(provider.parts.list(id))).toEqual([]);
    expect(await ok(provider.directory.lookUp('queue'))).toEqual([]);
  });

  it('brings parts of the vendor, which are listed by their origin and never written', async () => {
    const { provider, reply, id } = await restored((snapshot) => ({
      ...snapshot,
      parts: [ofVendor(snapshot.assistants[0]?.id ?? ''), ...(snapshot.parts ?? [])],
    }));
    await ok(reply);
    const listed = async (origin: 'customer' | 'vendor') =>
      (await ok(provider.parts.list(id, { origin }))).map((part) => part.name);
    expect(await listed('vendor')).toEqual(['Supplied']);
    expect(await listed('customer')).toEqual(['Greeting']);

    const part = { kind: 'prompt', id: 'supplied' };
    for (const write of all(
      provider.parts.put(id, { ...part, content: { text: 'Hello' } }),
      provider.parts.publish(id, part),
      provider.parts.delete(id, part),
    ))
      expect(await failed(write)).toMatchObject({
        kind: 'permissionDenied',
        vendorCode: 'partOfVendor',
        effect: 'none',
      });
  });

  it.each([
    ['of an unknown assistant', { assistantId: 'nobody' }, 'assistantId', 'reference'],
    ['of an unknown kind', { kind: 'rumour' }, 'kind', 'oneOf'],
    ['whose content is not JSON', { content: 'text' }, 'content', 'type'],
    [
      'with a version 0',
      { versions: [{ version: 0, content: {}, createdAt }] },
      'versions[0].version',
      'range',
    ],
  ])('with a part %s is refused', async (_, wrong, field, rule) => {
    const { reply } = await restored((snapshot) => ({
      ...snapshot,
      parts: [{ ...ofVendor(snapshot.assistants[0]?.id ?? ''), ...wrong } as MemoryPart],
    }));
    const place = `snapshot.parts[0].${field}`;
    expect((await failed(reply)).issues).toMatchObject([{ field: place, rule }]);
  });
});

describe('a read-only view', () => {
  it('reads parts and the directory, and writes nothing', async () => {
    const { provider, id, aPrompt } = await aDesk();
    const { id: promptId } = await aPrompt();
    const before = await ok(provider.native.snapshot());
    const view = readOnly(provider);
    const part = { kind: 'prompt', id: promptId };

    await ok(view.parts.list(id));
    await ok(view.parts.get(id, part));
    await ok(view.directory.lookUp('user'));
    for (const write of all(
      view.parts.put(id, { ...part, content: {} }),
      view.parts.publish(id, part),
      view.parts.delete(id, part),
    ))
      expect(await failed(write)).toMatchObject({ kind: 'permissionDenied', effect: 'none' });
    expect(await ok(provider.native.snapshot())).toEqual(before);
  });
});
