/**
 * A driver for a vendor that only lists the queues of one assistant: to find the assistant of a queue,
 * it scans all assistants. Correct, or with one flaw.
 */
import type { DriverReply } from '@assistant-provider/core/adapter';
import type { Checked, Page, PageQuery, QueueBinding } from '@assistant-provider/core';
import type { DriverContext } from '@assistant-provider/core/adapter';
import type { MemoryDriver } from '@assistant-provider/memory';
import { err, ok, okAsync, safeTry } from 'neverthrow';
import { replacing, type BrokenDriver } from './broken/broken-driver.js';

export interface Flaw {
  /** Uses a position in the list of one assistant for the next assistant. */
  readonly placeOfAnother?: true;
  /** Fails if a listed assistant was deleted since. */
  readonly goneIsAnError?: true;
  /** Reads the first page of assistants only. */
  readonly firstPageOnly?: true;
}

/** A position between two pages: the vendor's cursors of assistants, and of queues of one of them. */
interface Place {
  readonly before?: string;
  readonly assistantId?: string;
  readonly after?: string;
}

const at = (cursor: string | undefined) => (cursor === undefined ? {} : { cursor });

export function scanning(flaw: Flaw = {}): BrokenDriver['wrap'] {
  return replacing('queues', (inner, { assistants }) => {
    const ofOne = (id: string, query: Checked<PageQuery>, context: DriverContext) =>
      inner
        .list(id, query, context)
        .orElse((error) =>
          error.kind === 'notFound' && !flaw.goneIsAnError
            ? okAsync<Page<QueueBinding>, typeof error>({ items: [] })
            : err(error),
        );

    const holderOf = (
      queueId: string,
      context: DriverContext,
    ): DriverReply<QueueBinding | undefined> =>
      safeTry(async function* () {
        let cursor: string | undefined;
        do {
          const page = yield* listed(assistants, { pageSize: 100, ...at(cursor) }, context);
          for (const { id } of page.items) {
            const { items }: Page<QueueBinding> = yield* ofOne(id, { pageSize: 100 }, context);
            const found = items.find((binding) => binding.queueId === queueId);
            if (found) return ok(found);
          }
          cursor = flaw.firstPageOnly ? undefined : page.nextCursor;
        } while (cursor !== undefined);
        return ok(undefined);
      });

    return {
      bind: (assistantId, draft, rule, context) =>
        holderOf(draft.queueId, context).andThen((holder) => {
          const takenFrom = holder?.assistantId === assistantId ? undefined : holder;
          if (takenFrom && rule.onConflict === 'fail')
            return err(context.error({ kind: 'conflict', message: 'the queue is taken' }));
          return inner
            .bind(assistantId, draft, { onConflict: 'take' }, context)
            .map(({ binding }) => ({ binding, ...(takenFrom && { takenFrom }) }));
        }),

      listBound: ({ queueIds, cursor, pageSize = 25 }, context) =>
        safeTry(async function* () {
          const items: QueueBinding[] = [];
          let place = (cursor === undefined ? {} : JSON.parse(cursor)) as Place | undefined;
          while (place && items.length < pageSize) {
            const { before, after }: Place = place;
            const page = yield* listed(assistants, { pageSize: 1, ...at(before) }, context);
            const [assistant] = page.items;
            if (!assistant) return ok({ items });
            const isSame = assistant.id === place.assistantId || flaw.placeOfAnother;
            const query = { pageSize: pageSize - items.length, ...at(isSame && after) };
            const part: Page<QueueBinding> = yield* ofOne(assistant.id, query, context);
            items.push(...part.items.filter(({ queueId }) => queueIds?.includes(queueId) ?? true));
            const next = page.nextCursor;
            place =
              part.nextCursor !== undefined
                ? { ...place, assistantId: assistant.id, after: part.nextCursor }
                : next === undefined
                  ? undefined
                  : { before: next };
          }
          return ok({ items, ...(place && { nextCursor: JSON.stringify(place) }) });
        }),
    };
  });
}

const listed = (
  assistants: MemoryDriver['assistants'],
  query: Checked<PageQuery>,
  context: DriverContext,
): DriverReply<Page<{ readonly id: string }>> => assistants.list(query, context);
