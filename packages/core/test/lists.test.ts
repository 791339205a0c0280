import type { Assistant, Page, PageQuery } from '@assistant-provider/core';
import type { DriverAssistants } from '@assistant-provider/core/adapter';
import { createManualClock } from '@assistant-provider/core/testing';
import { errAsync, okAsync, ResultAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { anAssistant, scriptedProvider } from './scripted-driver.js';

/** A vendor with pages p0, p1, … of the given names. */
const pagesOf = (...pages: string[][]) => {
  const asked: PageQuery[] = [];
  const list: DriverAssistants['list'] = (query) => {
    asked.push(query);
    const index = Number(query.cursor?.slice(1) ?? 0);
    const items = (pages[index] ?? []).map((name) => anAssistant({ id: `${name}-id`, name }));
    return okAsync({ items, ...(index + 1 < pages.length && { nextCursor: `p${index + 1}` }) });
  };
  return { asked, list };
};

const namesOf = async (each: AsyncIterable<{ isOk(): boolean } & object>) => {
  const names: string[] = [];
  for await (const entry of each as ReturnType<
    ReturnType<typeof scriptedProvider>['assistants']['all']
  >)
    names.push(
      entry.match(
        ({ name }) => name,
        ({ kind }) => `error: ${kind}`,
      ),
    );
  return names;
};

describe('all', () => {
  it('iterates over every page, also an empty one', async () => {
    const { list } = pagesOf(['a', 'b'], [], ['c']);
    expect(await namesOf(scriptedProvider({ assistants: { list } }).assistants.all())).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('can be iterated again from the first page', async () => {
    const { list } = pagesOf(['a'], ['b']);
    const each = scriptedProvider({ assistants: { list } }).assistants.all();
    expect([await namesOf(each), await namesOf(each)]).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });

  it('reads one page ahead, and not more', async () => {
    const { asked, list } = pagesOf(['a'], ['b'], ['c'], ['d']);
    const iterator = scriptedProvider({ assistants: { list } })
      .assistants.all()
      [Symbol.asyncIterator]();

    await iterator.next();

    expect(asked.map(({ cursor }) => cursor)).toEqual([undefined, 'p1']);
    await iterator.return?.();
  });

  it('cancels the page that is read ahead if the caller leaves the loop', async () => {
    let ended = false;
    const { list } = pagesOf(['a'], ['b']);
    const provider = scriptedProvider({
      assistants: {
        list: (query, context) =>
          query.cursor === undefined
            ? list(query, context)
            : new ResultAsync<Page<Assistant>, never>(
                new Promise(() =>
                  context.signal.addEventListener('abort', () => {
                    ended = true;
                  }),
                ),
              ),
      },
    });

    for await (const entry of provider.assistants.all()) {
      expect(entry.isOk()).toBe(true);
      break;
    }

    expect(ended).toBe(true);
  });

  it('returns at once, also while a page is being read', async () => {
    let reason: unknown;
    const provider = scriptedProvider({
      assistants: {
        list: (_, { signal }) => {
          signal.addEventListener('abort', () => {
            reason = signal.reason;
          });
          return new ResultAsync<Page<Assistant>, never>(new Promise(() => undefined));
        },
      },
    });
    const iterator = provider.assistants.all()[Symbol.asyncIterator]();
    const next = iterator.next();

    await iterator.return?.();

    expect(reason).toMatchObject({
      kind: 'cancelled',
      message: 'the caller left the iteration',
    });
    await next;
  });

  it('ends with an error at a repeated cursor', async () => {
    const provider = scriptedProvider({
      assistants: {
        list: () => okAsync({ items: [anAssistant({ name: 'a' })], nextCursor: 'again' }),
      },
    });
    expect(await namesOf(provider.assistants.all())).toEqual(['a', 'a', 'error: unexpectedReply']);
    expect((await provider.assistants.list({ name: 'b' }))._unsafeUnwrapErr().kind).toBe(
      'unexpectedReply',
    );
  });

  it('ends with an error after too many empty pages', async () => {
    let pages = 0;
    const list = () => okAsync({ items: [], nextCursor: `p${(pages += 1)}` });
    const { assistants } = scriptedProvider({ assistants: { list } });

    expect(await namesOf(assistants.all())).toEqual(['error: unexpectedReply']);
    expect(pages).toBe(1_000);
    expect((await assistants.list({ name: 'b' }))._unsafeUnwrapErr().kind).toBe('unexpectedReply');
  });

  it('yields an error if the clock throws', async () => {
    const broken = {
      now: () => {
        throw new Error('a timeout of 0');
      },
      sleep: () => Promise.resolve(),
    };
    const entries = [];

    for await (const entry of scriptedProvider({}, { clock: broken }).assistants.all())
      entries.push(entry);

    expect(entries).toMatchObject([
      {
        error: {
          kind: 'misconfigured',
          operation: 'assistants.list',
          message: 'clock.now() threw; check the clock option',
          cause: { message: 'a timeout of 0' },
        },
      },
    ]);
  });

  it.each([undefined, {}, { items: 7 }, { nextCursor: 'p1' }])(
    'yields an error if the driver returns %j instead of a page',
    async (answer) => {
      const provider = scriptedProvider({ assistants: { list: () => okAsync(answer as never) } });
      const entries = [];

      for await (const entry of provider.assistants.all()) entries.push(entry);

      expect(entries).toMatchObject([
        {
          error: {
            kind: 'unknown',
            operation: 'assistants.list',
            message: 'internal error: the scripted adapter returned a value that is not a page',
          },
        },
      ]);
    },
  );

  it('yields the first error and ends', async () => {
    const provider = scriptedProvider({
      assistants: {
        list: ({ cursor }, context) =>
          cursor === undefined
            ? okAsync({ items: [anAssistant({ name: 'a' })], nextCursor: 'p1' })
            : errAsync(context.error({ kind: 'unavailable', message: 'down' })),
      },
    });
    expect(await namesOf(provider.assistants.all())).toEqual(['a', 'error: unavailable']);
  });

  it('gives all pages the same start, so that a deadline covers them all', async () => {
    const clock = createManualClock();
    const beginnings: number[] = [];
    const { list } = pagesOf(['a'], ['b'], ['c']);
    const provider = scriptedProvider(
      { assistants: { list } },
      {
        clock,
        interceptors: [
          (next) => (call) => {
            beginnings.push(call.startedAt);
            void clock.advance(10);
            return next(call);
          },
        ],
      },
    );

    await namesOf(provider.assistants.all());

    expect(beginnings).toEqual([0, 0, 0]);
  });

  it('works for the queues of an assistant as well', async () => {
    const provider = scriptedProvider({
      features: {
        queues: {
          list: (assistantId: string, { cursor }: PageQuery) =>
            okAsync({
              items: [
                { queueId: cursor ?? 'first', assistantId, mediaTypes: ['call'], vendorData: {} },
              ],
              ...(cursor === undefined && { nextCursor: 'second' }),
            }),
        } as never,
      },
    });
    const queueIds = [];
    for await (const entry of provider.queues?.all('a-1') ?? [])
      queueIds.push(entry._unsafeUnwrap().queueId);
    expect(queueIds).toEqual(['first', 'second']);
  });
});

describe('list by name', () => {
  it('matches exactly, and returns every assistant of that name', async () => {
    const { list } = pagesOf(['Desk', 'desk', 'Desk 2', 'Desk']);
    const page = await scriptedProvider({ assistants: { list } }).assistants.list({ name: 'Desk' });
    expect(page._unsafeUnwrap().items.map(({ name }) => name)).toEqual(['Desk', 'Desk']);
  });

  it('reads pages until one has a match, so that an empty page is the last one', async () => {
    const { asked, list } = pagesOf(['a'], ['b'], ['c'], ['d']);
    const provider = scriptedProvider({ assistants: { list } });

    const page = (await provider.assistants.list({ name: 'c' }))._unsafeUnwrap();

    expect(page).toMatchObject({ items: [{ name: 'c' }], nextCursor: 'p3' });
    expect(asked.map(({ pageSize }) => pageSize)).toEqual([50, 50, 50]);
    expect((await provider.assistants.list({ name: 'x' }))._unsafeUnwrap()).toEqual({ items: [] });
  });

  it.each([['x'.repeat(21)], [''], ['a\nb'], ['\ud800']])(
    'matches nothing, without a request, if the vendor cannot hold the name %j',
    async (name) => {
      const { asked, list } = pagesOf([name]);
      const { assistants } = scriptedProvider({ assistants: { list } });

      expect((await assistants.list({ name }))._unsafeUnwrap()).toEqual({ items: [] });
      for await (const entry of assistants.all({ name })) expect(entry).toBeUndefined();
      expect(asked).toEqual([]);
    },
  );

  it('takes only a text', async () => {
    const { assistants } = scriptedProvider();

    const error = (await assistants.list({ name: 42 as never }))._unsafeUnwrapErr();

    expect(error.issues).toMatchObject([{ field: 'query.name', rule: 'type' }]);
  });

  it('leaves out assistants that are deleted or being deleted', async () => {
    const statuses = ['deleted', 'deleting', 'creating', 'failed', 'active', 'unknown'] as const;
    const provider = scriptedProvider({
      assistants: {
        list: () =>
          okAsync({ items: statuses.map((status) => anAssistant({ name: 'a', status })) }),
      },
    });

    const named = (await provider.assistants.list({ name: 'a' }))._unsafeUnwrap();
    const listed = (await provider.assistants.list())._unsafeUnwrap();

    expect(named.items.map(({ status }) => status)).toEqual([
      'creating',
      'failed',
      'active',
      'unknown',
    ]);
    expect(listed.items).toHaveLength(statuses.length);
  });

  it('works for `all` as well', async () => {
    const { list } = pagesOf(['a', 'b'], ['c', 'a']);
    expect(
      await namesOf(scriptedProvider({ assistants: { list } }).assistants.all({ name: 'a' })),
    ).toEqual(['a', 'a']);
  });
});
