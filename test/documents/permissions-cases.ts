/** Each portable operation, called once at a vendor that has everything the operation needs. */
import type {
  AssistantError,
  AssistantProvider,
  FeatureName,
  KnowledgeLink,
  Reply,
} from '@assistant-provider/core';
import type { Result } from 'neverthrow';
import { ids } from './block-context.js';

const { assistantId, queueId, otherQueueId, knowledgeBaseId, aiAgentId } = ids;
const binding = { queueId, mediaTypes: ['call'] } as const;
const otherBinding = { queueId: otherQueueId, mediaTypes: ['call'] } as const;
const source = { type: 'knowledgeBase', id: knowledgeBaseId } as const;
const role = { role: 'answerRecommendation' } as const;

const include = ['aiAgents', 'knowledge'] as const;

type Full = AssistantProvider<FeatureName>;
type Outcome = Reply<unknown> | Promise<Result<unknown, AssistantError>>;

export interface PermissionCase {
  readonly operation: string;
  /** With every right. */
  readonly before?: (provider: Full) => Outcome;
  readonly run: (provider: Full, prepared: unknown) => Outcome;
}

/** An agent at the vendor that has them; the other has functions. */
const agentOf = ({ vendor }: Full) => (vendor === 'qconnect' ? { agentId: aiAgentId } : {});

async function firstOf(
  list: AsyncIterable<Result<unknown, AssistantError>>,
): Promise<Result<unknown, AssistantError>> {
  for await (const entry of list) return entry;
  throw new Error('the list is empty');
}

const bound = (provider: Full) => provider.queues.bindMany(assistantId, [binding, otherBinding]);
const linked = (provider: Full) => provider.knowledge.link(assistantId, source);
const unlink = (provider: Full, made: Result<KnowledgeLink, AssistantError>) =>
  provider.knowledge.unlink(assistantId, made._unsafeUnwrap().linkId);

const included = {
  genesys: ['assistants:assistant:view', 'assistants:copilot:view'],
  qconnect: ['wisdom:ListAssistants', 'wisdom:ListAssistantAssociations'],
} as const;

/** Reads that need further rights, which the page lists in the vendors' sections. */
export const includingCases = [
  { operation: 'assistants.list', run: (p: Full) => p.assistants.list({ include }), ...included },
  {
    operation: 'assistants.all',
    run: (p: Full) => firstOf(p.assistants.all({ include })),
    ...included,
  },
];

export const permissionCases: readonly PermissionCase[] = [
  { operation: 'assistants.create', run: (p) => p.assistants.create({ name: 'Travel desk' }) },
  { operation: 'assistants.get', run: (p) => p.assistants.get(assistantId) },
  { operation: 'assistants.list', run: (p) => p.assistants.list() },
  { operation: 'assistants.all', run: (p) => firstOf(p.assistants.all()) },
  { operation: 'assistants.delete', run: (p) => p.assistants.delete(assistantId) },
  { operation: 'editing.update', run: (p) => p.editing.update(assistantId, { name: 'Desk' }) },
  { operation: 'queues.list', run: (p) => p.queues.list(assistantId) },
  { operation: 'queues.all', before: bound, run: (p) => firstOf(p.queues.all(assistantId)) },
  { operation: 'queues.listBound', run: (p) => p.queues.listBound() },
  { operation: 'queues.allBound', before: bound, run: (p) => firstOf(p.queues.allBound()) },
  { operation: 'queues.get', before: bound, run: (p) => p.queues.get(assistantId, queueId) },
  { operation: 'queues.bind', run: (p) => p.queues.bind(assistantId, binding) },
  { operation: 'queues.bindMany', run: bound },
  { operation: 'queues.unbind', before: bound, run: (p) => p.queues.unbind(assistantId, queueId) },
  {
    operation: 'queues.unbindMany',
    before: bound,
    run: (p) => p.queues.unbindMany(assistantId, [queueId, otherQueueId]),
  },
  { operation: 'aiAgents.list', run: (p) => p.aiAgents.list(assistantId) },
  {
    operation: 'aiAgents.assign',
    run: (p) => p.aiAgents.assign(assistantId, { ...role, ...agentOf(p) }),
  },
  {
    operation: 'aiAgents.unassign',
    before: (p) => p.aiAgents.assign(assistantId, { ...role, ...agentOf(p) }),
    run: (p) => p.aiAgents.unassign(assistantId, role),
  },
  { operation: 'knowledge.list', run: (p) => p.knowledge.list(assistantId) },
  { operation: 'knowledge.link', run: linked },
  {
    operation: 'knowledge.unlink',
    before: linked,
    run: (p, made) => unlink(p, made as Result<KnowledgeLink, AssistantError>),
  },
  { operation: 'tagging.list', run: (p) => p.tagging.list(assistantId) },
  { operation: 'tagging.tag', run: (p) => p.tagging.tag(assistantId, { team: 'travel' }) },
  {
    operation: 'tagging.untag',
    before: (p) => p.tagging.tag(assistantId, { team: 'travel' }),
    run: (p) => p.tagging.untag(assistantId, ['team']),
  },
];
