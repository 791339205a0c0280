/** From what the emulator holds to what it answers. */
import { timestamp } from './call.js';
import type { Call } from './call.js';
import { GenesysRefusal } from './errors.js';
import type {
  AssistantRecord,
  AttachedQueue,
  ChecklistRecord,
  Members,
  VariationRecord,
} from './resources.js';

const ASSISTANTS = '/api/v2/assistants';

export function assistantUri(id: string): string {
  return `${ASSISTANTS}/${encodeURIComponent(id)}`;
}

function queueUri(queue: AttachedQueue): string {
  return `${assistantUri(queue.assistantId)}/queues/${encodeURIComponent(queue.id)}`;
}

/** With the copilot where `expand` asks for it and the client may see it. */
export function assistantView(
  call: Call,
  { sequence, copilot, ...members }: AssistantRecord,
): Members {
  void sequence;
  return {
    ...members,
    state: stateOf(call, copilot),
    ...(copilot && expandsCopilot(call) && { copilot: copilotView(members.id, copilot) }),
    selfUri: assistantUri(members.id),
  };
}

function stateOf({ settings }: Call, copilot: Members | undefined): 'Active' | 'Inactive' {
  if (settings.assistantState === 'fromCopilot')
    return copilot?.['liveOnQueue'] === true ? 'Active' : 'Inactive';
  return settings.assistantState === 'alwaysActive' ? 'Active' : 'Inactive';
}

function expandsCopilot(call: Call): boolean {
  if (!call.query.expand?.includes('copilot')) return false;
  if (call.may('assistants:copilot:view')) return true;
  if (call.settings.expandCopilotWithoutPermission === 'omitted') return false;
  const params = { permissions: 'assistants:copilot:view' };
  throw new GenesysRefusal('missing.permissions', { params });
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
  return {
    id: queue.id,
    mediaTypes: queue.mediaTypes,
    assistant: expanded ? assistantView(call, assistant) : reference,
    dateCreated: queue.dateCreated,
    dateModified: queue.dateModified,
    ...(call.settings.observedMembers === 'shown' && {
      assignmentMode: queue.assignmentMode,
      assignedUsersCount: queue.users.length,
    }),
    selfUri: queueUri(queue),
  };
}

export function userView(id: string): Members {
  return { id, selfUri: `/api/v2/users/${encodeURIComponent(id)}` };
}

export function variationView(
  call: Call,
  { sequence, assistantId, copilot, ...members }: VariationRecord,
): Members {
  void sequence;
  const selfUri = `${assistantUri(assistantId)}/variations/${encodeURIComponent(members.id)}`;
  return {
    ...members,
    state: stateOf(call, copilot),
    copilot: { enabled: true, ...copilot },
    variationParent: { id: assistantId, selfUri: assistantUri(assistantId) },
    selfUri,
  };
}

export function checklistView({ sequence, ...members }: ChecklistRecord): Members {
  void sequence;
  const selfUri = `${ASSISTANTS}/agentchecklists/${encodeURIComponent(members.id)}`;
  return { ...members, selfUri };
}

/** A queue that the emulator was not seeded with still looks like one. */
export function routingQueueView(call: Call, id: string): Members {
  const selfUri = `/api/v2/routing/queues/${encodeURIComponent(id)}`;
  const known = call.store.routingQueues.get(id);
  return {
    name: `Queue ${id}`,
    division: { id: '*', name: 'Home', selfUri: '/api/v2/authorization/divisions/*' },
    dateCreated: timestamp(call),
    memberCount: 0,
    ...known,
    id,
    selfUri,
  };
}
