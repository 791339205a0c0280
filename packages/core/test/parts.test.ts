/** `parts` and `directory`: what core checks, and what reaches the driver. */
import type {
  AssistantPart,
  DirectoryEntry,
  FeatureMap,
  Limits,
  PartKindLimit,
  Reply,
  ResultStream,
} from '@assistant-provider/core';
import { createFailure } from '@assistant-provider/core/adapter';
import { err, ok, okAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { scriptedProvider } from './scripted-driver.js';

const many: PartKindLimit = {
  cardinality: 'many',
  ids: 'vendor',
  id: { pattern: /^p-\d$/, description: 'p- and a digit' },
  after: [],
  versions: false,
  canDelete: false,
  fixed: [],
};

const limits: Partial<Limits> = {
  parts: {
    kinds: {
      settings: { ...many, cardinality: 'one' },
      prompt: { ...many, name: { maxLength: 5 }, versions: true, canDelete: true },
      queueUsers: { ...many, ids: 'caller' },
    },
  },
  directory: { kinds: { queue: { ofAssistant: false }, prompt: { ofAssistant: true } } },
};

/** A provider whose driver records what it receives. */
function recording(given: Partial<Limits> = limits) {
  const received: unknown[][] = [];
  const method =
    (name: string) =>
    (...args: unknown[]) => {
      received.push([name, ...args.slice(0, -1)]);
      return okAsync('returned by the driver');
    };
  const features = {
    parts: Object.fromEntries(
      ['list', 'get', 'put', 'publish', 'delete'].map((name) => [name, method(name)]),
    ),
    directory: { lookUp: method('lookUp') },
  } as never;
  const { parts, directory } = scriptedProvider({ limits: given, features }) as unknown as Required<
    Pick<FeatureMap, 'parts' | 'directory'>
  >;
  return { parts, directory, received };
}

const issuesOf = async (reply: Reply<unknown>) => (await reply)._unsafeUnwrapErr().issues;

describe('the driver', () => {
  it('lists with an empty query if there is none', async () => {
    const { parts, received } = recording();
    void (await parts.list('a-1'));
    void (await parts.list('a-1', { kind: 'prompt', origin: 'vendor', versions: true }));
    expect(received).toEqual([
      ['list', 'a-1', {}],
      ['list', 'a-1', { kind: 'prompt', origin: 'vendor', versions: true }],
    ]);
  });

  it('is told whether to read versions', async () => {
    const { parts, received } = recording();
    void (await parts.get('a-1', { kind: 'prompt', id: 'p-1' }));
    void (await parts.get('a-1', { kind: 'prompt', id: 'p-1', versions: true }));
    expect(received).toEqual([
      ['get', 'a-1', { kind: 'prompt', id: 'p-1', versions: false }],
      ['get', 'a-1', { kind: 'prompt', id: 'p-1', versions: true }],
    ]);
  });

  it('gets the name of the kind as the id where an assistant has one part of it', async () => {
    const { parts, received } = recording();
    void (await parts.get('a-1', { kind: 'settings' }));
    void (await parts.put('a-1', { kind: 'settings', id: 'settings', content: {} }));
    expect(received).toEqual([
      ['get', 'a-1', { kind: 'settings', id: 'settings', versions: false }],
      ['put', 'a-1', { kind: 'settings', id: 'settings', content: {} }],
    ]);
  });

  it('gets a part to create without an id', async () => {
    const { parts, received } = recording();
    void (await parts.put('a-1', { kind: 'prompt', name: 'Hello', content: { text: 'Hi' } }));
    expect(received).toEqual([
      ['put', 'a-1', { kind: 'prompt', name: 'Hello', content: { text: 'Hi' } }],
    ]);
  });

  it('gets a part to change with or without its name', async () => {
    const { parts, received } = recording();
    void (await parts.put('a-1', { kind: 'prompt', id: 'p-1', content: {} }));
    void (await parts.put('a-1', { kind: 'prompt', id: 'p-1', name: 'Hello', content: {} }));
    void (await parts.put('a-1', { kind: 'queueUsers', id: 'p-2', content: {} }));
    expect(received).toHaveLength(3);
  });

  it('publishes and deletes parts and versions', async () => {
    const { parts, received } = recording();
    void (await parts.publish('a-1', { kind: 'prompt', id: 'p-1' }));
    void (await parts.delete('a-1', { kind: 'prompt', id: 'p-1' }));
    void (await parts.delete('a-1', { kind: 'prompt', id: 'p-1', version: 3 }));
    expect(received).toEqual([
      ['publish', 'a-1', { kind: 'prompt', id: 'p-1' }],
      ['delete', 'a-1', { kind: 'prompt', id: 'p-1' }],
      ['delete', 'a-1', { kind: 'prompt', id: 'p-1', version: 3 }],
    ]);
  });
});

describe('a part as read', () => {
  it('may be put, published and deleted as it is', async () => {
    const { parts, received } = recording();
    const part: AssistantPart = {
      kind: 'prompt',
      id: 'p-1',
      name: 'Hello',
      origin: 'customer',
      content: { text: 'Hi' },
      references: [],
      versions: [],
      updatedAt: '2026-11-30T00:00:00Z',
      vendorData: {},
    };
    void (await parts.put('a-1', part));
    void (await parts.publish('a-1', part));
    void (await parts.delete('a-1', part));
    expect(received).toEqual([
      ['put', 'a-1', { kind: 'prompt', id: 'p-1', name: 'Hello', content: { text: 'Hi' } }],
      ['publish', 'a-1', { kind: 'prompt', id: 'p-1' }],
      ['delete', 'a-1', { kind: 'prompt', id: 'p-1' }],
    ]);
  });
});

describe('a kind without an ability', () => {
  it.each([
    ['publish', {}, 'have no versions'],
    ['delete', {}, 'cannot be deleted'],
    ['delete', { version: 1 }, 'have no versions'],
  ] as const)('%s %j is unsupported and not sent', async (method, more, inability) => {
    const { parts, received } = recording();
    const error = (
      await parts[method]('a-1', { kind: 'queueUsers', id: 'p-1', ...more })
    )._unsafeUnwrapErr();

    const message = `at scripted, parts of the kind queueUsers ${inability}`;
    expect(error).toMatchObject({
      kind: 'unsupported',
      effect: 'none',
      message,
      issues: [{ field: 'part.kind', rule: 'unsupported', message }],
    });
    expect(received).toEqual([]);
  });
});

describe('invalid input', () => {
  it.each([
    [{ kind: 'rumour', id: 'p-1' }, 'part.kind', 'oneOf'],
    [{ kind: 'prompt' }, 'part.id', 'required'],
    [{ kind: 'prompt', id: 'q-1' }, 'part.id', 'pattern'],
    [{ kind: 'settings', id: 'p-1' }, 'part.id', 'oneOf'],
    [{ kind: 'queueUsers' }, 'part.id', 'required'],
  ])('to get %j names %s', async (part, field, rule) => {
    const { parts, received } = recording();
    expect(await issuesOf(parts.get('a-1', part))).toMatchObject([{ field, rule }]);
    expect(await issuesOf(parts.publish('a-1', part))).toMatchObject([{ field, rule }]);
    expect(await issuesOf(parts.delete('a-1', part))).toMatchObject([{ field, rule }]);
    expect(received).toEqual([]);
  });

  it.each([
    [{ kind: 'rumour', content: {} }, 'part.kind', 'oneOf'],
    [{ kind: 'prompt', name: 'Hello' }, 'part.content', 'required'],
    [{ kind: 'prompt', content: {} }, 'part.name', 'required'],
    [{ kind: 'prompt', name: 'too long', content: {} }, 'part.name', 'length'],
    [{ kind: 'prompt', id: 'p-1', name: 'too long', content: {} }, 'part.name', 'length'],
    [{ kind: 'settings', name: 'Hello', content: {} }, 'part.name', 'unknownField'],
    [{ kind: 'queueUsers', content: {} }, 'part.id', 'required'],
  ])('to put %j names %s', async (part, field, rule) => {
    const { parts, received } = recording();
    expect(await issuesOf(parts.put('a-1', part as never))).toMatchObject([{ field, rule }]);
    expect(received).toEqual([]);
  });

  it.each([
    [{ ids: ['q'], names: ['Returns'] }, 'query.names', 'exclusive'],
    [{ ids: [] }, 'query.ids', 'length'],
    [{ names: ['Returns', 'Returns'] }, 'query.names[1]', 'unique'],
    [{ assistantId: 'A!' }, 'query.assistantId', 'pattern'],
  ])('to look up %j names %s', async (query, field, rule) => {
    const { directory, received } = recording();
    expect(await issuesOf(directory.lookUp('queue', query))).toMatchObject([{ field, rule }]);
    expect(received).toEqual([]);
  });
});

describe('the directory', () => {
  it('is asked for ids, for names, or for everything', async () => {
    const { directory, received } = recording();
    void (await directory.lookUp('queue'));
    void (await directory.lookUp('queue', { ids: ['q-1'] }));
    void (await directory.lookUp('queue', { names: ['Returns'] }));
    expect(received).toEqual([
      ['lookUp', 'queue', {}],
      ['lookUp', 'queue', { ids: ['q-1'] }],
      ['lookUp', 'queue', { names: ['Returns'] }],
    ]);
  });

  it('needs the assistant for a kind that hangs under one', async () => {
    const { directory, received } = recording();
    void (await directory.lookUp('prompt', { assistantId: 'a-1', ids: ['p-1'] }));
    expect(received).toEqual([['lookUp', 'prompt', { assistantId: 'a-1', ids: ['p-1'] }]]);

    const error = (await directory.lookUp('prompt', { ids: ['p-1'] }))._unsafeUnwrapErr();
    expect(error).toMatchObject({
      kind: 'invalidInput',
      issues: [{ field: 'query.assistantId', rule: 'required' }],
    });
    expect(received).toHaveLength(1);
  });

  it('is not told the assistant for any other kind', async () => {
    const { directory, received } = recording();
    void (await directory.lookUp('queue', { assistantId: 'a-1', ids: ['q-1'] }));
    expect(received).toEqual([['lookUp', 'queue', { ids: ['q-1'] }]]);
  });
});

describe('all objects of a kind', () => {
  const entry = (id: string) => ({ kind: 'queue', id, name: id, vendorData: {} });
  const idsOf = async (stream: ResultStream<DirectoryEntry>) => {
    const found: string[] = [];
    for await (const each of stream)
      found.push(
        each.match(
          ({ id }) => id,
          ({ kind }) => kind,
        ),
      );
    return found;
  };
  /** A driver with two pages, or only with whole lists. */
  const given = (hasPages: boolean) => {
    const received: unknown[] = [];
    const features = {
      directory: {
        lookUp: (kind: string, query: object) => {
          received.push(['lookUp', kind, query]);
          return okAsync([entry('whole')]);
        },
        ...(hasPages && {
          list: (kind: string, query: { readonly cursor?: string }) => {
            received.push(['list', kind, query]);
            return okAsync(
              query.cursor === undefined
                ? { items: [entry('1')], nextCursor: 'next' }
                : { items: [entry('2')] },
            );
          },
        }),
      },
    };
    const { directory } = scriptedProvider({ limits, features }) as unknown as Required<
      Pick<FeatureMap, 'directory'>
    >;
    return { directory, received };
  };

  it('are read page by page', async () => {
    const { directory, received } = given(true);
    expect(await idsOf(directory.all('queue', { assistantId: 'a-1' }))).toEqual(['1', '2']);
    expect(await idsOf(directory.all('prompt', { assistantId: 'a-1' }))).toEqual(['1', '2']);
    expect(received).toEqual([
      ['list', 'queue', {}],
      ['list', 'queue', { cursor: 'next' }],
      ['list', 'prompt', { assistantId: 'a-1' }],
      ['list', 'prompt', { assistantId: 'a-1', cursor: 'next' }],
    ]);
  });

  it('are read at once if the driver has no pages', async () => {
    const { directory, received } = given(false);
    expect(await idsOf(directory.all('queue'))).toEqual(['whole']);
    expect(received).toEqual([['lookUp', 'queue', {}]]);
  });

  it('may be selected by ids or names, which are looked up', async () => {
    const { directory, received } = given(true);
    expect(await idsOf(directory.all('queue', { ids: ['q-1'] }))).toEqual(['whole']);
    expect(await idsOf(directory.all('queue', { names: ['Returns'] }))).toEqual(['whole']);
    expect(received).toEqual([
      ['lookUp', 'queue', { ids: ['q-1'] }],
      ['lookUp', 'queue', { names: ['Returns'] }],
    ]);
  });

  it('end with an error if the driver returns a cursor that is none', async () => {
    let pages = 0;
    const features = {
      directory: {
        lookUp: () => okAsync([]),
        list: () => okAsync({ items: [], nextCursor: (pages += 1) }),
      },
    } as never;
    const { directory } = scriptedProvider({ limits, features }) as unknown as Required<
      Pick<FeatureMap, 'directory'>
    >;
    expect(await idsOf(directory.all('queue'))).toEqual(['unexpectedReply']);
    expect(pages).toBe(1);
  });

  it('may come from a driver that returns plain promises', async () => {
    const refused = createFailure({
      ...{ vendor: 'test', operation: 'directory.lookUp', kind: 'unavailable', message: 'down' },
    });
    const from = (lookUp: () => Promise<unknown>) =>
      scriptedProvider({
        limits,
        features: { directory: { lookUp } } as never,
      }) as unknown as Required<Pick<FeatureMap, 'directory'>>;
    const found = from(() => Promise.resolve(ok([entry('1')])));
    expect(await idsOf(found.directory.all('queue'))).toEqual(['1']);
    const failed = from(() => Promise.resolve(err(refused)));
    expect(await idsOf(failed.directory.all('queue'))).toEqual(['unavailable']);
  });

  it('need an assistant for a kind that hangs under one', async () => {
    const { directory, received } = given(true);
    expect(await idsOf(directory.all('prompt'))).toEqual(['invalidInput']);
    expect(received).toEqual([]);
  });
});

describe('limits without kinds', () => {
  it('refuse every kind', async () => {
    const { parts, directory, received } = recording({});
    for (const reply of [
      parts.get('a-1', { kind: 'prompt', id: 'p-1' }),
      parts.put('a-1', { kind: 'prompt', content: {} }),
      directory.lookUp('queue'),
    ])
      expect((await reply)._unsafeUnwrapErr().kind).toBe('invalidInput');
    expect(received).toEqual([]);
  });
});
