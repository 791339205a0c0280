/** An iteration without a loop: concurrent `next()` calls, and `return()`. */
import type { AssistantQuery } from '@assistant-provider/core';
import { okAsync } from 'neverthrow';
import { expect, it } from 'vitest';
import { anAssistant, scriptedProvider } from './scripted-driver.js';

/** Three pages of two assistants each, or of more. */
const givenPages = (places = [1, 2]) =>
  scriptedProvider({
    assistants: {
      list: ({ cursor = '0' }: AssistantQuery) => {
        const page = Number(cursor);
        const items = places.map((place) => anAssistant({ id: `${page}-${place}` }));
        return okAsync(page < 2 ? { items, nextCursor: String(page + 1) } : { items });
      },
    },
  });

const idsOf = (entries: readonly IteratorResult<unknown, unknown>[]) =>
  entries.map(({ done, value }) =>
    done ? 'end' : (value as { readonly value: { readonly id: string } }).value.id,
  );

it('concurrent `next()` calls are served in order', async () => {
  const iterator = givenPages().assistants.all()[Symbol.asyncIterator]();

  const entries = await Promise.all(Array.from({ length: 8 }, () => iterator.next()));

  expect(idsOf(entries)).toEqual(['0-1', '0-2', '1-1', '1-2', '2-1', '2-2', 'end', 'end']);
});

it('a `next()` call is served after the pending calls', async () => {
  const iterator = givenPages([1, 2, 3, 4]).assistants.all()[Symbol.asyncIterator]();
  const first = iterator.next();
  const waiting = [first, iterator.next(), iterator.next()];

  // The page has been read, and the two other calls are still pending.
  waiting.push(first.then(() => iterator.next()));

  expect(idsOf(await Promise.all(waiting))).toEqual(['0-1', '0-2', '0-3', '0-4']);
  expect(idsOf([await iterator.next()])).toEqual(['1-1']);
});

it('a loop continues an iteration that `next()` has begun', async () => {
  const iterator = givenPages().assistants.all()[Symbol.asyncIterator]();
  await iterator.next();

  const entries = [];
  for await (const entry of iterator as AsyncIterableIterator<unknown>) entries.push(entry);

  expect(entries).toMatchObject(
    ['0-2', '1-1', '1-2', '2-1', '2-2'].map((id) => ({ value: { id } })),
  );
});

it('`return()` ends the iteration, although the page has more entries', async () => {
  const iterator = givenPages().assistants.all()[Symbol.asyncIterator]();
  const first = await iterator.next();

  const left = await iterator.return?.();
  const after = [await iterator.next(), await iterator.next()];

  expect(idsOf([first])).toEqual(['0-1']);
  expect(left).toMatchObject({ done: true });
  expect(idsOf(after)).toEqual(['end', 'end']);
});
