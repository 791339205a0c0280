/** The calls of each portable operation. Each operation has one call that nothing is particular about. */
import type { KnowledgeLink } from '@assistant-provider/core';
import { ids } from './block-context.js';
import { just, type Full, type PermissionCase } from './permissions-case.js';
import { directoryCases, partCases } from './permissions-part-cases.js';

const { assistantId, queueId, otherQueueId, knowledgeBaseId, aiAgentId } = ids;
const assistantArn = `arn:aws:wisdom:us-east-1:123456789012:assistant/${assistantId}`;
const binding = { queueId, mediaTypes: ['call'] } as const;
const otherBinding = { queueId: otherQueueId, mediaTypes: ['call'] } as const;
const source = { type: 'knowledgeBase', id: knowledgeBaseId } as const;
const externalSource = {
  type: 'externalKnowledgeBase',
  locator: 'arn:aws:bedrock:us-east-1:123456789012:knowledge-base/ABCDEFGHIJ',
  accessRole: 'arn:aws:iam::123456789012:role/Reader',
} as const;
const kmsKeyId = 'arn:aws:kms:us-east-1:123456789012:key/1';
const role = { role: 'answerRecommendation' } as const;
const name = 'Travel desk';
const tags = { team: 'travel' };

const ofAssistant = just({ assistantId });

/** An agent at the vendor that has them; the other has functions. */
const agentOf = ({ vendor }: Full) => (vendor === 'qconnect' ? { agentId: aiAgentId } : {});

const bound = (provider: Full) => provider.queues.bindMany(assistantId, [binding, otherBinding]);
const oneBound = (provider: Full) => provider.queues.bind(assistantId, binding);
const linked = (provider: Full) => provider.knowledge.link(assistantId, source);
const assigned = (provider: Full) =>
  provider.aiAgents.assign(assistantId, { ...role, ...agentOf(provider) });
const otherAssigned = (provider: Full) =>
  provider.aiAgents.assign(assistantId, { role: 'manualSearch', ...agentOf(provider) });
const tagged = (provider: Full) => provider.tagging.tag(assistantId, tags);

const viewAssistant = 'assistants:assistant:view';
const viewCopilot = 'assistants:copilot:view';
const viewQueue = 'assistants:queue:view';
const including = { query: { include: ['aiAgents', 'knowledge'] } };
const refusesExpansion = { expandCopilotWithoutPermission: 'refused' };
const withoutCopilot = { vendors: ['genesys'], also: [viewAssistant] } as const;

const genesysIncluding = {
  about: 'with AI agents',
  vendors: ['genesys'],
  settings: refusesExpansion,
  input: just(including),
  also: [viewCopilot],
} as const;
const qconnectIncluding = {
  about: 'with knowledge',
  vendors: ['qconnect'],
  input: just(including),
} as const;

const creations: readonly PermissionCase[] = (
  [
    ['tags', { tags }],
    ['knowledge', { knowledge: [source] }],
    ['external knowledge', { knowledge: [source, externalSource] }],
    ['a key', { encryption: { kmsKeyId } }],
  ] as const
).map(([about, members]) => ({
  operation: 'assistants.create',
  about: `with ${about}`,
  vendors: ['qconnect'],
  // Long enough for a status to be seen.
  settings: { assistantCreationMilliseconds: 1 },
  input: just({ draft: { name, ...members } }),
}));

const byArn = { about: 'by ARN', vendors: ['qconnect'] } as const;

export const permissionCases: readonly PermissionCase[] = [
  { operation: 'assistants.create', input: just({ draft: { name } }) },
  ...creations,
  { operation: 'assistants.get', input: ofAssistant },
  { operation: 'assistants.list', input: just({}) },
  { operation: 'assistants.list', ...genesysIncluding },
  { operation: 'assistants.list', ...qconnectIncluding },
  { operation: 'assistants.all', input: just({}) },
  { operation: 'assistants.all', ...genesysIncluding },
  { operation: 'assistants.all', ...qconnectIncluding },
  { operation: 'assistants.delete', input: ofAssistant },
  {
    operation: 'assistants.delete',
    about: 'with queues',
    vendors: ['genesys'],
    settings: { deleteAssistantWithQueues: 'refused' },
    before: bound,
    input: ofAssistant,
    also: [viewQueue, 'assistants:queue:delete'],
  },
  {
    operation: 'assistants.delete',
    about: 'with knowledge',
    vendors: ['qconnect'],
    before: linked,
    input: ofAssistant,
    also: ['wisdom:ListAssistantAssociations', 'wisdom:DeleteAssistantAssociation'],
    failsOtherwise: 'wisdom:ListAssistantAssociations',
  },

  { operation: 'editing.update', input: just({ assistantId, patch: { name } }) },

  { operation: 'queues.list', input: ofAssistant },
  { operation: 'queues.all', before: bound, input: ofAssistant },
  { operation: 'queues.listBound', input: just({}) },
  { operation: 'queues.allBound', before: bound, input: just({}) },
  { operation: 'queues.get', before: bound, input: just({ assistantId, queueId }) },
  { operation: 'queues.bind', input: just({ assistantId, binding }) },
  {
    operation: 'queues.bindMany',
    input: just({ assistantId, bindings: [binding, otherBinding] }),
  },
  { operation: 'queues.unbind', before: bound, input: just({ assistantId, queueId }) },
  {
    operation: 'queues.unbindMany',
    before: bound,
    input: just({ assistantId, queueIds: [queueId, otherQueueId] }),
  },
  {
    operation: 'queues.unbindMany',
    about: 'with a queue that is not bound',
    vendors: ['genesys'],
    settings: { deleteUnattachedQueues: 'notFound' },
    before: oneBound,
    input: just({ assistantId, queueIds: [queueId, otherQueueId] }),
    also: [viewQueue],
  },
  {
    operation: 'queues.unbindMany',
    about: 'without a queue that is bound',
    vendors: ['genesys'],
    settings: { deleteUnattachedQueues: 'notFound' },
    input: just({ assistantId, queueIds: [queueId, otherQueueId] }),
    also: [viewQueue, viewAssistant],
  },

  { operation: 'aiAgents.list', before: otherAssigned, input: ofAssistant },
  {
    operation: 'aiAgents.list',
    about: 'without a copilot',
    ...withoutCopilot,
    input: ofAssistant,
  },
  {
    operation: 'aiAgents.assign',
    before: otherAssigned,
    input: (provider) => ({ assistantId, assignment: { ...role, ...agentOf(provider) } }),
  },
  {
    operation: 'aiAgents.assign',
    about: 'without a copilot',
    ...withoutCopilot,
    input: just({ assistantId, assignment: role }),
  },
  {
    operation: 'aiAgents.unassign',
    before: otherAssigned,
    input: just({ assistantId, selector: role }),
  },
  {
    operation: 'aiAgents.unassign',
    about: 'of a function that is on',
    vendors: ['genesys'],
    before: assigned,
    input: just({ assistantId, selector: role }),
    also: ['assistants:copilot:edit'],
  },
  {
    operation: 'aiAgents.unassign',
    about: 'without a copilot',
    ...withoutCopilot,
    input: just({ assistantId, selector: role }),
  },
  {
    operation: 'aiAgents.unassign',
    about: 'of a role that nothing fills',
    vendors: ['qconnect'],
    settings: { removeUnsetAIAgent: 'ResourceNotFoundException' },
    input: just({ assistantId, selector: role }),
    also: ['wisdom:GetAssistant'],
  },

  { operation: 'knowledge.list', input: ofAssistant },
  { operation: 'knowledge.link', input: just({ assistantId, source }) },
  {
    operation: 'knowledge.link',
    about: 'with external knowledge',
    vendors: ['qconnect'],
    input: just({ assistantId, source: externalSource }),
  },
  {
    operation: 'knowledge.unlink',
    before: linked,
    input: (_, prepared) => ({ assistantId, linkId: (prepared as KnowledgeLink).linkId }),
  },

  { operation: 'tagging.list', input: ofAssistant },
  { operation: 'tagging.list', ...byArn, input: just({ assistantId: assistantArn }) },
  { operation: 'tagging.tag', input: just({ assistantId, tags }) },
  { operation: 'tagging.tag', ...byArn, input: just({ assistantId: assistantArn, tags }) },
  {
    operation: 'tagging.untag',
    before: tagged,
    input: just({ assistantId, keys: ['team'] }),
  },
  {
    operation: 'tagging.untag',
    ...byArn,
    before: tagged,
    input: just({ assistantId: assistantArn, keys: ['team'] }),
  },

  ...partCases,
  ...directoryCases,
];
