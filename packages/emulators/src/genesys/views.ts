/** From what the emulator holds to what it answers. */
import type { Call } from './call.js';
import { GenesysRefusal } from './errors.js';
import type {
  AssistantRecord,
  AttachedQueue,
  ChecklistRecord,
  Members,
  VariationRecord,
} from './resources.js';

const assistantsPath = '/api/v2/assistants';
const seeCopilots = 'assistants:copilot:view';

export function assistantUri(id: string): string {
  return `${assistantsPath}/${encodeURIComponent(id)}`;
}

function queueUri(queue: AttachedQueue): string {
  return `${assistantUri(queue.assistantId)}/queues/${encodeURIComponent(queue.id)}`;
}

/** With the copilot where `expand` asks for it and the client may see it. */
export function assistantView(
  call: Call,
  { id, sequence, copilot, ...members }: AssistantRecord,
): Members {
  return {
    id,
    ...members,
    state: stateOf(call, copilot),
    ...(copilot && expandsCopilot(call) && { copilot: copilotView(id, copilot) }),
    selfUri: assistantUri(id),
  };
}

function stateOf({ settings }: Call, copilot: Members | undefined): 'Active' | 'Inactive' {
  if (settings.assistantState === 'fromCopilot')
    return copilot?.['liveOnQueue'] === true ? 'Active' : 'Inactive';
  return settings.assistantState === 'alwaysActive' ? 'Active' : 'Inactive';
}

function expandsCopilot({ query, may }: Call): boolean {
  return query.expand?.includes('copilot') === true && may(seeCopilots);
}

/** What `expand=copilot` does without the right to see copilots is unknown: a setting. */
export function checkExpansion({ query, may, settings }: Call): void {
  if (settings.expandCopilotWithoutPermission === 'omitted') return;
  if (query.expand?.includes('copilot') && !may(seeCopilots))
    throw new GenesysRefusal('missing.permissions', { params: { permissions: seeCopilots } });
}

export function copilotView(assistantId: string, copilot: Members): Members {
  return { enabled: true, ...copilot, selfUri: `${assistantUri(assistantId)}/copilot` };
}

/** Of the assistant only the reference, unless expanded (live client code). */
export function attachedQueueView(call: Call, queue: AttachedQueue): Members {
  const assistant = call.store.assistants.get(queue.assistantId);
  const { expand = [] } = call.query;
  const reference = { id: queue.assistantId, selfUri: assistantUri(queue.assistantId) };
  const expanded = assistant && (expand.includes('assistant') || expand.includes('copilot'));
  const { assistantId, sequence, assignmentMode, users, ...members } = queue;
  return {
    ...members,
    assistant: expanded ? assistantView(call, assistant) : reference,
    ...(call.settings.observedMembers === 'shown' && {
      assignmentMode,
      assignedUsersCount: users.length,
    }),
    selfUri: queueUri(queue),
  };
}

export function userView(id: string): Members {
  return { id, selfUri: `/api/v2/users/${encodeURIComponent(id)}` };
}

export function variationView(
  call: Call,
  { id, sequence, assistantId, copilot, ...members }: VariationRecord,
): Members {
  const selfUri = `${assistantUri(assistantId)}/variations/${encodeURIComponent(id)}`;
  return {
    id,
    ...members,
    state: stateOf(call, copilot),
    copilot: { enabled: true, ...copilot },
    variationParent: { id: assistantId, selfUri: assistantUri(assistantId) },
    selfUri,
  };
}

export function checklistView({ id, sequence, ...members }: ChecklistRecord): Members {
  const selfUri = `${assistantsPath}/agentchecklists/${encodeURIComponent(id)}`;
  return { id, ...members, selfUri };
}

/** A queue that the emulator was not seeded with still has a name. */
export function routingQueueView({ store }: Call, id: string): Members {
  const selfUri = `/api/v2/routing/queues/${encodeURIComponent(id)}`;
  return { name: `Queue ${id}`, ...store.routingQueues.get(id), id, selfUri };
}
