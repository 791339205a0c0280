/** Drivers whose pages are subtly wrong. */
import type { Assistant } from '@assistant-provider/core';
import { errAsync } from 'neverthrow';
import { replacing, type BrokenDriver } from './broken-driver.js';

/** In front of a cursor that leads to an empty page first. */
const detour = 'empty-';

export const brokenLists: readonly BrokenDriver[] = [
  {
    breaks: 'a page begins with the last entry of the previous page',
    foundBy: 'listing.complete',
    wrap: (driver) => {
      let last: Assistant | undefined;
      return replacing('assistants', (inner) => ({
        list: (query, context) =>
          inner.list(query, context).map((page) => {
            const repeated = query.cursor !== undefined && last ? [last] : [];
            last = page.items.at(-1);
            return { ...page, items: [...repeated, ...page.items] };
          }),
      }))(driver);
    },
  },
  {
    breaks: 'each page is sorted separately',
    foundBy: 'listing.stable-order',
    wrap: replacing('assistants', (inner) => ({
      list: (query, context) =>
        inner.list(query, context).map((page) => ({
          ...page,
          items: [...page.items].sort((a, b) => (a.name > b.name ? -1 : 1)),
        })),
    })),
  },
  {
    breaks: '`pageSize` is rounded up to a multiple of ten',
    foundBy: 'listing.page-size',
    wrap: replacing('assistants', (inner) => ({
      list: ({ pageSize = 10, ...query }, context) =>
        inner.list({ ...query, pageSize: Math.ceil(pageSize / 10) * 10 }, context),
    })),
  },
  {
    breaks: 'a page in the middle may be empty',
    foundBy: 'listing.last-page',
    wrap: replacing('assistants', (inner) => ({
      list: (query, context) =>
        query.cursor?.startsWith(detour) === true
          ? inner
              .list({ pageSize: 1 }, context)
              .map(() => ({ items: [], nextCursor: query.cursor?.slice(detour.length) ?? '' }))
          : inner.list(query, context).map(({ items, nextCursor }) => ({
              items,
              ...(nextCursor !== undefined && { nextCursor: `${detour}${nextCursor}` }),
            })),
    })),
  },
  {
    breaks: 'an unknown cursor starts from the beginning',
    foundBy: 'listing.foreign-cursor',
    wrap: replacing('assistants', (inner) => ({
      list: (query, context) => inner.list(query, context).orElse(() => inner.list({}, context)),
    })),
  },
  {
    breaks: 'cursors are offsets, so a deletion makes another entry be skipped',
    foundBy: 'listing.removed-behind',
    wrap: replacing('assistants', (inner) => ({
      list: ({ cursor = '0', pageSize = 25 }, context) => {
        const from = Number(cursor);
        const message = 'the cursor is no offset';
        if (!Number.isInteger(from))
          return errAsync(context.error({ kind: 'invalidInput', message, issues: [] }));
        return inner.list({ pageSize: 100 }, context).map(({ items }) => ({
          items: items.slice(from, from + pageSize),
          ...(items.length > from + pageSize && { nextCursor: String(from + pageSize) }),
        }));
      },
    })),
  },
  {
    breaks: 'the list of queues returns the same cursor with each page',
    foundBy: 'queue-listing.iteration',
    wrap: (driver) => {
      let next: string | undefined;
      return replacing('queues', (inner) => ({
        list: (assistantId, query, context) =>
          inner
            .list(
              assistantId,
              { ...query, ...(query.cursor === 'next' && { cursor: next ?? 'next' }) },
              context,
            )
            .map(({ items, nextCursor }) => {
              next = nextCursor;
              return { items, ...(nextCursor !== undefined && { nextCursor: 'next' }) };
            }),
      }))(driver);
    },
  },
  {
    breaks: 'each cursor of the list of bound queues can be used once',
    foundBy: 'bound-listing.iteration',
    wrap: (driver) => {
      const used = new Set<string>();
      return replacing('queues', (inner) => ({
        listBound: (query, context) => {
          const { cursor = '' } = query;
          const message = 'the cursor has been used';
          if (used.has(cursor))
            return errAsync(context.error({ kind: 'invalidInput', message, issues: [] }));
          if (cursor !== '') used.add(cursor);
          return inner.listBound(query, context);
        },
      }))(driver);
    },
  },
  {
    breaks: '`listBound` ignores `queueIds`',
    foundBy: 'queues.list-bound-filter',
    wrap: replacing('queues', (inner) => ({
      listBound: ({ pageSize = 25 }, context) => inner.listBound({ pageSize }, context),
    })),
  },
];
