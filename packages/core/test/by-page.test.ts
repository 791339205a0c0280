/** A stream a page at a time. */
import {
  byPage,
  type Assistant,
  type PageQuery,
  type ResultStream,
} from '@assistant-provider/core';
import { createAssistantError, type DriverAssistants } from '@assistant-provider/core/adapter';
import { err, errAsync, ok, okAsync, ResultAsync } from 'neverthrow';
import { expect, it } from 'vitest';
import { anAssistant, scriptedProvider } from './scripted-driver.js';

/** A vendor with pages of these ids, which may refuse a page. */
const givenPages = (
  pages: readonly (readonly string[])[],
  { refuses }: { refuses?: number } = {},
) => {
  const asked: PageQuery[] = [];
  const list: DriverAssistants['list'] = (query, context) => {
    asked.push(query);
    const page = Number(query.cursor ?? 0);
    if (page === refuses) return errAsync(context.error({ kind: 'unavailable', message: 'down' }));
    const items = (pages[page] ?? []).map((id) => anAssistant({ id }));
    return okAsync({ items, ...(page + 1 < pages.length && { nextCursor: `${page + 1}` }) });
  };
  return { asked, all: scriptedProvider({ assistants: { list } }).assistants.all() };
};

async function shown(stream: ResultStream<Assistant>): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for await (const page of byPage(stream))
    found.push(
      page.match(
        (items) => items.map(({ id }) => id),
        ({ kind }) => kind,
      ),
    );
  return found;
}

it('yields the pages of the vendor', async () => {
  const { all } = givenPages([['a', 'b'], [], ['c']]);
  expect(await shown(all)).toEqual([['a', 'b'], [], ['c']]);
});

it('begins again with the first page', async () => {
  const { all } = givenPages([['a'], ['b']]);
  const pages = byPage(all);
  const idsOfFirst = [];
  for (let pass = 0; pass < 2; pass += 1)
    for await (const page of pages) {
      idsOfFirst.push(page._unsafeUnwrap().map(({ id }) => id));
      break;
    }
  expect(idsOfFirst).toEqual([['a'], ['a']]);
});

it('yields an error as the last element', async () => {
  const { all } = givenPages([['a'], ['b'], ['c']], { refuses: 1 });
  expect(await shown(all)).toEqual([['a'], 'unavailable']);
});

it('reads one page ahead, which is cancelled if the loop is left', async () => {
  const signals: AbortSignal[] = [];
  const list: DriverAssistants['list'] = ({ cursor }, { signal }) => {
    signals.push(signal);
    return cursor === undefined
      ? okAsync({ items: [anAssistant({ id: 'a' })], nextCursor: 'next' })
      : new ResultAsync(new Promise<never>(() => undefined));
  };
  const { assistants } = scriptedProvider({ assistants: { list } });

  for await (const page of byPage(assistants.all())) if (page.isOk()) break;

  expect(signals.map(({ aborted }) => aborted)).toEqual([false, true]);
});

it('makes a page of each entry of any other stream', async () => {
  const error = createAssistantError({
    ...{ vendor: 'test', operation: 'assistants.list', kind: 'unavailable', message: 'down' },
  });
  const entries = [ok(anAssistant({ id: 'a' })), ok(anAssistant({ id: 'b' })), err(error)];
  const stream: ResultStream<Assistant> = {
    [Symbol.asyncIterator]: () => {
      const each = entries.values();
      return { next: () => Promise.resolve(each.next()) };
    },
  };
  expect(await shown(stream)).toEqual([['a'], ['b'], 'unavailable']);
});
