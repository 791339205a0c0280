import {
  findPossiblyCreated,
  isAssistantError,
  readOnly,
  previewDraft,
  requireFeatures,
  waitForStatus,
  type AssistantProvider,
} from '@assistant-provider/core';
import {
  createAssistantError,
  createFailure,
  labelParser,
  object,
  optional,
  parse,
  parseArguments,
  readConfiguration,
  text,
  type Interceptor,
  type ProviderOptions,
} from '@assistant-provider/core/adapter';
import { createManualClock } from '@assistant-provider/core/testing';
import { errorOf } from '@assistant-provider/test-support';
import { errAsync, okAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { anAssistant, never, scriptedProvider, type Script } from './scripted-driver.js';

const label = 'north';

/** A provider with a label whose every request fails. */
const northOf = (script: Script = {}, options: ProviderOptions = {}) =>
  scriptedProvider(
    {
      assistants: {
        get: (_, context) => errAsync(context.error({ kind: 'notFound', message: 'no such' })),
      },
      ...script,
    },
    { label, ...options },
  );

describe('the label of a provider', () => {
  it('is a member of the provider and of its read-only view', () => {
    expect(northOf().label).toBe(label);
    expect(readOnly(northOf()).label).toBe(label);
    expect(readOnly({ ...northOf() }).label).toBe(label);
    expect(scriptedProvider()).not.toHaveProperty('label');
    expect(readOnly({ ...scriptedProvider() })).not.toHaveProperty('label');
  });

  it('is in an error of a driver, and in its JSON', async () => {
    const error = await errorOf(northOf().assistants.get('a-1'));

    expect(error).toMatchObject({ kind: 'notFound', vendor: 'scripted', label });
    expect(error.toJSON()).toMatchObject({ label });
    expect(await errorOf(scriptedProvider().assistants.delete('a-1'))).not.toHaveProperty('label');
  });

  it('is in an error about the input, which no driver sees', async () => {
    const error = await errorOf(northOf().assistants.get(''));

    expect(error).toMatchObject({ kind: 'invalidInput', label });
  });

  it('is in the error of what a driver throws', async () => {
    const provider = northOf({
      assistants: {
        get: () => {
          throw new Error('a bug');
        },
      },
    });

    expect(await errorOf(provider.assistants.get('a-1'))).toMatchObject({ kind: 'unknown', label });
  });

  it('is in the error of a cancelled call and of a closed provider', async () => {
    const provider = northOf({ assistants: { get: never } });
    const cancelled = provider.assistants.get('a-1', { signal: AbortSignal.abort() });
    expect(await errorOf(cancelled)).toMatchObject({ kind: 'cancelled', label });

    void (await provider.close());
    expect(await errorOf(provider.assistants.get('a-1'))).toMatchObject({
      kind: 'cancelled',
      label,
    });
  });

  it('is in the error of a clock that fails', async () => {
    const clock = {
      now: () => {
        throw new Error('no time');
      },
      sleep: () => Promise.resolve(),
    };

    expect(await errorOf(northOf({}, { clock }).assistants.get('a-1'))).toHaveProperty(
      'label',
      label,
    );
  });

  it('is in the error of an iteration over a page that is not one', async () => {
    const provider = northOf({ assistants: { list: () => okAsync({ items: 'none' } as never) } });

    const errors: unknown[] = [];
    for await (const each of provider.assistants.all()) if (each.isErr()) errors.push(each.error);
    expect(errors).toMatchObject([{ kind: 'unknown', label }]);
  });

  it('is in the refusal of a read-only provider', async () => {
    const view = readOnly(northOf());
    expect(await errorOf(view.assistants.delete('a-1'))).toMatchObject({
      kind: 'permissionDenied',
      label,
    });

    const foreign = readOnly({ ...northOf() });
    expect(await errorOf(foreign.assistants.delete('a-1'))).toHaveProperty('label', label);
  });

  it('is in the errors of helpers', async () => {
    const provider: AssistantProvider = northOf();
    const creating = northOf({
      assistants: { get: () => okAsync(anAssistant({ status: 'deleted' })) },
    });

    const errors = [
      requireFeatures(provider, 'queues')._unsafeUnwrapErr(),
      previewDraft(provider, { name: '' })._unsafeUnwrapErr(),
      await errorOf(waitForStatus(creating, 'a-1', 'active')),
      await errorOf(findPossiblyCreated(provider, { name: '' }, undefined, { since: 0 })),
    ];
    expect(errors.map((error) => error.label)).toEqual(Array(4).fill(label));
    const unreadable = { ...provider, label: '\n' };
    expect(requireFeatures(unreadable, 'queues')._unsafeUnwrapErr()).not.toHaveProperty('label');
  });

  it('reaches interceptors on the call, and is in the failures that they make', async () => {
    const seen: unknown[] = [];
    const refuse: Interceptor = () => (call) => {
      seen.push(call.label);
      const { vendor, operation } = call;
      return errAsync(createFailure({ kind: 'rateLimited', vendor, operation, message: 'full' }));
    };
    const provider = northOf({}, { interceptors: [refuse] });

    expect(await errorOf(provider.assistants.get('a-1'))).toHaveProperty('label', label);
    expect(seen).toEqual([label]);
  });

  it('stays that of the provider that failed if another one takes over its call', async () => {
    const clock = createManualClock();
    const fallBackTo =
      (other: AssistantProvider): Interceptor =>
      (next) =>
      (call) =>
        next(call).orElse(() => other.assistants.get('a-1'));
    const southOf = (options: ProviderOptions) =>
      northOf({}, { clock, label: 'south', ...options });

    const first = northOf({}, { interceptors: [fallBackTo(southOf({}))] });
    expect(await errorOf(first.assistants.get('a-1'))).toHaveProperty('label', 'south');

    const second = northOf({}, { interceptors: [fallBackTo(southOf({ label: undefined }))] });
    expect(await errorOf(second.assistants.get('a-1'))).not.toHaveProperty('label');
  });

  it('is given to the driver for its own operations', () => {
    const driver = {
      native: (_: unknown, given?: string) => ({
        send: () =>
          parseArguments(
            { vendor: 'scripted', label: given, operation: 'native.send' },
            { id: [text(), ''] },
          ),
      }),
    };
    const provider = northOf({ features: driver as never });
    const { send } = provider.native as ReturnType<(typeof driver)['native']>;

    expect(send()._unsafeUnwrapErr()).toHaveProperty('label', label);
  });
});

describe('the check of a label', () => {
  it.each([
    ['', 'length'],
    ['x'.repeat(101), 'length'],
    ['north\nsouth', 'controlCharacters'],
    ['  \u200b ', 'pattern'],
    ['\ud800', 'unicode'],
    [7, 'type'],
  ])('refuses %j', (given, rule) => {
    expect(parse(labelParser, given, 'options.label')._unsafeUnwrapErr()).toMatchObject([
      { field: 'options.label', rule },
    ]);
  });

  it('accepts up to 100 characters of any script', () => {
    for (const given of ['Nord – Köln', '北'.repeat(100)])
      expect(parse(labelParser, given, 'options.label')._unsafeUnwrap()).toBe(given);
  });
});

describe('an error about the options of a factory', () => {
  const parser = object<{ readonly label?: string; readonly key?: string }>({
    label: optional(labelParser),
    key: text(),
  });
  const thrownFor = (options: unknown): unknown => {
    try {
      return readConfiguration('acme', parser, options);
    } catch (thrown) {
      return thrown;
    }
  };

  it('has the label that the options give', () => {
    expect(thrownFor({ label })).toMatchObject({ kind: 'misconfigured', label });
  });

  it('has no label if the options give none, or a wrong one', () => {
    for (const options of [undefined, {}, { label: '' }]) {
      const thrown = thrownFor(options);
      expect(isAssistantError(thrown)).toBe(true);
      expect(thrown).not.toHaveProperty('label');
    }
  });
});

it('an error that is made by hand has a label only if it is given one', () => {
  const details = { kind: 'unknown', vendor: 'acme', operation: 'x', message: 'm' } as const;
  expect(createAssistantError({ ...details, label })).toHaveProperty('label', label);
  expect(createAssistantError({ ...details, label: undefined })).not.toHaveProperty('label');
});
