/** Deadlines, and the time that a call waits for our own quota. */
import { createProvider, type AssistantDriver } from '@assistant-provider/core/adapter';
import { createManualClock, type ManualClock } from '@assistant-provider/core/testing';
import { policiesOf, type PolicyOptions } from '@assistant-provider/policies';
import { okAsync, ResultAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';

/** The quota of Genesys Cloud. */
const quota = { requests: 300, perMs: 60_000 };

interface Vendor {
  readonly clock: ManualClock;
  readonly sent: { readonly name: string; readonly at: number }[];
}

/** A vendor of 50,000 assistants in pages of 50, which takes `tookMs` for each response. */
function open(options: PolicyOptions = {}, tookMs = 0) {
  const clock = createManualClock();
  const vendor: Vendor = { clock, sent: [] };
  const respond = <T>(name: string, value: T): ResultAsync<T, never> => {
    vendor.sent.push({ name, at: clock.now() });
    return tookMs === 0
      ? okAsync(value)
      : ResultAsync.fromSafePromise(clock.sleep(tookMs).then(() => value));
  };
  const assistant = (id: string) =>
    ({ id, vendor: 'acme', name: 'x', status: 'active', locator: id, vendorData: {} }) as const;
  const driver: AssistantDriver = {
    vendor: 'acme',
    limits: { assistantId: {}, name: {}, pageSize: { min: 1, max: 50 } },
    assistants: {
      create: (_, context) =>
        context.request({ name: 'POST', writes: true }, () => respond('POST', assistant('new'))),
      get: (id, context) =>
        context.request({ name: 'GET', writes: false }, () => respond(id, assistant(id))),
      list: ({ cursor = '0' }, context) =>
        context.request({ name: 'GET list', writes: false }, () =>
          respond(cursor, {
            items: Array.from({ length: 50 }, (_, index) => assistant(`${cursor}-${index}`)),
            ...(Number(cursor) < 999 && { nextCursor: String(Number(cursor) + 1) }),
          }),
        ),
      delete: () => okAsync(undefined),
    },
    native: () => undefined,
  };
  const provider = createProvider(driver, policiesOf({ clock, ...options }, { rateLimit: quota }));
  return { provider, ...vendor };
}

describe('under the default options', () => {
  it('a burst of 1,000 calls waits for the quota and succeeds, first come, first served', async () => {
    const { provider, clock, sent } = open();
    const ids = Array.from({ length: 1_000 }, (_, index) => `a-${index}`);

    const replies = Promise.all(ids.map((id) => provider.assistants.get(id)));
    const results = await clock.runUntil(replies);

    expect(results.every((result) => result.isOk())).toBe(true);
    expect(sent.map(({ name }) => name)).toEqual(ids);
    // Three minutes pass before the last hundred may be sent.
    expect(clock.now()).toBeLessThanOrEqual(1.1 * 180_000);
    expect(clock.sleeping()).toBe(0);
  });

  it('an iteration over 50,000 assistants takes as long as the quota needs, and succeeds', async () => {
    const { provider, clock, sent } = open();
    const count = async () => {
      let entries = 0;
      for await (const entry of provider.assistants.all()) entries += entry.isOk() ? 1 : 0;
      return entries;
    };

    expect(await clock.runUntil(count())).toBe(50_000);
    expect(sent).toHaveLength(1_000);
    expect(clock.now()).toBeLessThanOrEqual(1.1 * 180_000);
  });

  it('an iteration over 50,000 assistants succeeds at a vendor that takes 250 ms for each page', async () => {
    const { provider, clock, sent } = open({}, 250);
    const last = async () => {
      let entry;
      for await (entry of provider.assistants.all()) void entry;
      return entry;
    };

    expect((await clock.runUntil(last()))?.isOk()).toBe(true);
    expect(sent).toHaveLength(1_000);
  });

  it('an iteration succeeds although its caller takes minutes for each entry', async () => {
    const { provider, clock } = open();
    const readSlowly = async () => {
      let entries = 0;
      for await (const entry of provider.assistants.all()) {
        if (entry.isErr()) return entry.error.kind;
        await clock.sleep(entries % 50 === 0 ? 120_000 : 0);
        if ((entries += 1) > 200) return entries;
      }
      return entries;
    };

    expect(await clock.runUntil(readSlowly())).toBe(201);
  });

  it('a burst beyond the longest wait is refused in part, at once, with advice', async () => {
    const { provider, clock } = open();
    const replies = Array.from({ length: 1_501 }, () => provider.assistants.get('a'));

    const refused = (await replies.at(-1))?._unsafeUnwrapErr();

    expect(refused).toMatchObject({ kind: 'rateLimited', retry: 'exhausted', effect: 'none' });
    expect(refused?.message).toBe(
      'rate limit of acme reached: the next slot is in 306000 ms, but a request waits at most ' +
        "300000 ms; start fewer calls at once, pass lane: 'bulk', or raise rateLimit.maxWaitMs",
    );
    expect(clock.now()).toBe(0);
    const rest = await clock.runUntil(Promise.all(replies.slice(0, -1)));
    expect(rest.every((result) => result.isOk())).toBe(true);
  });

  it('a burst of 10,000 calls succeeds in the bulk lane', async () => {
    const { provider, clock } = open();
    const replies = Array.from({ length: 10_000 }, () =>
      provider.assistants.get('a', { lane: 'bulk' }),
    );
    const results = await clock.runUntil(Promise.all(replies));
    expect(results.every((result) => result.isOk())).toBe(true);
  });
});

describe("the provider's timeoutMs", () => {
  const oneAMinute = { rateLimit: { requests: 1 }, timeoutMs: 1_000 };

  it('does not count the time that a call waits for the quota', async () => {
    const { provider, clock } = open(oneAMinute, 900);
    const results = await clock.runUntil(
      Promise.all([1, 2, 3].map(() => provider.assistants.get('a'))),
    );
    expect(results.every((result) => result.isOk())).toBe(true);
    expect(clock.now()).toBe(2 * 61_200 + 900);
  });

  it('counts all other time', async () => {
    const { provider, clock } = open(oneAMinute, 1_100);
    const results = await clock.runUntil(
      Promise.all([1, 2].map(() => provider.assistants.get('a'))),
    );
    for (const result of results)
      expect(result._unsafeUnwrapErr()).toMatchObject({
        kind: 'timeout',
        message: 'the call did not finish within 1000 ms (timeoutMs)',
      });
    expect(clock.now()).toBe(61_200 + 1_000);
  });

  it('bounds each page of an iteration', async () => {
    const readWith = async (timeoutMs: number) => {
      const { provider, clock, sent } = open({ timeoutMs }, 300);
      const read = async () => {
        let last;
        for await (last of provider.assistants.all()) void last;
        return last?.match(
          () => 'ok',
          ({ kind }) => kind,
        );
      };
      return [await clock.runUntil(read()), sent.length];
    };

    expect(await readWith(400)).toEqual(['ok', 1_000]);
    expect(await readWith(200)).toEqual(['timeout', 1]);
  });
});

describe("a call's own timeoutMs", () => {
  it('counts all time: a call whose slot is later is refused at once', async () => {
    const { provider, clock } = open({ rateLimit: { requests: 1 } });
    const options = { timeoutMs: 5_000 };
    const [first, second] = await Promise.all(
      [1, 2].map(() => provider.assistants.create({ name: 'x' }, options)),
    );

    expect(first?.isOk()).toBe(true);
    const refused = second?._unsafeUnwrapErr();
    expect(refused).toMatchObject({ kind: 'rateLimited', retry: 'exhausted', effect: 'none' });
    expect(refused?.message).toBe(
      "rate limit of acme reached: the next slot is in 61200 ms, after this call's timeoutMs; " +
        'raise it, or call again later',
    );
    expect(clock.now()).toBe(0);
  });

  it('ends a call that waits longer than expected', async () => {
    // Given a call in the bulk lane that counts on the second slot
    const { provider, clock } = open({ rateLimit: { requests: 1 } });
    const options = { timeoutMs: 70_000, lane: 'bulk' } as const;
    void provider.assistants.get('first');
    const delayed = provider.assistants.get('delayed', options);
    const served = provider.assistants.get('served');
    const late = clock.runUntil(delayed);
    // When two calls of the other lane come, of which one gets that slot
    expect((await clock.runUntil(served)).isOk()).toBe(true);
    // Then the call ends at its own time
    const error = (await late)._unsafeUnwrapErr();
    expect([error.kind, clock.now() <= 70_000]).toEqual(['rateLimited', true]);
  });
});
