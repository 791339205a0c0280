/** Values that interceptors hand to each other, each by a key of its own type. */
import {
  changeCall,
  createContextKey,
  noContextValues,
  type Interceptor,
} from '@assistant-provider/core/adapter';
import { okAsync } from 'neverthrow';
import { expect, it } from 'vitest';
import { scriptedProvider } from './scripted-driver.js';

it('`get` returns the default of a key that is not set', () => {
  const key = createContextKey('nobody', 'tenant');
  expect(noContextValues.get(key)).toBe('nobody');
});

it('`with` returns new values and leaves the old ones as they were', () => {
  const key = createContextKey<string | undefined>('nobody', 'tenant');
  const values = noContextValues.with(key, 'acme').with(key, undefined);
  expect(noContextValues.with(key, 'acme').get(key)).toBe('acme');
  expect(values.get(key)).toBeUndefined();
  expect(noContextValues.get(key)).toBe('nobody');
});

it('two keys with the same description are different', () => {
  const [one, other] = [createContextKey(1, 'count'), createContextKey(2, 'count')];
  const values = noContextValues.with(one, 10);
  expect([values.get(one), values.get(other)]).toEqual([10, 2]);
});

it('a value that an interceptor of calls sets reaches the interceptors of requests', async () => {
  const tenant = createContextKey('nobody', 'tenant');
  const seen: string[] = [];
  const setTenant: Interceptor = (next) => (call) =>
    next(changeCall(call, { values: call.values.with(tenant, 'acme') }));
  const readTenant: Interceptor = (next) => (call) => {
    seen.push(call.values.get(tenant));
    return next(call);
  };
  const provider = scriptedProvider(
    {
      assistants: {
        delete: (_, context) =>
          context.request({ name: 'DELETE', writes: true }, () => okAsync(undefined)),
      },
    },
    { interceptors: [setTenant], requestInterceptors: [readTenant] },
  );

  void (await provider.assistants.delete('desk-1'));

  expect(seen).toEqual(['acme']);
});
