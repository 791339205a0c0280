/** `knowledge` and `tagging`. */
import { describe, expect, it } from 'vitest';
import { anAssistant, aQuickProvider, failed, ok } from './given.js';

const base = { type: 'knowledgeBase', id: 'kb-1', language: 'en-US' } as const;
const external = {
  type: 'externalKnowledgeBase',
  locator: 'arn:aws:bedrock:eu-central-1:111122223333:knowledge-base/KB1',
  accessRole: 'arn:aws:iam::111122223333:role/reader',
} as const;

describe('knowledge', () => {
  it('links both types of source at creation or later, and returns them as given', async () => {
    const provider = aQuickProvider();
    const { id, knowledge } = await anAssistant(provider, { knowledge: [base] });
    expect(knowledge).toMatchObject([{ source: base }]);

    const link = await ok(provider.knowledge.link(id, external));

    expect(link.source).toEqual(external);
    const links = await ok(provider.knowledge.list(id));
    expect(links.map(({ source }) => source)).toEqual([base, external]);
    expect((await ok(provider.assistants.get(id))).knowledge).toEqual(links);
  });

  it('unlinks a link once, and fails with notFound the second time', async () => {
    const provider = aQuickProvider();
    const { id } = await anAssistant(provider);
    const { linkId } = await ok(provider.knowledge.link(id, base));

    await ok(provider.knowledge.unlink(id, linkId));

    expect(await ok(provider.knowledge.list(id))).toEqual([]);
    expect(await failed(provider.knowledge.unlink(id, linkId))).toMatchObject({
      kind: 'notFound',
      vendorCode: 'knowledgeNotLinked',
    });
  });

  it('fails with conflict if the source is already linked', async () => {
    const provider = aQuickProvider();
    const { id } = await anAssistant(provider, { knowledge: [base, external] });

    for (const source of [base, external, { ...base, language: 'de-DE' }])
      expect(await failed(provider.knowledge.link(id, source))).toMatchObject({ kind: 'conflict' });

    const twice = { name: 'Twice', knowledge: [base, base] };
    expect(await failed(provider.assistants.create(twice))).toMatchObject({ kind: 'conflict' });
    expect((await ok(provider.assistants.list())).items).toHaveLength(1);
  });

  it('fails with quotaExceeded above limits.knowledge.count', async () => {
    const provider = aQuickProvider();
    const count = provider.limits.knowledge?.count ?? 0;
    const sources = Array.from({ length: count }, (_, index) => ({
      type: 'knowledgeBase' as const,
      id: `kb-${index}`,
    }));
    const { id } = await anAssistant(provider, { knowledge: sources });

    const one = { type: 'knowledgeBase', id: 'one-more' } as const;
    expect(await failed(provider.knowledge.link(id, one))).toMatchObject({ kind: 'quotaExceeded' });

    const tooMany = { name: 'Too many', knowledge: [...sources, one] };
    expect(await failed(provider.assistants.create(tooMany))).toMatchObject({
      kind: 'invalidInput',
      issues: [{ field: 'draft.knowledge', rule: 'length' }],
    });
  });
});

describe('tagging', () => {
  it('adds, changes and removes tags', async () => {
    const provider = aQuickProvider();
    const { id } = await anAssistant(provider, { tags: { team: 'care', stage: 'test' } });

    await ok(provider.tagging.tag(id, { stage: 'live', empty: '' }));
    await ok(provider.tagging.untag(id, ['team', 'never-there']));

    expect(await ok(provider.tagging.list(id))).toEqual({ stage: 'live', empty: '' });
    expect((await ok(provider.assistants.get(id))).tags).toEqual({ stage: 'live', empty: '' });
  });

  it('keeps a tag named __proto__ without changing a prototype', async () => {
    const provider = aQuickProvider();
    const tags = JSON.parse('{"__proto__":"x","constructor":"y"}') as Record<string, string>;
    const { id } = await anAssistant(provider, { tags });
    await ok(provider.tagging.tag(id, tags));

    expect(Object.entries(await ok(provider.tagging.list(id)))).toEqual(Object.entries(tags));
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('fails with quotaExceeded above limits.tags.count', async () => {
    const provider = aQuickProvider();
    const tags = (from: number, count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`t${from + index}`, 'x']));
    const { id } = await anAssistant(provider, { tags: tags(0, 49) });

    expect(await failed(provider.tagging.tag(id, tags(49, 2)))).toMatchObject({
      kind: 'quotaExceeded',
    });
    await ok(provider.tagging.tag(id, tags(48, 2)));
    expect(Object.keys(await ok(provider.tagging.list(id)))).toHaveLength(50);
  });
});
