import { findPossiblyCreated, type AssistantOf } from '@assistant-provider/core';
import { createAssistantError } from '@assistant-provider/core/adapter';
import { errAsync, okAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { anAssistant, scriptedProvider, type Script } from './scripted-driver.js';

const began = Date.parse('2026-06-01T12:00:00Z');
const at = (minutes: number) => new Date(began + minutes * 60_000).toISOString();

const aFailure = (over: { readonly effect?: 'none'; readonly assistantId?: string } = {}) =>
  createAssistantError({
    kind: 'unavailable',
    vendor: 'scripted',
    operation: 'assistants.create',
    message: 'connection reset',
    effect: 'maybe',
    ...over,
  });

describe('the error of a create that may have taken effect', () => {
  it('names findPossiblyCreated, unless the effect is `none`', async () => {
    const messageOf = async (effect: 'maybe' | 'none') => {
      const provider = scriptedProvider({
        assistants: {
          create: (_, context) =>
            context.request({ name: 'post', writes: true }, () =>
              errAsync(context.error({ kind: 'unavailable', message: 'reset', effect })),
            ),
        },
      });
      return (await provider.assistants.create({ name: 'x' }))._unsafeUnwrapErr().message;
    };

    expect(await messageOf('maybe')).toBe(
      'reset; the assistant may exist: use findPossiblyCreated to look for it',
    );
    expect(await messageOf('none')).toBe('reset');
  });

  it("does not name findPossiblyCreated if the error has the assistant's id", async () => {
    const provider = scriptedProvider({
      assistants: {
        create: (_, context) => {
          context.created('a-7');
          return context.request({ name: 'post', writes: true }, () =>
            errAsync(context.error({ kind: 'unavailable', message: 'reset', effect: 'maybe' })),
          );
        },
      },
    });

    const error = (await provider.assistants.create({ name: 'x' }))._unsafeUnwrapErr();

    expect(error).toMatchObject({ message: 'reset', assistantId: 'a-7' });
  });
});

/** A vendor with these assistants, two on a page, that records its requests. */
function havingOnly(entries: readonly AssistantOf<string>[], script: Script['assistants'] = {}) {
  const asked: string[] = [];
  const provider = scriptedProvider({
    assistants: {
      list: ({ cursor = '0' }) => {
        asked.push(`list from ${cursor}`);
        const end = Number(cursor) + 2;
        const items = entries.slice(Number(cursor), end);
        return okAsync(end < entries.length ? { items, nextCursor: String(end) } : { items });
      },
      get: (id) => {
        asked.push(`get ${id}`);
        return okAsync(anAssistant({ id }));
      },
      ...script,
    },
  });
  return { provider, asked };
}

const draft = { name: 'Returns desk' };
const idsOf = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id);

describe('findPossiblyCreated', () => {
  it('resolves to assistants of the name that are not older than the call, the newest first', async () => {
    const { provider } = havingOnly([
      anAssistant({ id: 'long-before', createdAt: at(-60) }),
      anAssistant({ id: 'another', name: 'Sales desk', createdAt: at(1) }),
      anAssistant({ id: 'by-a-clock-that-is-behind', createdAt: at(-5) }),
      anAssistant({ id: 'a-moment-before-that', createdAt: at(-5.001) }),
      anAssistant({ id: 'after', createdAt: at(1) }),
      anAssistant({ id: 'gone', createdAt: at(1), status: 'deleting' }),
      anAssistant({ id: 'nobody-knows-when' }),
      anAssistant({ id: 'nobody-can-read-when', createdAt: 'today' }),
    ]);

    const found = await findPossiblyCreated(provider, draft, aFailure(), { since: began });

    expect(idsOf(found._unsafeUnwrap())).toEqual([
      'after',
      'by-a-clock-that-is-behind',
      'nobody-knows-when',
      'nobody-can-read-when',
    ]);
  });

  it("sorts the newest first, in any order of the vendor's list", async () => {
    const minutes = [2, 5, undefined, 1, 4, undefined, 3];
    const { provider } = havingOnly(
      minutes.map((minute) =>
        anAssistant({
          id: `${minute}`,
          ...(minute !== undefined && { createdAt: at(minute) }),
        }),
      ),
    );

    const found = await findPossiblyCreated(provider, draft, aFailure(), { since: began });

    expect(idsOf(found._unsafeUnwrap())).toEqual([
      '5',
      '4',
      '3',
      '2',
      '1',
      'undefined',
      'undefined',
    ]);
  });

  it('resolves to every assistant of the name without `since`', async () => {
    const { provider } = havingOnly([anAssistant({ id: 'long-before', createdAt: at(-60) })]);

    const found = await findPossiblyCreated(provider, draft, aFailure());

    expect(idsOf(found._unsafeUnwrap())).toEqual(['long-before']);
  });

  it('resolves to assistants that are not older than `since` if the error is lost', async () => {
    const { provider } = havingOnly([
      anAssistant({ id: 'long-before', createdAt: at(-60) }),
      anAssistant({ id: 'after', createdAt: at(1) }),
    ]);

    const found = await findPossiblyCreated(provider, draft, undefined, { since: began });

    expect(idsOf(found._unsafeUnwrap())).toEqual(['after']);
  });

  it('fails with invalidInput without a provider, and does not throw', async () => {
    const found = await findPossiblyCreated(undefined as never, draft, aFailure());

    expect(found._unsafeUnwrapErr()).toMatchObject({
      kind: 'invalidInput',
      issues: [{ field: 'provider' }],
    });
  });

  it('resolves to nothing without a request if the effect is `none`', async () => {
    const { provider, asked } = havingOnly([anAssistant()]);

    const found = await findPossiblyCreated(provider, draft, aFailure({ effect: 'none' }));

    expect(found._unsafeUnwrap()).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('resolves to the assistant whose id the error has', async () => {
    const { provider, asked } = havingOnly([anAssistant()]);

    const found = await findPossiblyCreated(provider, draft, aFailure({ assistantId: 'a-7' }));

    expect(idsOf(found._unsafeUnwrap())).toEqual(['a-7']);
    expect(asked).toEqual(['get a-7']);
  });

  it('resolves to the assistant whose id the error of a later wait has', async () => {
    const { provider } = havingOnly([anAssistant()]);
    const failedWait = aFailure({ effect: 'none', assistantId: 'a-7' });

    const found = await findPossiblyCreated(provider, draft, failedWait);

    expect(idsOf(found._unsafeUnwrap())).toEqual(['a-7']);
  });

  it("resolves to nothing if the assistant of the error's id does not exist", async () => {
    const { provider } = havingOnly([], {
      get: (_, context) => errAsync(context.error({ kind: 'notFound', message: 'no such' })),
    });

    const found = await findPossiblyCreated(provider, draft, aFailure({ assistantId: 'a-7' }));

    expect(found._unsafeUnwrap()).toEqual([]);
  });

  it.each([[{}], [{ assistantId: 'a-7' }]])(
    "fails with the vendor's error if the vendor is down",
    async (over) => {
      const { provider } = havingOnly([], {
        get: (_, context) => errAsync(context.error({ kind: 'unavailable', message: 'down' })),
        list: (_, context) => errAsync(context.error({ kind: 'unavailable', message: 'down' })),
      });

      const found = await findPossiblyCreated(provider, draft, aFailure(over));

      expect(found._unsafeUnwrapErr()).toMatchObject({ kind: 'unavailable' });
    },
  );

  it('accepts 0 for `since`', async () => {
    const { provider } = havingOnly([anAssistant({ id: 'first', createdAt: at(-60) })]);

    const found = await findPossiblyCreated(provider, draft, aFailure(), { since: 0 });

    expect(idsOf(found._unsafeUnwrap())).toEqual(['first']);
  });

  it('fails with invalidInput for an error that is not an AssistantError', async () => {
    const { provider } = havingOnly([]);
    const found = await findPossiblyCreated(provider, draft, new Error('reset') as never);

    expect(found._unsafeUnwrapErr().message).toBe('error must be an AssistantError');
  });

  it.each([[{}], [{ assistantId: 'a-7' }]])("applies the caller's timeoutMs", async (over) => {
    const bounds: unknown[] = [];
    const provider = scriptedProvider(
      {},
      {
        interceptors: [
          (next) => (call) => {
            bounds.push([call.operation, call.timeoutMs]);
            return next(call);
          },
        ],
      },
    );

    void (await findPossiblyCreated(provider, draft, aFailure(over), { timeoutMs: 1_234 }));

    const operation = 'assistantId' in over ? 'assistants.get' : 'assistants.list';
    expect(bounds).toEqual([[operation, 1_234]]);
  });

  it('stops if the caller cancels', async () => {
    const { provider, asked } = havingOnly([]);

    const found = await findPossiblyCreated(provider, draft, aFailure(), {
      signal: AbortSignal.abort(),
    });

    expect(found._unsafeUnwrapErr()).toMatchObject({ kind: 'cancelled' });
    expect(asked).toEqual([]);
  });

  it.each([
    ['draft.name', [null, aFailure()]],
    ['draft.name', [{ name: '' }, aFailure()]],
    ['error', [draft, new Error('none of ours')]],
    ['options.since', [draft, undefined, {}]],
    ['options', [draft, aFailure(), null]],
    ['options.since', [draft, aFailure(), { since: 'today' }]],
    ['options.since', [draft, aFailure(), { since: -1 }]],
    ['options.signal', [draft, aFailure(), { signal: 'stop' }]],
    ['options.timeoutMs', [draft, aFailure(), { timeoutMs: 0 }]],
  ])('fails with invalidInput for a wrong %s', async (field, args) => {
    const { provider, asked } = havingOnly([]);
    const find = findPossiblyCreated as (
      ...args: unknown[]
    ) => ReturnType<typeof findPossiblyCreated>;

    const error = (await find(provider, ...args))._unsafeUnwrapErr();

    expect(error).toMatchObject({
      kind: 'invalidInput',
      effect: 'none',
      vendor: 'scripted',
      operation: 'findPossiblyCreated',
    });
    expect(error.issues?.map((issue) => issue.field)).toEqual([field]);
    expect(asked).toEqual([]);
  });
});
