/** The places in the content of a part that name other objects. */
import { withReferences, type JsonObject, type PartReference } from '@assistant-provider/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findReferences } from '../src/mapping/part-references.js';
import {
  agentId,
  configurations,
  futureConfiguration,
  guardrailId,
  linkId,
  promptId,
} from './part-samples.js';

const kindAt = (content: JsonObject) =>
  Object.fromEntries(findReferences(content).map(({ at, kind }) => [at, kind]));

const manual = (value: string) => ({
  configuration: { manualSearchAIAgentConfiguration: { answerGenerationAIPromptId: value } },
});

/**
 * Every member below AIAgentConfiguration whose name ends in Id, by the structure that has it. Source:
 * service model 2020-10-19 as of botocore 1.43.107.
 */
const membersOfTheModel = {
  ManualSearchAIAgentConfiguration: {
    answerGenerationAIPromptId: 'aiPrompt',
    answerGenerationAIGuardrailId: 'aiGuardrail',
  },
  AnswerRecommendationAIAgentConfiguration: {
    intentLabelingGenerationAIPromptId: 'aiPrompt',
    queryReformulationAIPromptId: 'aiPrompt',
    answerGenerationAIPromptId: 'aiPrompt',
    answerGenerationAIGuardrailId: 'aiGuardrail',
  },
  SelfServiceAIAgentConfiguration: {
    selfServicePreProcessingAIPromptId: 'aiPrompt',
    selfServiceAnswerGenerationAIPromptId: 'aiPrompt',
    selfServiceAIGuardrailId: 'aiGuardrail',
  },
  EmailResponseAIAgentConfiguration: {
    emailResponseAIPromptId: 'aiPrompt',
    emailQueryReformulationAIPromptId: 'aiPrompt',
  },
  EmailOverviewAIAgentConfiguration: { emailOverviewAIPromptId: 'aiPrompt' },
  EmailGenerativeAnswerAIAgentConfiguration: {
    emailGenerativeAnswerAIPromptId: 'aiPrompt',
    emailQueryReformulationAIPromptId: 'aiPrompt',
  },
  OrchestrationAIAgentConfiguration: {
    orchestrationAIPromptId: 'aiPrompt',
    orchestrationAIGuardrailId: 'aiGuardrail',
  },
  NoteTakingAIAgentConfiguration: {
    noteTakingAIPromptId: 'aiPrompt',
    noteTakingAIGuardrailId: 'aiGuardrail',
  },
  CaseSummarizationAIAgentConfiguration: {
    caseSummarizationAIPromptId: 'aiPrompt',
    caseSummarizationAIGuardrailId: 'aiGuardrail',
  },
  AssociationConfiguration: { associationId: 'knowledgeLink' },
  AgentTarget: { aiAgentId: 'aiAgent', applicationId: undefined },
  ToolConfiguration: { toolId: undefined },
} as const;

describe('every member of the service model that ends in Id', () => {
  it.each(
    Object.entries(membersOfTheModel).flatMap(([structure, members]) =>
      Object.entries(members).map(([member, kind]) => [structure, member, kind] as const),
    ),
  )('%s.%s names %s', (_, member, kind) => {
    const references = findReferences({ configuration: { [member]: `${promptId}:7` } });

    expect(references).toEqual(
      kind === undefined
        ? []
        : [{ at: `/configuration/${member}`, kind, id: promptId, version: 7 }],
    );
  });

  it('is in a sample of each type', () => {
    for (const configuration of Object.values(configurations)) {
      const text = JSON.stringify(configuration);
      const ids = [promptId, guardrailId, linkId].map((id) => text.split(id).length - 1);
      const found = findReferences({ configuration }).filter(({ kind }) => kind !== 'aiAgent');
      expect(found).toHaveLength(ids.reduce((sum, count) => sum + count));
    }
  });
});

describe('a reference', () => {
  it.each([
    [promptId, { id: promptId }],
    [`${promptId}:3`, { id: promptId, version: 3 }],
    [`${promptId}:$LATEST`, { id: promptId, form: '{id}:$LATEST' }],
    [`${promptId}:$SAVED`, { id: promptId, form: '{id}:$SAVED' }],
    [`${promptId}:03`, { id: promptId, form: '{id}:03' }],
    [`${promptId}:1234567890123456`, { id: promptId, form: '{id}:1234567890123456' }],
    [
      `arn:aws:wisdom:x:1:ai-prompt/${linkId}/${promptId}`,
      {
        id: promptId,
        form: `arn:aws:wisdom:x:1:ai-prompt/${linkId}/{id}`,
      },
    ],
    [
      `arn:aws:wisdom:x:1:ai-prompt/${linkId}/${promptId}:4`,
      {
        id: promptId,
        version: 4,
        form: `arn:aws:wisdom:x:1:ai-prompt/${linkId}/{id}:{version}`,
      },
    ],
  ])('to %s has the form of the place', (value, named) => {
    const content = manual(value);
    const references = findReferences(content);
    const at = '/configuration/manualSearchAIAgentConfiguration/answerGenerationAIPromptId';

    expect(references).toEqual([{ at, kind: 'aiPrompt', ...named }]);
    const moved = withReferences({ content, references }, () => ({ id: agentId, version: 9 }));
    const version = 'version' in named ? ':9' : '';
    expect(JSON.stringify(moved)).toContain(agentId + version);
    expect(JSON.stringify(moved)).not.toContain(promptId);
  });

  it.each(['', 'none', `${promptId} `, `x${promptId}`, `${promptId}:`, `${promptId}:a`])(
    'is not a text that is no id: %j',
    (value) => {
      expect(findReferences(manual(value))).toEqual([]);
    },
  );

  it('names the place in lists, and escapes the names of members', () => {
    expect(
      findReferences({ 'a/b~c': [{}, { associationId: linkId }, { associationId: 3 }] }),
    ).toEqual([{ at: '/a~1b~0c/1/associationId', kind: 'knowledgeLink', id: linkId }]);
  });

  it('is found in a configuration that is newer than the service model', () => {
    expect(kindAt({ configuration: futureConfiguration })).toEqual({
      '/configuration/futureAIAgentConfiguration/futureAIPromptId': 'aiPrompt',
      '/configuration/futureAIAgentConfiguration/futureAIGuardrailId': 'aiGuardrail',
      '/configuration/futureAIAgentConfiguration/steps/0/knowledgeBaseId': 'knowledgeBase',
    });
  });

  it('is to another AI agent, and not what stands in the schema of a tool or in tags', () => {
    const found = findReferences({
      configuration: configurations.ORCHESTRATION,
      tags: { aiAgentId: agentId },
    }).filter(({ kind }) => kind === 'aiAgent');

    const targets = '/configuration/orchestrationAIAgentConfiguration/multiAgentConfigurations';
    expect(found).toEqual([
      {
        at: `${targets}/0/delegateAgentConfiguration/agentTarget/aiAgentId`,
        kind: 'aiAgent',
        id: agentId,
      },
      {
        at: `${targets}/1/handoffAgentConfiguration/agentTarget/aiAgentId`,
        kind: 'aiAgent',
        id: agentId,
        version: 3,
      },
    ]);
  });
});

it('rewriting every reference to itself changes no content', () => {
  const text = fc.oneof(
    fc.string(),
    fc
      .tuple(fc.constantFrom(promptId, agentId), fc.constantFrom('', ':1', ':$LATEST', ':x'))
      .map((parts) => parts.join('')),
  );
  const name = fc.constantFrom('aAIPromptId', 'aiAgentId', 'associationId', 'a/b', '~', 'tags');
  const { content } = fc.letrec<{ content: JsonObject; value: JsonObject[string] }>((tie) => ({
    content: fc.dictionary(name, tie('value')),
    value: fc.oneof({ maxDepth: 4 }, text, fc.integer(), fc.array(tie('value')), tie('content')),
  }));
  const same = ({ id, version }: PartReference) => ({ id, version });

  fc.assert(
    fc.property(content, (given) => {
      const references = findReferences(given);
      expect(withReferences({ content: given, references }, same)).toEqual(given);
      // Each place holds what its reference says, or it would stay as it is.
      const moved = withReferences({ content: given, references }, () => ({ id: linkId }));
      expect(findReferences(moved).every(({ id }) => id === linkId)).toBe(true);
    }),
  );
});
