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

describe('capabilities', () => {
  it('are those members that the driver has, and nothing else says so', () => {
    const provider = scriptedProvider({ features: { tagging } });

    expect(provider.features).toEqual({
      editing: false,
      queues: false,
      aiAgents: false,
      knowledge: false,
      tagging: true,
    });
    expect(provider.tagging).toBeDefined();
    expect(provider).not.toHaveProperty('queues');
  });

  it('cannot be changed from outside', () => {
    const provider = scriptedProvider();
    expect(() => {
      (provider as { tagging?: unknown }).tagging = tagging;
    }).toThrow(TypeError);
  });
});

describe('requireFeatures', () => {
  it('is invalid input without a provider, and throws nothing', () => {
    expect(requireFeatures(undefined as never, 'tagging')._unsafeUnwrapErr()).toMatchObject({
      kind: 'invalidInput',
      vendor: 'unknown',
    });
  });

  it('answers the same provider when all are there', () => {
    const provider = scriptedProvider({ features: { tagging } });
    expect(requireFeatures(provider, 'tagging')._unsafeUnwrap()).toBe(provider);
  });

  it('names what is missing, and what the vendor has instead', () => {
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

describe('requireFeatures of what is no feature', () => {
  it.each([undefined, 'nope', '__proto__', Symbol('x'), {}])('%s is invalid input', (name) => {
    const result = requireFeatures(scriptedProvider(), name as never);
    expect(result._unsafeUnwrapErr()).toMatchObject({
      kind: 'invalidInput',
      vendor: 'scripted',
      operation: 'requireFeatures',
      issues: [{ field: 'needed[0]' }],
    });
  });
});

describe('types', () => {
  const anyProvider: AssistantProvider = scriptedProvider();
  const binding = { queueId: 'q', mediaTypes: ['call'] } as const;

  it('do not let a feature be used unchecked', () => {
    const unchecked = () => {
      // @ts-expect-error queues may be absent
      void anyProvider.queues.bind('a-1', binding);
    };
    expect(unchecked).toThrow(TypeError);
  });

  it('let it be used after a look, or after requireFeatures', () => {
    if (anyProvider.queues) void anyProvider.queues.bind('a-1', binding);
    void requireFeatures(anyProvider, 'queues').map((able) => able.queues.bind('a-1', binding));
    expectTypeOf(
      requireFeatures(anyProvider, 'queues', 'editing')._unsafeUnwrapErr(),
    ).not.toBeAny();
  });

  it('follow the driver: what it has is there, what it lacks may be absent', () => {
    const provider = createProvider({
      ...scriptedDriver(),
      tagging,
      native: () => 'native' as const,
    });

    expectTypeOf(provider).toExtend<AssistantProvider<'tagging', 'native'>>();
    expectTypeOf(provider.editing).toExtend<AssistantProvider['editing']>();
    // @ts-expect-error editing may be absent
    expect(() => void provider.editing.update('a-1', {})).toThrow(TypeError);
  });

  it('let a provider with more features stand where fewer are asked for', () => {
    expectTypeOf<AssistantProvider<'queues' | 'editing', string>>().toExtend<
      AssistantProvider<'queues'>
    >();
    expectTypeOf<AssistantProvider<'queues'>>().toExtend<AssistantProvider>();
    expectTypeOf<AssistantProvider>().not.toExtend<AssistantProvider<'queues'>>();
  });

  it('make an error a union that its kind tells apart', () => {
    const error = requireFeatures(anyProvider, 'queues')._unsafeUnwrapErr();
    if (error.kind === 'invalidInput') expectTypeOf(error.issues).not.toBeUndefined();
    expectTypeOf(error.kind).toExtend<string>();
  });
});
