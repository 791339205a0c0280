import { withTimeout, type Interceptor } from '@assistant-provider/core/adapter';
import { okAsync, ResultAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { anAssistant, never, scriptedProvider } from './scripted-driver.js';

describe('cancelling', () => {
  it("leaves no unhandled rejection of the driver's late reply", async () => {
    const caller = new AbortController();
    const rude: Interceptor = () => () => {
      caller.abort('enough');
      return new ResultAsync(Promise.reject(new Error('nobody hears it')));
    };
    const patient: Interceptor = (next) => (call) =>
      withTimeout(call, 60_000, next, { message: 'too slow', retry: 'never' });
    const provider = scriptedProvider({}, { interceptors: [patient, rude] });

    const reply = await provider.assistants.get('a-1', { signal: caller.signal });

    expect(reply._unsafeUnwrapErr()).toMatchObject({ kind: 'cancelled', cause: 'enough' });
  });

  it('sends nothing if the signal has aborted before the call', async () => {
    let asked = 0;
    const provider = scriptedProvider({
      assistants: {
        get: (id) => {
          asked += 1;
          return okAsync(anAssistant({ id }));
        },
      },
    });
    const reason = { because: 'too late' };

    const result = await provider.assistants.get('a-1', { signal: AbortSignal.abort(reason) });

    expect(result._unsafeUnwrapErr()).toMatchObject({ kind: 'cancelled', effect: 'none' });
    expect(result._unsafeUnwrapErr().cause).toBe(reason);
    expect(asked).toBe(0);
  });

  it('settles the call at once, although the driver has not settled', async () => {
    const provider = scriptedProvider({ assistants: { get: () => never() } });
    const caller = new AbortController();

    const reply = provider.assistants.get('a-1', { signal: caller.signal });
    caller.abort();

    expect((await reply)._unsafeUnwrapErr().kind).toBe('cancelled');
  });

  it("aborts the driver's signal with the error that the caller gets", async () => {
    let seen: unknown;
    const provider = scriptedProvider({
      assistants: {
        get: (_, context) => {
          context.signal.addEventListener('abort', () => {
            seen = context.signal.reason;
          });
          return never();
        },
      },
    });
    const caller = new AbortController();

    const reply = provider.assistants.get('a-1', { signal: caller.signal });
    await Promise.resolve();
    caller.abort();

    expect((await reply)._unsafeUnwrapErr()).toMatchObject({ kind: 'cancelled' });
    expect(seen).toMatchObject({ kind: 'cancelled' });
  });

  it('leaves no listener on a signal that outlives the call', async () => {
    const caller = new AbortController();
    let listeners = 0;
    const { signal } = caller;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...args: Parameters<typeof add>) => {
      listeners += 1;
      add(...args);
    };
    signal.removeEventListener = (...args: Parameters<typeof remove>) => {
      listeners -= 1;
      remove(...args);
    };

    await scriptedProvider().assistants.get('a-1', { signal }).unwrapOr(undefined);

    expect(listeners).toBe(0);
  });
});

describe('concurrent calls', () => {
  it('add one listener to the signal that they share', async () => {
    const caller = new AbortController();
    let listeners = 0;
    const add = caller.signal.addEventListener.bind(caller.signal);
    caller.signal.addEventListener = (...args: Parameters<typeof add>) => {
      listeners += 1;
      add(...args);
    };
    const provider = scriptedProvider({ assistants: { get: () => never() } });

    const replies = Array.from({ length: 50 }, () =>
      provider.assistants.get('a-1', { signal: caller.signal }),
    );
    caller.abort();

    for (const reply of replies) expect((await reply)._unsafeUnwrapErr().kind).toBe('cancelled');
    expect(listeners).toBe(1);
  });
});

describe('closing', () => {
  it('cancels calls in flight and later calls', async () => {
    const provider = scriptedProvider({ assistants: { get: () => never() } });
    const inFlight = provider.assistants.get('a-1');

    expect((await provider.close()).isOk()).toBe(true);

    for (const reply of [inFlight, provider.assistants.get('a-1')])
      expect((await reply)._unsafeUnwrapErr()).toMatchObject({
        kind: 'cancelled',
        message: 'the provider is closed',
      });
  });

  it('closes the driver once, and ignores its failure', async () => {
    let closed = 0;
    const provider = scriptedProvider({
      close: () => {
        closed += 1;
        return Promise.reject(new Error('already gone'));
      },
    });

    expect((await provider.close()).isOk()).toBe(true);
    expect((await provider.close()).isOk()).toBe(true);
    expect(closed).toBe(1);
  });
});
