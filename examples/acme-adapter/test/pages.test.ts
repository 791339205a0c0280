/** Pages by number, while entries are created and deleted between two reads. */
import { orThrow, type Reply } from '@assistant-provider/core';
import { createProvider, type AssistantDriver } from '@assistant-provider/core/adapter';
import fc from 'fast-check';
import { okAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { createAcmeDriver } from '../src/index.js';
import { readPage, windowAfter, type Window } from '../src/http/paging.js';
import type { AcmeHelper, AcmePage } from '../src/wire/shapes.js';

const helperOf = (helper_no: number): AcmeHelper => ({
  helper_no,
  title: `Helper ${helper_no}`,
  state: 'live',
  voice: 'calm',
  link: `https://acme.example/${helper_no}`,
  created_at: 0,
  changed_at: 0,
});

/** A provider over a list of numbers. `change` may change the list before each request. */
function givenNumbers(numbers: number[], change: (numbers: number[]) => void = () => undefined) {
  const windows: Window[] = [];
  const acme = createAcmeDriver({ apiKey: 'key', baseUrl: 'https://acme.example' });
  const read = (window: Window): Reply<AcmePage<AcmeHelper>> => {
    change(numbers);
    windows.push(window);
    const { page, per_page: size } = window;
    const data = numbers.slice((page - 1) * size, page * size).map(helperOf);
    return okAsync({ data, total: numbers.length });
  };
  const driver: AssistantDriver = {
    ...acme,
    assistants: {
      ...acme.assistants,
      list: (query, context) =>
        readPage(
          { name: 'helpers', numberOf: ({ helper_no }) => helper_no, read },
          query,
          context,
        ).map(({ items, ...page }) => ({
          ...page,
          items: items.map((helper) => ({
            id: String(helper.helper_no),
            vendor: 'acme' as const,
            name: helper.title,
            status: 'active' as const,
            locator: helper.link,
            vendorData: helper,
          })),
        })),
    },
  };
  return { provider: createProvider(driver), windows };
}

async function readAll(provider: ReturnType<typeof givenNumbers>['provider'], pageSize: number) {
  const ids: number[] = [];
  for await (const entry of provider.assistants.all({ pageSize }))
    ids.push(Number((await orThrow(entry)).id));
  return ids;
}

const increasing = fc.uniqueArray(fc.integer({ min: 1, max: 10_000 }), {
  maxLength: 60,
  selector: (number) => number,
});
const sorted = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b);

describe('pages by number', () => {
  it('take one request each if the list does not change', async () => {
    const numbers = Array.from({ length: 200 }, (_, index) => index + 1);
    const { provider, windows } = givenNumbers([...numbers]);

    expect(await readAll(provider, 10)).toEqual(numbers);
    expect(windows).toHaveLength(20);
  });

  it('hold each entry that exists throughout, once and in order', async () => {
    await fc.assert(
      fc.asyncProperty(
        increasing,
        fc.integer({ min: 1, max: 7 }),
        fc.infiniteStream(fc.record({ removes: fc.boolean(), at: fc.nat(), adds: fc.boolean() })),
        async (initial, pageSize, changes) => {
          const removed = new Set<number>();
          let next = 10_000;
          let stillChanging = 100;
          const { provider } = givenNumbers(sorted(initial), (numbers) => {
            const [change] = changes.take(1);
            if (!change || (stillChanging -= 1) < 0) return;
            if (change.removes && numbers.length > 0)
              for (const gone of numbers.splice(change.at % numbers.length, 1)) removed.add(gone);
            if (change.adds) numbers.push((next += 1));
          });

          const read = await readAll(provider, pageSize);

          expect(read).toEqual(sorted([...new Set(read)]));
          expect(read).toEqual(
            expect.arrayContaining(initial.filter((number) => !removed.has(number))),
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it('overlap with the page before by at least one entry', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.integer({ min: 1, max: 50 }),
        (count, wanted) => {
          const { page, per_page: size } = windowAfter(count, wanted);
          expect((page - 1) * size).toBeLessThan(count);
          expect(page * size).toBeGreaterThan(count);
          expect(size).toBeLessThanOrEqual(100);
        },
      ),
    );
  });
});
