/** Which AI agent, or built-in function, plays which role. */
import assert from 'node:assert/strict';
import type {
  AiAgentAssignment,
  AiAgentAssignmentDraft,
  AiAgentRoleLimit,
} from '@assistant-provider/core';
import { checkAssignment, hasMembers } from '../replies.js';
import type { ConformanceCase, Need } from '../case.js';
import { firstOfEachRole, sameRole, selectorOf } from '../roles.js';

/** A role that was not filled may be listed as off, or be played by the vendor's own default. */
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
    contract: 'Fills each role of the limits: the answer and `list` show who plays it.',
    feature: 'aiAgents',
    run: async (stage) => {
      const { ok } = stage;
      const aiAgents = stage.feature('aiAgents');
      const { id } = await stage.anAssistant();
      const drafts = firstOfEachRole(stage);
      for (const draft of drafts) {
        const answered = await ok(aiAgents.assign(id, draft));
        checkAssignment(answered);
        hasMembers(answered, { ...draft, enabled: true }, `the answer for ${draft.role}`);
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
    contract: 'Replaces what filled the role before.',
    feature: 'aiAgents',
    needs: [needsRole('takes an agentId', ({ agentId }) => agentId !== 'unsupported')],
    run: async (stage) => {
      const { ok } = stage;
      const aiAgents = stage.feature('aiAgents');
      const { id } = await stage.anAssistant();
      const drafts = stage.given('assignments').filter(({ agentId }) => agentId !== undefined);
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
    contract: '`enabled: false` is kept where the limits say that it can be said; default is true.',
    feature: 'aiAgents',
    needs: [needsRole('can be disabled', (role) => role.canDisable)],
    run: async (stage) => {
      const { ok, limits } = stage;
      const aiAgents = stage.feature('aiAgents');
      const { id } = await stage.anAssistant();
      for (const draft of firstOfEachRole(stage)) {
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
      '`enabled: false` is `unsupported` where it cannot be said, even with `drop`: leaving it out would enable.',
    feature: 'aiAgents',
    needs: [
      ({ limits }) =>
        Object.values(limits.aiAgents?.roles ?? {}).every((role) => role.canDisable)
          ? { because: 'limits', reason: 'every role can be disabled' }
          : undefined,
    ],
    run: async (stage) => {
      const { limits, failed } = stage;
      const { id } = await stage.anAssistant();
      const draft = firstOfEachRole(stage).find(
        ({ role }) => limits.aiAgents?.roles[role]?.canDisable === false,
      );
      assert.ok(draft);
      const off = { ...draft, enabled: false };
      const reply = stage.feature('aiAgents').assign(id, off, { onUnsupported: 'drop' });
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
    contract: 'Empties the role; others stay.',
    feature: 'aiAgents',
    run: async (stage) => {
      const { ok } = stage;
      const aiAgents = stage.feature('aiAgents');
      const { id } = await stage.anAssistant();
      const drafts = firstOfEachRole(stage);
      for (const draft of drafts) await ok(aiAgents.assign(id, draft));
      for (const [index, draft] of drafts.entries()) {
        await ok(aiAgents.unassign(id, selectorOf(draft)));
        const listed = await ok(aiAgents.list(id));
        assert.ok(!listed.some(playedBy(draft)), `${draft.role} is still played`);
        for (const later of drafts.slice(index + 1))
          assert.ok(listed.some(playedBy(later)), `${later.role} is not played any more`);
      }
    },
  },
  {
    id: 'ai-agents.unassign-empty',
    contract: 'Emptying a role is fine if it was empty.',
    feature: 'aiAgents',
    run: async (stage) => {
      const { ok } = stage;
      const aiAgents = stage.feature('aiAgents');
      const { id } = await stage.anAssistant();
      for (const draft of firstOfEachRole(stage)) {
        await ok(aiAgents.unassign(id, selectorOf(draft)));
        await ok(aiAgents.unassign(id, selectorOf(draft)));
      }
    },
  },
  {
    id: 'ai-agents.use-cases',
    contract: 'Of a role with use cases, each use case has its own agent.',
    feature: 'aiAgents',
    needs: [needsRole('takes a useCase', ({ useCase }) => useCase !== 'unsupported')],
    run: async (stage) => {
      const { ok } = stage;
      const aiAgents = stage.feature('aiAgents');
      const { id } = await stage.anAssistant();
      const withUseCase = firstOfEachRole(stage).filter(({ useCase }) => useCase !== undefined);
      const [one, other] = withUseCase;
      assert.ok(one && other?.role === one.role, 'fixtures.assignments needs two use cases');
      await ok(aiAgents.assign(id, one));
      await ok(aiAgents.assign(id, other));
      const both = await ok(aiAgents.list(id));
      assert.ok(both.some(playedBy(one)) && both.some(playedBy(other)), 'one took the other away');
      await ok(aiAgents.unassign(id, selectorOf(one)));
      const left = await ok(aiAgents.list(id));
      assert.ok(!left.some(playedBy(one)), 'the one that was emptied is still played');
      assert.ok(left.some(playedBy(other)), 'the other use case was emptied, too');
    },
  },
  {
    id: 'ai-agents.own-assistant',
    contract: 'An assignment is of one assistant: others are not touched.',
    feature: 'aiAgents',
    run: async (stage) => {
      const { ok } = stage;
      const aiAgents = stage.feature('aiAgents');
      const [first, second] = await stage.assistants(2);
      const [draft] = firstOfEachRole(stage);
      assert.ok(first && second && draft);
      await ok(aiAgents.assign(first.id, draft));
      assert.ok(!(await ok(aiAgents.list(second.id))).some(playedBy(draft)));
    },
  },
  {
    id: 'ai-agents.unknown-assistant',
    contract: 'AI agents of an assistant that never was are `notFound`.',
    feature: 'aiAgents',
    run: async (stage) => {
      const { failed, given } = stage;
      const aiAgents = stage.feature('aiAgents');
      const { assistantId } = given('unknown');
      const [draft] = firstOfEachRole(stage);
      assert.ok(draft);
      const kind = 'notFound';
      await failed(aiAgents.list(assistantId), { kind, operation: 'aiAgents.list' });
      await failed(aiAgents.assign(assistantId, draft), { kind, operation: 'aiAgents.assign' });
      await failed(aiAgents.unassign(assistantId, selectorOf(draft)), { kind });
    },
  },
];
