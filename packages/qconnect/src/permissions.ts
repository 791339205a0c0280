/**
 * The IAM actions of each portable operation. Source: Service Authorization Reference, "Actions,
 * resources, and condition keys for Amazon Q in Connect": the action of a request has its name.
 */
import type { Permission, PermissionCondition } from '@assistant-provider/core';
import type { DriverPermissions } from '@assistant-provider/core/adapter';
import { partKinds, type PartKind } from './wire/part-kinds.js';

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

const withMember = (argument: string) => ({ when: [{ argument, given: true }] });

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

const forEachPartKind = (
  listFor: (kind: PartKind) => readonly Permission[],
): readonly Permission[] => partKinds.flatMap(listFor);

const oneOf = (argument: string, ...values: readonly (string | boolean)[]) => ({
  argument,
  oneOf: values,
});
const unlessOther = (argument: string, value: string) =>
  ({ argument, oneOf: [value], orMissing: true }) as const;
const given = (argument: string) => ({ argument, given: true });
const missing = (argument: string) => ({ argument, given: false });

/** Reading one part, and its versions if the call asks for them. */
const readPart = ({ name, operation }: PartKind): readonly Permission[] => {
  const isKind = oneOf('part.kind', name);
  return [
    { name: `wisdom:Get${operation}`, when: [isKind] },
    { name: `wisdom:List${operation}Versions`, when: [isKind, oneOf('part.versions', true)] },
  ];
};

/** The list of AI agents carries them whole, but the service model does not promise it. */
const listParts = ({ name, operation, hasOrigin, wholeWith }: PartKind): readonly Permission[] => {
  const isListed = [
    unlessOther('query.kind', name),
    // A kind without an origin is the customer's, and nothing is read to list the vendor's.
    ...(hasOrigin ? [] : [unlessOther('query.origin', 'customer')]),
  ];
  return [
    { name: `wisdom:List${operation}s`, when: isListed },
    {
      name: `wisdom:Get${operation}`,
      when: isListed,
      ...(wholeWith !== undefined && { onlyIf: 'the list does not carry the whole part' }),
    },
    { name: `wisdom:List${operation}Versions`, when: [...isListed, oneOf('query.versions', true)] },
  ];
};

const putPart = ({ name, operation }: PartKind): readonly Permission[] => {
  const isNew = [oneOf('part.kind', name), missing('part.id')];
  const exists = [oneOf('part.kind', name), given('part.id')];
  return [
    { name: `wisdom:Create${operation}`, when: isNew },
    { name: `wisdom:Get${operation}`, when: exists },
    { name: `wisdom:Update${operation}`, when: exists },
    // The reference lists this action for each creation.
    { name: 'wisdom:TagResource', when: [...isNew, given('part.content.tags')] },
    {
      name: 'wisdom:TagResource',
      when: [...exists, given('part.content.tags')],
      onlyIf: 'a tag is new or changes its value',
    },
    { name: 'wisdom:UntagResource', when: exists, onlyIf: 'the part has another tag' },
  ];
};

const publishPart = ({ name, operation }: PartKind): readonly Permission[] => {
  const when = [oneOf('part.kind', name)];
  return [
    { name: `wisdom:Get${operation}`, when },
    { name: `wisdom:Create${operation}Version`, when },
  ];
};

const deletePart = ({ name, operation }: PartKind): readonly Permission[] => {
  const isKind = oneOf('part.kind', name);
  return [
    { name: `wisdom:Get${operation}`, when: [isKind] },
    { name: `wisdom:Delete${operation}`, when: [isKind, missing('part.version')] },
    { name: `wisdom:Delete${operation}Version`, when: [isKind, given('part.version')] },
  ];
};

const hasLinks = 'knowledge is linked';

export const permissions: DriverPermissions = {
  'assistants.create': [
    { name: 'wisdom:CreateAssistant' },
    // The reference lists this action for CreateAssistant.
    { name: 'wisdom:TagResource', ...withMember('draft.tags') },
    // The assistant accepts links once it is active.
    { ...getAssistant, ...withMember('draft.knowledge') },
    { ...createAssociation, ...withMember('draft.knowledge') },
    passRole('draft.knowledge.type'),
    ...keyActions.map((name) => ({ name, on: 'the key', ...withMember('draft.encryption') })),
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

  'parts.list': forEachPartKind(listParts),
  'parts.get': forEachPartKind(readPart),
  'parts.put': forEachPartKind(putPart),
  'parts.publish': forEachPartKind(publishPart),
  'parts.delete': forEachPartKind(deletePart),

  'directory.lookUp': [
    { name: 'wisdom:ListKnowledgeBases', when: [oneOf('kind', 'knowledgeBase')] },
    ...forEachPartKind(({ name, operation }) => [
      { name: `wisdom:List${operation}s`, when: [oneOf('kind', name)] },
    ]),
  ],
};
