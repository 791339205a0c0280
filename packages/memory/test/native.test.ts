/** `native`: snapshots and planned faults. */
import type { MemoryAssistant, MemorySnapshot } from '@assistant-provider/memory';
import { describe, expect, it } from 'vitest';
import { aProvider, anAssistant, aQuickProvider, failed, ok, settleMs } from './given.js';

const at = '1970-01-01T00:00:00.000Z';
const stored: MemoryAssistant = {
  id: 'a-1',
  name: 'Returns desk',
  tags: {},
  status: 'active',
  aiAgents: [],
  knowledge: [],
  createdAt: at,
  updatedAt: at,
};
const aBinding = {
  queueId: 'q-1',
  assistantId: 'a-1',
  mediaTypes: ['call'],
  createdAt: at,
  updatedAt: at,
};
const aSnapshot = (changes: Partial<MemorySnapshot> = {}): MemorySnapshot => ({
  version: 1,
  assistants: [stored],
  bindings: [],
  ...changes,
});

describe('a snapshot', () => {
  it('moves everything to another provider, as JSON', async () => {
    const source = aProvider();
    const { id } = await anAssistant(source, {
      description: 'first',
      tags: { team: 'care' },
      encryption: { kmsKeyId: 'alias/x' },
      knowledge: [{ type: 'externalKnowledgeBase', locator: 'arn:kb', accessRole: 'arn:role' }],
    });
    await source.time.advance(settleMs);
    await ok(source.aiAgents.assign(id, { role: 'orchestration', useCase: 'SelfService' }));
    await ok(source.queues.bind(id, { queueId: 'q-1', mediaTypes: ['call'] }));
    await anAssistant(source, { name: 'Still being created' });
    const snapshot = await ok(source.native.snapshot());

    const target = aProvider();
    await ok(target.native.restore(JSON.parse(JSON.stringify(snapshot)) as MemorySnapshot));

    expect(await ok(target.native.snapshot())).toEqual(snapshot);
    expect(await ok(target.assistants.list())).toEqual(await ok(source.assistants.list()));
    expect(await ok(target.queues.listBound())).toEqual(await ok(source.queues.listBound()));
    await target.time.advance(2 * settleMs);
    expect(await ok(target.assistants.list({ name: 'Still being created' }))).toMatchObject({
      items: [{ status: 'active' }],
    });
  });

  it('replaces everything, and invalidates cursors and idempotency keys', async () => {
    const provider = aQuickProvider();
    const idempotencyKey = 'before';
    await ok(provider.assistants.create({ name: 'One' }, { idempotencyKey }));
    await anAssistant(provider);
    const { nextCursor: cursor = '' } = await ok(provider.assistants.list({ pageSize: 1 }));

    await ok(provider.native.restore(aSnapshot()));

    expect((await ok(provider.assistants.list())).items.map(({ id }) => id)).toEqual(['a-1']);
    expect(await failed(provider.assistants.list({ cursor }))).toMatchObject({
      kind: 'invalidInput',
    });
    await ok(provider.assistants.create({ name: 'Two' }, { idempotencyKey }));
  });

  it('may hold unknown members and words, which are kept', async () => {
    const provider = aQuickProvider();
    const unknownMembers = {
      ...stored,
      region: { name: 'moon' },
      aiAgents: [{ role: 'poetry', enabled: true, metre: 'iambic' }],
      knowledge: [{ linkId: 'l-1', source: { type: 'oracle', temple: 'Delphi' } }],
    };
    const suspended = { ...stored, id: 'a-2', status: 'suspended' };
    const bindings = [{ ...aBinding, mediaTypes: ['hologram'] }];
    const snapshot = aSnapshot({ assistants: [unknownMembers, suspended], bindings });
    await ok(provider.native.restore(snapshot));

    expect(await ok(provider.assistants.get('a-2'))).toMatchObject({
      status: 'unknown',
      vendorStatus: 'suspended',
    });
    const updated = await ok(provider.editing.update('a-1', { name: 'New name' }));
    expect(updated.vendorData).toMatchObject({
      region: { name: 'moon' },
      name: 'New name',
    });
    expect(updated.aiAgents).toMatchObject([{ role: 'poetry', vendorData: { metre: 'iambic' } }]);
    expect(updated.knowledge).toMatchObject([
      {
        source: { type: 'unknown', vendorType: 'oracle' },
        vendorData: { source: { temple: 'Delphi' } },
      },
    ]);
    expect(await ok(provider.queues.get('a-1', 'q-1'))).toMatchObject({ mediaTypes: ['hologram'] });
  });

  it.each<[string, unknown, string, string]>([
    ['nothing', undefined, 'snapshot', 'required'],
    ['a value that is not an object', 'text', 'snapshot', 'type'],
    ['a value that is not JSON', { version: 1n }, 'snapshot', 'readable'],
    ['another version', aSnapshot({ version: 2 as never }), 'snapshot.version', 'type'],
    [
      'a duplicate id',
      aSnapshot({ assistants: [stored, stored] }),
      'snapshot.assistants[1]',
      'unique',
    ],
    [
      'a name of the wrong type',
      aSnapshot({ assistants: [{ ...stored, name: 1 as never }] }),
      'snapshot.assistants[0].name',
      'type',
    ],
    [
      'a date that does not exist',
      aSnapshot({ assistants: [{ ...stored, createdAt: '2026-13-01Z' }] }),
      'snapshot.assistants[0].createdAt',
      'type',
    ],
    [
      'a time outside the range of a date',
      aSnapshot({ assistants: [{ ...stored, settling: { to: 'failed', at: 1e300 } }] }),
      'snapshot.assistants[0].settling.at',
      'type',
    ],
    [
      'a binding of an assistant that is being deleted',
      aSnapshot({
        assistants: [{ ...stored, settling: { to: 'deleted', at: 0 } }],
        bindings: [aBinding],
      }),
      'snapshot.bindings[0].assistantId',
      'reference',
    ],
    [
      'a binding of an unknown assistant',
      aSnapshot({ bindings: [{ ...aBinding, assistantId: 'a-9' }] }),
      'snapshot.bindings[0].assistantId',
      'reference',
    ],
  ])('with %s is refused, and the state stays as it was', async (_, snapshot, field, rule) => {
    const provider = aQuickProvider();
    await anAssistant(provider);

    expect(await failed(provider.native.restore(snapshot as MemorySnapshot))).toMatchObject({
      kind: 'invalidInput',
      operation: 'native.restore',
      issues: [{ field, rule }],
    });
    expect((await ok(provider.assistants.list())).items).toHaveLength(1);
  });

  it('cannot change a prototype', async () => {
    const provider = aQuickProvider();
    const hostile = `{"version":1,"bindings":[],"assistants":[{"__proto__":{"polluted":1},
      ${JSON.stringify(stored).slice(1)}]}`;

    await ok(provider.native.restore(JSON.parse(hostile) as MemorySnapshot));

    const { vendorData } = await ok(provider.assistants.get('a-1'));
    expect(Object.getPrototypeOf(vendorData)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('a planned fault', () => {
  it('before the effect: nothing happens, and the next such request succeeds', async () => {
    const provider = aQuickProvider();
    await ok(
      provider.native.failNext('createAssistant', { kind: 'rateLimited', retryAfterMs: 3_000 }),
    );

    expect(await ok(provider.assistants.list())).toEqual({ items: [] });
    expect(await failed(provider.assistants.create({ name: 'x' }))).toMatchObject({
      kind: 'rateLimited',
      operation: 'assistants.create',
      retry: 'transient',
      retryAfterMs: 3_000,
      effect: 'none',
      vendorCode: 'plannedFault',
    });
    expect(await ok(provider.assistants.list())).toEqual({ items: [] });
    await anAssistant(provider);
  });

  it('after the effect: the write happens, and the error has effect: maybe', async () => {
    const provider = aQuickProvider();
    await ok(provider.native.failNext('createAssistant', { kind: 'unavailable', when: 'after' }));
    const idempotencyKey = 'mine';

    expect(
      await failed(provider.assistants.create({ name: 'x' }, { idempotencyKey })),
    ).toMatchObject({ kind: 'unavailable', effect: 'maybe' });
    const created = await ok(provider.assistants.create({ name: 'x' }, { idempotencyKey }));
    expect((await ok(provider.assistants.list())).items).toEqual([created]);
  });

  it('occurs in the order of planning', async () => {
    const { native, assistants } = aQuickProvider();
    await ok(native.failNext('getAssistant', { kind: 'permissionDenied' }));
    await ok(native.failNext('getAssistant', { kind: 'timeout', when: 'after' }));

    const kinds = [];
    for (let turn = 0; turn < 3; turn += 1) kinds.push(await failed(assistants.get('a-1')));

    expect(kinds).toMatchObject([
      { kind: 'permissionDenied', retry: 'never' },
      { kind: 'timeout', retry: 'transient', effect: 'none' },
      { kind: 'notFound' },
    ]);
  });

  it('must name a known request and a known kind', async () => {
    const { native } = aQuickProvider();
    expect(await failed(native.failNext('fly' as never, { kind: 'timeout' }))).toMatchObject({
      issues: [{ field: 'request', rule: 'oneOf' }],
    });
    expect(
      await failed(native.failNext('getAssistant', { kind: 'boredom' as never })),
    ).toMatchObject({ issues: [{ field: 'fault.kind', rule: 'oneOf' }] });
  });
});
