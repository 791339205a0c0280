/** Drivers that read, change or delete parts in a subtly wrong way. */
import type { AssistantPart, JsonObject } from '@assistant-provider/core';
import type { DriverContext, DriverParts, DriverReply } from '@assistant-provider/core/adapter';
import { errAsync, okAsync } from 'neverthrow';
import { replacing, type BrokenDriver } from './broken-driver.js';

type Draft = Parameters<DriverParts['put']>[1];

/** A driver that changes a draft after it has read the part. Drafts without an id are sent as they are. */
const changingDrafts = (change: (draft: Draft, part: AssistantPart) => Draft) =>
  replacing('parts', (inner) => ({
    put: (assistantId, draft, context) => {
      const { kind, id } = draft;
      if (id === undefined) return inner.put(assistantId, draft, context);
      return inner
        .get(assistantId, { kind, id, versions: false }, context)
        .map((part) => change(draft, part))
        .orElse((error) => (error.kind === 'notFound' ? okAsync(draft) : errAsync(error)))
        .andThen((changed) => inner.put(assistantId, changed, context));
    },
  }));

const withoutName = ({ name, ...draft }: Draft): Draft => draft;

/** The members of content that the driver knows. */
const known = ['tone', 'escalation', 'text', 'tools', 'type', 'prompts', 'mode', 'users'];
const knownOnly = (content: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(content).filter(([name]) => known.includes(name) || name.includes('base')),
  );

/** Calls `next` for each entry, one after the other. */
const oneByOne = <T>(
  entries: readonly T[],
  next: (entry: T) => DriverReply<unknown>,
): DriverReply<void> =>
  entries.reduce<DriverReply<void>>(
    (before, entry) => before.andThen(() => next(entry).map(() => undefined)),
    okAsync(undefined),
  );

const putBack = (
  inner: DriverParts,
  assistantId: string,
  parts: readonly AssistantPart[],
  context: DriverContext,
) =>
  oneByOne(parts, ({ kind, id, content }) =>
    inner.put(assistantId, { kind, id, content }, context),
  );

export const brokenParts: readonly BrokenDriver[] = [
  {
    breaks: 'the list of parts does not read their content',
    foundBy: 'parts.put',
    wrap: replacing('parts', (inner) => ({
      list: (assistantId, query, context) =>
        inner
          .list(assistantId, query, context)
          .map((parts) => parts.map((part) => ({ ...part, content: {}, references: [] }))),
    })),
  },
  {
    breaks: 'content is sent with its known members only',
    foundBy: 'parts.unknown-members',
    wrap: replacing('parts', (inner) => ({
      put: (assistantId, draft, context) =>
        inner.put(assistantId, { ...draft, content: knownOnly(draft.content) }, context),
    })),
  },
  {
    breaks: 'parts are listed without regard to the order of their kinds',
    foundBy: 'parts.list',
    wrap: replacing('parts', (inner) => ({
      list: (assistantId, query, context) =>
        inner.list(assistantId, query, context).map((parts) => [...parts].reverse()),
    })),
  },
  {
    breaks: 'a part that is put back unchanged is written',
    foundBy: 'parts.put-back',
    wrap: replacing('parts', (inner) => ({
      put: (assistantId, draft, context) =>
        inner
          .put(assistantId, { ...draft, content: { ...draft.content, touched: true } }, context)
          .andThen(({ id }) => inner.put(assistantId, { ...draft, id }, context)),
    })),
  },
  {
    breaks: 'members that a draft leaves out stay in the content',
    foundBy: 'parts.change',
    wrap: changingDrafts((draft, part) => ({
      ...draft,
      content: { ...part.content, ...draft.content },
    })),
  },
  {
    breaks: 'a new name of a part is ignored',
    foundBy: 'parts.rename',
    wrap: changingDrafts(withoutName),
  },
  {
    breaks: 'a change of a fixed member is dropped',
    foundBy: 'parts.fixed',
    wrap: changingDrafts((draft, { content: { type } }) => ({
      ...withoutName(draft),
      content: { ...draft.content, ...(type !== undefined && { type }) },
    })),
  },
  {
    breaks: 'an assistant that never existed has an empty list of parts',
    foundBy: 'parts.unknown-assistant',
    wrap: replacing('parts', (inner) => ({
      list: (assistantId, query, context) =>
        inner
          .list(assistantId, query, context)
          .orElse((error) => (error.kind === 'notFound' ? okAsync([]) : errAsync(error))),
    })),
  },
  {
    breaks: 'a part that does not exist is created under another id',
    foundBy: 'parts.unknown-part',
    wrap: replacing('parts', (inner) => ({
      put: (assistantId, { id, ...draft }, context) =>
        inner
          .put(assistantId, { ...draft, ...(id !== undefined && { id }) }, context)
          .orElse((error) =>
            error.kind === 'notFound' ? inner.put(assistantId, draft, context) : errAsync(error),
          ),
    })),
  },
  {
    breaks: 'a part is found by its id alone, under any assistant',
    foundBy: 'parts.own',
    wrap: (driver) => {
      const owners = new Map<string, string>();
      return replacing('parts', (inner) => ({
        put: (assistantId, draft, context) =>
          inner.put(assistantId, draft, context).map((part) => {
            owners.set(part.id, assistantId);
            return part;
          }),
        get: (assistantId, part, context) =>
          inner.get(owners.get(part.id) ?? assistantId, part, context),
      }))(driver);
    },
  },
  {
    breaks: 'a list of parts is remembered longer than the assistant lives',
    foundBy: 'parts.gone-with-assistant',
    wrap: (driver) => {
      const remembered = new Map<string, readonly AssistantPart[]>();
      return replacing('parts', (inner) => ({
        put: (assistantId, draft, context) =>
          inner.put(assistantId, draft, context).map((part) => {
            remembered.set(assistantId, [part]);
            return part;
          }),
        list: (assistantId, query, context) =>
          inner.list(assistantId, query, context).orElse((error) => {
            const parts = remembered.get(assistantId);
            return parts && error.kind === 'notFound' ? okAsync(parts) : errAsync(error);
          }),
      }))(driver);
    },
  },
  {
    breaks: '`delete` deletes every part of the kind',
    foundBy: 'parts.delete',
    wrap: replacing('parts', (inner) => ({
      delete: (assistantId, part, context) =>
        inner
          .get(assistantId, { ...part, versions: false }, context)
          .andThen(() => inner.list(assistantId, { kind: part.kind }, context))
          .andThen((parts) =>
            oneByOne(parts, ({ kind, id }) => inner.delete(assistantId, { kind, id }, context)),
          ),
    })),
  },
  {
    breaks: 'the origin of a query is ignored',
    foundBy: 'parts.origin',
    wrap: replacing('parts', (inner) => ({
      list: (assistantId, { origin, ...query }, context) => inner.list(assistantId, query, context),
    })),
  },
  {
    breaks: 'a change of a part of the vendor makes a copy',
    foundBy: 'parts.of-vendor',
    wrap: replacing('parts', (inner) => ({
      put: (assistantId, draft, context) =>
        inner.put(assistantId, draft, context).orElse((error) => {
          const { kind, content } = draft;
          return error.kind === 'permissionDenied'
            ? inner.put(assistantId, { kind, name: 'Copy', content }, context)
            : errAsync(error);
        }),
    })),
  },
  {
    breaks: 'the pointers of references are not escaped',
    foundBy: 'parts.references',
    wrap: replacing('parts', (inner) => ({
      get: (assistantId, part, context) =>
        inner.get(assistantId, part, context).map((read) => ({
          ...read,
          references: read.references.map((reference) => ({
            ...reference,
            at: reference.at.replaceAll('~1', '/'),
          })),
        })),
    })),
  },
  {
    breaks: 'references to other parts are not written again',
    foundBy: 'parts.rewritten',
    wrap: changingDrafts((draft, { content: { prompts } }) => ({
      ...draft,
      content: { ...draft.content, ...(prompts !== undefined && { prompts }) },
    })),
  },
  {
    breaks: 'the refused deletion of a part in use counts as done',
    foundBy: 'parts.in-use',
    wrap: replacing('parts', (inner) => ({
      delete: (assistantId, part, context) =>
        inner
          .delete(assistantId, part, context)
          .orElse((error) => (error.kind === 'conflict' ? okAsync(undefined) : errAsync(error))),
    })),
  },
  {
    breaks: '`put` writes back all parts that it has read, without a lock',
    foundBy: 'concurrency.parts',
    wrap: replacing('parts', (inner) => ({
      put: (assistantId, draft, context) =>
        inner.list(assistantId, {}, context).andThen((parts) =>
          inner.put(assistantId, draft, context).andThen((part) =>
            putBack(
              inner,
              assistantId,
              parts.filter(({ kind, id }) => kind !== part.kind || id !== part.id),
              context,
            ).map(() => part),
          ),
        ),
    })),
  },
];
