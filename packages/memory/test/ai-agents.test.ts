/** `aiAgents`: who fills which role of an assistant. */
import { aiAgentRoles } from '@assistant-provider/core';
import { describe, expect, it } from 'vitest';
import { anAssistant, aQuickProvider, failed, ok } from './given.js';

describe('aiAgents', () => {
  it('assigns an agent to any role, with or without an agent id', async () => {
    const provider = aQuickProvider();
    const { id } = await anAssistant(provider);

    for (const role of aiAgentRoles) {
      const useCase = role === 'orchestration' ? { useCase: 'Connect.SelfService' } : {};
      expect(await ok(provider.aiAgents.assign(id, { role, ...useCase }))).toMatchObject({
        role,
        ...useCase,
        enabled: true,
        vendorRole: role,
      });
    }

    const filled = await ok(provider.aiAgents.list(id));
    expect(filled.map(({ role }) => role)).toEqual(aiAgentRoles);
    expect((await ok(provider.assistants.get(id))).aiAgents).toEqual(filled);
  });

  it('replaces the agent of a role, and can switch it off', async () => {
    const provider = aQuickProvider();
    const { id } = await anAssistant(provider);
    await ok(provider.aiAgents.assign(id, { role: 'summarization', agentId: 'agent-1:3' }));

    await ok(
      provider.aiAgents.assign(id, { role: 'summarization', agentId: 'agent-2', enabled: false }),
    );

    expect(await ok(provider.aiAgents.list(id))).toMatchObject([
      { role: 'summarization', agentId: 'agent-2', enabled: false },
    ]);
  });

  it('assigns one orchestrator per use case', async () => {
    const provider = aQuickProvider();
    const { id } = await anAssistant(provider);
    const role = 'orchestration';
    await ok(provider.aiAgents.assign(id, { role, useCase: 'SelfService', agentId: 'a' }));
    await ok(provider.aiAgents.assign(id, { role, useCase: 'Assistance', agentId: 'b' }));

    await ok(provider.aiAgents.unassign(id, { role, useCase: 'SelfService' }));

    expect(await ok(provider.aiAgents.list(id))).toMatchObject([
      { role, useCase: 'Assistance', agentId: 'b' },
    ]);
    expect(await failed(provider.aiAgents.assign(id, { role }))).toMatchObject({
      kind: 'invalidInput',
      issues: [{ field: 'assignment.useCase', rule: 'required' }],
    });
  });

  it('unassigns a role that is not filled without an error', async () => {
    const provider = aQuickProvider();
    const { id } = await anAssistant(provider);

    await ok(provider.aiAgents.unassign(id, { role: 'noteTaking' }));

    expect(await ok(provider.aiAgents.list(id))).toEqual([]);
  });

  it('fails with notFound if the assistant does not exist', async () => {
    const { aiAgents } = aQuickProvider();
    expect(await failed(aiAgents.list('none'))).toMatchObject({ kind: 'notFound' });
    expect(await failed(aiAgents.assign('none', { role: 'noteTaking' }))).toMatchObject({
      kind: 'notFound',
    });
  });
});
