/** Invalid input never reaches a driver, and the error names field and rule. */
import type { FeatureMap, Reply } from '@assistant-provider/core';
import fc from 'fast-check';
import { okAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { createAgreeableProvider } from './agreeable-provider.js';
import { scriptedProvider } from './scripted-driver.js';

const { provider, requests } = createAgreeableProvider();

type Case = [what: string, call: () => Reply<unknown>, field: string, rule: string];

const { assistants } = provider;
const { editing, queues, aiAgents, knowledge, tagging } = provider as Required<FeatureMap>;
const wrong = (value: unknown) => value as never;
const longName = 'x'.repeat(21);

const cases: Case[] = [
  ['no id', () => assistants.get(wrong(undefined)), 'assistantId', 'required'],
  ['an empty id', () => assistants.get(''), 'assistantId', 'length'],
  ['an id of the wrong type', () => assistants.get(wrong(7)), 'assistantId', 'type'],
  ['no id of this vendor', () => assistants.delete('../queues?x#y'), 'assistantId', 'pattern'],
  ['a line break in an id', () => assistants.get('a\r\nx: y'), 'assistantId', 'controlCharacters'],
  ['half a surrogate pair', () => assistants.create({ name: '\ud800' }), 'draft.name', 'unicode'],
  ['no draft', () => assistants.create(wrong(undefined)), 'draft', 'required'],
  ['a draft that is a list', () => assistants.create(wrong([])), 'draft', 'type'],
  ['a draft with nothing in it', () => assistants.create(wrong({})), 'draft.name', 'required'],
  ['an empty name', () => assistants.create({ name: '' }), 'draft.name', 'length'],
  ['a name over the limit', () => assistants.create({ name: longName }), 'draft.name', 'length'],
  [
    'a field that nobody knows',
    () => assistants.create(wrong({ name: 'x', nam: 'y' })),
    'draft.nam',
    'unknownField',
  ],
  [
    'a tag that is no text',
    () => assistants.create({ name: 'x', tags: wrong({ team: 1 }) }),
    'draft.tags["team"]',
    'type',
  ],
  [
    'vendor options that are no object',
    () => assistants.create({ name: 'x', vendorOptions: wrong(1) }),
    'draft.vendorOptions',
    'type',
  ],
  [
    'a source of no known type',
    () => knowledge.link('a-1', wrong({ type: 'web' })),
    'source.type',
    'oneOf',
  ],
  [
    'a source without its id',
    () => knowledge.link('a-1', wrong({ type: 'knowledgeBase' })),
    'source.id',
    'required',
  ],
  ['no link id', () => knowledge.unlink('a-1', ''), 'linkId', 'length'],
  ['a page size of 0', () => assistants.list({ pageSize: 0 }), 'query.pageSize', 'range'],
  [
    'a page size over the limit',
    () => assistants.list({ pageSize: 51 }),
    'query.pageSize',
    'range',
  ],
  ['half an entry a page', () => assistants.list({ pageSize: 1.5 }), 'query.pageSize', 'type'],
  [
    'something to include that is none',
    () => assistants.list({ include: wrong(['tags']) }),
    'query.include[0]',
    'oneOf',
  ],
  [
    'something to include twice',
    () => assistants.list({ include: ['aiAgents', 'aiAgents'] }),
    'query.include[1]',
    'unique',
  ],
  [
    'something to include that is no list',
    () => assistants.list({ include: wrong('aiAgents') }),
    'query.include',
    'type',
  ],
  ['an empty cursor', () => assistants.list({ cursor: '' }), 'query.cursor', 'length'],
  ['a query that is null', () => assistants.list(wrong(null)), 'query', 'type'],
  ['options that are null', () => assistants.get('a-1', wrong(null)), 'options', 'type'],
  [
    'an option that nobody knows',
    () => assistants.get('a-1', wrong({ retries: 3 })),
    'options.retries',
    'unknownField',
  ],
  [
    'a signal that is none',
    () => assistants.get('a-1', { signal: wrong({ aborted: 1 }) }),
    'options.signal',
    'type',
  ],
  ['no time at all', () => assistants.get('a-1', { timeoutMs: 0 }), 'options.timeoutMs', 'range'],
  [
    'a timeout longer than a timer allows',
    () => assistants.get('a-1', { timeoutMs: 2 ** 31 }),
    'options.timeoutMs',
    'range',
  ],
  [
    'a line break in an idempotency key',
    () => assistants.create({ name: 'x' }, { idempotencyKey: 'a\nb' }),
    'options.idempotencyKey',
    'controlCharacters',
  ],
  ['an empty patch name', () => editing.update('a-1', { name: '' }), 'patch.name', 'length'],
  [
    'no media types',
    () => queues.bind('a-1', { queueId: 'q', mediaTypes: [] }),
    'binding.mediaTypes',
    'length',
  ],
  [
    'a media type that no vendor has',
    () => queues.bind('a-1', { queueId: 'q', mediaTypes: wrong(['fax']) }),
    'binding.mediaTypes[0]',
    'oneOf',
  ],
  [
    'a media type twice',
    () => queues.bind('a-1', { queueId: 'q', mediaTypes: ['call', 'call'] }),
    'binding.mediaTypes[1]',
    'unique',
  ],
  [
    'a queue twice',
    () =>
      queues.bindMany('a-1', [
        { queueId: 'q', mediaTypes: ['call'] },
        { queueId: 'q', mediaTypes: ['email'] },
      ]),
    'bindings[1]',
    'unique',
  ],
  ['a hole in a list', () => queues.unbindMany('a-1', wrong(Array(1))), 'queueIds[0]', 'required'],
  ['nothing to unbind', () => queues.unbindMany('a-1', []), 'queueIds', 'length'],
  ['no queue', () => queues.get('a-1', wrong(undefined)), 'queueId', 'required'],
  [
    'a displacement rule that nobody knows',
    () => queues.bind('a-1', { queueId: 'q', mediaTypes: ['call'] }, { onConflict: wrong('ask') }),
    'options.onConflict',
    'oneOf',
  ],
  [
    'queues to look for that are none',
    () => queues.listBound({ queueIds: [] }),
    'query.queueIds',
    'length',
  ],
  [
    'a role that nobody knows',
    () => aiAgents.assign('a-1', wrong({ role: 'barista' })),
    'assignment.role',
    'oneOf',
  ],
  [
    'a role that needs an agent',
    () => aiAgents.assign('a-1', { role: 'manualSearch' }),
    'assignment.agentId',
    'required',
  ],
  [
    'a role that needs a use case',
    () => aiAgents.unassign('a-1', { role: 'orchestration' }),
    'selector.useCase',
    'required',
  ],
  [
    'enabled that is neither true nor false',
    () => aiAgents.assign('a-1', { role: 'summarization', enabled: wrong('yes') }),
    'assignment.enabled',
    'type',
  ],
  ['no tags', () => tagging.tag('a-1', {}), 'tags', 'length'],
  ['a tag without a value', () => tagging.tag('a-1', { team: '' }), 'tags["team"]', 'length'],
  ['keys that are no list', () => tagging.untag('a-1', wrong('team')), 'keys', 'type'],
];

describe('invalid input', () => {
  it.each(cases)('%s', async (_, call, field, rule) => {
    const before = requests();

    const result = await call();

    const error = result._unsafeUnwrapErr();
    expect(error.kind).toBe('invalidInput');
    expect(error.issues).toContainEqual(expect.objectContaining({ field, rule }));
    expect(error.message).toContain(field);
    expect(requests()).toBe(before);
  });

  it('is reported with all issues at once', async () => {
    const error = (
      await assistants.create(wrong({ name: '', tags: 3 }), { timeoutMs: -1 })
    )._unsafeUnwrapErr();

    expect(error.issues?.map(({ field }) => field)).toEqual([
      'draft.name',
      'draft.tags',
      'options.timeoutMs',
    ]);
    expect(error.message).toBe(
      'draft.name must not be empty; draft.tags must be an object; ' +
        'options.timeoutMs must be 1 to 2147483647',
    );
  });

  it('is reported in plain words', async () => {
    const given = { name: 'x', vendorOptions: wrong(1) };
    expect((await assistants.create(given))._unsafeUnwrapErr().message).toBe(
      'draft.vendorOptions must be an object keyed by vendor',
    );
  });

  it('is the first and only entry of an iteration', async () => {
    const entries = [];
    for await (const entry of assistants.all({ pageSize: 0 })) entries.push(entry);

    expect(entries).toHaveLength(1);
    expect(entries[0]?._unsafeUnwrapErr().kind).toBe('invalidInput');
  });

  it('may be an object that throws when it is read', async () => {
    const hostile = new Proxy(
      {},
      {
        ownKeys() {
          throw new Error('keep out');
        },
      },
    );

    expect((await assistants.create(wrong(hostile)))._unsafeUnwrapErr()).toMatchObject({
      kind: 'invalidInput',
      issues: [{ field: 'draft', rule: 'readable' }],
    });
  });
});

describe('valid input', () => {
  it('reaches the driver as a copy that the caller cannot change', async () => {
    const tags = { team: 'returns' };
    let received: unknown;
    const tagged = scriptedProvider({
      limits: { tags: { count: 5, key: {}, value: {} } },
      features: {
        tagging: {
          list: () => okAsync({}),
          untag: () => okAsync(undefined),
          tag: (_, given) => {
            received = given;
            return okAsync(undefined);
          },
        },
      },
    });

    const reply = tagged.tagging?.tag('a-1', tags);
    tags.team = 'changed meanwhile';
    await reply?.unwrapOr(undefined);

    expect(received).toEqual({ team: 'returns' });
  });

  it('may contain a tag named __proto__', async () => {
    const result = await tagging.tag(
      'a-1',
      JSON.parse('{"__proto__":"x"}') as Record<string, string>,
    );

    expect(result.isOk()).toBe(true);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

describe('arbitrary arguments', () => {
  const groups = { assistants, editing, queues, aiAgents, knowledge, tagging };
  const calls = Object.entries(groups).flatMap(([group, operations]) =>
    Object.entries(operations as unknown as Record<string, (...args: unknown[]) => unknown>)
      .filter(([name]) => !name.startsWith('all'))
      .map(([name, call]) => [`${group}.${name}`, call] as const),
  );

  it.each(calls)('do not make %s throw or reject', async (_, call) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.anything({ withNullPrototype: true }), { maxLength: 4 }),
        async (args) => {
          const result = await (call(...args) as Reply<unknown>);
          expect(result.isOk() || result.error instanceof Error).toBe(true);
        },
      ),
    );
  });

  it('do not make an iteration throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), fc.anything(), async (first, second) => {
        for (const each of [
          assistants.all(wrong(first), wrong(second)),
          queues.all(wrong(first), wrong(second)),
          queues.allBound(wrong(first), wrong(second)),
        ])
          for await (const entry of each) expect(entry.isErr()).toBe(true);
      }),
    );
  });
});
