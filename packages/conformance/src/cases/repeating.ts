/**
 * A write whose response is lost. A request that the driver declares repeatable is sent again, and
 * must not write twice; any other is never repeated.
 */
import assert from 'node:assert/strict';
import { hasMembers } from '../replies.js';
import type { ConformanceCase } from '../case.js';
import type { ConformanceFeature } from '../feature.js';
import { sameRole, selectorOf } from '../roles.js';
import type { CaseContext } from '../case-context.js';
import { twoAssistants } from '../two-assistants.js';
import { mayRepeat, repeated } from './repeated.js';

const one = (
  id: string,
  feature: ConformanceFeature,
  contract: string,
  run: (context: CaseContext) => Promise<void>,
): ConformanceCase => ({ id: `repeating.${id}`, feature, contract, needs: [mayRepeat], run });

const again = 'sent twice, it does no more than sent once:';

export const repeatingCases: readonly ConformanceCase[] = [
  one('create', 'core', `Creation: ${again} there is one assistant.`, async (context) => {
    const { provider, collect, name } = context;
    const made = await repeated(context, () => provider.assistants.create({ name: name() }));
    const all = await collect(provider.assistants.all());
    assert.equal(all.length, 1, `${all.length} assistants`);
    if (made) assert.equal(all[0]?.id, made.id);
  }),
  one(
    'delete',
    'core',
    'Deletion succeeds if an earlier try of the call may have deleted the assistant.',
    async (context) => {
      const { id } = await context.anAssistant();
      await repeated(context, () => context.provider.assistants.delete(id));
    },
  ),
  {
    id: 'repeating.delete-unsent',
    feature: 'core',
    contract:
      'Deletion fails with `notFound`, even on a further try, if no earlier try can have had an effect.',
    run: async ({ provider, probe, failed, given }) => {
      probe.skipFirst();
      await failed(provider.assistants.delete(given('unknown').assistantId), {
        kind: 'notFound',
        operation: 'assistants.delete',
        effect: 'none',
      });
    },
  },
  one('update', 'editing', `Change: ${again} the new name is kept.`, async (context) => {
    const { id } = await context.anAssistant();
    const name = context.name(2);
    await repeated(context, () => context.feature('editing').update(id, { name }));
    assert.equal((await context.ok(context.provider.assistants.get(id))).name, name);
  }),
  one(
    'bind',
    'queues',
    'Binding: a further try still returns the binding that the first try took.',
    async (context) => {
      const { queues, first, second, queueIds } = await twoAssistants(context);
      const [queueId] = queueIds;
      const binding = context.binding(queueId);
      await context.ok(queues.bind(first.id, binding));
      const outcome = await repeated(context, () => queues.bind(second.id, binding));
      if (outcome)
        hasMembers(outcome.takenFrom ?? {}, { queueId, assistantId: first.id }, 'takenFrom');
      assert.equal((await context.ok(queues.list(second.id))).items.length, 1);
    },
  ),
  one(
    'bind-many',
    'queues',
    'Binding many: a further try still returns the bindings that the first try took, each once.',
    async (context) => {
      const { queues, first, second, queueIds } = await twoAssistants(context);
      const [taken, free] = queueIds;
      await context.ok(queues.bind(first.id, context.binding(taken)));
      const drafts = [taken, free].map(context.binding);
      const outcome = await repeated(context, () => queues.bindMany(second.id, drafts));
      if (!outcome) return;
      assert.equal(outcome.bindings.length, 2);
      assert.deepEqual(
        outcome.takenFrom.map((binding) => [binding.queueId, binding.assistantId]),
        [[taken, first.id]],
      );
    },
  ),
  one(
    'unbind',
    'queues',
    'Unbinding succeeds if a further try of the call finds the queue unbound.',
    async (context) => {
      const { queues, first, queueIds } = await twoAssistants(context);
      const [queueId, kept] = queueIds;
      for (const each of [queueId, kept])
        await context.ok(queues.bind(first.id, context.binding(each)));
      await repeated(context, () => queues.unbind(first.id, queueId));
      const { items } = await context.ok(queues.list(first.id));
      assert.deepEqual(
        items.map((binding) => binding.queueId),
        [kept],
      );
    },
  ),
  one('unbind-many', 'queues', `Unbinding many: ${again} they are free.`, async (context) => {
    const { queues, first, queueIds } = await twoAssistants(context);
    const [queueId] = queueIds;
    await context.ok(queues.bind(first.id, context.binding(queueId)));
    await repeated(context, () => queues.unbindMany(first.id, [queueId]));
    assert.deepEqual((await context.ok(queues.list(first.id))).items, []);
  }),
  one('assign', 'aiAgents', `Assignment: ${again} the role is listed once.`, async (context) => {
    const aiAgents = context.feature('aiAgents');
    const { id } = await context.anAssistant();
    const [draft] = context.given('assignments');
    assert.ok(draft);
    await repeated(context, () => aiAgents.assign(id, draft));
    const listed = await context.ok(aiAgents.list(id));
    assert.equal(listed.filter(sameRole(draft)).length, 1);
  }),
  one(
    'unassign',
    'aiAgents',
    'Clearing a role succeeds if a further try finds it empty.',
    async (context) => {
      const aiAgents = context.feature('aiAgents');
      const { id } = await context.anAssistant();
      const [draft] = context.given('assignments');
      assert.ok(draft);
      await context.ok(aiAgents.assign(id, draft));
      await repeated(context, () => aiAgents.unassign(id, selectorOf(draft)));
    },
  ),
  one('link', 'knowledge', `Link: ${again} there is one link.`, async (context) => {
    const knowledge = context.feature('knowledge');
    const { id } = await context.anAssistant();
    const [source] = context.given('knowledgeSources');
    assert.ok(source);
    const made = await repeated(context, () => knowledge.link(id, source));
    const links = await context.ok(knowledge.list(id));
    assert.equal(links.length, 1, `${links.length} links`);
    if (made) assert.equal(links[0]?.linkId, made.linkId);
  }),
  one(
    'unlink',
    'knowledge',
    'Unlinking succeeds if a further try of the call does not find the link.',
    async (context) => {
      const knowledge = context.feature('knowledge');
      const { id } = await context.anAssistant();
      const [source] = context.given('knowledgeSources');
      assert.ok(source);
      const { linkId } = await context.ok(knowledge.link(id, source));
      await repeated(context, () => knowledge.unlink(id, linkId));
      assert.deepEqual(await context.ok(knowledge.list(id)), []);
    },
  ),
  one('tag', 'tagging', `Tags: ${again} the tags exist.`, async (context) => {
    const tagging = context.feature('tagging');
    const { id } = await context.anAssistant();
    const tags = context.given('tags');
    await repeated(context, () => tagging.tag(id, tags));
    assert.deepEqual({ ...(await context.ok(tagging.list(id))) }, tags);
  }),
  one('untag', 'tagging', `Tags: ${again} the tags are removed.`, async (context) => {
    const tagging = context.feature('tagging');
    const { id } = await context.anAssistant();
    const tags = context.given('tags');
    await context.ok(tagging.tag(id, tags));
    await repeated(context, () => tagging.untag(id, Object.keys(tags)));
    assert.deepEqual(await context.ok(tagging.list(id)), {});
  }),
];
