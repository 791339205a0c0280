import { readJsonBody } from '@assistant-provider/adapter-kit';
import { aiAgentRoles, assistantStatuses, type KnowledgeSource } from '@assistant-provider/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from '../src/limits.js';
import {
  findAssignment,
  toAssignments,
  toConfiguration,
  toRole,
  toVendorType,
} from '../src/mapping/ai-agent.js';
import { toAssistant, toStatus } from '../src/mapping/assistant.js';
import { toAssociation, toKnowledgeLink } from '../src/mapping/knowledge.js';
import { assistantResponse } from '../src/wire/shapes.js';
import type { QConnectAssistant } from '../src/wire/vendor-types.js';
import { assistantData } from './harness.js';

const word = fc.string({ minLength: 1, maxLength: 40 });
const name = word.filter((given) => given !== '__proto__');
const configuration = fc.record({ aiAgentId: word, enabled: fc.boolean() }, { requiredKeys: [] });

/** Any AssistantData, with unknown values and members everywhere. */
const anyAssistant: fc.Arbitrary<QConnectAssistant> = fc
  .record(
    {
      assistantId: word,
      assistantArn: word,
      name: word,
      status: word,
      type: word,
      description: word,
      tags: fc.dictionary(name, fc.string()),
      serverSideEncryptionConfiguration: fc.record({ kmsKeyId: word }, { requiredKeys: [] }),
      aiAgentConfiguration: fc.dictionary(name, configuration),
      orchestratorConfigurationList: fc.array(
        fc.record(
          { orchestratorUseCase: word, aiAgentId: word },
          { requiredKeys: ['orchestratorUseCase'] },
        ),
      ),
    },
    { requiredKeys: ['assistantId', 'assistantArn', 'name', 'status'] },
  )
  .chain((known) =>
    fc.dictionary(name, fc.jsonValue()).map((novelties) => ({ ...novelties, ...known })),
  );

describe('an assistant', () => {
  it("keeps every member of the vendor's, known or unknown", () => {
    fc.assert(
      fc.property(anyAssistant, (data) => {
        const assistant = toAssistant(data);

        expect(assistant.vendorData).toBe(data);
        expect(assistant.vendorStatus).toBe(data.status);
        expect(assistantStatuses).toContain(assistant.status);
        expect(assistant.tags).toEqual(data.tags);
        expect(assistant.encryption?.kmsKeyId).toBe(
          data.serverSideEncryptionConfiguration?.kmsKeyId,
        );
        expect(assistant.aiAgents).toHaveLength(
          Object.keys(data.aiAgentConfiguration ?? {}).length +
            (data.orchestratorConfigurationList ?? []).length,
        );
        expect(Object.values(assistant)).not.toContain(undefined);
      }),
    );
  });

  it('equals the response after JSON and the shape check', async () => {
    await fc.assert(
      fc.asyncProperty(anyAssistant, async (data) => {
        const body = new TextEncoder().encode(JSON.stringify({ assistant: data }));
        const value = await readJsonBody(body, { nullIsAbsent: true });
        const { assistant } = value.andThen(assistantResponse)._unsafeUnwrap();

        expect(toAssistant(assistant)).toEqual(
          toAssistant(JSON.parse(JSON.stringify(assistant)) as QConnectAssistant),
        );
        expect(assistant.name).toBe(data.name);
      }),
    );
  });

  it('is rejected if a member has the wrong type', () => {
    const members = ['assistantId', 'assistantArn', 'name', 'status'] as const;
    const wrong = fc.oneof(
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(fc.string()),
      fc.object(),
    );
    fc.assert(
      fc.property(fc.constantFrom(...members), wrong, (member, value) => {
        const response = { assistant: { ...assistantData, [member]: value } };

        const problem = assistantResponse(response)._unsafeUnwrapErr();

        expect(problem).toBe(`the response.assistant.${member} is not a string`);
      }),
    );
  });
});

describe('statuses and roles', () => {
  it.each([
    ['ACTIVE', 'active'],
    ['CREATE_IN_PROGRESS', 'creating'],
    ['CREATE_FAILED', 'failed'],
    ['DELETE_IN_PROGRESS', 'deleting'],
    ['DELETE_FAILED', 'failed'],
    ['DELETED', 'deleted'],
    ['ARCHIVED', 'unknown'],
    ['constructor', 'unknown'],
  ])('%s is %s', (vendorStatus, status) => {
    expect(toStatus(vendorStatus)).toBe(status);
  });

  it('a supported role survives a round trip', () => {
    for (const role of aiAgentRoles)
      if (limits.aiAgents?.roles[role]) expect(toRole(toVendorType(role))).toBe(role);
  });

  it('an unknown type is kept', () => {
    expect(toRole('FUTURE_TYPE')).toBe('FUTURE_TYPE');
  });
});

describe('assignments', () => {
  it('are found by role and use case, each once', () => {
    fc.assert(
      fc.property(anyAssistant, (data) => {
        for (const { role, useCase } of toAssignments(data)) {
          const selector = {
            role: role as 'orchestration',
            ...(useCase !== undefined && { useCase }),
          };
          expect(findAssignment(data, selector)).toMatchObject(selector);
        }
      }),
    );
  });

  it.each([
    [undefined, {}],
    [true, {}],
    [false, { enabled: false }],
  ])('enabled %s is written as %j', (enabled, expected) => {
    expect(
      toConfiguration({
        role: 'answerRecommendation',
        agentId: 'a',
        ...(enabled !== undefined && { enabled }),
      }),
    ).toEqual({ aiAgentId: 'a', ...expected });
  });
});

describe('knowledge', () => {
  const source: fc.Arbitrary<KnowledgeSource> = fc.oneof(
    fc.record({ type: fc.constant('knowledgeBase' as const), id: word }),
    fc.record({
      type: fc.constant('externalKnowledgeBase' as const),
      locator: word,
      accessRole: word,
    }),
  );

  it('survives a round trip', () => {
    fc.assert(
      fc.property(source, word, (given, assistantAssociationId) => {
        const { associationType, association } = toAssociation(given);
        const associationData =
          'knowledgeBaseId' in association
            ? { knowledgeBaseAssociation: association }
            : association;

        const link = toKnowledgeLink({ assistantAssociationId, associationType, associationData });

        expect(link).toMatchObject({ linkId: assistantAssociationId, source: given });
      }),
    );
  });

  it.each<[string, object | undefined]>([
    ['KNOWLEDGE_BASE', {}],
    ['KNOWLEDGE_BASE', { knowledgeBaseAssociation: {} }],
    ['EXTERNAL_BEDROCK_KNOWLEDGE_BASE', undefined],
    ['WEB_CRAWLER', { webCrawler: {} }],
  ])('of %s with %j is carried as unknown', (associationType, associationData) => {
    const { source } = toKnowledgeLink({
      assistantAssociationId: '1',
      associationType,
      ...(associationData && { associationData }),
    });

    expect(source).toEqual({ type: 'unknown', vendorType: associationType });
  });
});
