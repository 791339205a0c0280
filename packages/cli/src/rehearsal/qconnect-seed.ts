/** The state of an account of Amazon Q in Connect, as a seed of its emulator. Pure. */
import type { AssistantStatus, JsonObject } from '@assistant-provider/core';
import type { QConnectSeed } from '@assistant-provider/emulators';
import type {
  Observed,
  ObservedAssistant,
  ObservedKnowledge,
  ObservedPart,
} from '@assistant-provider/reconcile';

/** AssistantStatus of the service model. Both failures read as failed. */
const statuses: { readonly [S in AssistantStatus]: string } = {
  creating: 'CREATE_IN_PROGRESS',
  active: 'ACTIVE',
  inactive: 'INACTIVE',
  failed: 'CREATE_FAILED',
  deleting: 'DELETE_IN_PROGRESS',
  deleted: 'DELETED',
  unknown: 'UNKNOWN',
};

/**
 * Returns the seed with every assistant, its prompts, guardrails and agents with their versions, its roles,
 * knowledge and tags, and the names of knowledge bases: ids, names and times are the same as in the account. It holds
 * nothing that was not read.
 */
export const qconnectSeedOf = ({ assistants, names }: Observed): QConnectSeed =>
  // The vendor may have more than the service model says. The emulator checks it.
  ({
    assistants: assistants.map(assistantOf),
    knowledgeBases: Array.from(names.entriesOf('knowledgeBase'), ({ id, name }) => ({
      knowledgeBaseId: id,
      name,
    })),
  }) as QConnectSeed;

function assistantOf(assistant: ObservedAssistant): object {
  const { id, name, description, status, tags = {}, encryption, knowledge = [] } = assistant;
  const { aiAgents = [], parts = {} } = assistant;
  const byType = aiAgents.filter(({ useCase }) => useCase === undefined);
  return {
    ...{ assistantId: id, name, status: statuses[status], tags },
    ...(description !== undefined && { description }),
    ...(encryption && { serverSideEncryptionConfiguration: encryption }),
    aiAgentConfiguration: Object.fromEntries(
      byType.map(({ vendorRole, agentId, enabled }) => [
        vendorRole,
        { ...agentOf(agentId), ...(!enabled && { enabled }) },
      ]),
    ),
    orchestratorConfigurationList: aiAgents.flatMap(({ useCase, agentId }) =>
      useCase === undefined ? [] : [{ ...agentOf(agentId), orchestratorUseCase: useCase }],
    ),
    associations: knowledge.flatMap(associationOf),
    aiPrompts: (parts['aiPrompt'] ?? []).map(partOf),
    aiGuardrails: (parts['aiGuardrail'] ?? []).map(partOf),
    aiAgents: (parts['aiAgent'] ?? []).map(partOf),
  };
}

const agentOf = (agentId: string | undefined) => agentId !== undefined && { aiAgentId: agentId };

/** The emulator has no associations of a type that this version does not know. */
function associationOf({ linkId, source }: ObservedKnowledge): readonly object[] {
  if (source.type === 'unknown') return [];
  const association =
    source.type === 'knowledgeBase'
      ? { knowledgeBaseId: source.id }
      : {
          externalBedrockKnowledgeBaseConfig: {
            bedrockKnowledgeBaseArn: source.locator,
            accessRoleArn: source.accessRole,
          },
        };
  return [{ assistantAssociationId: linkId, association }];
}

function partOf({ kind, id, name, origin, content, versions, updatedAt }: ObservedPart): object {
  const { type, tags } = content;
  const time = updatedAt === undefined ? Number.NaN : Date.parse(updatedAt);
  const withTime = (of: JsonObject) => ({
    ...preserved(of),
    ...(!Number.isNaN(time) && { modifiedTime: time }),
  });
  return {
    ...{ [`${kind}Id`]: id, name, origin: origin === 'vendor' ? 'SYSTEM' : 'CUSTOMER' },
    ...(type !== undefined && { type }),
    ...(tags !== undefined && { tags }),
    content: withTime(content),
    ...(versions && {
      versions: versions.map(({ version, content: of }) => ({
        versionNumber: version,
        content: withTime(of),
      })),
    }),
  };
}

/** A version preserves this. It has the type and the tags of its part. */
const preserved = ({ type: _, tags: __, ...content }: JsonObject) => content;
