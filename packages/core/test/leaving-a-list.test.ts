/** How an iteration over a list is driven by hand: asked several times at once, and left. */
import type { AssistantQuery } from '@assistant-provider/core';
import { okAsync } from 'neverthrow';
import { expect, it } from 'vitest';
import { anAssistant, scriptedProvider } from './scripted-driver.js';

/** Three pages of two assistants each. */
const givenPages = () =>
  scriptedProvider({
    assistants: {
      list: ({ cursor = '0' }: AssistantQuery) => {
        const page = Number(cursor);
        const items = [1, 2].map((place) => anAssistant({ id: `${page}-${place}` }));
        return okAsync(page < 2 ? { items, nextCursor: String(page + 1) } : { items });
      },
    },
  });

const idsOf = (entries: readonly IteratorResult<unknown, unknown>[]) =>
  entries.map(({ done, value }) =>
    done ? 'end' : (value as { readonly value: { readonly id: string } }).value.id,
  );

it('given several who ask at once, then each gets the next, in their order', async () => {
  const iterator = givenPages().assistants.all()[Symbol.asyncIterator]();

  const entries = await Promise.all(Array.from({ length: 8 }, () => iterator.next()));

  expect(idsOf(entries)).toEqual(['0-1', '0-2', '1-1', '1-2', '2-1', '2-2', 'end', 'end']);
});

it('when the iteration is left, then nothing more comes, though the page holds more', async () => {
  const iterator = givenPages().assistants.all()[Symbol.asyncIterator]();
  const first = await iterator.next();

  const left = await iterator.return?.();
  const after = [await iterator.next(), await iterator.next()];

  expect(idsOf([first])).toEqual(['0-1']);
  expect(left).toMatchObject({ done: true });
  expect(idsOf(after)).toEqual(['end', 'end']);
});
