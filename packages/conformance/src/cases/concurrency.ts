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
    contract: 'Concurrent creations create one assistant each.',
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
    contract: 'Each concurrent call gets its own result.',
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
    contract: 'Two concurrent creations with one key do not create two assistants.',
    feature: 'core',
    run: async ({ provider, probe, name, collect }) => {
      const create = () =>
        provider.assistants.create({ name: name() }, { idempotencyKey: 'conformance-key-1' });
      const results = await Promise.all([create(), create()]);
      const writes = probe.requests.filter((exchange) => exchange.writes);
      if (!writes.every(({ repeatable }) => repeatable)) return;
      assert.ok(
        results.some((result) => result.isOk()),
        'none of the calls succeeded',
      );
      assert.equal((await collect(provider.assistants.all())).length, 1);
    },
  },
  {
    id: 'concurrency.iterations',
    contract: 'Concurrent iterations each yield every entry.',
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
      'If two assistants bind one queue concurrently, one of them has it in the end, and all lists agree.',
    feature: 'queues',
    run: async (context) => {
      const { queues, first, second, queueIds } = await twoAssistants(context);
      const [queueId] = queueIds;
      const binding = context.binding(queueId);
      await Promise.all([first, second].map(({ id }) => context.ok(queues.bind(id, binding))));
      const { items } = await context.ok(queues.listBound({ queueIds: [queueId] }));
      assert.equal(items.length, 1, `the queue has ${items.length} assistants`);
      const owner = items[0]?.assistantId ?? '';
      const other = owner === first.id ? second.id : first.id;
      await context.ok(queues.get(owner, queueId));
      await context.failed(queues.get(other, queueId), { kind: 'notFound' });
    },
  },
  {
    id: 'concurrency.queues',
    contract: `${atOnce} queues that are bound concurrently are all bound.`,
    feature: 'queues',
    run: async (context) => {
      const { queues, first, queueIds } = await twoAssistants(context);
      await Promise.all(
        queueIds.map((queueId) => context.ok(queues.bind(first.id, context.binding(queueId)))),
      );
      const bound = await context.collect(queues.all(first.id));
      sameEntries(
        bound.map(({ queueId }) => queueId),
        queueIds,
        'bound queues',
      );
    },
  },
  {
    id: 'concurrency.roles',
    contract: `${atOnce} roles that are filled concurrently are all filled.`,
    feature: 'aiAgents',
    run: async (context) => {
      const aiAgents = context.feature('aiAgents');
      const { id } = await context.anAssistant();
      const wanted = firstOfEachRole(context);
      await Promise.all(wanted.map((draft) => context.ok(aiAgents.assign(id, draft))));
      const filled = (await context.ok(aiAgents.list(id))).filter(({ enabled }) => enabled);
      for (const draft of wanted) assert.ok(filled.some(sameRole(draft)), `${draft.role} was lost`);
    },
  },
  {
    id: 'concurrency.links',
    contract: `${atOnce} sources that are linked concurrently are all linked.`,
    feature: 'knowledge',
    run: async (context) => {
      const knowledge = context.feature('knowledge');
      const { id } = await context.anAssistant();
      const sources = context.given('knowledgeSources').slice(0, 2);
      const links = await Promise.all(
        sources.map((source) => context.ok(knowledge.link(id, source))),
      );
      const listed = await context.ok(knowledge.list(id));
      sameEntries(
        listed.map(({ linkId }) => linkId),
        links.map(({ linkId }) => linkId),
        'links',
      );
    },
  },
  {
    id: 'concurrency.name-and-link',
    contract: `${atOnce} a change of the name and a new link are both kept.`,
    feature: 'knowledge',
    needs: [needsFeature('editing')],
    run: async (context) => {
      const { ok, name } = context;
      const knowledge = context.feature('knowledge');
      const { id } = await context.anAssistant();
      const [source] = context.given('knowledgeSources');
      assert.ok(source);
      const [changed, link] = await Promise.all([
        ok(context.feature('editing').update(id, { name: name(2) })),
        ok(knowledge.link(id, source)),
      ]);
      assert.equal(changed.name, name(2));
      assert.equal(
        (await ok(context.provider.assistants.get(id))).name,
        name(2),
        'the new name was lost',
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
    contract: `${atOnce} tags that are added concurrently are all kept.`,
    feature: 'tagging',
    run: async (context) => {
      const tagging = context.feature('tagging');
      const { id } = await context.anAssistant();
      const tags = context.given('tags');
      await Promise.all(
        Object.entries(tags).map(([key, value]) => context.ok(tagging.tag(id, { [key]: value }))),
      );
      assert.deepEqual({ ...(await context.ok(tagging.list(id))) }, tags);
    },
  },
];
