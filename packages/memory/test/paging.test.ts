/** Lists: pages, cursors, and entries that come and go while a list is read. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { all, anAssistant, aQuickProvider, failed, ok } from './given.js';

/** What other callers do between two pages. */
const interference = fc.record({
  made: fc.nat({ max: 3 }),
  removed: fc.array(fc.nat({ max: 30 }), { maxLength: 3 }),
  moved: fc.array(fc.nat({ max: 30 }), { maxLength: 3 }),
});
const story = {
  initially: fc.nat({ max: 12 }),
  pageSize: fc.integer({ min: 1, max: 5 }),
  between: fc.array(interference, { maxLength: 12 }),
};

describe('a list that changes while it is read', () => {
  it('returns each assistant once, and every assistant that existed throughout', async () => {
    await fc.assert(
      fc.asyncProperty(fc.record(story), async ({ initially, pageSize, between }) => {
        const provider = aQuickProvider();
        const make = async () => (await anAssistant(provider)).id;
        const living: string[] = [];
        for (let index = 0; index < initially; index += 1) living.push(await make());
        const stayed = new Set(living);

        const seen: string[] = [];
        let cursor: string | undefined;
        for (let round = 0; round === 0 || cursor !== undefined; round += 1) {
          const page = await ok(provider.assistants.list({ pageSize, ...(cursor && { cursor }) }));
          seen.push(...page.items.map(({ id }) => id));
          cursor = page.nextCursor;
          const { made = 0, removed = [] } = between[round] ?? {};
          for (const index of removed) {
            const [id] = living.splice(index % (living.length || 1), 1);
            if (id === undefined) continue;
            stayed.delete(id);
            await ok(provider.assistants.delete(id));
          }
          for (let index = 0; index < made; index += 1) living.push(await make());
        }

        expect(new Set(seen).size).toBe(seen.length);
        expect(seen.filter((id) => stayed.has(id))).toEqual([...stayed]);
      }),
      { numRuns: 60 },
    );
  });

  it('returns each binding once, and every queue that was bound throughout', async () => {
    await fc.assert(
      fc.asyncProperty(fc.record(story), async ({ initially, pageSize, between }) => {
        const provider = aQuickProvider();
        const [one, two] = [(await anAssistant(provider)).id, (await anAssistant(provider)).id];
        let count = 0;
        const bound: string[] = [];
        const bind = (assistantId: string, queueId: string) =>
          ok(provider.queues.bind(assistantId, { queueId, mediaTypes: ['call'] }));
        const bindNew = async () => {
          const queueId = `q-${(count += 1)}`;
          await bind(one, queueId);
          bound.push(queueId);
        };
        for (let index = 0; index < initially; index += 1) await bindNew();
        const stayed = new Set(bound);

        const seen: string[] = [];
        let cursor: string | undefined;
        for (let round = 0; round === 0 || cursor !== undefined; round += 1) {
          const page = await ok(provider.queues.listBound({ pageSize, ...(cursor && { cursor }) }));
          seen.push(...page.items.map(({ queueId }) => queueId));
          cursor = page.nextCursor;
          const { made = 0, removed = [], moved = [] } = between[round] ?? {};
          for (const index of moved) {
            const queueId = bound[index % (bound.length || 1)];
            if (queueId !== undefined) await bind(index % 2 ? one : two, queueId);
          }
          for (const index of removed) {
            const [queueId] = bound.splice(index % (bound.length || 1), 1);
            if (queueId === undefined) continue;
            stayed.delete(queueId);
            for (const id of [one, two]) await ok(provider.queues.unbindMany(id, [queueId]));
          }
          for (let index = 0; index < made; index += 1) await bindNew();
        }

        expect(new Set(seen).size).toBe(seen.length);
        expect(seen.filter((queueId) => stayed.has(queueId))).toEqual([...stayed]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('pages', () => {
  it('hold 25 entries by default, and the last page has no cursor', async () => {
    const provider = aQuickProvider();
    for (let index = 0; index < 26; index += 1) await anAssistant(provider);

    const first = await ok(provider.assistants.list());
    const { nextCursor: cursor = '' } = first;
    const second = await ok(provider.assistants.list({ cursor }));

    expect(first.items).toHaveLength(25);
    expect(second.items).toHaveLength(1);
    expect(second.nextCursor).toBeUndefined();
    expect((await ok(provider.assistants.list({ pageSize: 26 }))).nextCursor).toBeUndefined();
  });

  it('are all read by `all`, in order', async () => {
    const provider = aQuickProvider();
    for (let index = 0; index < 7; index += 1) await anAssistant(provider, { name: `n${index}` });

    const seen: string[] = [];
    for await (const each of provider.assistants.all({ pageSize: 2 }))
      seen.push(each._unsafeUnwrap().name);

    expect(seen).toEqual(['n0', 'n1', 'n2', 'n3', 'n4', 'n5', 'n6']);
  });
});

describe('a cursor', () => {
  const wrong = {
    kind: 'invalidInput',
    issues: [{ field: 'query.cursor', rule: 'cursor' }],
  };

  async function aCursor(provider = aQuickProvider()) {
    const { id } = await anAssistant(provider);
    await anAssistant(provider);
    const { nextCursor: cursor = '' } = await ok(provider.assistants.list({ pageSize: 1 }));
    return { provider, id, cursor };
  }

  it('that no page returned is refused', async () => {
    const { provider, cursor } = await aCursor();

    for (const other of ['2', 'next', `${cursor}0`, `${cursor}.1`, cursor.replace(/\d+$/, '-1')])
      expect(await failed(provider.assistants.list({ cursor: other }))).toMatchObject(wrong);
  });

  it('of another list, or of another provider, is refused', async () => {
    const { provider, id, cursor } = await aCursor();
    await ok(
      provider.queues.bindMany(id, [
        { queueId: 'q-1', mediaTypes: ['call'] },
        { queueId: 'q-2', mediaTypes: ['call'] },
      ]),
    );
    const { nextCursor: queuesCursor = '' } = await ok(provider.queues.list(id, { pageSize: 1 }));
    const { provider: other, id: otherId } = await aCursor();

    for (const reply of all(
      provider.queues.list(id, { cursor }),
      provider.queues.listBound({ cursor: queuesCursor }),
      other.assistants.list({ cursor }),
      other.queues.list(otherId, { cursor: queuesCursor }),
    ))
      expect(await failed(reply)).toMatchObject(wrong);
  });

  it('stays valid when its entry and all others are deleted', async () => {
    const { provider, cursor } = await aCursor();
    for await (const each of provider.assistants.all())
      await ok(provider.assistants.delete(each._unsafeUnwrap().id));

    expect(await ok(provider.assistants.list({ cursor }))).toEqual({ items: [] });
  });
});
