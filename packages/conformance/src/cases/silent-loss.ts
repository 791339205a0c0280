/** No silent loss: what the vendor lacks is refused by name, or dropped by wish and said so. */
import assert from 'node:assert/strict';
import { aiAgentRoles, type AssistantDraft, type KnowledgeSource } from '@assistant-provider/core';
import type { ConformanceCase, Need } from '../case.js';
import type { CaseContext } from '../case-context.js';

const absentLimit =
  (name: string, lacks: (limits: CaseContext['limits']) => boolean): Need =>
  ({ limits }) =>
    lacks(limits) ? undefined : { because: 'limits', reason: `the vendor has ${name}` };

/** Each field of a draft that a vendor may lack, with a value that is valid in itself. */
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
  contract: `A vendor without \`${field}\`: the draft is \`unsupported\` and names the field; with \`drop\` it is created, and the answer lists it in \`dropped\`.`,
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
    assert.deepEqual(probe.exchanges, [], 'something was sent');
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
    contract: '`dropped` is absent where nothing was dropped.',
    feature: 'core',
    run: async ({ provider, ok, name }) => {
      const draft = { name: name() };
      const created = await ok(provider.assistants.create(draft, { onUnsupported: 'drop' }));
      assert.ok(!('dropped' in created), 'it lists something');
    },
  },
  {
    id: 'silent-loss.patch',
    contract:
      'A patch of a field that the vendor lacks is `unsupported`; with `drop` the rest is changed.',
    feature: 'editing',
    needs: [absentLimit('description', (limits) => !limits.description)],
    run: async (stage) => {
      const { ok, failed, name } = stage;
      const editing = stage.feature('editing');
      const { id } = await stage.anAssistant({ name: name(1) });
      const patch = { name: name(2), description: 'words' };
      await failed(editing.update(id, patch), { kind: 'unsupported', effect: 'none' });
      assert.equal((await ok(stage.provider.assistants.get(id))).name, name(1));
      const updated = await ok(editing.update(id, patch, { onUnsupported: 'drop' }));
      assert.deepEqual([updated.name, updated.dropped], [name(2), ['patch.description']]);
    },
  },
  {
    id: 'silent-loss.role',
    contract:
      'A role that the vendor lacks is `unsupported`, with `drop` as well: nothing would be left.',
    feature: 'aiAgents',
    needs: [
      absentLimit('every role', ({ aiAgents }) =>
        aiAgentRoles.some((role) => !aiAgents?.roles[role]),
      ),
    ],
    run: async (stage) => {
      const aiAgents = stage.feature('aiAgents');
      const { id } = await stage.anAssistant();
      const role = aiAgentRoles.find((one) => !stage.limits.aiAgents?.roles[one]);
      assert.ok(role);
      for (const onUnsupported of ['error', 'drop'] as const) {
        const expected = { kind: 'unsupported', effect: 'none' } as const;
        await stage.failed(aiAgents.assign(id, { role }, { onUnsupported }), expected);
        await stage.failed(aiAgents.unassign(id, { role }, { onUnsupported }), expected);
      }
    },
  },
  {
    id: 'silent-loss.agent-id',
    contract:
      'An `agentId` for a role that takes none is `unsupported`; with `drop` the role is filled without.',
    feature: 'aiAgents',
    needs: [
      absentLimit('an agentId for every role', ({ aiAgents }) =>
        Object.values(aiAgents?.roles ?? {}).some(({ agentId }) => agentId === 'unsupported'),
      ),
    ],
    run: async (stage) => {
      const aiAgents = stage.feature('aiAgents');
      const { id } = await stage.anAssistant();
      const draft = stage
        .given('assignments')
        .find(({ role }) => stage.limits.aiAgents?.roles[role]?.agentId === 'unsupported');
      assert.ok(draft, 'fixtures.assignments has no such role');
      const wanted = { ...draft, agentId: 'an-agent' };
      const error = await stage.failed(aiAgents.assign(id, wanted), { kind: 'unsupported' });
      assert.deepEqual(
        error.issues?.map(({ field }) => field),
        ['assignment.agentId'],
      );
      const filled = await stage.ok(aiAgents.assign(id, wanted, { onUnsupported: 'drop' }));
      assert.deepEqual([filled.enabled, filled.dropped], [true, ['assignment.agentId']]);
    },
  },
  {
    id: 'silent-loss.knowledge-type',
    contract:
      'A type of source that the vendor lacks is `unsupported`; a draft drops such a source by wish, a link cannot.',
    feature: 'knowledge',
    needs: [absentLimit('every type of source', (limits) => lackedSource(limits) !== undefined)],
    run: async (stage) => {
      const { provider, ok, failed, name } = stage;
      const knowledge = stage.feature('knowledge');
      const { id } = await stage.anAssistant();
      const source = lackedSource(stage.limits);
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
      'A `language` where sources have none is `unsupported`; with `drop` the source is linked without.',
    feature: 'knowledge',
    needs: [absentLimit('languages of sources', ({ knowledge }) => !knowledge?.language)],
    run: async (stage) => {
      const knowledge = stage.feature('knowledge');
      const { id } = await stage.anAssistant();
      const source = stage.given('knowledgeSources').find(({ type }) => type === 'knowledgeBase');
      assert.ok(source, 'fixtures.knowledgeSources has no knowledge base');
      const wanted = { ...source, language: 'en-US' } as KnowledgeSource;
      await stage.failed(knowledge.link(id, wanted), { kind: 'unsupported', effect: 'none' });
      const link = await stage.ok(knowledge.link(id, wanted, { onUnsupported: 'drop' }));
      assert.deepEqual([link.source, link.dropped], [source, ['source.language']]);
    },
  },
];
