/** A memory provider without some features behaves like a vendor that does not have them. */
import { featureNames, type FeatureName } from '@assistant-provider/core';
import { createMemoryDriver, createMemoryProvider } from '@assistant-provider/memory';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { failed, ok } from './given.js';

const quick = { settleMs: 0, retry: false } as const;

describe('`without`', () => {
  it('leaves the member out of the type and of the provider', () => {
    const provider = createMemoryProvider({ ...quick, without: ['queues'] });

    expectTypeOf(provider.queues).toExtend<object | undefined>();
    expectTypeOf<undefined>().toExtend<typeof provider.queues>();
    expectTypeOf<undefined>().not.toExtend<typeof provider.editing>();
    expect('queues' in provider).toBe(false);
    expect(provider.features.queues).toBe(false);
    expect(provider.unsupported.queues).toBe('The memory provider was created without queues.');
    expect(provider.limits.queues).toBeUndefined();
    expect(provider.permissions('queues.bind')).toBeUndefined();
    expect(Object.keys(provider.limits.parts?.kinds ?? {})).not.toContain('queueUsers');
  });

  it.each([
    ['tagging', { tags: { team: 'returns' } }, 'draft.tags'],
    ['knowledge', { knowledge: [{ type: 'knowledgeBase', id: 'kb' }] }, 'draft.knowledge'],
  ] as const)('%s: a draft that needs it is unsupported', async (feature, members, field) => {
    const { assistants } = createMemoryProvider({ ...quick, without: [feature] });

    const error = await failed(assistants.create({ name: 'Returns desk', ...members }));

    expect(error).toMatchObject({ kind: 'unsupported', issues: [{ field }] });
  });

  it('editing: the fields of an assistant are fixed at creation', () => {
    const { limits } = createMemoryProvider({ without: ['editing'] });

    expect([limits.name.changes, limits.description?.changes]).toEqual([
      'atCreation',
      'atCreation',
    ]);
  });

  it('names no operation of such a feature as one that honours keys', () => {
    const provider = createMemoryProvider({ without: ['parts', 'knowledge'] });
    expect(provider.limits.idempotencyKeys).toEqual(['assistants.create']);
  });

  it('shows no member of an assistant that belongs to such a feature', async () => {
    const without = ['tagging', 'aiAgents', 'knowledge'] as const;
    const { assistants, editing } = createMemoryProvider({ ...quick, without });

    const made = await ok(assistants.create({ name: 'Returns desk' }));
    const shown = [
      made,
      await ok(assistants.get(made.id)),
      ...(await ok(assistants.list())).items,
      await ok(editing.update(made.id, { name: 'New' })),
    ];

    for (const assistant of shown)
      for (const member of ['tags', 'aiAgents', 'knowledge'])
        expect(assistant).not.toHaveProperty(member);
  });

  it('keeps everything with no names', () => {
    const { limits, crosswalk } = createMemoryDriver();
    const all = createMemoryDriver({ without: [] });

    expect([all.limits, all.crosswalk]).toEqual([limits, crosswalk]);
    expect(createMemoryProvider({ without: undefined }).unsupported).toEqual({});
  });

  it('takes every feature away', () => {
    const provider = createMemoryProvider({ without: featureNames });

    for (const name of featureNames) expect(name in provider).toBe(false);
  });

  it.each([[['colour']], [['queues', 'queues']], ['queues']])('%j is misconfigured', (without) => {
    const create = () => createMemoryProvider({ without: without as unknown as FeatureName[] });

    expect(create).toThrow(expect.objectContaining({ kind: 'misconfigured' }));
  });
});
