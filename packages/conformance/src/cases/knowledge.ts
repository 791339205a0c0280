/** Where an assistant takes its answers from. */
import assert from 'node:assert/strict';
import { checkLink, sameEntries } from '../replies.js';
import type { ConformanceCase } from '../case.js';
import type { CaseContext } from '../case-context.js';

async function linkAll(stage: CaseContext, count = 99) {
  const knowledge = stage.feature('knowledge');
  const { id } = await stage.anAssistant();
  const sources = stage.given('knowledgeSources').slice(0, count);
  const links = [];
  for (const source of sources) links.push(await stage.ok(knowledge.link(id, source)));
  return { id, knowledge, sources, links };
}

export const knowledgeCases: readonly ConformanceCase[] = [
  {
    id: 'knowledge.none',
    contract: 'A new assistant without knowledge has an empty list.',
    feature: 'knowledge',
    run: async (stage) => {
      const { id } = await stage.anAssistant();
      assert.deepEqual(await stage.ok(stage.feature('knowledge').list(id)), []);
    },
  },
  {
    id: 'knowledge.link',
    contract:
      'Links a source of each type of the limits; the answer and `list` show it as it was given.',
    feature: 'knowledge',
    run: async (stage) => {
      const { knowledge, id, sources, links } = await linkAll(stage);
      for (const type of stage.limits.knowledge?.types ?? [])
        assert.ok(
          sources.some((source) => source.type === type),
          `fixtures have no ${type}`,
        );
      links.forEach(checkLink);
      assert.deepEqual(
        links.map(({ source }) => source),
        sources,
      );
      const listed = await stage.ok(knowledge.list(id));
      listed.forEach(checkLink);
      const pairs = (all: typeof listed) =>
        all.map(({ linkId, source }) => JSON.stringify([linkId, Object.entries(source).sort()]));
      sameEntries(pairs(listed), pairs(links), 'links listed');
    },
  },
  {
    id: 'knowledge.unlink',
    contract: 'Unlinks that one; the others stay.',
    feature: 'knowledge',
    run: async (stage) => {
      const { knowledge, id, links } = await linkAll(stage, 2);
      const [gone, kept] = links;
      assert.ok(gone && kept, 'fixtures.knowledgeSources needs two of a type');
      await stage.ok(knowledge.unlink(id, gone.linkId));
      const listed = await stage.ok(knowledge.list(id));
      assert.deepEqual(
        listed.map(({ linkId }) => linkId),
        [kept.linkId],
      );
    },
  },
  {
    id: 'knowledge.unlink-unknown',
    contract: '`notFound` if there is no such link, or it was unlinked before.',
    feature: 'knowledge',
    run: async (stage) => {
      const { knowledge, id, links } = await linkAll(stage, 1);
      const unknown = stage.given('unknown').linkId;
      assert.ok(unknown, 'fixtures.unknown.linkId is missing');
      const kind = 'notFound';
      const operation = 'knowledge.unlink';
      await stage.failed(knowledge.unlink(id, unknown), { kind, operation, effect: 'none' });
      const [link] = links;
      assert.ok(link);
      await stage.ok(knowledge.unlink(id, link.linkId));
      await stage.failed(knowledge.unlink(id, link.linkId), { kind, operation });
    },
  },
  {
    id: 'knowledge.link-again',
    contract: 'A source that was unlinked can be linked again.',
    feature: 'knowledge',
    run: async (stage) => {
      const { knowledge, id, sources, links } = await linkAll(stage, 1);
      const [[link], [source]] = [links, sources];
      assert.ok(link && source);
      await stage.ok(knowledge.unlink(id, link.linkId));
      const again = await stage.ok(knowledge.link(id, source));
      const listed = await stage.ok(knowledge.list(id));
      assert.deepEqual(
        listed.map(({ linkId }) => linkId),
        [again.linkId],
      );
    },
  },
  {
    id: 'knowledge.own-assistant',
    contract: 'A link is of one assistant: others do not have it, and cannot unlink it.',
    feature: 'knowledge',
    run: async (stage) => {
      const knowledge = stage.feature('knowledge');
      const [first, second] = await stage.assistants(2);
      const [source, otherSource] = stage.given('knowledgeSources');
      assert.ok(first && second && source && otherSource);
      const { linkId } = await stage.ok(knowledge.link(first.id, source));
      assert.deepEqual(await stage.ok(knowledge.list(second.id)), []);
      await stage.ok(knowledge.link(second.id, otherSource));
      await stage.failed(knowledge.unlink(second.id, linkId), { kind: 'notFound' });
      assert.equal((await stage.ok(knowledge.list(first.id))).length, 1);
      assert.equal((await stage.ok(knowledge.list(second.id))).length, 1);
    },
  },
  {
    id: 'knowledge.unknown-assistant',
    contract: 'Knowledge of an assistant that never was is `notFound`.',
    feature: 'knowledge',
    run: async (stage) => {
      const { failed, given } = stage;
      const knowledge = stage.feature('knowledge');
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
