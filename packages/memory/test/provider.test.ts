/** The provider as a whole: features, options, limits, and calls with arbitrary arguments. */
import {
  featureNames,
  isAssistantError,
  type AssistantProvider,
  type Reply,
} from '@assistant-provider/core';
import { featureOperations } from '@assistant-provider/core/adapter';
import {
  createMemoryDriver,
  createMemoryProvider,
  type MemoryAssistant,
  type MemoryProviderOptions,
} from '@assistant-provider/memory';
import fc from 'fast-check';
import type { Result } from 'neverthrow';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { anAssistant, aQuickProvider, failed } from './given.js';

describe('the provider', () => {
  it('supports every feature and registers its types', async () => {
    const provider = aQuickProvider();

    expect(provider.vendor).toBe('memory');
    for (const name of featureNames) expect(provider.features[name]).toBe(true);
    expectTypeOf(provider).toExtend<
      AssistantProvider<'editing' | 'queues' | 'aiAgents' | 'knowledge' | 'tagging'>
    >();
    const assistant = await anAssistant(provider);
    if (assistant.vendor === 'memory')
      expectTypeOf(assistant.vendorData).toEqualTypeOf<MemoryAssistant>();
  });
});

describe('wrong options', () => {
  const thrownBy = (run: () => unknown): unknown => {
    try {
      return run();
    } catch (thrown) {
      return thrown;
    }
  };

  it('throw misconfigured and name every wrong option', () => {
    const options = { settleMs: -1, latencyMs: 'slow', clock: {}, timeoutMs: 0, colour: 'red' };

    const thrown = thrownBy(() =>
      createMemoryProvider(options as unknown as MemoryProviderOptions),
    );

    expect(thrown).toMatchObject({ kind: 'misconfigured', vendor: 'memory' });
    const { issues = [] } = thrown as { issues?: readonly { readonly field: string }[] };
    expect(issues.map(({ field }) => field).sort()).toEqual([
      'options.clock',
      'options.colour',
      'options.latencyMs',
      'options.settleMs',
      'options.timeoutMs',
    ]);
  });

  it.each([null, 'text', 5])('%j throws misconfigured', (options) => {
    for (const create of [createMemoryProvider, createMemoryDriver])
      expect(thrownBy(() => create(options as never))).toMatchObject({ kind: 'misconfigured' });
  });
});

describe('limits', () => {
  it('are enforced: a value at the limit is accepted, a value above it is refused', async () => {
    const { assistants, queues } = aQuickProvider();
    const name = (length: number) => ({ name: 'n'.repeat(length) });

    for (const draft of [name(1), name(255), { ...name(1), description: 'd'.repeat(1_000) }])
      expect((await assistants.create(draft)).isOk()).toBe(true);
    for (const [reply, field, rule] of [
      [assistants.create(name(0)), 'draft.name', 'length'],
      [assistants.create(name(256)), 'draft.name', 'length'],
      [assistants.list({ pageSize: 0 }), 'query.pageSize', 'range'],
      [assistants.list({ pageSize: 101 }), 'query.pageSize', 'range'],
      [assistants.get('../a'), 'assistantId', 'pattern'],
      [queues.get('a-1', 'q?1'), 'queueId', 'pattern'],
    ] as readonly (readonly [Reply<unknown>, string, string])[])
      expect(await failed(reply)).toMatchObject({
        kind: 'invalidInput',
        issues: [{ field, rule }],
      });
    expect((await assistants.list())._unsafeUnwrap().items).toHaveLength(3);
  });
});

type Call = (...given: readonly unknown[]) => unknown;

/** Every method that an application can call, by name. */
function callsOf(
  provider: ReturnType<typeof aQuickProvider>,
): readonly (readonly [string, Call])[] {
  const groups: Readonly<Record<string, readonly string[]>> = {
    assistants: Object.keys(provider.assistants),
    native: Object.keys(provider.native),
    ...featureOperations,
  };
  return Object.entries(groups).flatMap(([group, methods]) =>
    methods.map((method) => {
      const calls = Reflect.get(provider, group) as Readonly<Record<string, Call>>;
      return [`${group}.${method}`, (...given) => calls[method]?.(...given)] as const;
    }),
  );
}

describe('no call rejects', () => {
  const hostile = new Proxy(
    {},
    {
      get: () => {
        throw new Error('do not touch');
      },
      ownKeys: () => {
        throw new Error('do not look');
      },
    },
  );
  const cyclic: Record<string, unknown> = {};
  cyclic['self'] = cyclic;

  const argument = (id: string) =>
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc.anything({
          withBigInt: true,
          withNullPrototype: true,
          withDate: true,
          withMap: true,
          withSet: true,
          withSparseArray: true,
          withTypedArray: true,
        }),
      },
      {
        weight: 3,
        arbitrary: fc.constantFrom<unknown>(id, 'q-1', ['q-1'], { name: 'x' }, { team: 'care' }),
      },
      {
        weight: 2,
        arbitrary: fc.constantFrom<unknown>(
          { queueId: 'q-1', mediaTypes: ['call'] },
          { role: 'noteTaking' },
          { type: 'knowledgeBase', id: 'kb' },
          {},
        ),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom<unknown>(
          hostile,
          cyclic,
          () => undefined,
          Symbol('x'),
          '\r\n',
          '../..',
        ),
      },
      {
        weight: 1,
        arbitrary: fc.record(
          { signal: fc.anything(), idempotencyKey: fc.anything(), timeoutMs: fc.anything() },
          { requiredKeys: [] },
        ),
      },
    );

  it.each(callsOf(aQuickProvider()).map(([name]) => [name]))(
    '%s, with any arguments',
    async (name) => {
      const provider = aQuickProvider();
      const { id } = await anAssistant(provider);
      const call = new Map(callsOf(provider)).get(name);

      await fc.assert(
        fc.asyncProperty(fc.array(argument(id), { maxLength: 4 }), async (given) => {
          const answer = call?.(...given);
          const results: Result<unknown, unknown>[] = [];
          if (/\.all(?:Bound)?$/.test(name))
            for await (const each of answer as AsyncIterable<Result<unknown, unknown>>)
              results.push(each);
          else results.push(await (answer as PromiseLike<Result<unknown, unknown>>));
          for (const result of results)
            expect(result.isOk() || isAssistantError(result.error)).toBe(true);
        }),
        { numRuns: 60 },
      );
    },
  );
});
