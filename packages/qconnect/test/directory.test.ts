/** Ids and names of knowledge bases and of the parts of an assistant. */
import { describe, expect, it } from 'vitest';
import { errorOf, givenAnswers, sendJson, valueOf } from './harness.js';
import { agent, givenDesk, guardrail, prompt } from './part-samples.js';

const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const knowledgeBases = Array.from({ length: 250 }, (_, n) => ({
  knowledgeBaseId: idOf(n),
  name: `Base ${n % 200}`,
  knowledgeBaseType: 'CUSTOM',
}));

const givenBases = () => givenDesk({ seed: { knowledgeBases } });

describe('knowledge bases', () => {
  it('are looked up by ids, and those that do not exist are left out', async () => {
    const { provider, asked } = await givenBases();

    const found = await valueOf(
      provider.directory.lookUp('knowledgeBase', { ids: [idOf(7), idOf(999)] }),
    );

    expect(found).toMatchObject([{ kind: 'knowledgeBase', id: idOf(7), name: 'Base 7' }]);
    expect(asked()).toEqual(Array(3).fill('ListKnowledgeBases'));
  });

  it('are read no further than the ids need', async () => {
    const { provider, asked } = await givenBases();

    await valueOf(provider.directory.lookUp('knowledgeBase', { ids: [idOf(7), idOf(9)] }));

    expect(asked()).toEqual(['ListKnowledgeBases']);
  });

  it('are looked up by exact names, with all of one name', async () => {
    const { provider } = await givenBases();

    const found = await valueOf(
      provider.directory.lookUp('knowledgeBase', { names: ['Base 7', 'base 8', 'Base'] }),
    );

    expect(found.map(({ id }) => id)).toEqual([idOf(7), idOf(207)]);
  });

  it('are all listed without ids and names, and show the vendor’s data', async () => {
    const { provider } = await givenBases();

    const found = await valueOf(provider.directory.lookUp('knowledgeBase'));

    expect(found).toHaveLength(250);
    expect(found[3]?.vendorData).toMatchObject({ knowledgeBaseType: 'CUSTOM' });
  });

  it('that are deleted are left out', async () => {
    const bases = ['ACTIVE', 'DELETED', 'DELETE_IN_PROGRESS', undefined].map((status, n) => ({
      knowledgeBaseId: idOf(n),
      name: 'Base',
      ...(status !== undefined && { status }),
    }));
    const { provider } = await givenAnswers((response) =>
      sendJson(response, 200, { knowledgeBaseSummaries: bases }),
    );

    const found = await valueOf(provider.directory.lookUp('knowledgeBase'));

    expect(found.map(({ id }) => id)).toEqual([idOf(0), idOf(3)]);
  });

  it('need a permission of their own', async () => {
    const { provider } = await givenAnswers((response) =>
      sendJson(response, 403, {}, { 'x-amzn-errortype': 'AccessDeniedException' }),
    );

    const error = await errorOf(provider.directory.lookUp('knowledgeBase'));

    expect(error).toMatchObject({ kind: 'permissionDenied', operation: 'directory.lookUp' });
    expect(error.message).toContain('wisdom:ListKnowledgeBases');
  });
});

describe.each([prompt, guardrail, agent])('parts of the kind $kind', (draft) => {
  it('are looked up by ids and by names with one list', async () => {
    const { provider, id: assistantId, put, emulator, asked } = await givenDesk();
    const first = await put(draft);
    const second = await put({ ...draft, name: 'Another' });
    emulator.requests.clear();
    const lookUp = (query: object) =>
      valueOf(provider.directory.lookUp(draft.kind, { assistantId, ...query }));

    const byId = await lookUp({ ids: [second.id] });
    const byName = await lookUp({ names: [draft.name] });
    const all = await lookUp({});

    expect(byId).toMatchObject([{ kind: draft.kind, id: second.id, name: 'Another' }]);
    expect(byName.map(({ id }) => id)).toEqual([first.id]);
    expect(all.map(({ id }) => id)).toEqual(expect.arrayContaining([first.id, second.id]));
    expect(asked()).toHaveLength(3);
    expect(asked().every((name) => name?.startsWith('List'))).toBe(true);
  });

  it('need an assistant', async () => {
    const { provider, asked } = await givenDesk();

    const error = await errorOf(provider.directory.lookUp(draft.kind));

    expect(error).toMatchObject({ kind: 'invalidInput', issues: [{ field: 'query.assistantId' }] });
    expect(asked()).toEqual([]);
  });
});
