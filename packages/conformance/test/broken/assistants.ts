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
    breaks: 'dates are returned without a time zone',
    foundBy: 'creation.answer',
    wrap: changingAssistants(({ createdAt = '', ...assistant }) => ({
      ...assistant,
      createdAt: createdAt.replace('Z', ''),
    })),
  },
  {
    breaks: 'names are escaped for HTML before they are sent',
    foundBy: 'creation.unicode',
    wrap: replacing('assistants', (inner) => ({
      create: (draft, context) =>
        inner.create({ ...draft, name: draft.name.replaceAll('<', '&lt;') }, context),
    })),
  },
  {
    breaks: 'names are cut below the length in the limits',
    foundBy: 'creation.longest-name',
    wrap: replacing('assistants', (inner) => ({
      create: (draft, context) =>
        inner.create({ ...draft, name: draft.name.slice(0, 200) }, context),
    })),
  },
  {
    breaks: 'the knowledge of a draft is ignored',
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
    breaks: 'the driver throws for an assistant that never existed',
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
    breaks: 'results come from a cache, and are the same object',
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
    breaks: 'an assistant is reported active while it is being created',
    foundBy: 'status.ready',
    wrap: changingAssistants((assistant) =>
      assistant.status === 'creating' ? { ...assistant, status: 'active' } : assistant,
    ),
  },
  {
    breaks: 'a failed creation is reported as unknown',
    foundBy: 'status.failed',
    wrap: changingAssistants((assistant) =>
      assistant.status === 'failed' ? { ...assistant, status: 'unknown' } : assistant,
    ),
  },
  {
    breaks: 'an unknown status is reported as a failure',
    foundBy: 'novelties.status',
    wrap: changingAssistants((assistant) =>
      assistant.status === 'unknown' ? { ...assistant, status: 'failed' } : assistant,
    ),
  },
  {
    breaks: '`vendorData` is rebuilt from the known members',
    foundBy: 'novelties.member',
    wrap: changingAssistants(({ vendorData, ...assistant }) => {
      const { id, name, status } = vendorData as Assistant;
      return { ...assistant, vendorData: { id, name, status } } as Assistant;
    }),
  },
  {
    breaks: 'a change of the name removes the description',
    foundBy: 'editing.absent-members-stay',
    wrap: replacing('editing', (inner) => ({
      update: (id, patch, context) => inner.update(id, { description: '', ...patch }, context),
    })),
  },
  {
    breaks: 'results contain the token of the request',
    foundBy: 'secrets.answers',
    wrap: changingAssistants((assistant) => ({
      ...assistant,
      locator: `${assistant.locator}?token=${brokenSecret}`,
    })),
  },
];
