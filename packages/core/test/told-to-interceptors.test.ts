/** The members of calls and requests that interceptors see. */
import { systemClock } from '@assistant-provider/core';
import {
  createAssistantError,
  createProvider,
  type Call,
  type Interceptor,
  readConfiguration,
  object,
  optional,
  text,
} from '@assistant-provider/core/adapter';
import { okAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { scriptedDriver } from './scripted-driver.js';

function listening() {
  const calls: Call[] = [];
  const listener: Interceptor = (next) => (call) => {
    calls.push(call);
    return next(call);
  };
  return { calls, listener };
}

describe('an interceptor of calls', () => {
  it("receives the caller's timeout, and whether the call writes", async () => {
    const { calls, listener } = listening();
    const provider = createProvider(scriptedDriver({}), { interceptors: [listener] });

    void (await provider.assistants.get('desk-1', { timeoutMs: 1_234 }));
    void (await provider.assistants.create({ name: 'Desk' }));

    expect(calls).toMatchObject([
      { operation: 'assistants.get', writes: false, repeatable: true, timeoutMs: 1_234 },
      { operation: 'assistants.create', writes: true, repeatable: false },
    ]);
    expect(calls[1]).toHaveProperty('timeoutMs', undefined);
    const { startedAt = 0, clock } = calls[0] ?? {};
    expect(startedAt).toBeGreaterThan(0);
    expect(startedAt).toBeLessThanOrEqual(clock?.monotonic() ?? 0);
  });
});

describe('a request', () => {
  it.each([
    [{ writes: false }, true],
    [{ writes: true }, false],
    [{ writes: true, repeatable: false }, false],
    [{ writes: true, repeatable: true }, true],
  ])('of %j is reported as repeatable: %s', async (request, repeatable) => {
    const { calls, listener } = listening();
    const provider = createProvider(
      scriptedDriver({
        assistants: {
          delete: (_, context) =>
            context.request({ name: 'DELETE /x', ...request }, () => okAsync(undefined)),
        },
      }),
      { requestInterceptors: [listener] },
    );

    void (await provider.assistants.delete('desk-1'));

    expect(calls).toMatchObject([{ level: 'request', request: 'DELETE /x', repeatable }]);
  });
});

it('secrets that a vendor echoes in its code and its request id are masked', () => {
  const error = createAssistantError(
    {
      kind: 'unknown',
      vendor: 'acme',
      operation: 'assistants.get',
      message: 'no',
      vendorCode: 'bad.s3cret',
      requestId: 'for-s3cret',
    },
    (given) => given.replaceAll('s3cret', '***'),
  );
  expect(error).toMatchObject({ vendorCode: 'bad.***', requestId: 'for-***' });
});

it('readConfiguration lists every wrong option in one error', () => {
  const parser = object({ region: text(), name: text(), note: optional(text()) });

  expect(readConfiguration('acme', parser, { region: 'x', name: 'y' })).toEqual({
    region: 'x',
    name: 'y',
  });
  expect(() => readConfiguration('acme', parser, 7)).toThrow('options must be an object');
  expect(() => readConfiguration('acme', parser, { name: 1 })).toThrow(
    expect.objectContaining({
      kind: 'misconfigured',
      vendor: 'acme',
      operation: 'configure',
      message: expect.stringMatching(/region.*; .*name/) as unknown,
      issues: [
        expect.objectContaining({ rule: 'required' }),
        expect.objectContaining({ rule: 'type' }),
      ],
    }),
  );
});

describe('systemClock', () => {
  it('wakes when its time is up or its signal aborts', async () => {
    await systemClock.sleep(1);
    await systemClock.sleep(600_000, AbortSignal.abort());
    const ending = new AbortController();
    const slept = systemClock.sleep(600_000, ending.signal);
    ending.abort();
    await slept;
  });
});
