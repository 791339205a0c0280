/** Drivers that publish versions, or repeat writes of parts, in a subtly wrong way. */
import type { DriverContext } from '@assistant-provider/core/adapter';
import { errAsync, okAsync } from 'neverthrow';
import { distorting, replacing, sendingBy, type BrokenDriver } from './broken-driver.js';

/** Sends each attempt of the call under a key of its own. */
const keyOfEachTry = <T>(
  context: DriverContext,
  name: string,
  call: (context: DriverContext) => T,
) =>
  context.request(
    { name, writes: true, repeatable: true },
    (attempt) =>
      call({
        ...sendingBy(context, () => (_, send) => send(attempt)),
        idempotencyKey: `${context.idempotencyKey}-${attempt.tryNumber}`,
      }) as never,
  ) as T;

const deletingWith = (mayHaveSucceeded: (tryNumber: number) => boolean): BrokenDriver['wrap'] =>
  replacing('parts', (inner) => ({
    delete: (assistantId, part, context) =>
      inner.delete(
        assistantId,
        part,
        distorting(context, {
          attempt: (told) => ({
            ...told,
            previousAttemptMayHaveSucceeded: mayHaveSucceeded(told.tryNumber),
          }),
        }),
      ),
  }));

export const brokenPartWrites: readonly BrokenDriver[] = [
  {
    breaks: 'versions are read with the newest first',
    foundBy: 'versions.publish',
    wrap: replacing('parts', (inner) => ({
      get: (assistantId, selector, context) =>
        inner.get(assistantId, selector, context).map(({ versions, ...part }) => ({
          ...part,
          ...(versions && { versions: [...versions].reverse() }),
        })),
    })),
  },
  {
    breaks: 'each version shows the content that the part has now',
    foundBy: 'versions.fixed',
    wrap: replacing('parts', (inner) => ({
      get: (assistantId, selector, context) =>
        inner.get(assistantId, selector, context).map(({ versions, ...part }) => {
          const { content, references } = part;
          return {
            ...part,
            ...(versions && {
              versions: versions.map((version) => ({ ...version, content, references })),
            }),
          };
        }),
    })),
  },
  {
    breaks: 'versions are read without a request',
    foundBy: 'versions.on-request',
    wrap: replacing('parts', (inner) => ({
      get: (assistantId, selector, context) =>
        inner.get(assistantId, { ...selector, versions: true }, context),
    })),
  },
  {
    breaks: 'the deletion of a version that is gone succeeds',
    foundBy: 'versions.delete',
    wrap: replacing('parts', (inner) => ({
      delete: (assistantId, part, context) =>
        inner
          .delete(assistantId, part, context)
          .orElse((error) =>
            error.kind === 'notFound' && part.version !== undefined
              ? okAsync(undefined)
              : errAsync(error),
          ),
    })),
  },
  {
    breaks: 'each try of a creation of a part has its own idempotency key',
    foundBy: 'repeating.part-create',
    wrap: replacing('parts', (inner) => ({
      put: (assistantId, draft, context) =>
        draft.id === undefined
          ? keyOfEachTry(context, 'createPart', (given) => inner.put(assistantId, draft, given))
          : inner.put(assistantId, draft, context),
    })),
  },
  {
    breaks: 'a further try of a change of a part is a conflict',
    foundBy: 'repeating.part-change',
    wrap: replacing('parts', (inner) => ({
      put: (assistantId, draft, context) =>
        inner.put(
          assistantId,
          draft,
          sendingBy(
            context,
            (request) => (told, send) =>
              request(told, (attempt) =>
                attempt.tryNumber > 1
                  ? errAsync(context.error({ kind: 'conflict', message: 'the part has changed' }))
                  : send(attempt),
              ),
          ),
        ),
    })),
  },
  {
    breaks: 'each try of publishing has its own idempotency key',
    foundBy: 'repeating.part-publish',
    wrap: replacing('parts', (inner) => ({
      publish: (assistantId, part, context) =>
        keyOfEachTry(context, 'publishPart', (given) => inner.publish(assistantId, part, given)),
    })),
  },
  {
    breaks: 'a further try that does not find the part is an error',
    foundBy: 'repeating.part-delete',
    wrap: deletingWith(() => false),
  },
  {
    breaks: 'every further try that does not find the part succeeds',
    foundBy: 'repeating.part-delete-unsent',
    wrap: deletingWith((tryNumber) => tryNumber > 1),
  },
  {
    breaks: 'the idempotency key of a creation of a part is not sent',
    foundBy: 'idempotency.part',
    wrap: replacing('parts', (inner) => ({
      put: (assistantId, draft, context) =>
        inner.put(assistantId, draft, { ...context, idempotencyKey: crypto.randomUUID() }),
    })),
  },
];
