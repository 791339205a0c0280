/** Leaves features out of a driver, for tests of what an application does without them. */
import type { Assistant } from '@assistant-provider/core';
import type { AssistantDriver, DriverFeatureMap } from '@assistant-provider/core/adapter';
import type { Absent } from '../limits.js';

type Operations = Pick<AssistantDriver, 'assistants'> & Partial<DriverFeatureMap>;

/** The operations of a vendor that does not have these features, nor their members of an assistant. */
export function leaveOut(absent: Absent, operations: Operations): Operations {
  if (absent.size === 0) return operations;
  const { assistants, editing, ...others } = operations;
  const shown = shownWithout(absent);
  const all: Operations = {
    assistants: {
      ...assistants,
      create: (draft, context) => assistants.create(draft, context).map(shown),
      get: (id, context) => assistants.get(id, context).map(shown),
      list: (query, context) =>
        assistants.list(query, context).map((page) => ({ ...page, items: page.items.map(shown) })),
    },
    ...(editing && {
      editing: { update: (id, patch, context) => editing.update(id, patch, context).map(shown) },
    }),
    ...others,
  };
  const left = Object.entries(all).filter(([name]) => !(absent as ReadonlySet<string>).has(name));
  return Object.fromEntries(left) as unknown as Operations;
}

/** Returns an assistant without the members that belong to absent features. */
const shownWithout =
  (absent: Absent) =>
  ({ tags, aiAgents, knowledge, ...assistant }: Assistant): Assistant => ({
    ...assistant,
    ...(tags && !absent.has('tagging') && { tags }),
    ...(aiAgents && !absent.has('aiAgents') && { aiAgents }),
    ...(knowledge && !absent.has('knowledge') && { knowledge }),
  });
