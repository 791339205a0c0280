/** `assistants` and `editing`: how an assistant is created, changed and deleted over time. */
import { waitForStatus } from '@assistant-provider/core';
import { describe, expect, it } from 'vitest';
import {
  all,
  aProvider,
  anAssistant,
  aQuickProvider,
  failed,
  names,
  ok,
  settleMs,
} from './given.js';

describe('the life of an assistant', () => {
  it('is created in the background and then becomes active', async () => {
    const provider = aProvider();

    const created = await anAssistant(provider, {
      description: 'Answers about returns',
      tags: { team: 'care' },
      encryption: { kmsKeyId: 'alias/assistants' },
    });
    expect(created).toMatchObject({
      vendor: 'memory',
      name: 'Returns desk',
      description: 'Answers about returns',
      status: 'creating',
      vendorStatus: 'creating',
      tags: { team: 'care' },
      encryption: { kmsKeyId: 'alias/assistants' },
      aiAgents: [],
      knowledge: [],
      locator: `memory:assistants/${created.id}`,
      createdAt: '2026-01-01T00:00:00.000Z',
    });

    await provider.time.advance(settleMs - 1);
    expect(await ok(provider.assistants.get(created.id))).toMatchObject({ status: 'creating' });

    await provider.time.advance(1);
    expect(await ok(provider.assistants.get(created.id))).toMatchObject({
      status: 'active',
      createdAt: '2026-01-01T00:00:00.000Z',
      updatedAt: '2026-01-01T00:00:01.000Z',
    });
  });

  it('settles at its own time, independent of other assistants', async () => {
    const provider = aProvider();
    const first = await anAssistant(provider);
    await provider.time.advance(400);
    const second = await anAssistant(provider);
    const statuses = async () =>
      (await ok(provider.assistants.list())).items.map(({ id, status }) => [id, status]);

    await provider.time.advance(settleMs - 400);
    expect(await statuses()).toEqual([
      [first.id, 'active'],
      [second.id, 'creating'],
    ]);

    await provider.time.advance(400);
    expect(await statuses()).toEqual([
      [first.id, 'active'],
      [second.id, 'active'],
    ]);
  });

  it('refuses writes with conflict until it is active', async () => {
    const provider = aProvider();
    const { id } = await anAssistant(provider);

    const writes = all(
      provider.editing.update(id, { name: 'Other' }),
      provider.queues.bind(id, { queueId: 'q-1', mediaTypes: ['call'] }),
      provider.queues.unbindMany(id, ['q-1']),
      provider.aiAgents.assign(id, { role: 'summarization' }),
      provider.knowledge.link(id, { type: 'knowledgeBase', id: 'kb-1' }),
      provider.tagging.tag(id, { team: 'care' }),
      provider.assistants.delete(id),
    );
    for (const write of writes)
      expect(await failed(write)).toMatchObject({
        kind: 'conflict',
        retry: 'never',
        effect: 'none',
        assistantId: id,
      });
    expect(await ok(provider.queues.list(id))).toEqual({ items: [] });
  });

  it('is deleted in the background and then is not found', async () => {
    const provider = aProvider();
    const { id } = await anAssistant(provider);
    await provider.time.advance(settleMs);

    await ok(provider.assistants.delete(id));

    expect(await ok(provider.assistants.get(id))).toMatchObject({ status: 'deleting' });
    expect(await ok(provider.assistants.list())).toMatchObject({ items: [{ id }] });
    expect(await names(provider.assistants.list({ name: 'Returns desk' }))).toEqual([]);
    expect(await failed(provider.assistants.delete(id))).toMatchObject({ kind: 'conflict' });

    await provider.time.advance(settleMs);
    expect(await failed(provider.assistants.get(id))).toMatchObject({
      kind: 'notFound',
      vendorCode: 'assistantNotFound',
    });
    expect(await failed(provider.assistants.delete(id))).toMatchObject({ kind: 'notFound' });
    expect(await ok(provider.assistants.list())).toEqual({ items: [] });
  });

  it('ends in failed if creationFails is set, and can then only be deleted', async () => {
    const provider = aProvider();
    const { id } = await anAssistant(provider, {
      vendorOptions: { memory: { creationFails: true } },
    });
    await provider.time.advance(settleMs);

    expect(await ok(provider.assistants.get(id))).toMatchObject({ status: 'failed' });
    expect(await failed(waitForStatus(provider, id, 'active'))).toMatchObject({ kind: 'conflict' });
    expect(await failed(provider.editing.update(id, { name: 'x' }))).toMatchObject({
      kind: 'conflict',
    });

    await ok(provider.assistants.delete(id));
    await provider.time.advance(settleMs);
    expect(await failed(provider.assistants.get(id))).toMatchObject({ kind: 'notFound' });
  });

  it('ends in failed if deletionFails is set, and the next deletion succeeds', async () => {
    const provider = aQuickProvider();
    const { id } = await anAssistant(provider);
    await ok(provider.editing.update(id, { vendorOptions: { memory: { deletionFails: true } } }));

    await ok(provider.assistants.delete(id));
    expect(await ok(provider.assistants.get(id))).toMatchObject({ status: 'failed' });

    await ok(provider.assistants.delete(id));
    expect(await failed(provider.assistants.get(id))).toMatchObject({ kind: 'notFound' });
  });

  it('is active and deleted at once if settleMs is 0', async () => {
    const provider = aQuickProvider();

    const { id, status } = await anAssistant(provider);
    expect(status).toBe('active');

    await ok(provider.assistants.delete(id));
    expect(await failed(provider.assistants.get(id))).toMatchObject({ kind: 'notFound' });
  });
});

describe('names', () => {
  it('are not unique, and match exactly', async () => {
    const provider = aQuickProvider();
    for (const name of ['Returns', 'returns', 'Returns', 'Returns desk'])
      await anAssistant(provider, { name });

    expect(await names(provider.assistants.list({ name: 'Returns' }))).toEqual([
      'Returns',
      'Returns',
    ]);
    expect(await names(provider.assistants.list({ name: 'return' }))).toEqual([]);
  });
});

describe('editing', () => {
  it('changes the members that the patch names and keeps the others', async () => {
    const provider = aProvider();
    const { id } = await anAssistant(provider, { description: 'first', tags: { team: 'care' } });
    await provider.time.advance(settleMs);

    const updated = await ok(provider.editing.update(id, { name: 'Exchanges' }));

    expect(updated).toMatchObject({
      id,
      name: 'Exchanges',
      description: 'first',
      tags: { team: 'care' },
      status: 'active',
    });
    expect(await ok(provider.assistants.get(id))).toEqual(updated);
  });

  it('fails with notFound if the assistant does not exist', async () => {
    expect(await failed(aQuickProvider().editing.update('none', {}))).toMatchObject({
      kind: 'notFound',
      assistantId: 'none',
    });
  });
});

describe('vendor options', () => {
  it.each([
    [{ creationFails: 'yes' }, 'draft.vendorOptions.memory.creationFails', 'type'],
    [{ speed: 1 }, 'draft.vendorOptions.memory.speed', 'unknownField'],
    ['fast', 'draft.vendorOptions.memory', 'type'],
  ])('%j fails with invalidInput and names the field and the rule', async (memory, field, rule) => {
    const provider = aQuickProvider();
    const draft = { name: 'x', vendorOptions: { memory: memory as never } };

    expect(await failed(provider.assistants.create(draft))).toMatchObject({
      kind: 'invalidInput',
      issues: [{ field, rule }],
    });
    expect(await ok(provider.assistants.list())).toEqual({ items: [] });
  });

  it('for creation are refused in a patch', async () => {
    const provider = aQuickProvider();
    const { id } = await anAssistant(provider);

    const patch = { vendorOptions: { memory: { creationFails: true } } };
    expect(await failed(provider.editing.update(id, patch))).toMatchObject({
      issues: [{ field: 'patch.vendorOptions.memory.creationFails', rule: 'unknownField' }],
    });
  });

  it('of other vendors are ignored', async () => {
    const vendorOptions = { acme: { colour: 'red' } } as object;
    expect(await anAssistant(aQuickProvider(), { vendorOptions })).toMatchObject({
      status: 'active',
    });
  });
});
