/** The mapping of each member of the vendor's objects. */
import { describe, expect, it } from 'vitest';
import { findAssignment, toAssignments, toConfiguration } from '../src/mapping/ai-agent.js';
import { toAssistant, toCreation, toStatus } from '../src/mapping/assistant.js';
import { toAssociation, toKnowledgeLink } from '../src/mapping/knowledge.js';
import type { QConnectAssistant, QConnectAssociation } from '../src/wire/vendor-types.js';

const least: QConnectAssistant = {
  assistantId: 'desk-1',
  assistantArn: 'arn:aws:wisdom:eu-central-1:123456789012:assistant/desk-1',
  name: 'Returns desk',
  status: 'ACTIVE',
  type: 'AGENT',
};

describe('an assistant', () => {
  it('with the required members only has no other members', () => {
    expect(toAssistant(least)).toStrictEqual({
      id: 'desk-1',
      vendor: 'qconnect',
      name: 'Returns desk',
      status: 'active',
      vendorStatus: 'ACTIVE',
      aiAgents: [],
      locator: least.assistantArn,
      vendorData: least,
    });
  });

  it('has the description, tags, key, agents and given knowledge', () => {
    const assistant: QConnectAssistant = {
      ...least,
      description: 'Answers about returns',
      tags: { team: 'care' },
      serverSideEncryptionConfiguration: { kmsKeyId: 'alias/desk' },
      aiAgentConfiguration: { NOTE_TAKING: { aiAgentId: 'agent-1' } },
    };
    const link = {
      linkId: 'link-1',
      source: { type: 'knowledgeBase', id: 'base-1' },
      vendorData: {},
    } as const;
    expect(toAssistant(assistant, [link])).toMatchObject({
      description: 'Answers about returns',
      tags: { team: 'care' },
      encryption: { kmsKeyId: 'alias/desk' },
      aiAgents: [{ role: 'noteTaking', agentId: 'agent-1', enabled: true }],
      knowledge: [link],
    });
  });

  it("has no key if it is encrypted with the vendor's own", () => {
    const assistant = { ...least, serverSideEncryptionConfiguration: {} };
    expect(toAssistant(assistant)).not.toHaveProperty('encryption');
  });

  it.each([
    ['ACTIVE', 'active'],
    ['CREATE_IN_PROGRESS', 'creating'],
    ['DELETE_IN_PROGRESS', 'deleting'],
    ['DELETED', 'deleted'],
    ['CREATE_FAILED', 'failed'],
    ['DELETE_FAILED', 'failed'],
    ['PAUSED', 'unknown'],
  ])('in the status %s is %s', (status, ours) => {
    expect(toStatus(status)).toBe(ours);
  });
});

describe('assignments of AI agents', () => {
  const off = { aiAgentId: 'agent-1', enabled: false };
  const first = { orchestratorUseCase: 'Connect.SelfService', aiAgentId: 'agent-2' };
  const second = { orchestratorUseCase: 'Connect.SelfService', aiAgentId: 'agent-3' };
  const last = { orchestratorUseCase: 'Connect.AgentAssistance' };
  const assistant: QConnectAssistant = {
    ...least,
    aiAgentConfiguration: { ANSWER_RECOMMENDATION: off, NOVEL_TYPE: {} },
    orchestratorConfigurationList: [first, second, last],
  };

  it('are the defaults by type, then the orchestrators by use case', () => {
    expect(toAssignments(assistant)).toStrictEqual([
      {
        ...{ role: 'answerRecommendation', agentId: 'agent-1', enabled: false },
        ...{ vendorRole: 'ANSWER_RECOMMENDATION', vendorData: off },
      },
      { role: 'NOVEL_TYPE', enabled: true, vendorRole: 'NOVEL_TYPE', vendorData: {} },
      {
        ...{ role: 'orchestration', useCase: 'Connect.SelfService', agentId: 'agent-2' },
        ...{ enabled: true, vendorRole: 'ORCHESTRATION', vendorData: first },
      },
      expect.objectContaining({ useCase: 'Connect.SelfService', agentId: 'agent-3' }),
      {
        ...{ role: 'orchestration', useCase: 'Connect.AgentAssistance' },
        ...{ enabled: true, vendorRole: 'ORCHESTRATION', vendorData: last },
      },
    ]);
  });

  it('are found by role and use case, and the last one counts', () => {
    const find = (selector: Parameters<typeof findAssignment>[1]) =>
      findAssignment(assistant, selector)?.agentId;

    expect(find({ role: 'answerRecommendation' })).toBe('agent-1');
    expect(find({ role: 'orchestration', useCase: 'Connect.SelfService' })).toBe('agent-3');
    expect(findAssignment(assistant, { role: 'orchestration' })).toBeUndefined();
    expect(findAssignment(assistant, { role: 'noteTaking' })).toBeUndefined();
  });

  it.each([
    [{ agentId: 'agent-1' }, { aiAgentId: 'agent-1' }],
    [{ agentId: 'agent-1', enabled: true }, { aiAgentId: 'agent-1' }],
    [{ enabled: false }, { enabled: false }],
    [{}, {}],
  ])('are written with no more than is asked for: %j', (draft, written) => {
    expect(toConfiguration({ role: 'answerRecommendation', ...draft })).toStrictEqual(written);
  });
});

describe('a link to knowledge', () => {
  const bedrock = {
    bedrockKnowledgeBaseArn: 'arn:aws:bedrock:eu-central-1:123456789012:knowledge-base/K1',
    accessRoleArn: 'arn:aws:iam::123456789012:role/reader',
  };
  const association = (
    associationType: string,
    associationData?: QConnectAssociation['associationData'],
  ): QConnectAssociation => ({
    ...{ assistantAssociationId: 'link-1', assistantAssociationArn: 'arn', assistantId: 'desk-1' },
    ...{ assistantArn: 'arn', associationType },
    ...(associationData && { associationData }),
  });
  const base = { knowledgeBaseAssociation: { knowledgeBaseId: 'base-1' } };
  const external = { externalBedrockKnowledgeBaseConfig: bedrock };
  const externalSource = {
    type: 'externalKnowledgeBase',
    locator: bedrock.bedrockKnowledgeBaseArn,
    accessRole: bedrock.accessRoleArn,
  } as const;

  it.each([
    ['KNOWLEDGE_BASE', base, { type: 'knowledgeBase', id: 'base-1' }],
    ['EXTERNAL_BEDROCK_KNOWLEDGE_BASE', external, externalSource],
    ['KNOWLEDGE_BASE', external, { type: 'unknown', vendorType: 'KNOWLEDGE_BASE' }],
    ['KNOWLEDGE_BASE', undefined, { type: 'unknown', vendorType: 'KNOWLEDGE_BASE' }],
    [
      'EXTERNAL_BEDROCK_KNOWLEDGE_BASE',
      base,
      { type: 'unknown', vendorType: 'EXTERNAL_BEDROCK_KNOWLEDGE_BASE' },
    ],
    ['NOVEL_TYPE', { ...base, ...external }, { type: 'unknown', vendorType: 'NOVEL_TYPE' }],
  ])('of the type %s with %j has the source %j', (type, data, source) => {
    const received = association(type, data);
    expect(toKnowledgeLink(received)).toStrictEqual({
      linkId: 'link-1',
      source,
      vendorData: received,
    });
  });

  it('is sent as the one member of its union', () => {
    expect(toAssociation({ type: 'knowledgeBase', id: 'base-1' })).toStrictEqual({
      associationType: 'KNOWLEDGE_BASE',
      association: { knowledgeBaseId: 'base-1' },
    });
    expect(toAssociation(externalSource)).toStrictEqual({
      associationType: 'EXTERNAL_BEDROCK_KNOWLEDGE_BASE',
      association: external,
    });
  });
});

describe('the body of a creation', () => {
  it('has only the members of the draft', () => {
    expect(toCreation({ name: 'Returns desk' }, 'AGENT')).toStrictEqual({
      name: 'Returns desk',
      type: 'AGENT',
    });
  });

  it('has every member of the draft', () => {
    const tags = { team: 'care' };
    const body = toCreation(
      { name: 'Desk', description: 'd', tags, encryption: { kmsKeyId: 'alias/desk' } },
      'AGENT',
    );
    expect(body).toStrictEqual({
      ...{ name: 'Desk', type: 'AGENT', description: 'd', tags },
      serverSideEncryptionConfiguration: { kmsKeyId: 'alias/desk' },
    });
    expect(body.tags).not.toBe(tags);
  });
});
