/** The AI agent, or built-in function, of each role. */
import assert from 'node:assert/strict';
import type {
  AiAgentAssignment,
  AiAgentAssignmentDraft,
  AiAgentRoleLimit,
} from '@assistant-provider/core';
import { checkAssignment, hasMembers } from '../replies.js';
import type { ConformanceCase, Need } from '../case.js';
import { firstOfEachRole, sameRole, selectorOf } from '../roles.js';

/** An unfilled role may be listed as disabled, or with the vendor's own default agent. */
const playedBy = (draft: AiAgentAssignmentDraft) => (assignment: AiAgentAssignment) =>
  sameRole(draft)(assignment) && assignment.enabled && assignment.agentId === draft.agentId;

const needsRole =
  (that: string, some: (role: AiAgentRoleLimit) => boolean): Need =>
  ({ limits }) =>
    Object.values(limits.aiAgents?.roles ?? {}).some(some)
      ? undefined
      : { because: 'limits', reason: `no role ${that}` };

export const aiAgentCases: readonly ConformanceCase[] = [
  {
    id: 'ai-agents.assign',
    contract: 'Fills each role of the limits; the result and `list` show the assignment.',
    feature: 'aiAgents',
    run: async (context) => {
      const { ok } = context;
      const aiAgents = context.feature('aiAgents');
      const { id } = await context.anAssistant();
      const drafts = firstOfEachRole(context);
      for (const draft of drafts) {
        const answered = await ok(aiAgents.assign(id, draft));
        checkAssignment(answered);
        hasMembers(answered, { ...draft, enabled: true }, `the result for ${draft.role}`);
      }
      const listed = await ok(aiAgents.list(id));
      listed.forEach(checkAssignment);
      for (const draft of drafts) {
        const found = listed.filter(sameRole(draft));
        assert.equal(found.length, 1, `${draft.role} is listed ${found.length} times`);
        hasMembers(found[0] ?? {}, { ...draft, enabled: true }, `the list for ${draft.role}`);
      }
    },
  },
  {
    id: 'ai-agents.replace',
    contract: 'Replaces the agent that filled the role before.',
    feature: 'aiAgents',
    needs: [needsRole('takes an agentId', ({ agentId }) => agentId !== 'unsupported')],
    run: async (context) => {
      const { ok } = context;
      const aiAgents = context.feature('aiAgents');
      const { id } = await context.anAssistant();
      const drafts = context.given('assignments').filter(({ agentId }) => agentId !== undefined);
      const [former] = drafts;
      assert.ok(former, 'fixtures.assignments has no agentId');
      const next = drafts.find((draft) => draft !== former && sameRole(former)(draft));
      assert.ok(next, `fixtures.assignments has no second agent for ${former.role}`);
      await ok(aiAgents.assign(id, former));
      await ok(aiAgents.assign(id, next));
      const found = (await ok(aiAgents.list(id))).filter(sameRole(former));
      assert.deepEqual(
        found.map(({ agentId }) => agentId),
        [next.agentId],
      );
    },
  },
  {
    id: 'ai-agents.disable',
    contract: '`enabled: false` is kept if the role can be disabled; it defaults to true.',
    feature: 'aiAgents',
    needs: [needsRole('can be disabled', (role) => role.canDisable)],
    run: async (context) => {
      const { ok, limits } = context;
      const aiAgents = context.feature('aiAgents');
      const { id } = await context.anAssistant();
      for (const draft of firstOfEachRole(context)) {
        if (limits.aiAgents?.roles[draft.role]?.canDisable !== true) continue;
        await ok(aiAgents.assign(id, draft));
        const disabled = await ok(aiAgents.assign(id, { ...draft, enabled: false }));
        assert.equal(disabled.enabled, false, `${draft.role}: the answer`);
        const listed = (await ok(aiAgents.list(id))).filter(sameRole(draft));
        for (const { enabled } of listed) assert.equal(enabled, false, `${draft.role}: the list`);
      }
    },
  },
  {
    id: 'ai-agents.cannot-disable',
    contract:
      '`enabled: false` is `unsupported` if the role cannot be disabled, even with `drop`: without it the role would be enabled.',
    feature: 'aiAgents',
    needs: [
      ({ limits }) =>
        Object.values(limits.aiAgents?.roles ?? {}).every((role) => role.canDisable)
          ? { because: 'limits', reason: 'every role can be disabled' }
          : undefined,
    ],
    run: async (context) => {
      const { limits, failed } = context;
      const { id } = await context.anAssistant();
      const draft = firstOfEachRole(context).find(
        ({ role }) => limits.aiAgents?.roles[role]?.canDisable === false,
      );
      assert.ok(draft);
      const off = { ...draft, enabled: false };
      const reply = context.feature('aiAgents').assign(id, off, { onUnsupported: 'drop' });
      const error = await failed(reply, {
        kind: 'unsupported',
        operation: 'aiAgents.assign',
        effect: 'none',
      });
      assert.deepEqual(
        error.issues?.map(({ field }) => field),
        ['assignment.enabled'],
      );
    },
  },
  {
    id: 'ai-agents.unassign',
    contract: 'Clears the role; other roles keep their agents.',
    feature: 'aiAgents',
    run: async (context) => {
      const { ok } = context;
      const aiAgents = context.feature('aiAgents');
      const { id } = await context.anAssistant();
      const drafts = firstOfEachRole(context);
      for (const draft of drafts) await ok(aiAgents.assign(id, draft));
      for (const [index, draft] of drafts.entries()) {
        await ok(aiAgents.unassign(id, selectorOf(draft)));
        const listed = await ok(aiAgents.list(id));
        assert.ok(!listed.some(playedBy(draft)), `${draft.role} is still filled`);
        for (const later of drafts.slice(index + 1))
          assert.ok(listed.some(playedBy(later)), `${later.role} is no longer filled`);
      }
    },
  },
  {
    id: 'ai-agents.unassign-empty',
    contract: 'Clearing an empty role is a no-op.',
    feature: 'aiAgents',
    run: async (context) => {
      const { ok } = context;
      const aiAgents = context.feature('aiAgents');
      const { id } = await context.anAssistant();
      for (const draft of firstOfEachRole(context)) {
        await ok(aiAgents.unassign(id, selectorOf(draft)));
        await ok(aiAgents.unassign(id, selectorOf(draft)));
      }
    },
  },
  {
    id: 'ai-agents.use-cases',
    contract: 'Each use case of a role has its own agent.',
    feature: 'aiAgents',
    needs: [needsRole('takes a useCase', ({ useCase }) => useCase !== 'unsupported')],
    run: async (context) => {
      const { ok } = context;
      const aiAgents = context.feature('aiAgents');
      const { id } = await context.anAssistant();
      const withUseCase = firstOfEachRole(context).filter(({ useCase }) => useCase !== undefined);
      const [one, other] = withUseCase;
      assert.ok(one && other?.role === one.role, 'fixtures.assignments needs two use cases');
      await ok(aiAgents.assign(id, one));
      await ok(aiAgents.assign(id, other));
      const both = await ok(aiAgents.list(id));
      assert.ok(
        both.some(playedBy(one)) && both.some(playedBy(other)),
        'one assignment replaced the other',
      );
      await ok(aiAgents.unassign(id, selectorOf(one)));
      const left = await ok(aiAgents.list(id));
      assert.ok(!left.some(playedBy(one)), 'the use case that was cleared is still filled');
      assert.ok(left.some(playedBy(other)), 'the other use case was cleared, too');
    },
  },
  {
    id: 'ai-agents.own-assistant',
    contract: 'An assignment belongs to one assistant; other assistants are not changed.',
    feature: 'aiAgents',
    run: async (context) => {
      const { ok } = context;
      const aiAgents = context.feature('aiAgents');
      const [first, second] = await context.assistants(2);
      const [draft] = firstOfEachRole(context);
      assert.ok(first && second && draft);
      await ok(aiAgents.assign(first.id, draft));
      assert.ok(!(await ok(aiAgents.list(second.id))).some(playedBy(draft)));
    },
  },
  {
    id: 'ai-agents.unknown-assistant',
    contract: 'AI agents of an assistant that never existed are `notFound`.',
    feature: 'aiAgents',
    run: async (context) => {
      const { failed, given } = context;
      const aiAgents = context.feature('aiAgents');
      const { assistantId } = given('unknown');
      const [draft] = firstOfEachRole(context);
      assert.ok(draft);
      const kind = 'notFound';
      await failed(aiAgents.list(assistantId), { kind, operation: 'aiAgents.list' });
      await failed(aiAgents.assign(assistantId, draft), { kind, operation: 'aiAgents.assign' });
      await failed(aiAgents.unassign(assistantId, selectorOf(draft)), { kind });
    },
  },
];
