/** Roles of AI agents, as the fixtures fill them. */
import assert from 'node:assert/strict';
import type { AiAgentAssignmentDraft, AiAgentSelector } from '@assistant-provider/core';
import type { CaseContext } from './case-context.js';

export const sameRole =
  (a: AiAgentSelector) => (b: { readonly role: string; readonly useCase?: string }) =>
    a.role === b.role && a.useCase === b.useCase;

export const selectorOf = ({ role, useCase }: AiAgentSelector): AiAgentSelector => ({
  role,
  ...(useCase !== undefined && { useCase }),
});

/** One draft a role (and use case), the first of the fixtures. */
export function firstOfEachRole(stage: CaseContext): readonly AiAgentAssignmentDraft[] {
  const drafts = stage.given('assignments');
  const first = drafts.filter((draft, index) => drafts.findIndex(sameRole(draft)) === index);
  for (const role of Object.keys(stage.limits.aiAgents?.roles ?? {}))
    assert.ok(
      first.some((draft) => draft.role === role),
      `fixtures.assignments has no ${role}`,
    );
  return first;
}
