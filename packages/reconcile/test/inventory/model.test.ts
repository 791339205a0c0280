/** The findings of random estates equal those of a simple model. */
import type { MemorySnapshot } from '@assistant-provider/memory';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { givenEstate } from '../estate.js';
import { idsOf, stockOf } from './take-stock.js';

const then = '2026-01-05T08:00:00.000Z';
const dates = { createdAt: then, updatedAt: then };
const few = ['1', '2', '3', '4', '5'] as const;

interface World {
  /** The assistants, by their names. */
  readonly names: readonly string[];
  /** The assistant of each queue that is bound. */
  readonly bindings: readonly (readonly [queue: string, assistant: number])[];
  readonly queues: readonly string[];
  readonly bases: readonly string[];
  readonly links: readonly (readonly string[])[];
  /** Which prompts each assistant has, and which of them its agent names. */
  readonly prompts: readonly (readonly string[])[];
  readonly named: readonly (readonly string[])[];
}

const world: fc.Arbitrary<World> = fc
  .array(fc.constantFrom('A', 'B', 'C'), { maxLength: 4 })
  .chain((names) => {
    const each = <T>(of: fc.Arbitrary<T>) =>
      fc.array(of, { minLength: names.length, maxLength: names.length });
    return fc.record({
      names: fc.constant(names),
      bindings:
        names.length === 0
          ? fc.constant([])
          : fc.uniqueArray(fc.tuple(fc.constantFrom(...few), fc.nat({ max: names.length - 1 })), {
              selector: ([queue]) => queue,
            }),
      queues: fc.subarray([...few]),
      bases: fc.subarray([...few]),
      links: each(fc.subarray([...few])),
      prompts: each(fc.subarray([...few])),
      named: each(fc.subarray([...few])),
    });
  });

const part = (assistant: number, kind: string, id: string, content: object) =>
  ({
    ...{ assistantId: `a${assistant}`, kind, id, name: id, content, versions: [], lastVersion: 0 },
    ...dates,
  }) as NonNullable<MemorySnapshot['parts']>[number];

const snapshotOf = (given: World): MemorySnapshot => ({
  version: 1,
  assistants: given.names.map((name, n) => ({
    ...{ id: `a${n}`, name, tags: {}, status: 'active', aiAgents: [] },
    knowledge: (given.links[n] ?? []).map((id) => ({
      ...{ linkId: `l${n}-${id}`, source: { type: 'knowledgeBase', id: `b${id}` } },
    })),
    ...dates,
  })),
  bindings: given.bindings.map(([queue, n]) => ({
    ...{ queueId: `q${queue}`, assistantId: `a${n}`, mediaTypes: ['call'], ...dates },
  })),
  parts: given.names.flatMap((_, n) => [
    ...(given.prompts[n] ?? []).map((id) => part(n, 'prompt', `p${n}-${id}`, { text: id })),
    part(n, 'agent', `g${n}`, {
      type: 'x',
      prompts: (given.named[n] ?? []).map((id) => `ref:prompt:p${n}-${id}`),
    }),
  ]),
  directory: [
    ...given.queues.map((id) => ({ kind: 'queue', id: `q${id}`, name: `q${id}` })),
    ...given.bases.map((id) => ({ kind: 'knowledgeBase', id: `b${id}`, name: `b${id}` })),
  ],
});

it('finds what a model of the rules finds, in every estate', async () => {
  await fc.assert(
    fc.asyncProperty(world, async (given) => {
      const { names, bindings, queues, bases, links, prompts, named } = given;
      const { provider } = await givenEstate(snapshotOf(given));
      const stock = await stockOf(provider, { versions: true });
      const found = (rule: Parameters<typeof idsOf>[1]) => idsOf(stock, rule).toSorted();

      const bound = bindings.map(([queue]) => queue);
      const free = queues.filter((queue) => !bound.includes(queue));
      expect(found('queueWithoutAssistant')).toEqual(free.map((id) => `q${id}`));
      const unused = bases.filter((base) => !links.flat().includes(base));
      expect(found('knowledgeWithoutAssistant')).toEqual(unused.map((id) => `b${id}`));
      const idle = names.flatMap((_, n) => (bindings.some(([, of]) => of === n) ? [] : [`a${n}`]));
      expect(found('assistantWithoutQueue')).toEqual(idle);
      const shared = names.flatMap((name, n) =>
        names.filter((other) => other === name).length > 1 ? [`a${n}`] : [],
      );
      expect(found('duplicateName')).toEqual(shared);
      const loose = names.flatMap((_, n) => [
        `g${n}`,
        ...(prompts[n] ?? []).filter((id) => !named[n]?.includes(id)).map((id) => `p${n}-${id}`),
      ]);
      expect(found('unusedPart')).toEqual(loose.toSorted());
      const missing = [
        ...bound.filter((queue) => !queues.includes(queue)).map((id) => `q${id}`),
        ...links.flat().flatMap((id) => (bases.includes(id) ? [] : [`b${id}`])),
        ...names.flatMap((_, n) =>
          (named[n] ?? []).flatMap((id) => (prompts[n]?.includes(id) ? [] : [`p${n}-${id}`])),
        ),
      ];
      expect(found('missingReference')).toEqual(missing.toSorted());
      expect(await stockOf(provider, { versions: true })).toEqual(stock);
    }),
    { numRuns: 60 },
  );
});
