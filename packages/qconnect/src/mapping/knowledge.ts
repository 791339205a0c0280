/** A link to a knowledge base: the vendor's association to ours, and a source to the vendor's. Pure. */
import type { KnowledgeLink, KnowledgeSource } from '@assistant-provider/core';
import type { AssociationInput, QConnectAssociation } from '../wire/vendor-types.js';

export const toKnowledgeLink = (data: QConnectAssociation): KnowledgeLink => ({
  linkId: data.assistantAssociationId,
  source: toSource(data),
  vendorData: data,
});

/** `unknown` for a type without a portable word, and for data without the member of its type. */
function toSource({ associationType, associationData = {} }: QConnectAssociation) {
  const { knowledgeBaseAssociation, externalBedrockKnowledgeBaseConfig: external } =
    associationData;
  const id = knowledgeBaseAssociation?.knowledgeBaseId;
  if (associationType === 'KNOWLEDGE_BASE' && id !== undefined)
    return { type: 'knowledgeBase', id } as const;
  if (associationType === 'EXTERNAL_BEDROCK_KNOWLEDGE_BASE' && external)
    return {
      type: 'externalKnowledgeBase',
      locator: external.bedrockKnowledgeBaseArn,
      accessRole: external.accessRoleArn,
    } as const;
  return { type: 'unknown', vendorType: associationType } as const;
}

export function toAssociation(source: KnowledgeSource): AssociationInput {
  return source.type === 'knowledgeBase'
    ? { associationType: 'KNOWLEDGE_BASE', association: { knowledgeBaseId: source.id } }
    : {
        associationType: 'EXTERNAL_BEDROCK_KNOWLEDGE_BASE',
        association: {
          externalBedrockKnowledgeBaseConfig: {
            bedrockKnowledgeBaseArn: source.locator,
            accessRoleArn: source.accessRole,
          },
        },
      };
}
