/** Drivers whose assistants are subtly wrong. */
import type { Assistant } from '@assistant-provider/core';
import { brokenSecret, replacing, type BrokenDriver } from './broken-driver.js';

/** Every assistant that the driver answers, changed. */
const changingAssistants = (change: (assistant: Assistant) => Assistant): BrokenDriver['wrap'] =>
  replacing('assistants', (inner) => ({
    create: (draft, context) => inner.create(draft, context).map(change),
    get: (id, context) => inner.get(id, context).map(change),
    list: (query, context) =>
      inner.list(query, context).map((page) => ({ ...page, items: page.items.map(change) })),
  }));

export const brokenAssistants: readonly BrokenDriver[] = [
  {
    breaks: 'dates have lost their time zone',
    foundBy: 'creation.answer',
    wrap: changingAssistants(({ createdAt = '', ...assistant }) => ({
      ...assistant,
      createdAt: createdAt.replace('Z', ''),
    })),
  },
  {
    breaks: 'names are escaped for HTML on their way to the vendor',
    foundBy: 'creation.unicode',
    wrap: replacing('assistants', (inner) => ({
      create: (draft, context) =>
        inner.create({ ...draft, name: draft.name.replaceAll('<', '&lt;') }, context),
    })),
  },
  {
    breaks: 'names are cut where the limits promise more',
    foundBy: 'creation.longest-name',
    wrap: replacing('assistants', (inner) => ({
      create: (draft, context) =>
        inner.create({ ...draft, name: draft.name.slice(0, 200) }, context),
    })),
  },
  {
    breaks: 'knowledge of a draft is left out',
    foundBy: 'creation.knowledge',
    wrap: replacing('assistants', (inner) => ({
      create: (draft, context) => inner.create({ ...draft, knowledge: [] }, context),
    })),
  },
  {
    breaks: '`vendorOptions` are not checked',
    foundBy: 'creation.vendor-options-checked',
    wrap: replacing('assistants', (inner) => ({
      create: (draft, context) => inner.create({ ...draft, vendorOptions: {} }, context),
    })),
  },
  {
    breaks: 'an assistant that never was makes the driver throw',
    foundBy: 'reading.unknown',
    wrap: replacing('assistants', (inner) => ({
      get: (id, context) =>
        inner.get(id, context).mapErr((error) => {
          if (error.kind === 'notFound') throw new TypeError('cannot read its name');
          return error;
        }),
    })),
  },
  {
    breaks: 'answers come from a cache, and are the same object',
    foundBy: 'reading.own-copy',
    wrap: (driver) => {
      const cache = new Map<string, Assistant>();
      return replacing('assistants', (inner) => ({
        get: (id, context) =>
          inner.get(id, context).map((assistant) => {
            const same = cache.get(id) ?? assistant;
            if (same.updatedAt === assistant.updatedAt) return cache.set(id, same) && same;
            cache.set(id, assistant);
            return assistant;
          }),
      }))(driver);
    },
  },
  {
    breaks: 'an assistant is said to be active while it is still made',
    foundBy: 'status.ready',
    wrap: changingAssistants((assistant) =>
      assistant.status === 'creating' ? { ...assistant, status: 'active' } : assistant,
    ),
  },
  {
    breaks: 'a creation that failed is passed over as unknown',
    foundBy: 'status.failed',
    wrap: changingAssistants((assistant) =>
      assistant.status === 'failed' ? { ...assistant, status: 'unknown' } : assistant,
    ),
  },
  {
    breaks: 'a status that is new at the vendor is taken for a failure',
    foundBy: 'novelties.status',
    wrap: changingAssistants((assistant) =>
      assistant.status === 'unknown' ? { ...assistant, status: 'failed' } : assistant,
    ),
  },
  {
    breaks: '`vendorData` is built anew of the members that are known',
    foundBy: 'novelties.member',
    wrap: changingAssistants(({ vendorData, ...assistant }) => {
      const { id, name, status } = vendorData as Assistant;
      return { ...assistant, vendorData: { id, name, status } } as Assistant;
    }),
  },
  {
    breaks: 'a change of the name takes the description away',
    foundBy: 'editing.absent-members-stay',
    wrap: replacing('editing', (inner) => ({
      update: (id, patch, context) =>
        inner.update(id, { description: undefined, ...patch } as typeof patch, context),
    })),
  },
  {
    breaks: 'answers carry the token that they were asked with',
    foundBy: 'secrets.answers',
    wrap: changingAssistants((assistant) => ({
      ...assistant,
      locator: `${assistant.locator}?token=${brokenSecret}`,
    })),
  },
];
