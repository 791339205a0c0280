/** Drivers that look names up in a subtly wrong way. */
import type { DirectoryEntry } from '@assistant-provider/core';
import { errAsync, okAsync } from 'neverthrow';
import { replacing, type BrokenDriver } from './broken-driver.js';

export const brokenDirectory: readonly BrokenDriver[] = [
  {
    breaks: 'a lookup of everything reads the first page only',
    foundBy: 'directory.all',
    wrap: replacing('directory', (inner) => ({
      lookUp: (kind, query, context) =>
        inner
          .lookUp(kind, query, context)
          .map((entries) => (query.ids || query.names ? entries : entries.slice(0, 2))),
    })),
  },
  {
    breaks: 'a lookup with an unknown id is `notFound`',
    foundBy: 'directory.by-ids',
    wrap: replacing('directory', (inner) => ({
      lookUp: (kind, query, context) =>
        inner
          .lookUp(kind, query, context)
          .andThen((entries) =>
            query.ids && entries.length < query.ids.length
              ? errAsync(context.error({ kind: 'notFound', message: 'one of them does not exist' }))
              : okAsync(entries),
          ),
    })),
  },
  {
    breaks: 'names are compared without regard to their case',
    foundBy: 'directory.by-names',
    wrap: replacing('directory', (inner) => ({
      lookUp: (kind, { names, ...query }, context) =>
        inner.lookUp(kind, query, context).map((entries) => {
          const wanted = names?.map((name) => name.toLowerCase());
          return entries.filter(({ name }) => wanted?.includes(name.toLowerCase()) ?? true);
        }),
    })),
  },
  {
    breaks: 'entries have one member more if they are looked up by their ids',
    foundBy: 'directory.agrees',
    wrap: replacing('directory', (inner) => ({
      lookUp: (kind, query, context) =>
        inner
          .lookUp(kind, query, context)
          .map((entries) =>
            query.ids ? entries.map((entry) => ({ ...entry, label: entry.name })) : entries,
          ),
    })),
  },
  {
    breaks: 'the list of a kind ends after its first entry',
    foundBy: 'directory.pages',
    wrap: replacing('directory', (inner) => ({
      list: (kind, query, context) =>
        inner.lookUp(kind, query, context).map((entries) => ({ items: entries.slice(0, 1) })),
    })),
  },
  {
    breaks: 'one object of each name is returned',
    foundBy: 'directory.shared-name',
    wrap: replacing('directory', (inner) => ({
      lookUp: (kind, query, context) =>
        inner
          .lookUp(kind, query, context)
          .map((entries) =>
            query.names
              ? [...new Map(entries.map((entry) => [entry.name, entry])).values()]
              : entries,
          ),
    })),
  },
  {
    breaks: 'entries are remembered without regard to the assistant',
    foundBy: 'directory.of-assistant',
    wrap: (driver) => {
      const remembered = new Map<string, readonly DirectoryEntry[]>();
      return replacing('directory', (inner) => ({
        lookUp: (kind, query, context) => {
          const key = JSON.stringify([kind, query.ids]);
          const known = remembered.get(key);
          if (known) return okAsync(known);
          return inner.lookUp(kind, query, context).map((entries) => {
            remembered.set(key, entries);
            return entries;
          });
        },
      }))(driver);
    },
  },
];
