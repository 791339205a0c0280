import { isAssistantError, orThrow, type AssistantError } from '@assistant-provider/core';
import { err, errAsync, ok, okAsync } from 'neverthrow';
import { expect, expectTypeOf, it } from 'vitest';
import { anAssistant, scriptedProvider } from './scripted-driver.js';

/** A vendor with one assistant, whose other assistants do not exist. */
const provider = scriptedProvider({
  assistants: {
    get: (id, context) =>
      id === 'a-1'
        ? okAsync(anAssistant({ id }))
        : errAsync(context.error({ kind: 'notFound', message: 'no such assistant' })),
  },
});

const thrownBy = (run: () => Promise<unknown>): Promise<unknown> =>
  run().then(
    () => expect.unreachable(),
    (thrown: unknown) => thrown,
  );

it('`orThrow` resolves to the value of a reply', async () => {
  const assistant = await orThrow(provider.assistants.get('a-1'));

  expect(assistant.id).toBe('a-1');
  expectTypeOf(assistant.name).toEqualTypeOf<string>();
});

it('`orThrow` throws the error of a reply', async () => {
  const thrown = await thrownBy(() => orThrow(provider.assistants.get('a-2')));

  expect(isAssistantError(thrown)).toBe(true);
  expect(thrown).toMatchObject({ kind: 'notFound', operation: 'assistants.get' });
});

it('`orThrow` also takes a result', async () => {
  const text: string = await orThrow(ok('done'));

  expect(text).toBe('done');
});

it.each([
  [{ kind: 'stale', message: 'the provider has changed' }, 'the provider has changed'],
  ['failed', 'failed'],
])('an error that is plain data is the cause of what `orThrow` throws', async (data, message) => {
  const thrown = (await thrownBy(function thisTest() {
    return orThrow(err(data));
  })) as Error;

  expect(thrown).toMatchObject({ message, cause: data });
  expect(thrown.stack).toMatch(/^Error: .*\n.*thisTest/);
});

it('the stack of the thrown error leads to the call of `orThrow`', async () => {
  const thrown = (await thrownBy(function thisTest() {
    return orThrow(provider.assistants.get('a-2'));
  })) as AssistantError;

  const [title, frame] = (thrown.stack ?? '').split('\n');
  expect(title).toBe('AssistantError: no such assistant');
  expect(frame).toContain('thisTest');
});

it('an error that has a stack keeps it', async () => {
  // Errors about arguments are made while the caller waits.
  const refused = await provider.assistants.get('');
  const before = refused.isErr() ? refused.error.stack : '';

  const thrown = (await thrownBy(() => orThrow(refused))) as AssistantError;

  expect(thrown.stack).toBe(before);
});

it('the error reaches a caller that formats stacks by itself', async () => {
  const format: unknown = Reflect.get(Error, 'prepareStackTrace');
  const { error } = (await provider.assistants.get('a-2')) as { readonly error: AssistantError };
  const { stack } = error;
  Error.prepareStackTrace = (_, frames) => frames;
  try {
    expect(await thrownBy(() => orThrow(err(error)))).toBe(error);
  } finally {
    Reflect.set(Error, 'prepareStackTrace', format);
  }
  expect(error.stack).toBe(stack);
});
