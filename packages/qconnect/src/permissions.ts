/**
 * The IAM actions of each portable operation. Source: Service Authorization Reference, "Actions,
 * resources, and condition keys for Amazon Q in Connect": the action of a request has its name.
 */
import type { Permission, PermissionCondition } from '@assistant-provider/core';
import type { DriverPermissions } from '@assistant-provider/core/adapter';

/** Service model, ServerSideEncryptionConfiguration. */
export const keyActions = [
  'kms:CreateGrant',
  'kms:DescribeKey',
  'kms:Decrypt',
  'kms:GenerateDataKey*',
] as const;

const getAssistant: Permission = { name: 'wisdom:GetAssistant' };
const listAssociations: Permission = { name: 'wisdom:ListAssistantAssociations' };
const createAssociation: Permission = { name: 'wisdom:CreateAssistantAssociation' };
const deleteAssociation: Permission = { name: 'wisdom:DeleteAssistantAssociation' };

const given = (argument: string) => ({ when: [{ argument, given: true }] });

/** The reference lists this action for CreateAssistantAssociation. */
const passRole = (type: string): Permission => ({
  name: 'iam:PassRole',
  on: 'the access role, to `wisdom.amazonaws.com`',
  when: [{ argument: type, oneOf: ['externalKnowledgeBase'] }],
});

const isNoArn: PermissionCondition = {
  argument: 'assistantId',
  pattern: /^(?!arn:)/,
  description: 'is not an ARN',
};
/** Tags belong to ARNs, and GetAssistant finds the ARN of an id. */
const findArn: Permission = { ...getAssistant, when: [isNoArn] };

const hasLinks = 'knowledge is linked';

export const permissions: DriverPermissions = {
  'assistants.create': [
    { name: 'wisdom:CreateAssistant' },
    // The reference lists this action for CreateAssistant.
    { name: 'wisdom:TagResource', ...given('draft.tags') },
    // The assistant accepts links once it is active.
    { ...getAssistant, ...given('draft.knowledge') },
    { ...createAssociation, ...given('draft.knowledge') },
    passRole('draft.knowledge.type'),
    ...keyActions.map((name) => ({ name, on: 'the key', ...given('draft.encryption') })),
  ],
  'assistants.get': [getAssistant],
  'assistants.list': [
    { name: 'wisdom:ListAssistants' },
    { ...listAssociations, when: [{ argument: 'query.include', oneOf: ['knowledge'] }] },
  ],
  'assistants.delete': [
    { name: 'wisdom:DeleteAssistant' },
    { ...listAssociations, onlyIf: hasLinks },
    { ...deleteAssociation, onlyIf: hasLinks },
  ],

  'aiAgents.list': [getAssistant],
  'aiAgents.assign': [{ name: 'wisdom:UpdateAssistantAIAgent' }],
  'aiAgents.unassign': [
    { name: 'wisdom:RemoveAssistantAIAgent' },
    { ...getAssistant, onlyIf: 'the vendor responds that there is nothing to remove' },
  ],

  'knowledge.list': [listAssociations],
  'knowledge.link': [createAssociation, passRole('source.type')],
  'knowledge.unlink': [deleteAssociation],

  'tagging.list': [findArn, { name: 'wisdom:ListTagsForResource' }],
  'tagging.tag': [findArn, { name: 'wisdom:TagResource' }],
  'tagging.untag': [findArn, { name: 'wisdom:UntagResource' }],
};
