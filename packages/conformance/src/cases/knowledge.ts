/** Knowledge sources of an assistant. */
import assert from 'node:assert/strict';
import { checkLink, sameEntries } from '../replies.js';
import type { ConformanceCase } from '../case.js';
import type { CaseContext } from '../case-context.js';

async function linkAll(context: CaseContext, count = 99) {
  const knowledge = context.feature('knowledge');
  const { id } = await context.anAssistant();
  const sources = context.given('knowledgeSources').slice(0, count);
  const links = [];
  for (const source of sources) links.push(await context.ok(knowledge.link(id, source)));
  return { id, knowledge, sources, links };
}

export const knowledgeCases: readonly ConformanceCase[] = [
  {
    id: 'knowledge.none',
    contract: 'A new assistant without knowledge has an empty list.',
    feature: 'knowledge',
    run: async (context) => {
      const { id } = await context.anAssistant();
      assert.deepEqual(await context.ok(context.feature('knowledge').list(id)), []);
    },
  },
  {
    id: 'knowledge.link',
    contract: 'Links a source of each type of the limits; the result and `list` show it unchanged.',
    feature: 'knowledge',
    run: async (context) => {
      const { knowledge, id, sources, links } = await linkAll(context);
      for (const type of context.limits.knowledge?.types ?? [])
        assert.ok(
          sources.some((source) => source.type === type),
          `fixtures have no ${type}`,
        );
      links.forEach(checkLink);
      assert.deepEqual(
        links.map(({ source }) => source),
        sources,
      );
      const listed = await context.ok(knowledge.list(id));
      listed.forEach(checkLink);
      const pairs = (all: typeof listed) =>
        all.map(({ linkId, source }) => JSON.stringify([linkId, Object.entries(source).sort()]));
      sameEntries(pairs(listed), pairs(links), 'links listed');
    },
  },
  {
    id: 'knowledge.unlink',
    contract: 'Removes that link and no other.',
    feature: 'knowledge',
    run: async (context) => {
      const { knowledge, id, links } = await linkAll(context, 2);
      const [gone, kept] = links;
      assert.ok(gone && kept, 'fixtures.knowledgeSources needs two of a type');
      await context.ok(knowledge.unlink(id, gone.linkId));
      const listed = await context.ok(knowledge.list(id));
      assert.deepEqual(
        listed.map(({ linkId }) => linkId),
        [kept.linkId],
      );
    },
  },
  {
    id: 'knowledge.unlink-unknown',
    contract: 'Fails with `notFound` if the link does not exist, or no longer.',
    feature: 'knowledge',
    run: async (context) => {
      const { knowledge, id, links } = await linkAll(context, 1);
      const unknown = context.given('unknown').linkId;
      assert.ok(unknown, 'fixtures.unknown.linkId is missing');
      const kind = 'notFound';
      const operation = 'knowledge.unlink';
      await context.failed(knowledge.unlink(id, unknown), { kind, operation, effect: 'none' });
      const [link] = links;
      assert.ok(link);
      await context.ok(knowledge.unlink(id, link.linkId));
      await context.failed(knowledge.unlink(id, link.linkId), { kind, operation });
    },
  },
  {
    id: 'knowledge.link-again',
    contract: 'A source can be linked again after it was unlinked.',
    feature: 'knowledge',
    run: async (context) => {
      const { knowledge, id, sources, links } = await linkAll(context, 1);
      const [[link], [source]] = [links, sources];
      assert.ok(link && source);
      await context.ok(knowledge.unlink(id, link.linkId));
      const again = await context.ok(knowledge.link(id, source));
      const listed = await context.ok(knowledge.list(id));
      assert.deepEqual(
        listed.map(({ linkId }) => linkId),
        [again.linkId],
      );
    },
  },
  {
    id: 'knowledge.own-assistant',
    contract:
      'A link belongs to one assistant; other assistants do not list it and cannot remove it.',
    feature: 'knowledge',
    run: async (context) => {
      const knowledge = context.feature('knowledge');
      const [first, second] = await context.assistants(2);
      const [source, otherSource] = context.given('knowledgeSources');
      assert.ok(first && second && source && otherSource);
      const { linkId } = await context.ok(knowledge.link(first.id, source));
      assert.deepEqual(await context.ok(knowledge.list(second.id)), []);
      await context.ok(knowledge.link(second.id, otherSource));
      await context.failed(knowledge.unlink(second.id, linkId), { kind: 'notFound' });
      assert.equal((await context.ok(knowledge.list(first.id))).length, 1);
      assert.equal((await context.ok(knowledge.list(second.id))).length, 1);
    },
  },
  {
    id: 'knowledge.unknown-assistant',
    contract: 'Knowledge of an assistant that never existed is `notFound`.',
    feature: 'knowledge',
    run: async (context) => {
      const { failed, given } = context;
      const knowledge = context.feature('knowledge');
      const { assistantId, linkId } = given('unknown');
      const [source] = given('knowledgeSources');
      assert.ok(source && linkId);
      const kind = 'notFound';
      await failed(knowledge.list(assistantId), { kind, operation: 'knowledge.list' });
      await failed(knowledge.link(assistantId, source), { kind, operation: 'knowledge.link' });
      await failed(knowledge.unlink(assistantId, linkId), { kind, operation: 'knowledge.unlink' });
    },
  },
];
