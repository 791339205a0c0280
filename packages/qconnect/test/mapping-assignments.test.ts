/** Comparison of an assignment in a response with the requested one. */
import { describe, expect, it } from 'vitest';
import { isAssignedAs, toRole, toVendorType } from '../src/mapping/ai-agent.js';

const agentId = '0a4c7d52-93f1-4a43-8f6d-1f6a2b7c9d22';
const otherId = '1b5d8e63-a402-4b54-907e-2a7b3c8d0e33';
const role = 'answerRecommendation';
const found = {
  role,
  agentId,
  enabled: true,
  vendorRole: 'ANSWER_RECOMMENDATION',
  vendorData: {},
} as const;

describe('an assignment', () => {
  it.each([
    ['the same agent', agentId],
    ['the agent with another version', `${agentId}:3`],
    ['no agent in particular', undefined],
  ])('is the one asked for, by %s', (_, asked) => {
    expect(isAssignedAs(found, { role, ...(asked !== undefined && { agentId: asked }) })).toBe(
      true,
    );
  });

  it('is as requested if the id is returned as an ARN', () => {
    const arn = `arn:aws:wisdom:eu-central-1:123456789012:ai-agent/a/${agentId}`;
    expect(isAssignedAs({ ...found, agentId: arn }, { role, agentId })).toBe(true);
  });

  it('is not as requested with another agent, no agent, or another `enabled`', () => {
    const { agentId: _, ...withoutAgent } = found;

    expect(isAssignedAs(found, { role, agentId: otherId })).toBe(false);
    expect(isAssignedAs(withoutAgent, { role, agentId })).toBe(false);
    expect(isAssignedAs(found, { role, agentId, enabled: false })).toBe(false);
  });
});

describe('a role', () => {
  it.each([
    ['answerRecommendation', 'ANSWER_RECOMMENDATION'],
    ['manualSearch', 'MANUAL_SEARCH'],
    ['summarization', 'CASE_SUMMARIZATION'],
    ['selfService', 'SELF_SERVICE'],
    ['noteTaking', 'NOTE_TAKING'],
    ['emailResponse', 'EMAIL_RESPONSE'],
    ['emailOverview', 'EMAIL_OVERVIEW'],
    ['emailGenerativeAnswer', 'EMAIL_GENERATIVE_ANSWER'],
    ['orchestration', 'ORCHESTRATION'],
  ] as const)('%s is %s at the vendor, written and read', (role, vendorType) => {
    expect(toVendorType(role)).toBe(vendorType);
    expect(toRole(vendorType)).toBe(role);
  });

  it('that one side does not have is passed on unchanged', () => {
    expect(toVendorType('wrapUpPrediction')).toBe('wrapUpPrediction');
    expect(toRole('NEW_AT_THE_VENDOR')).toBe('NEW_AT_THE_VENDOR');
  });
});
