/** A rollback cannot restore a state that names a part which the run has deleted. */
import type { JsonObject } from '@assistant-provider/core';
import { createAssistantError } from '@assistant-provider/core/adapter';
import { errAsync } from 'neverthrow';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  apply,
  createMemoryRunStore,
  plan,
  readRunHistory,
  rollback,
  snapshot,
  type Manifest,
  type RunStore,
} from '../../src/index.js';
import { valueOf } from '../estate.js';
import { qconnectAccount } from './kit/account.js';

const prompt = (apiFormat: string): JsonObject => ({
  ...{ type: 'ANSWER_GENERATION', templateType: 'TEXT', visibilityStatus: 'PUBLISHED' },
  apiFormat,
  modelId: 'anthropic.claude-3-haiku-20240307-v1:0',
  templateConfiguration: { textFullAIPromptEditTemplateConfiguration: { text: 'prompt: hello' } },
});

const options = {
  map: { format: 1, accept: ['*'] },
  thresholds: { changes: 1, deletions: 1 },
} as const;

/**
 * An agent that names the first of two prompts, and a plan that deletes this prompt. The agent then names
 * the second one, or a new prompt under the old name.
 */
async function prepared(
  settings: Readonly<Record<string, unknown>>,
  successor: 'second' | 'new' = 'second',
) {
  const target = await qconnectAccount('001', settings);
  onTestFinished(() => target.close());
  const { provider, clock } = target;
  const { parts } = provider;
  if (parts === undefined) throw new Error('the vendor has parts');
  const { id } = valueOf(await provider.assistants.create({ name: 'Desk' }));
  target.wait();
  const put = async (kind: string, name: string, content: JsonObject, partId?: string) => {
    const draft = { kind, name, content, ...(partId !== undefined && { id: partId }) };
    const { id: made } = valueOf(await parts.put(id, draft));
    target.wait();
    return made;
  };
  const agent = (promptId: string): JsonObject => ({
    ...{ type: 'MANUAL_SEARCH', visibilityStatus: 'SAVED' },
    configuration: {
      manualSearchAIAgentConfiguration: { answerGenerationAIPromptId: `${promptId}:$LATEST` },
    },
  });
  const first = await put('aiPrompt', 'First', prompt('ANTHROPIC_CLAUDE_TEXT_COMPLETIONS'));
  const second = await put('aiPrompt', 'Second', prompt('ANTHROPIC_CLAUDE_TEXT_COMPLETIONS'));
  const searcher = await put('aiAgent', 'Searcher', agent(successor === 'new' ? first : second));
  const { manifest } = valueOf(await snapshot(provider));
  await put('aiAgent', 'Searcher', agent(first), searcher);

  const desk = manifest.assistants['desk'] as Manifest['assistants'][string];
  const { first: old, ...others } = desk.parts?.['aiPrompt'] ?? {};
  const aiPrompt =
    successor === 'second'
      ? others
      : { ...others, first: { ...old, content: prompt('ANTHROPIC_CLAUDE_MESSAGES') } };
  const wanted: Manifest = {
    ...manifest,
    assistants: { desk: { ...desk, parts: { ...desk.parts, aiPrompt } } },
  };
  const made = valueOf(await plan(wanted, provider, options));
  const run = { store: createMemoryRunStore(), clock, leaseMs: 600_000 };
  const isThere = async (partId: string) =>
    (await parts.get(id, { kind: 'aiPrompt', id: partId })).isOk();
  const promptOf = async (): Promise<string> => {
    const { references } = valueOf(await parts.get(id, { kind: 'aiAgent', id: searcher }));
    return references[0]?.id ?? '';
  };
  return { target, provider, plan: made, run, first, second, isThere, promptOf };
}

/** The steps that the history of the run calls irreversible. */
const lastingIn = async (store: RunStore): Promise<readonly string[]> =>
  valueOf(await readRunHistory(store, 'one')).steps.flatMap(({ id, irreversible }) =>
    irreversible === undefined ? [] : [id],
  );

describe.each(['anyWellFormed', 'ResourceNotFoundException', 'ValidationException'])(
  'an agent that named a deleted prompt, at a vendor that answers unknown prompts by %s',
  (aiAgentReferences) => {
    it('keeps its new state in a rollback, as the plan and the report say', async () => {
      const { provider, run, first, second, isThere, promptOf, ...given } = await prepared({
        aiAgentReferences,
      });
      const lasting = given.plan.steps.filter((step) => step.irreversible !== undefined);
      expect(lasting.map(({ action }) => action.type).sort()).toEqual(['deletePart', 'putPart']);
      const applied = valueOf(await apply(given.plan, provider, { ...run, runId: 'one' }));
      expect(applied).toMatchObject({ outcome: 'applied', problems: [] });
      expect(await isThere(first)).toBe(false);

      const undone = valueOf(await rollback('one', provider, run));
      expect(undone).toMatchObject({ outcome: 'rolledBack', problems: [] });
      expect(undone.irreversible.map(({ step }) => step).sort()).toEqual(
        lasting.map(({ id }) => id).sort(),
      );
      expect(await promptOf()).toBe(second);
      expect(await lastingIn(run.store)).toEqual(lasting.map(({ id }) => id));
    });

    it('gets its old state back if the prompt was not deleted yet', async () => {
      const { provider, run, first, isThere, promptOf, ...given } = await prepared({
        aiAgentReferences,
      });
      const { faults } = given.target;
      faults.add({ operation: 'DeleteAIPrompt', effect: { kind: 'status', status: 403 } });
      const stopped = valueOf(await apply(given.plan, provider, { ...run, runId: 'one' }));
      expect(stopped).toMatchObject({ outcome: 'failed' });
      faults.clear();
      const undone = valueOf(await rollback('one', provider, run));
      expect(undone).toMatchObject({ outcome: 'rolledBack', problems: [], irreversible: [] });
      expect(await isThere(first)).toBe(true);
      expect(await promptOf()).toBe(first);
      const deletions = given.plan.steps.filter(({ action }) => action.type === 'deletePart');
      expect(await lastingIn(run.store)).toEqual(deletions.map(({ id }) => id));
    });
  },
);

describe('an agent whose prompt is replaced by a new one', () => {
  it('keeps the new prompt in a rollback', async () => {
    const { provider, run, first, isThere, promptOf, ...given } = await prepared(
      { aiAgentReferences: 'ValidationException' },
      'new',
    );
    const applied = valueOf(await apply(given.plan, provider, { ...run, runId: 'one' }));
    expect(applied).toMatchObject({ outcome: 'applied', problems: [] });
    expect(await isThere(first)).toBe(false);
    const successor = await promptOf();
    expect(successor).not.toBe(first);

    const undone = valueOf(await rollback('one', provider, run));
    expect(undone).toMatchObject({ outcome: 'rolledBack', problems: [] });
    expect(await promptOf()).toBe(successor);
    expect(await isThere(successor)).toBe(true);
  });

  it('loses the new prompt in a rollback if it was never changed', async () => {
    const { provider, run, isThere, ...given } = await prepared({}, 'new');
    const { faults } = given.target;
    faults.add({ operation: 'UpdateAIAgent', effect: { kind: 'status', status: 403 } });
    const applied = valueOf(await apply(given.plan, provider, { ...run, runId: 'one' }));
    expect(applied).toMatchObject({ outcome: 'failed' });
    const { steps } = valueOf(await readRunHistory(run.store, 'one'));
    const made = steps.flatMap(({ madeId }) => madeId ?? []);
    expect(await Promise.all(made.map(isThere))).toContain(true);
    faults.clear();

    const undone = valueOf(await rollback('one', provider, run));
    expect(undone).toMatchObject({ outcome: 'rolledBack', problems: [] });
    expect(undone.irreversible).toMatchObject([
      { step: expect.stringMatching(/delete$/) as string },
    ]);
    expect(await Promise.all(made.map(isThere))).not.toContain(true);
  });

  it('is as before after a rollback where the vendor refuses to delete the old prompt', async () => {
    const { provider, run, first, isThere, promptOf, ...given } = await prepared(
      { deleteReferenced: 'ConflictException' },
      'new',
    );
    const applied = valueOf(await apply(given.plan, provider, { ...run, runId: 'one' }));
    expect(applied).toMatchObject({ outcome: 'failed', problems: [{ kind: 'failed' }] });

    const undone = valueOf(await rollback('one', provider, run));
    expect(undone).toMatchObject({ outcome: 'rolledBack', problems: [], irreversible: [] });
    expect(await promptOf()).toBe(first);
    expect(await isThere(first)).toBe(true);
  });
});

describe('a deletion whose response is lost, and whose outcome nobody may look up', () => {
  it('leaves the agent with its new prompt once the rollback skips it', async () => {
    const { target, run, first, second, isThere, promptOf, ...given } = await prepared({});
    let isLost = false;
    const refused = (operation: string, kind: 'unavailable' | 'permissionDenied') =>
      createAssistantError({
        ...{ vendor: 'qconnect', operation, kind, message: kind },
        effect: kind === 'unavailable' ? 'maybe' : 'none',
      });
    const provider = target.open({
      calls: (next) => (call) => {
        const { operation } = call;
        if (isLost && operation === 'parts.get')
          return errAsync(refused(operation, 'permissionDenied'));
        if (operation !== 'parts.delete') return next(call);
        isLost = true;
        return next(call).andThen(() => errAsync(refused(operation, 'unavailable')));
      },
    });
    const applied = valueOf(await apply(given.plan, provider, { ...run, runId: 'one' }));
    expect(applied).toMatchObject({ outcome: 'failed' });
    expect(await isThere(first)).toBe(false);

    const stopped = valueOf(await rollback('one', provider, run));
    const skip = stopped.problems.map(({ step }) => step);
    expect(skip).toEqual([expect.stringMatching(/delete$/)]);
    isLost = false;
    const ended = valueOf(await rollback('one', provider, { ...run, skip }));
    expect(ended).toMatchObject({ outcome: 'rolledBack', problems: [] });
    const left = ended.irreversible.map(({ step }) => step);
    expect(left).toEqual([expect.stringMatching(/aiAgent/)]);
    expect(await lastingIn(run.store)).toEqual(expect.arrayContaining(left));
    expect(await promptOf()).toBe(second);
  });
});

describe('a prompt that an agent names until the run changes the agent', () => {
  it.each(['asModelled', 'ConflictException', 'ValidationException'])(
    'is deleted after the agent was changed, where the vendor refuses with %s before',
    async (deleteReferenced) => {
      const { provider, run, first, isThere, ...given } = await prepared({ deleteReferenced });
      const applied = valueOf(await apply(given.plan, provider, { ...run, runId: 'one' }));
      expect(applied).toMatchObject({ outcome: 'applied', problems: [] });
      expect(await isThere(first)).toBe(false);
    },
  );
});
