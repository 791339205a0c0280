/** No silent loss: unsupported fields fail by name, or are dropped on request and reported. */
import assert from 'node:assert/strict';
import { aiAgentRoles, type AssistantDraft, type KnowledgeSource } from '@assistant-provider/core';
import type { ConformanceCase, Need } from '../case.js';
import type { CaseContext } from '../case-context.js';

const absentLimit =
  (name: string, lacks: (limits: CaseContext['limits']) => boolean): Need =>
  ({ limits }) =>
    lacks(limits) ? undefined : { because: 'limits', reason: `the vendor has ${name}` };

/** Each optional field of a draft, with a valid value. */
const fields: readonly {
  readonly field: keyof AssistantDraft;
  readonly value: Partial<AssistantDraft>;
  readonly lacks: (limits: CaseContext['limits']) => boolean;
}[] = [
  { field: 'description', value: { description: 'words' }, lacks: (l) => !l.description },
  { field: 'tags', value: { tags: { key: 'value' } }, lacks: (l) => !l.tags },
  { field: 'encryption', value: { encryption: { kmsKeyId: 'key' } }, lacks: (l) => !l.kmsKeyId },
  {
    field: 'knowledge',
    value: { knowledge: [{ type: 'knowledgeBase', id: 'base' }] },
    lacks: (l) => !l.knowledge,
  },
];

const fieldCases = fields.map(({ field, value, lacks }): ConformanceCase => ({
  id: `silent-loss.draft-${field}`,
  contract: `Without support for \`${field}\` the call fails with \`unsupported\` and names the field; with \`drop\` the assistant is created, and \`dropped\` lists the field.`,
  feature: 'core',
  needs: [absentLimit(field, lacks)],
  run: async ({ provider, probe, ok, failed, name, collect }) => {
    const draft = { name: name(), ...value };
    const error = await failed(provider.assistants.create(draft), {
      kind: 'unsupported',
      operation: 'assistants.create',
      effect: 'none',
    });
    assert.deepEqual(
      error.issues?.map((issue) => issue.field),
      [`draft.${field}`],
    );
    assert.deepEqual(probe.requests, [], 'something was sent');
    const created = await ok(provider.assistants.create(draft, { onUnsupported: 'drop' }));
    assert.deepEqual(created.dropped, [`draft.${field}`]);
    assert.equal((await collect(provider.assistants.all())).length, 1);
  },
}));

const lackedSource = (limits: CaseContext['limits']): KnowledgeSource | undefined =>
  limits.knowledge?.types.includes('externalKnowledgeBase') === false
    ? { type: 'externalKnowledgeBase', locator: 'arn:of:a:base', accessRole: 'arn:of:a:role' }
    : undefined;

export const silentLossCases: readonly ConformanceCase[] = [
  ...fieldCases,
  {
    id: 'silent-loss.nothing-dropped',
    contract: '`dropped` is absent if nothing was dropped.',
    feature: 'core',
    run: async ({ provider, ok, name }) => {
      const draft = { name: name() };
      const created = await ok(provider.assistants.create(draft, { onUnsupported: 'drop' }));
      assert.ok(!('dropped' in created), 'dropped is present');
    },
  },
  {
    id: 'silent-loss.patch',
    contract:
      'A patch of an unsupported field is `unsupported`; with `drop` the other fields are changed.',
    feature: 'editing',
    needs: [absentLimit('description', (limits) => !limits.description)],
    run: async (context) => {
      const { ok, failed, name } = context;
      const editing = context.feature('editing');
      const { id } = await context.anAssistant({ name: name(1) });
      const patch = { name: name(2), description: 'words' };
      await failed(editing.update(id, patch), { kind: 'unsupported', effect: 'none' });
      assert.equal((await ok(context.provider.assistants.get(id))).name, name(1));
      const updated = await ok(editing.update(id, patch, { onUnsupported: 'drop' }));
      assert.deepEqual([updated.name, updated.dropped], [name(2), ['patch.description']]);
    },
  },
  {
    id: 'silent-loss.role',
    contract:
      'An unsupported role is `unsupported`, even with `drop`, since nothing would be left.',
    feature: 'aiAgents',
    needs: [
      absentLimit('every role', ({ aiAgents }) =>
        aiAgentRoles.some((role) => !aiAgents?.roles[role]),
      ),
    ],
    run: async (context) => {
      const aiAgents = context.feature('aiAgents');
      const { id } = await context.anAssistant();
      const role = aiAgentRoles.find((one) => !context.limits.aiAgents?.roles[one]);
      assert.ok(role);
      for (const onUnsupported of ['error', 'drop'] as const) {
        const expected = { kind: 'unsupported', effect: 'none' } as const;
        await context.failed(aiAgents.assign(id, { role }, { onUnsupported }), expected);
        await context.failed(aiAgents.unassign(id, { role }, { onUnsupported }), expected);
      }
    },
  },
  {
    id: 'silent-loss.agent-id',
    contract:
      'An `agentId` for a role that does not take one is `unsupported`; with `drop` the role is filled without it.',
    feature: 'aiAgents',
    needs: [
      absentLimit('an agentId for every role', ({ aiAgents }) =>
        Object.values(aiAgents?.roles ?? {}).some(({ agentId }) => agentId === 'unsupported'),
      ),
    ],
    run: async (context) => {
      const aiAgents = context.feature('aiAgents');
      const { id } = await context.anAssistant();
      const draft = context
        .given('assignments')
        .find(({ role }) => context.limits.aiAgents?.roles[role]?.agentId === 'unsupported');
      assert.ok(draft, 'fixtures.assignments has no such role');
      const wanted = { ...draft, agentId: 'an-agent' };
      const error = await context.failed(aiAgents.assign(id, wanted), { kind: 'unsupported' });
      assert.deepEqual(
        error.issues?.map(({ field }) => field),
        ['assignment.agentId'],
      );
      const filled = await context.ok(aiAgents.assign(id, wanted, { onUnsupported: 'drop' }));
      assert.deepEqual([filled.enabled, filled.dropped], [true, ['assignment.agentId']]);
    },
  },
  {
    id: 'silent-loss.knowledge-type',
    contract:
      'An unsupported type of source is `unsupported`; with `drop` a draft leaves it out, and a link still fails.',
    feature: 'knowledge',
    needs: [absentLimit('every type of source', (limits) => lackedSource(limits) !== undefined)],
    run: async (context) => {
      const { provider, ok, failed, name } = context;
      const knowledge = context.feature('knowledge');
      const { id } = await context.anAssistant();
      const source = lackedSource(context.limits);
      assert.ok(source);
      for (const onUnsupported of ['error', 'drop'] as const)
        await failed(knowledge.link(id, source, { onUnsupported }), { kind: 'unsupported' });
      const draft = { name: name(2), knowledge: [source] };
      await failed(provider.assistants.create(draft), { kind: 'unsupported', effect: 'none' });
      const created = await ok(provider.assistants.create(draft, { onUnsupported: 'drop' }));
      assert.deepEqual(created.dropped, ['draft.knowledge[0].type']);
      assert.deepEqual(await ok(knowledge.list(created.id)), []);
    },
  },
  {
    id: 'silent-loss.language',
    contract:
      'An unsupported `language` of a source is `unsupported`; with `drop` the source is linked without it.',
    feature: 'knowledge',
    needs: [absentLimit('languages of sources', ({ knowledge }) => !knowledge?.language)],
    run: async (context) => {
      const knowledge = context.feature('knowledge');
      const { id } = await context.anAssistant();
      const source = context.given('knowledgeSources').find(({ type }) => type === 'knowledgeBase');
      assert.ok(source, 'fixtures.knowledgeSources has no knowledge base');
      const wanted = { ...source, language: 'en-US' } as KnowledgeSource;
      await context.failed(knowledge.link(id, wanted), { kind: 'unsupported', effect: 'none' });
      const link = await context.ok(knowledge.link(id, wanted, { onUnsupported: 'drop' }));
      assert.deepEqual([link.source, link.dropped], [source, ['source.language']]);
    },
  },
];
