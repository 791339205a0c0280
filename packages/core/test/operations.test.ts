/** Each operation: its name, the driver's input, and the call that interceptors see. */
import { type CallOptions, type FeatureMap, type Reply } from '@assistant-provider/core';
import { createProvider, type Call, type Interceptor } from '@assistant-provider/core/adapter';
import { okAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { scriptedDriver, scriptedProvider } from './scripted-driver.js';

/** A driver with every feature that records the arguments of its methods. */
function listening() {
  const received: [method: string, ...given: unknown[]][] = [];
  const calls: Call[] = [];
  const noting: Interceptor = (next) => (call) => {
    calls.push(call);
    return next(call);
  };
  const group = (name: string, methods: readonly string[]) =>
    Object.fromEntries(
      methods.map((method) => [
        method,
        (...given: unknown[]) => {
          // The last argument is the context, which other tests check.
          received.push([`${name}.${method}`, ...given.slice(0, -1)]);
          return okAsync({ items: [] });
        },
      ]),
    ) as never;
  const driver = scriptedDriver({
    limits: {
      tags: { count: 5, key: {}, value: {} },
      queues: { queueId: {}, mediaTypes: ['call', 'email'] },
      aiAgents: {
        roles: { manualSearch: { agentId: 'optional', useCase: 'unsupported', canDisable: true } },
      },
      knowledge: { types: ['knowledgeBase'], knowledgeBaseId: {}, linkId: {} },
    },
    assistants: group('assistants', ['create', 'get', 'list', 'delete']),
    features: {
      editing: group('editing', ['update']),
      queues: group('queues', [
        'list',
        'listBound',
        'get',
        'bind',
        'bindMany',
        'unbind',
        'unbindMany',
      ]),
      aiAgents: group('aiAgents', ['list', 'assign', 'unassign']),
      knowledge: group('knowledge', ['list', 'link', 'unlink']),
      tagging: group('tagging', ['list', 'tag', 'untag']),
    },
  });
  const provider = createProvider(driver, { interceptors: [noting] });
  const { assistants } = provider;
  const { editing, queues, aiAgents, knowledge, tagging } = provider as Required<FeatureMap>;
  return { received, calls, assistants, editing, queues, aiAgents, knowledge, tagging };
}

type Groups = ReturnType<typeof listening>;
type Operation = readonly [
  name: string,
  kind: 'reads' | 'writes',
  call: (groups: Groups, options: CallOptions) => Reply<unknown>,
  received: readonly unknown[],
];

const call = { queueId: 'q-1', mediaTypes: ['call'] } as const;
const email = { queueId: 'q-2', mediaTypes: ['email'] } as const;
const replace = { onConflict: 'take' } as const;
const role = { role: 'manualSearch' } as const;
const source = { type: 'knowledgeBase', id: 'kb-1' } as const;
const page = { cursor: 'c', pageSize: 7 };

const operations: readonly Operation[] = [
  [
    'assistants.create',
    'writes',
    (on, options) => on.assistants.create({ name: 'Desk' }, options),
    [{ name: 'Desk' }],
  ],
  ['assistants.get', 'reads', (on, options) => on.assistants.get('a-1', options), ['a-1']],
  ['assistants.list', 'reads', (on, options) => on.assistants.list(page, options), [page]],
  ['assistants.delete', 'writes', (on, options) => on.assistants.delete('a-1', options), ['a-1']],
  [
    'editing.update',
    'writes',
    (on, options) => on.editing.update('a-1', { name: 'New' }, options),
    ['a-1', { name: 'New' }],
  ],
  ['queues.list', 'reads', (on, options) => on.queues.list('a-1', page, options), ['a-1', page]],
  [
    'queues.listBound',
    'reads',
    (on, options) => on.queues.listBound({ queueIds: ['q-1'] }, options),
    [{ queueIds: ['q-1'] }],
  ],
  ['queues.get', 'reads', (on, options) => on.queues.get('a-1', 'q-1', options), ['a-1', 'q-1']],
  [
    'queues.bind',
    'writes',
    (on, options) => on.queues.bind('a-1', call, options),
    ['a-1', call, replace],
  ],
  [
    'queues.bindMany',
    'writes',
    (on, options) => on.queues.bindMany('a-1', [call, email], options),
    ['a-1', [call, email], replace],
  ],
  [
    'queues.unbind',
    'writes',
    (on, options) => on.queues.unbind('a-1', 'q-1', options),
    ['a-1', 'q-1'],
  ],
  [
    'queues.unbindMany',
    'writes',
    (on, options) => on.queues.unbindMany('a-1', ['q-1', 'q-2'], options),
    ['a-1', ['q-1', 'q-2']],
  ],
  ['aiAgents.list', 'reads', (on, options) => on.aiAgents.list('a-1', options), ['a-1']],
  [
    'aiAgents.assign',
    'writes',
    (on, options) => on.aiAgents.assign('a-1', { ...role, agentId: 'g-1' }, options),
    ['a-1', { ...role, agentId: 'g-1' }],
  ],
  [
    'aiAgents.unassign',
    'writes',
    (on, options) => on.aiAgents.unassign('a-1', role, options),
    ['a-1', role],
  ],
  ['knowledge.list', 'reads', (on, options) => on.knowledge.list('a-1', options), ['a-1']],
  [
    'knowledge.link',
    'writes',
    (on, options) => on.knowledge.link('a-1', source, options),
    ['a-1', source],
  ],
  [
    'knowledge.unlink',
    'writes',
    (on, options) => on.knowledge.unlink('a-1', 'l-1', options),
    ['a-1', 'l-1'],
  ],
  ['tagging.list', 'reads', (on, options) => on.tagging.list('a-1', options), ['a-1']],
  [
    'tagging.tag',
    'writes',
    (on, options) => on.tagging.tag('a-1', { team: 'returns' }, options),
    ['a-1', { team: 'returns' }],
  ],
  [
    'tagging.untag',
    'writes',
    (on, options) => on.tagging.untag('a-1', ['team'], options),
    ['a-1', ['team']],
  ],
];

describe('an operation', () => {
  it.each(operations)(
    '%s %s, and passes its arguments to the driver',
    async (name, kind, act, given) => {
      const groups = listening();

      const result = await act(groups, { idempotencyKey: 'mine' });

      expect(result.isOk()).toBe(true);
      expect(groups.received).toEqual([[name, ...given]]);
      expect(groups.calls).toMatchObject([
        { operation: name, vendor: 'scripted', writes: kind === 'writes', idempotencyKey: 'mine' },
      ]);
    },
  );

  it.each(operations)(
    '%s that is cancelled (it %s) names itself in the error',
    async (name, _, act) => {
      const groups = listening();

      const error = (await act(groups, { signal: AbortSignal.abort() }))._unsafeUnwrapErr();

      expect(error).toMatchObject({ kind: 'cancelled', operation: name, vendor: 'scripted' });
      expect(groups.received).toEqual([]);
    },
  );

  it.each(operations)('%s (it %s) rejects unknown options', async (name, _, act) => {
    const options: object = { retries: 3 };

    const error = (await act(listening(), options))._unsafeUnwrapErr();

    expect(error).toMatchObject({ kind: 'invalidInput', operation: name, vendor: 'scripted' });
    expect(error.issues).toMatchObject([{ field: 'options.retries', rule: 'unknownField' }]);
  });
});

describe('a queue that another assistant holds', () => {
  it('stays with that assistant if onConflict is `fail`, also in bindMany', async () => {
    const { received, queues } = listening();
    const refuse = { onConflict: 'fail' } as const;

    void (await queues.bind('a-1', call, refuse));
    void (await queues.bindMany('a-1', [call, email], refuse));

    expect(received).toEqual([
      ['queues.bind', 'a-1', call, refuse],
      ['queues.bindMany', 'a-1', [call, email], refuse],
    ]);
  });
});

describe('`queues.allBound`', () => {
  it('reads page after page of `listBound`, with the same queues', async () => {
    const asked: unknown[] = [];
    const queues = {
      listBound: (query: { readonly cursor?: string }) => {
        asked.push(query);
        const { cursor = 'first' } = query;
        return okAsync({
          items: [{ queueId: cursor }],
          ...(cursor === 'first' && { nextCursor: 'second' }),
        });
      },
    } as never;
    const provider = scriptedProvider({
      limits: { queues: { queueId: {}, mediaTypes: ['call'] } },
      features: { queues },
    });
    const read = [];

    for await (const entry of provider.queues?.allBound({ queueIds: ['q-1'], pageSize: 5 }) ?? [])
      read.push(entry._unsafeUnwrap().queueId);

    expect(read).toEqual(['first', 'second']);
    expect(asked).toEqual([
      { queueIds: ['q-1'], pageSize: 5 },
      { queueIds: ['q-1'], pageSize: 5, cursor: 'second' },
    ]);
  });
});

describe('a list without a query', () => {
  it('asks the driver for its first page', async () => {
    const { received, assistants, queues } = listening();

    void (await assistants.list());
    void (await queues.list('a-1'));
    void (await queues.listBound());

    expect(received).toEqual([
      ['assistants.list', {}],
      ['queues.list', 'a-1', {}],
      ['queues.listBound', {}],
    ]);
  });

  it('names its operation if the iteration fails', async () => {
    const { assistants, queues } = listening();
    const wrong = { pageSize: 0 };
    const operationsOf = [];

    for (const each of [assistants.all(wrong), queues.all('a-1', wrong), queues.allBound(wrong)])
      for await (const entry of each) operationsOf.push(entry._unsafeUnwrapErr().operation);

    expect(operationsOf).toEqual(['assistants.list', 'queues.list', 'queues.listBound']);
  });

  it('names its operation also if the driver does not return a page of queues', async () => {
    const queues = { list: () => okAsync(undefined) } as never;
    const entries = [];

    for await (const entry of scriptedProvider({ features: { queues } }).queues?.all('a-1') ?? [])
      entries.push(entry);

    expect(entries).toMatchObject([{ error: { kind: 'unknown', operation: 'queues.list' } }]);
  });
});
