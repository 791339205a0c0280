/** Calls that run at the same time. */
import assert from 'node:assert/strict';
import { sameEntries } from '../replies.js';
import { needsFeature, type ConformanceCase } from '../case.js';
import { firstOfEachRole, sameRole } from '../roles.js';
import { twoAssistants } from '../two-assistants.js';

const numbers = [1, 2, 3, 4, 5, 6, 7, 8];

const atOnce = 'Calls of one provider may run at the same time, on one assistant as well:';

export const concurrencyCases: readonly ConformanceCase[] = [
  {
    id: 'concurrency.create',
    contract: 'Creations at the same time make an assistant each.',
    feature: 'core',
    run: async ({ provider, ok, name, collect }) => {
      const made = await Promise.all(
        numbers.map((number) => ok(provider.assistants.create({ name: name(number) }))),
      );
      made.forEach((assistant, index) => assert.equal(assistant.name, name(index + 1)));
      const ids = made.map(({ id }) => id);
      assert.equal(new Set(ids).size, numbers.length);
      sameEntries(
        (await collect(provider.assistants.all())).map(({ id }) => id),
        ids,
        'the list',
      );
    },
  },
  {
    id: 'concurrency.read',
    contract: 'Answers are not mixed up: each call gets its own.',
    feature: 'core',
    run: async ({ provider, ok, given, assistants }) => {
      const made = await assistants(4);
      const replies = [...made, ...made].map(({ id }) => provider.assistants.get(id));
      const missing = provider.assistants.get(given('unknown').assistantId);
      const read = await Promise.all(replies.map((reply) => ok(reply)));
      assert.deepEqual(
        read.map(({ id }) => id),
        [...made, ...made].map(({ id }) => id),
      );
      assert.ok((await missing).isErr());
    },
  },
  {
    id: 'concurrency.one-key',
    contract: 'The same creation made twice at once with one key does not make two.',
    feature: 'core',
    run: async ({ provider, probe, name, collect }) => {
      const create = () =>
        provider.assistants.create({ name: name() }, { idempotencyKey: 'conformance-key-1' });
      const results = await Promise.all([create(), create()]);
      const writes = probe.exchanges.filter((exchange) => exchange.writes);
      if (!writes.every(({ repeatable }) => repeatable)) return;
      assert.ok(
        results.some((result) => result.isOk()),
        'none of them succeeded',
      );
      assert.equal((await collect(provider.assistants.all())).length, 1);
    },
  },
  {
    id: 'concurrency.iterations',
    contract: 'Iterations at the same time each hold everything.',
    feature: 'core',
    run: async ({ provider, limits, collect, assistants }) => {
      const pageSize = limits.pageSize.min;
      const ids = (await assistants(2 * pageSize + 1)).map(({ id }) => id);
      const all = await Promise.all(
        [1, 2, 3].map(() => collect(provider.assistants.all({ pageSize }))),
      );
      for (const entries of all)
        sameEntries(
          entries.map(({ id }) => id),
          ids,
          'an iteration',
        );
    },
  },
  {
    id: 'concurrency.queue',
    contract:
      'Two that bind one queue at once: in the end one of them has it, and both views agree.',
    feature: 'queues',
    run: async (stage) => {
      const { queues, first, second, queueIds } = await twoAssistants(stage);
      const [queueId] = queueIds;
      const binding = stage.binding(queueId);
      await Promise.all([first, second].map(({ id }) => stage.ok(queues.bind(id, binding))));
      const { items } = await stage.ok(queues.listBound({ queueIds: [queueId] }));
      assert.equal(items.length, 1, `the queue has ${items.length} assistants`);
      const owner = items[0]?.assistantId ?? '';
      const other = owner === first.id ? second.id : first.id;
      await stage.ok(queues.get(owner, queueId));
      await stage.failed(queues.get(other, queueId), { kind: 'notFound' });
    },
  },
  {
    id: 'concurrency.queues',
    contract: `${atOnce} queues that are bound at once are all bound.`,
    feature: 'queues',
    run: async (stage) => {
      const { queues, first, queueIds } = await twoAssistants(stage);
      await Promise.all(
        queueIds.map((queueId) => stage.ok(queues.bind(first.id, stage.binding(queueId)))),
      );
      const bound = await stage.collect(queues.all(first.id));
      sameEntries(
        bound.map(({ queueId }) => queueId),
        queueIds,
        'bound queues',
      );
    },
  },
  {
    id: 'concurrency.roles',
    contract: `${atOnce} roles that are filled at once are all filled.`,
    feature: 'aiAgents',
    run: async (stage) => {
      const aiAgents = stage.feature('aiAgents');
      const { id } = await stage.anAssistant();
      const wanted = firstOfEachRole(stage);
      await Promise.all(wanted.map((draft) => stage.ok(aiAgents.assign(id, draft))));
      const filled = (await stage.ok(aiAgents.list(id))).filter(({ enabled }) => enabled);
      for (const draft of wanted) assert.ok(filled.some(sameRole(draft)), `${draft.role} got lost`);
    },
  },
  {
    id: 'concurrency.links',
    contract: `${atOnce} sources that are linked at once are all linked.`,
    feature: 'knowledge',
    run: async (stage) => {
      const knowledge = stage.feature('knowledge');
      const { id } = await stage.anAssistant();
      const sources = stage.given('knowledgeSources').slice(0, 2);
      const links = await Promise.all(
        sources.map((source) => stage.ok(knowledge.link(id, source))),
      );
      const listed = await stage.ok(knowledge.list(id));
      sameEntries(
        listed.map(({ linkId }) => linkId),
        links.map(({ linkId }) => linkId),
        'links',
      );
    },
  },
  {
    id: 'concurrency.name-and-link',
    contract: `${atOnce} a change of the name and a new link both stand.`,
    feature: 'knowledge',
    needs: [needsFeature('editing')],
    run: async (stage) => {
      const { ok, name } = stage;
      const knowledge = stage.feature('knowledge');
      const { id } = await stage.anAssistant();
      const [source] = stage.given('knowledgeSources');
      assert.ok(source);
      const [changed, link] = await Promise.all([
        ok(stage.feature('editing').update(id, { name: name(2) })),
        ok(knowledge.link(id, source)),
      ]);
      assert.equal(changed.name, name(2));
      assert.equal(
        (await ok(stage.provider.assistants.get(id))).name,
        name(2),
        'the name got lost',
      );
      sameEntries(
        (await ok(knowledge.list(id))).map(({ linkId }) => linkId),
        [link.linkId],
        'links',
      );
    },
  },
  {
    id: 'concurrency.tags',
    contract: `${atOnce} tags that are added at once are all there.`,
    feature: 'tagging',
    run: async (stage) => {
      const tagging = stage.feature('tagging');
      const { id } = await stage.anAssistant();
      const tags = stage.given('tags');
      await Promise.all(
        Object.entries(tags).map(([key, value]) => stage.ok(tagging.tag(id, { [key]: value }))),
      );
      assert.deepEqual({ ...(await stage.ok(tagging.list(id))) }, tags);
    },
  },
];
