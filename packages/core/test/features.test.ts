/** Presence of a member is the capability, in types and at run time. */
import { requireFeatures, type AssistantProvider } from '@assistant-provider/core';
import { createProvider, type DriverTagging } from '@assistant-provider/core/adapter';
import { okAsync } from 'neverthrow';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { scriptedDriver, scriptedProvider } from './scripted-driver.js';

const tagging: DriverTagging = {
  list: () => okAsync({}),
  tag: () => okAsync(undefined),
  untag: () => okAsync(undefined),
};

describe('provider.features', () => {
  it('lists exactly the members that the driver has', () => {
    const provider = scriptedProvider({ features: { tagging } });

    expect(provider.features).toEqual({
      editing: false,
      queues: false,
      aiAgents: false,
      knowledge: false,
      tagging: true,
      parts: false,
      directory: false,
    });
    expect(provider.tagging).toBeDefined();
    expect(provider).not.toHaveProperty('queues');
  });

  it('cannot be changed by the application', () => {
    const provider = scriptedProvider();
    expect(() => {
      (provider as { tagging?: unknown }).tagging = tagging;
    }).toThrow(TypeError);
  });
});

describe('requireFeatures', () => {
  it('fails with invalidInput without a provider, and does not throw', () => {
    expect(requireFeatures(undefined as never, 'tagging')._unsafeUnwrapErr()).toMatchObject({
      kind: 'invalidInput',
      vendor: 'unknown',
    });
  });

  it('returns the same provider if it has all features', () => {
    const provider = scriptedProvider({ features: { tagging } });
    expect(requireFeatures(provider, 'tagging')._unsafeUnwrap()).toBe(provider);
  });

  it('names each unsupported feature and the alternative', () => {
    const provider = scriptedProvider({
      features: { tagging },
      unsupported: { queues: 'queues choose their assistant themselves' },
    });

    const error = requireFeatures(provider, 'tagging', 'queues', 'editing')._unsafeUnwrapErr();

    expect(error).toMatchObject({
      kind: 'unsupported',
      vendor: 'scripted',
      operation: 'requireFeatures',
      message:
        'scripted does not support queues: queues choose their assistant themselves; editing',
      issues: [
        {
          field: 'queues',
          rule: 'unsupported',
          message: 'queues: queues choose their assistant themselves',
        },
        { field: 'editing', rule: 'unsupported', message: 'editing' },
      ],
    });
  });
});

describe('requireFeatures with an unknown feature', () => {
  it.each([undefined, 'nope', '__proto__', Symbol('x'), {}])(
    'fails with invalidInput for %s',
    (name) => {
      const result = requireFeatures(scriptedProvider(), name as never);
      expect(result._unsafeUnwrapErr()).toMatchObject({
        kind: 'invalidInput',
        vendor: 'scripted',
        operation: 'requireFeatures',
        issues: [{ field: 'needed[0]' }],
      });
    },
  );
});

describe('types', () => {
  const anyProvider: AssistantProvider = scriptedProvider();
  const binding = { queueId: 'q', mediaTypes: ['call'] } as const;

  it('require a check before a feature is used', () => {
    const unchecked = () => {
      // @ts-expect-error queues may be undefined
      void anyProvider.queues.bind('a-1', binding);
    };
    expect(unchecked).toThrow(TypeError);
  });

  it('allow a feature after a check, or after requireFeatures', () => {
    if (anyProvider.queues) void anyProvider.queues.bind('a-1', binding);
    void requireFeatures(anyProvider, 'queues').map((able) => able.queues.bind('a-1', binding));
    expectTypeOf(
      requireFeatures(anyProvider, 'queues', 'editing')._unsafeUnwrapErr(),
    ).not.toBeAny();
  });

  it('follow the driver: its features are present, others are optional', () => {
    const provider = createProvider({
      ...scriptedDriver(),
      tagging,
      native: () => 'native' as const,
    });

    expectTypeOf(provider).toExtend<AssistantProvider<'tagging', 'native'>>();
    expectTypeOf(provider.editing).toExtend<AssistantProvider['editing']>();
    // @ts-expect-error editing may be undefined
    expect(() => void provider.editing.update('a-1', {})).toThrow(TypeError);
  });

  it('accept a provider with more features than required', () => {
    expectTypeOf<AssistantProvider<'queues' | 'editing', string>>().toExtend<
      AssistantProvider<'queues'>
    >();
    expectTypeOf<AssistantProvider<'queues'>>().toExtend<AssistantProvider>();
    expectTypeOf<AssistantProvider>().not.toExtend<AssistantProvider<'queues'>>();
  });

  it('make an error a union discriminated by its kind', () => {
    const error = requireFeatures(anyProvider, 'queues')._unsafeUnwrapErr();
    if (error.kind === 'invalidInput') expectTypeOf(error.issues).not.toBeUndefined();
    expectTypeOf(error.kind).toExtend<string>();
  });
});
