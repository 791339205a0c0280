/** How the fields of Amazon Q in Connect reach the portable model. Source: service model 2020-10-19. */
import type { Crosswalk, CrosswalkField } from '@assistant-provider/core';
import { flowBlocks, namedBy } from './wire/flow-blocks.js';

type Row = Omit<CrosswalkField, 'object'>;

const set = { setByVendor: true, reason: 'Amazon Q in Connect sets it.' } as const;

const rowsOf = (object: CrosswalkField['object'], rows: readonly Row[]): CrosswalkField[] =>
  rows.map((row) => ({ object, ...row }));

const allSet = (...fields: readonly string[]): readonly Row[] =>
  fields.map((field) => ({ field, ...set }));

const allAs = (as: string, ...fields: readonly string[]): readonly Row[] =>
  fields.map((field) => ({ field, as }));

const assistant: readonly Row[] = [
  ...allSet('/assistantId', '/assistantArn', '/status'),
  ...allAs('name', '/name'),
  ...allAs('description', '/description'),
  ...allAs('tags', '/tags'),
  ...allAs('encryption', '/serverSideEncryptionConfiguration'),
  ...allAs('aiAgents', '/aiAgentConfiguration', '/orchestratorConfigurationList'),
  // Members of responses that no request has.
  ...allSet('/integrationConfiguration', '/capabilityConfiguration'),
  {
    field: '/type',
    setByVendor: true,
    reason: 'Every assistant of Amazon Q in Connect has the type AGENT.',
  },
];

const knowledge: readonly Row[] = [
  ...allSet('/assistantId', '/assistantArn'),
  ...allSet('/assistantAssociationId', '/assistantAssociationArn'),
  ...allAs('knowledge', '/associationType', '/associationData'),
  {
    field: '/associationData/knowledgeBaseAssociation/knowledgeBaseArn',
    setByVendor: true,
    reason: 'It follows from the id of the knowledge base.',
  },
  { field: '/tags', reason: 'The portable model has no tags on knowledge links.' },
];

/** A part of an assistant: what the vendor sets beside the content. */
const partOf = (name: string): readonly Row[] => [
  ...allSet(
    '/assistantId',
    '/assistantArn',
    `/${name}Id`,
    `/${name}Arn`,
    '/status',
    '/modifiedTime',
  ),
  ...allAs(`parts.${name}`, '/name', '/description', '/visibilityStatus', '/tags'),
];

const aiPrompt: readonly Row[] = [
  ...partOf('aiPrompt'),
  ...allSet('/origin'),
  ...allAs(
    'parts.aiPrompt',
    '/type',
    '/templateType',
    '/modelId',
    '/templateConfiguration',
    '/inferenceConfiguration',
  ),
  {
    field: '/apiFormat',
    as: 'parts.aiPrompt',
    // The text of CreateAIPromptRequest in the service model.
    deprecated: 'AWS will deprecate this format; use MESSAGES or TEXT_COMPLETIONS.',
    deprecatedValues: ['ANTHROPIC_CLAUDE_MESSAGES', 'ANTHROPIC_CLAUDE_TEXT_COMPLETIONS'],
  },
];

const aiGuardrail: readonly Row[] = [
  ...partOf('aiGuardrail'),
  ...allAs(
    'parts.aiGuardrail',
    '/blockedInputMessaging',
    '/blockedOutputsMessaging',
    '/topicPolicyConfig',
    '/contentPolicyConfig',
    '/wordPolicyConfig',
    '/sensitiveInformationPolicyConfig',
    '/contextualGroundingPolicyConfig',
  ),
];

const aiAgent: readonly Row[] = [
  ...partOf('aiAgent'),
  ...allSet('/origin'),
  ...allAs('parts.aiAgent', '/type', '/configuration'),
];

/** The crosswalk of Amazon Q in Connect. */
export const crosswalk: Crosswalk = {
  fields: [
    ...rowsOf('assistant', assistant),
    ...rowsOf('aiAgents', allAs('aiAgents', '/aiAgentId', '/enabled', '/orchestratorUseCase')),
    ...rowsOf('knowledge', knowledge),
    ...rowsOf('parts.aiPrompt', aiPrompt),
    ...rowsOf('parts.aiGuardrail', aiGuardrail),
    ...rowsOf('parts.aiAgent', aiAgent),
  ],
  missing: {
    queues: {
      verdict: 'asked',
      reason:
        'Amazon Connect binds a queue to an assistant in its flows. A person has to add two blocks to ' +
        'each flow that serves the queue.',
      instructions: flowBlocks,
    },
    parts: {
      verdict: 'dropped',
      reason: 'Amazon Q in Connect cannot read what only another vendor understands.',
    },
  },
  namedBy,
  // Amazon Connect sets it on an assistant that it uses, and loses its access without it.
  vendorTags: ['AmazonConnectEnabled'],
};
