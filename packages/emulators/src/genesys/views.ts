/** Converts records to response bodies. */
import type { HandlerContext } from './handler-context.js';
import { GenesysRefusal } from './errors.js';
import type { GenesysSettings } from './settings.js';
import type {
  AssistantRecord,
  ChecklistRecord,
  Members,
  QueueRecord,
  RoutingQueue,
  VariationRecord,
} from './resources.js';

const assistantsPath = '/api/v2/assistants';
const seeCopilots = 'assistants:copilot:view';

export function assistantUri(id: string): string {
  return `${assistantsPath}/${encodeURIComponent(id)}`;
}

function queueUri(queue: QueueRecord): string {
  return `${assistantUri(queue.assistantId)}/queues/${encodeURIComponent(queue.id)}`;
}

/** Includes the copilot if `expand` names it and the client may see it. */
export function assistantView(
  context: HandlerContext,
  { id, sequence, copilot, ...members }: AssistantRecord,
): Members {
  return {
    id,
    ...members,
    // That of a seed was seen at the vendor.
    state: members['state'] ?? stateOf(context, copilot),
    ...(copilot && expandsCopilot(context) && { copilot: copilotView(id, copilot) }),
    selfUri: assistantUri(id),
  };
}

function stateOf(
  { settings }: HandlerContext,
  copilot: Members | undefined,
): 'Active' | 'Inactive' {
  if (settings.assistantState === 'fromCopilot')
    return copilot?.['liveOnQueue'] === true ? 'Active' : 'Inactive';
  return settings.assistantState === 'alwaysActive' ? 'Active' : 'Inactive';
}

function expandsCopilot({ query, may }: HandlerContext): boolean {
  return query.expand?.includes('copilot') === true && may(seeCopilots);
}

/** Without the permission to see copilots, the effect of `expand=copilot` is a setting. */
export function checkExpansion({ query, may, settings }: HandlerContext): void {
  if (settings.expandCopilotWithoutPermission === 'omitted') return;
  if (query.expand?.includes('copilot') && !may(seeCopilots))
    throw new GenesysRefusal('missing.permissions', { params: { permissions: seeCopilots } });
}

export function copilotView(assistantId: string, copilot: Members): Members {
  return { enabled: true, ...copilot, selfUri: `${assistantUri(assistantId)}/copilot` };
}

/** Shows only a reference to the assistant unless `expand` names it (live client code). */
export function attachedQueueView(context: HandlerContext, queue: QueueRecord): Members {
  const assistant = context.store.assistants.get(queue.assistantId);
  const { expand = [] } = context.query;
  const reference = { id: queue.assistantId, selfUri: assistantUri(queue.assistantId) };
  const expanded = assistant && (expand.includes('assistant') || expand.includes('copilot'));
  const { assistantId, sequence, assignmentMode, ...members } = queue;
  return {
    ...members,
    assistant: expanded ? assistantView(context, assistant) : reference,
    ...(context.settings.observedMembers === 'shown' && {
      assignmentMode,
      assignedUsersCount: context.store.assignments.list('byQueue', queue.id).size,
    }),
    selfUri: queueUri(queue),
  };
}

export function userView(id: string): Members {
  return { id, selfUri: `/api/v2/users/${encodeURIComponent(id)}` };
}

export function variationView(
  context: HandlerContext,
  { id, sequence, assistantId, copilot, ...members }: VariationRecord,
): Members {
  const selfUri = `${assistantUri(assistantId)}/variations/${encodeURIComponent(id)}`;
  return {
    id,
    ...members,
    state: stateOf(context, copilot),
    copilot: { enabled: true, ...copilot },
    variationParent: { id: assistantId, selfUri: assistantUri(assistantId) },
    selfUri,
  };
}

export function checklistView({ id, sequence, ...members }: ChecklistRecord): Members {
  const selfUri = `${assistantsPath}/agentchecklists/${encodeURIComponent(id)}`;
  return { id, ...members, selfUri };
}

export function routingQueueView({ id, ...members }: RoutingQueue): Members {
  return { id, ...members, selfUri: `/api/v2/routing/queues/${encodeURIComponent(id)}` };
}

/** The body of a response, whose empty lists are absent or null if the setting says so. */
export function withEmptyLists(body: unknown, settings: GenesysSettings): unknown {
  const { emptyLists } = settings;
  if (emptyLists === 'shown' || body === undefined) return body;
  return JSON.parse(JSON.stringify(body), (_, value: unknown) => {
    if (!Array.isArray(value) || value.length > 0) return value;
    return emptyLists === 'null' ? null : undefined;
  });
}
