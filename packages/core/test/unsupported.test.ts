/** Nothing is dropped silently: an unsupported field is an error, or listed in the result. */
import type { AiAgentAssignmentDraft, AssistantDraft } from '@assistant-provider/core';
import { okAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { anAssistant, scriptedProvider } from './scripted-driver.js';

const fullDraft: AssistantDraft = {
  name: 'Returns desk',
  description: 'about returns',
  tags: { team: 'returns' },
  encryption: { kmsKeyId: 'key-1' },
  knowledge: [
    { type: 'knowledgeBase', id: 'kb-1', language: 'en-US' },
    { type: 'externalKnowledgeBase', locator: 'arn:x', accessRole: 'arn:y' },
  ],
};

function recording(limits = {}) {
  const received: AssistantDraft[] = [];
  const provider = scriptedProvider({
    limits,
    assistants: {
      create: (draft) => {
        received.push(draft);
        return okAsync(anAssistant());
      },
    },
  });
  return { provider, received };
}

describe('a draft with unsupported fields', () => {
  it('fails before any request, and the error names each field', async () => {
    const { provider, received } = recording();

    const error = (await provider.assistants.create(fullDraft))._unsafeUnwrapErr();

    expect(error).toMatchObject({ kind: 'unsupported', retry: 'never', effect: 'none' });
    expect(error.issues?.map(({ field }) => field)).toEqual([
      'draft.description',
      'draft.tags',
      'draft.encryption',
      'draft.knowledge',
    ]);
    expect(error.message).toContain("onUnsupported: 'drop'");
    expect(received).toEqual([]);
  });

  it('is created without them if onUnsupported is `drop`, and the result lists them', async () => {
    const { provider, received } = recording();

    const created = await provider.assistants.create(fullDraft, { onUnsupported: 'drop' });

    expect(received).toEqual([{ name: 'Returns desk' }]);
    expect(created._unsafeUnwrap().dropped).toEqual([
      'draft.description',
      'draft.tags',
      'draft.encryption',
      'draft.knowledge',
    ]);
  });

  it('loses only unsupported sources and unsupported members of sources', async () => {
    const { provider, received } = recording({
      knowledge: { types: ['knowledgeBase'], knowledgeBaseId: {}, linkId: {} },
    });
    const { name, knowledge = [] } = fullDraft;

    const created = await provider.assistants.create(
      { name, knowledge },
      { onUnsupported: 'drop' },
    );

    expect(received).toEqual([{ name, knowledge: [{ type: 'knowledgeBase', id: 'kb-1' }] }]);
    expect(created._unsafeUnwrap().dropped).toEqual([
      'draft.knowledge[0].language',
      'draft.knowledge[1].type',
    ]);
  });

  it('gives a result without `dropped` if nothing was dropped', async () => {
    const { provider } = recording();
    const created = await provider.assistants.create({ name: 'x' }, { onUnsupported: 'drop' });
    expect(created._unsafeUnwrap()).not.toHaveProperty('dropped');
  });

  it('fails for a patch as well', async () => {
    const provider = scriptedProvider({
      features: {
        editing: { update: (id, { name = '' }) => okAsync(anAssistant({ id, name })) },
      },
    });
    const patch = { name: 'New', description: 'new' };

    expect((await provider.editing!.update('a-1', patch))._unsafeUnwrapErr().kind).toBe(
      'unsupported',
    );
    expect(
      (await provider.editing!.update('a-1', patch, { onUnsupported: 'drop' }))._unsafeUnwrap(),
    ).toMatchObject({ name: 'New', dropped: ['patch.description'] });
  });
});

describe('an AI agent for a role', () => {
  const received: AiAgentAssignmentDraft[] = [];
  const provider = scriptedProvider({
    limits: {
      aiAgents: {
        roles: {
          summarization: { agentId: 'unsupported', useCase: 'unsupported', canDisable: true },
          manualSearch: { agentId: 'required', useCase: 'unsupported', canDisable: false },
        },
      },
    },
    features: {
      aiAgents: {
        list: () => okAsync([]),
        unassign: () => okAsync(undefined),
        assign: (_, assignment) => {
          received.push(assignment);
          return okAsync({ role: assignment.role, enabled: true, vendorRole: 'x', vendorData: {} });
        },
      },
    },
  });
  const aiAgents = provider.aiAgents!;
  const drop = { onUnsupported: 'drop' } as const;

  it('cannot be assigned to an unsupported role, also with `drop`', async () => {
    for (const options of [{}, drop]) {
      const assigned = await aiAgents.assign('a-1', { role: 'noteTaking' }, options);
      expect(assigned._unsafeUnwrapErr()).toMatchObject({
        kind: 'unsupported',
        issues: [{ field: 'assignment.role' }],
      });
      const unassigned = await aiAgents.unassign('a-1', { role: 'noteTaking' }, options);
      expect(unassigned._unsafeUnwrapErr().kind).toBe('unsupported');
    }
  });

  it('is assigned without an unsupported agent id if onUnsupported is `drop`', async () => {
    const assignment = { role: 'summarization', agentId: 'agent-1' } as const;

    expect((await aiAgents.assign('a-1', assignment))._unsafeUnwrapErr().kind).toBe('unsupported');
    expect((await aiAgents.assign('a-1', assignment, drop))._unsafeUnwrap().dropped).toEqual([
      'assignment.agentId',
    ]);
    expect(received).toEqual([{ role: 'summarization' }]);
  });

  it('is never enabled if it must be disabled and the vendor cannot disable it', async () => {
    const assignment = { role: 'manualSearch', agentId: 'agent-1', enabled: false } as const;
    expect((await aiAgents.assign('a-1', assignment, drop))._unsafeUnwrapErr()).toMatchObject({
      kind: 'unsupported',
      issues: [{ field: 'assignment.enabled' }],
    });
  });
});
