/**
 * A write whose answer is lost. What a driver calls repeatable is sent again, and must then do no
 * more than once; what it does not is never repeated.
 */
import assert from 'node:assert/strict';
import type { Reply } from '@assistant-provider/core';
import { hasMembers } from '../replies.js';
import { needsWay, type ConformanceCase, type ConformanceFeature } from '../case.js';
import { sameRole, selectorOf } from '../roles.js';
import type { CaseContext } from '../case-context.js';
import { twoAssistants } from '../two-assistants.js';
import { checkAnswerLost } from './harness.js';

/**
 * Makes the call while the answer to its first write is lost. Undefined if the driver does not call
 * that write repeatable: then the call fails, and says so.
 */
async function repeated<T>(stage: CaseContext, call: () => Reply<T>): Promise<T | undefined> {
  const { probe, controls, ok, failed } = stage;
  await controls.loseAnswers(1);
  probe.repeatOnce();
  probe.clear();
  const reply = call();
  void (await reply);
  checkAnswerLost(stage);
  const writes = probe.exchanges.filter((exchange) => exchange.writes);
  if (writes[0]?.repeatable === false) {
    const error = await failed(reply, { kind: ['unavailable', 'timeout'], effect: 'maybe' });
    assert.equal(error.retry, 'never', 'it could be done twice');
    assert.equal(writes.length, 1, 'it was repeated nevertheless');
    return undefined;
  }
  const value = await ok(reply);
  assert.ok(
    writes.some(({ tryNumber }) => tryNumber === 2),
    'it was not repeated',
  );
  return value;
}

const mayRepeat = needsWay('answers that are lost', ({ loseAnswers }) => loseAnswers);

const one = (
  id: string,
  feature: ConformanceFeature,
  contract: string,
  run: (stage: CaseContext) => Promise<void>,
): ConformanceCase => ({ id: `repeating.${id}`, feature, contract, needs: [mayRepeat], run });

const again = 'sent twice, it does no more than sent once:';

export const repeatingCases: readonly ConformanceCase[] = [
  one('create', 'core', `Creation: ${again} there is one assistant.`, async (stage) => {
    const { provider, collect, name } = stage;
    const made = await repeated(stage, () => provider.assistants.create({ name: name() }));
    const all = await collect(provider.assistants.all());
    assert.equal(all.length, 1, `${all.length} assistants`);
    if (made) assert.equal(all[0]?.id, made.id);
  }),
  one(
    'delete',
    'core',
    'Deletion: no error if an earlier try of this call may have deleted it.',
    async (stage) => {
      const { id } = await stage.anAssistant();
      await repeated(stage, () => stage.provider.assistants.delete(id));
    },
  ),
  {
    id: 'repeating.delete-unsent',
    feature: 'core',
    contract:
      'Deletion: `notFound` if it never was, on a further try as well, when no earlier one can have done anything.',
    run: async ({ provider, probe, failed, given }) => {
      probe.skipFirst();
      await failed(provider.assistants.delete(given('unknown').assistantId), {
        kind: 'notFound',
        operation: 'assistants.delete',
        effect: 'none',
      });
    },
  },
  one('update', 'editing', `Change: ${again} the new name stands.`, async (stage) => {
    const { id } = await stage.anAssistant();
    const name = stage.name(2);
    await repeated(stage, () => stage.feature('editing').update(id, { name }));
    assert.equal((await stage.ok(stage.provider.assistants.get(id))).name, name);
  }),
  one(
    'bind',
    'queues',
    'Binding: a further try still reports what the first displaced.',
    async (stage) => {
      const { queues, first, second, queueIds } = await twoAssistants(stage);
      const [queueId] = queueIds;
      const binding = stage.binding(queueId);
      await stage.ok(queues.bind(first.id, binding));
      const outcome = await repeated(stage, () => queues.bind(second.id, binding));
      if (outcome)
        hasMembers(outcome.takenFrom ?? {}, { queueId, assistantId: first.id }, 'displaced');
      assert.equal((await stage.ok(queues.list(second.id))).items.length, 1);
    },
  ),
  one(
    'bind-many',
    'queues',
    'Binding many: a further try still reports what the first displaced, once.',
    async (stage) => {
      const { queues, first, second, queueIds } = await twoAssistants(stage);
      const [taken, free] = queueIds;
      await stage.ok(queues.bind(first.id, stage.binding(taken)));
      const drafts = [taken, free].map(stage.binding);
      const outcome = await repeated(stage, () => queues.bindMany(second.id, drafts));
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
    'Unbinding: no error if a further try of this call finds it unbound.',
    async (stage) => {
      const { queues, first, queueIds } = await twoAssistants(stage);
      const [queueId, kept] = queueIds;
      for (const each of [queueId, kept])
        await stage.ok(queues.bind(first.id, stage.binding(each)));
      await repeated(stage, () => queues.unbind(first.id, queueId));
      const { items } = await stage.ok(queues.list(first.id));
      assert.deepEqual(
        items.map((binding) => binding.queueId),
        [kept],
      );
    },
  ),
  one('unbind-many', 'queues', `Unbinding many: ${again} they are free.`, async (stage) => {
    const { queues, first, queueIds } = await twoAssistants(stage);
    const [queueId] = queueIds;
    await stage.ok(queues.bind(first.id, stage.binding(queueId)));
    await repeated(stage, () => queues.unbindMany(first.id, [queueId]));
    assert.deepEqual((await stage.ok(queues.list(first.id))).items, []);
  }),
  one('assign', 'aiAgents', `Assignment: ${again} the role is listed once.`, async (stage) => {
    const aiAgents = stage.feature('aiAgents');
    const { id } = await stage.anAssistant();
    const [draft] = stage.given('assignments');
    assert.ok(draft);
    await repeated(stage, () => aiAgents.assign(id, draft));
    const listed = await stage.ok(aiAgents.list(id));
    assert.equal(listed.filter(sameRole(draft)).length, 1);
  }),
  one(
    'unassign',
    'aiAgents',
    'Emptying a role: no error if a further try finds it empty.',
    async (stage) => {
      const aiAgents = stage.feature('aiAgents');
      const { id } = await stage.anAssistant();
      const [draft] = stage.given('assignments');
      assert.ok(draft);
      await stage.ok(aiAgents.assign(id, draft));
      await repeated(stage, () => aiAgents.unassign(id, selectorOf(draft)));
    },
  ),
  one('link', 'knowledge', `Link: ${again} there is one.`, async (stage) => {
    const knowledge = stage.feature('knowledge');
    const { id } = await stage.anAssistant();
    const [source] = stage.given('knowledgeSources');
    assert.ok(source);
    const made = await repeated(stage, () => knowledge.link(id, source));
    const links = await stage.ok(knowledge.list(id));
    assert.equal(links.length, 1, `${links.length} links`);
    if (made) assert.equal(links[0]?.linkId, made.linkId);
  }),
  one(
    'unlink',
    'knowledge',
    'Unlinking: no error if a further try of this call finds it unlinked.',
    async (stage) => {
      const knowledge = stage.feature('knowledge');
      const { id } = await stage.anAssistant();
      const [source] = stage.given('knowledgeSources');
      assert.ok(source);
      const { linkId } = await stage.ok(knowledge.link(id, source));
      await repeated(stage, () => knowledge.unlink(id, linkId));
      assert.deepEqual(await stage.ok(knowledge.list(id)), []);
    },
  ),
  one('tag', 'tagging', `Tags: ${again} they are there.`, async (stage) => {
    const tagging = stage.feature('tagging');
    const { id } = await stage.anAssistant();
    const tags = stage.given('tags');
    await repeated(stage, () => tagging.tag(id, tags));
    assert.deepEqual({ ...(await stage.ok(tagging.list(id))) }, tags);
  }),
  one('untag', 'tagging', `Tags: ${again} they are gone.`, async (stage) => {
    const tagging = stage.feature('tagging');
    const { id } = await stage.anAssistant();
    const tags = stage.given('tags');
    await stage.ok(tagging.tag(id, tags));
    await repeated(stage, () => tagging.untag(id, Object.keys(tags)));
    assert.deepEqual(await stage.ok(tagging.list(id)), {});
  }),
];
