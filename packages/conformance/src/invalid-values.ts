/** Values that are invalid at every vendor, for each kind of argument, with the field to be named. */
import type { Limits, QueueBindingDraft } from '@assistant-provider/core';
import type { ArgumentKind } from './operations.js';

/** The value, and the field that an issue has to name: below the argument, unless it is that. */
export type Wrong = readonly [value: unknown, field?: string];

const hostile = new Proxy(
  {},
  {
    get: () => {
      throw new Error('read by the kit');
    },
    ownKeys: () => {
      throw new Error('listed by the kit');
    },
  },
);
const cyclic: Record<string, unknown> = {};
cyclic['self'] = cyclic;

const notText: readonly Wrong[] = [
  [undefined],
  [null],
  [42],
  [true],
  [{}],
  [['x']],
  [Symbol('x')],
  [''],
  ['a\nb'],
  ['a\u0000b'],
  ['\ud800'],
  ['x'.repeat(100_000)],
];
const notObject: readonly Wrong[] = [[null], [42], ['x'], [[]], [() => undefined]];
const unreadable: Wrong = [hostile];

const inField = (field: string, wrong: readonly Wrong[], make: (value: unknown) => unknown) =>
  wrong.map(([value]): Wrong => [make(value), field]);

const paging = (limits: Limits): readonly Wrong[] => [
  ...notObject,
  unreadable,
  [{ unknown: 1 }, 'unknown'],
  [{ cursor: 42 }, 'cursor'],
  [{ cursor: '' }, 'cursor'],
  [{ pageSize: 0 }, 'pageSize'],
  [{ pageSize: -1 }, 'pageSize'],
  [{ pageSize: 1.5 }, 'pageSize'],
  [{ pageSize: NaN }, 'pageSize'],
  [{ pageSize: '10' }, 'pageSize'],
  [{ pageSize: limits.pageSize.max + 1 }, 'pageSize'],
];

const draftFields: readonly Wrong[] = [
  ...notObject,
  unreadable,
  [cyclic],
  [{ name: 'x', status: 'active' }, 'status'],
];

const selectorFields: readonly Wrong[] = [
  ...notObject,
  [undefined],
  unreadable,
  [{}, 'role'],
  [{ role: 'cook' }, 'role'],
  [{ role: 42 }, 'role'],
  [{ role: 'summarization', unknown: 1 }, 'unknown'],
  [{ role: 'summarization', useCase: '' }, 'useCase'],
];

const bindingFields = (valid: unknown): readonly Wrong[] => {
  const { queueId, mediaTypes } = valid as QueueBindingDraft;
  return [
    ...notObject,
    [undefined],
    unreadable,
    ...inField('queueId', notText, (value) => ({ queueId: value, mediaTypes })),
    [{ queueId }, 'mediaTypes'],
    [{ queueId, mediaTypes: [] }, 'mediaTypes'],
    [{ queueId, mediaTypes: ['fax'] }, 'mediaTypes[0]'],
    [{ queueId, mediaTypes: both(mediaTypes) }, 'mediaTypes[1]'],
    [{ queueId, mediaTypes: mediaTypes[0] }, 'mediaTypes'],
  ];
};

const lists = (item: Wrong): readonly Wrong[] => [
  [undefined],
  [null],
  ['x'],
  [{}],
  [[]],
  [[item[0]], '[0]'],
];

const partFields = (valid: unknown): readonly Wrong[] => [
  ...notObject,
  [undefined],
  unreadable,
  [{}, 'kind'],
  [{ ...(valid as object), kind: 'rumour' }, 'kind'],
  [{ ...(valid as object), kind: 42 }, 'kind'],
  [{ ...(valid as object), unknown: 1 }, 'unknown'],
  ...notText.slice(1).map(([value]): Wrong => [{ ...(valid as object), id: value }, 'id']),
];

export const wrongValues: {
  readonly [K in ArgumentKind]: (limits: Limits, valid: unknown) => readonly Wrong[];
} = {
  assistantId: () => notText,
  queueId: () => notText,
  linkId: () => notText,
  queueIds: (_, valid) => [...lists([42]), [[...both(valid)], '[1]']],
  tagKeys: (_, valid) => [...lists([42]), [[...both(valid)], '[1]']],
  bindings: (_, valid) => [...lists([{}]), [[...both(valid)], '[1]']],
  draft: () => [
    ...draftFields,
    [undefined],
    ...inField('name', notText, (value) => ({ name: value })),
    ...optional('description', notText.slice(1)),
    [{ name: 'x', tags: [] }, 'tags'],
    [{ name: 'x', tags: { key: 42 } }, 'tags'],
    [{ name: 'x', encryption: {} }, 'encryption'],
    [{ name: 'x', knowledge: {} }, 'knowledge'],
    [{ name: 'x', knowledge: [{ type: 'rumour' }] }, 'knowledge[0]'],
    [{ name: 'x', vendorOptions: 42 }, 'vendorOptions'],
  ],
  patch: () => [
    ...draftFields,
    [undefined],
    ...optional('name', notText.slice(1)),
    // An empty description removes the one there is.
    ...optional('description', notText.slice(1)).filter(
      ([value]) => (value as { description: unknown }).description !== '',
    ),
    [{ tags: {} }, 'tags'],
    [{ vendorOptions: [] }, 'vendorOptions'],
  ],
  assistantQuery: (limits) => [
    ...paging(limits),
    // Any text may be compared with names.
    ...notText
      .filter(([value]) => value !== undefined && typeof value !== 'string')
      .map(([value]): Wrong => [{ name: value }, 'name']),
    [{ include: 'aiAgents' }, 'include'],
    [{ include: ['tags'] }, 'include[0]'],
    [{ include: ['knowledge', 'knowledge'] }, 'include[1]'],
  ],
  pageQuery: paging,
  boundQuery: (limits) => [
    ...paging(limits),
    [{ queueIds: [] }, 'queueIds'],
    [{ queueIds: [''] }, 'queueIds[0]'],
    [{ queueIds: 'x' }, 'queueIds'],
  ],
  binding: (_, valid) => bindingFields(valid),
  selector: () => selectorFields,
  assignment: () => [
    ...selectorFields,
    [{ role: 'summarization', agentId: 42 }, 'agentId'],
    [{ role: 'summarization', enabled: 'yes' }, 'enabled'],
  ],
  knowledgeSource: () => [
    ...notObject,
    [undefined],
    unreadable,
    [{}, 'type'],
    [{ type: 'rumour' }, 'type'],
    [{ type: 'knowledgeBase' }, 'id'],
    ...inField('id', notText, (value) => ({ type: 'knowledgeBase', id: value })),
    [{ type: 'externalKnowledgeBase', locator: 'x' }, 'accessRole'],
  ],
  partQuery: () => [
    ...notObject,
    unreadable,
    [{ unknown: 1 }, 'unknown'],
    [{ kind: 'rumour' }, 'kind'],
    [{ origin: 'elsewhere' }, 'origin'],
    [{ versions: 'all' }, 'versions'],
  ],
  partRead: (_, valid) => [
    ...partFields(valid),
    [{ ...(valid as object), versions: 1 }, 'versions'],
  ],
  partPublish: (_, valid) => partFields(valid),
  partDelete: (_, valid) => [
    ...partFields(valid),
    [{ ...(valid as object), version: 0 }, 'version'],
    [{ ...(valid as object), version: '1' }, 'version'],
  ],
  partDraft: (_, valid) => [
    ...partFields(valid),
    ...[...notObject, [undefined], [cyclic], [{ member: NaN }], [{ member: () => 1 }]].map(
      ([value]): Wrong => [{ ...(valid as object), content: value }, 'content'],
    ),
  ],
  directoryKind: () => [...notText, ['rumour']],
  directoryQuery: () => [
    ...notObject,
    unreadable,
    [{ unknown: 1 }, 'unknown'],
    [{ ids: [] }, 'ids'],
    [{ ids: [42] }, 'ids[0]'],
    [{ ids: ['x', 'x'] }, 'ids[1]'],
    [{ names: 'x' }, 'names'],
    [{ ids: ['x'], names: ['x'] }, 'names'],
    [{ assistantId: 42 }, 'assistantId'],
  ],
  tags: (limits) => [
    ...notObject,
    [undefined],
    unreadable,
    [{}],
    [{ key: 42 }],
    [{ key: null }],
    [{ '': 'value' }],
    [
      Object.fromEntries(
        Array.from({ length: (limits.tags?.count ?? 0) + 1 }, (_, n) => [`k${n}`, 'v']),
      ),
    ],
  ],
};

function optional(field: string, wrong: readonly Wrong[]): readonly Wrong[] {
  return wrong.map(([value]): Wrong => [{ name: 'x', [field]: value }, field]);
}

/** The one entry of a list twice. */
function both(valid: unknown): readonly unknown[] {
  const [entry] = valid as readonly unknown[];
  return [entry, entry];
}

export const wrongOptions: readonly Wrong[] = [
  ...notObject,
  unreadable,
  [{ retries: 3 }, 'retries'],
  [{ signal: 'stop' }, 'signal'],
  [{ signal: {} }, 'signal'],
  [{ timeoutMs: 0 }, 'timeoutMs'],
  [{ timeoutMs: -1 }, 'timeoutMs'],
  [{ timeoutMs: 1.5 }, 'timeoutMs'],
  [{ timeoutMs: NaN }, 'timeoutMs'],
  [{ timeoutMs: Infinity }, 'timeoutMs'],
  [{ timeoutMs: 2 ** 31 }, 'timeoutMs'],
  [{ timeoutMs: '5' }, 'timeoutMs'],
  [{ timeoutMs: true }, 'timeoutMs'],
  [{ idempotencyKey: '' }, 'idempotencyKey'],
  [{ idempotencyKey: 'x'.repeat(201) }, 'idempotencyKey'],
  [{ idempotencyKey: 'a\r\nb' }, 'idempotencyKey'],
  [{ idempotencyKey: 42 }, 'idempotencyKey'],
  [{ onUnsupported: 'ignore' }, 'onUnsupported'],
  [{ onUnsupported: true }, 'onUnsupported'],
];
