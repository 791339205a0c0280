/** Roles of AI agents, as the fixtures fill them. */
import assert from 'node:assert/strict';
import type { AiAgentAssignmentDraft, AiAgentSelector } from '@assistant-provider/core';
import type { CaseContext } from './case-context.js';

export const sameRole =
  (a: AiAgentSelector) => (b: { readonly role: string; readonly useCase?: string | undefined }) =>
    a.role === b.role && a.useCase === b.useCase;

export const selectorOf = ({ role, useCase }: AiAgentSelector): AiAgentSelector => ({
  role,
  ...(useCase !== undefined && { useCase }),
});

/** Returns the first draft of the fixtures for each role and use case. */
export function firstOfEachRole(context: CaseContext): readonly AiAgentAssignmentDraft[] {
  const drafts = context.given('assignments');
  const first = drafts.filter((draft, index) => drafts.findIndex(sameRole(draft)) === index);
  for (const role of Object.keys(context.limits.aiAgents?.roles ?? {}))
    assert.ok(
      first.some((draft) => draft.role === role),
      `fixtures.assignments has no ${role}`,
    );
  return first;
}
