/** Drivers that talk to their vendor in a subtly wrong way. */
import type { AssistantFailure } from '@assistant-provider/core/adapter';
import { type ErrorKind } from '@assistant-provider/core';
import { createAssistantError, type DriverContext } from '@assistant-provider/core/adapter';
import {
  brokenSecret,
  distorting,
  replacing,
  sendingBy,
  type BrokenDriver,
} from './broken-driver.js';

const asKind = (
  context: DriverContext,
  error: AssistantFailure,
  kind: ErrorKind,
): AssistantFailure => {
  const { message, cause, ...details } = error;
  return context.error({ ...details, message, cause, kind });
};

const mistakingErrors = (from: ErrorKind, to: ErrorKind): BrokenDriver['wrap'] =>
  replacing('assistants', (inner) => ({
    get: (id, context) =>
      inner
        .get(id, context)
        .mapErr((error) => (error.kind === from ? asKind(context, error, to) : error)),
  }));

export const brokenRequests: readonly BrokenDriver[] = [
  {
    breaks: 'a further try that does not find the assistant is an error',
    foundBy: 'repeating.delete',
    wrap: replacing('assistants', (inner) => ({
      delete: (id, context) =>
        inner.delete(
          id,
          distorting(context, {
            attempt: (told) => ({ ...told, previousAttemptMayHaveSucceeded: false }),
          }),
        ),
    })),
  },
  {
    breaks: 'every further try that does not find the assistant succeeds',
    foundBy: 'repeating.delete-unsent',
    wrap: replacing('assistants', (inner) => ({
      delete: (id, context) =>
        inner.delete(
          id,
          distorting(context, {
            attempt: (told) => ({ ...told, previousAttemptMayHaveSucceeded: told.tryNumber > 1 }),
          }),
        ),
    })),
  },
  {
    breaks: 'the idempotency key is sent without its non-ASCII characters',
    foundBy: 'idempotency.any-script',
    wrap: replacing('assistants', (inner) => ({
      create: (draft, context) =>
        inner.create(draft, {
          ...context,
          idempotencyKey: context.idempotencyKey.replace(/[^\x20-\x7e]/gu, '?'),
        }),
    })),
  },
  {
    breaks: 'the idempotency key is not sent',
    foundBy: 'idempotency.same-key',
    wrap: replacing('assistants', (inner) => ({
      create: (draft, context) =>
        inner.create(draft, { ...context, idempotencyKey: crypto.randomUUID() }),
    })),
  },
  {
    breaks: 'each try has its own idempotency key',
    foundBy: 'repeating.create',
    wrap: replacing('assistants', (inner) => ({
      create: (draft, context) =>
        context.request({ name: 'createAssistant', writes: true, repeatable: true }, (attempt) =>
          inner.create(draft, {
            ...sendingBy(context, () => (_, send) => send(attempt)),
            idempotencyKey: `${context.idempotencyKey}-${attempt.tryNumber}`,
          }),
        ),
    })),
  },
  {
    breaks: 'a creation is declared as a read',
    foundBy: 'effects.lost-answer',
    wrap: replacing('assistants', (inner) => ({
      create: (draft, context) =>
        inner.create(
          draft,
          distorting(context, { request: ({ name }) => ({ name, writes: false }) }),
        ),
    })),
  },
  {
    breaks: 'a read bypasses `context.request`',
    foundBy: 'effects.requests-told',
    wrap: replacing('knowledge', (inner) => ({
      list: (assistantId, context) =>
        inner.list(
          assistantId,
          sendingBy(
            context,
            () => (_, send) =>
              send({ ...context, tryNumber: 1, previousAttemptMayHaveSucceeded: false }),
          ),
        ),
    })),
  },
  {
    breaks: 'the names of requests contain ids',
    foundBy: 'effects.request-names',
    wrap: replacing('assistants', (inner) => ({
      get: (id, context) =>
        inner.get(
          id,
          distorting(context, { request: (told) => ({ ...told, name: `getAssistant ${id}` }) }),
        ),
    })),
  },
  {
    breaks: 'a request continues after its signal has aborted',
    foundBy: 'cancellation.exchange-ends',
    wrap: replacing('assistants', (inner) => ({
      get: (id, context) =>
        inner.get(
          id,
          distorting(context, {
            attempt: (told) => ({ ...told, signal: new AbortController().signal }),
          }),
        ),
    })),
  },
  {
    breaks: 'a wait continues after closing',
    foundBy: 'closing.nothing-left',
    wrap: replacing('assistants', (inner) => ({
      get: (id, context) => {
        void context.clock.sleep(24 * 60 * 60 * 1_000);
        return inner.get(id, context);
      },
    })),
  },
  {
    breaks: "the vendor's own timeout is reported as a cancellation",
    foundBy: 'errors.timeout',
    wrap: mistakingErrors('timeout', 'cancelled'),
  },
  {
    breaks: 'an exhausted quota is reported as a rate limit',
    foundBy: 'errors.quotaExceeded',
    wrap: mistakingErrors('quotaExceeded', 'rateLimited'),
  },
  {
    breaks: 'an error repeats the token that the vendor refused',
    foundBy: 'secrets.refusals',
    wrap: replacing('assistants', (inner) => ({
      get: (id, context) =>
        inner.get(id, context).mapErr(({ kind, vendor, operation }) => {
          const message = `not for ${brokenSecret}`;
          return createAssistantError({ kind, vendor, operation, message }, (text) => text);
        }),
    })),
  },
  {
    breaks: '`retryAfterMs` is lost',
    foundBy: 'errors.rateLimited',
    wrap: replacing('assistants', (inner) => ({
      get: (id, context) =>
        inner
          .get(id, context)
          .mapErr(({ kind, message, retry, vendor, operation }) =>
            createAssistantError({ kind, message, retry, vendor, operation }),
          ),
    })),
  },
];
