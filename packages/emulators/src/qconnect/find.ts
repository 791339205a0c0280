/** From the identifiers in a request to what they name. */
import type { ResourceType } from './arns.js';
import { conflict, invalid, notFound } from './errors.js';
import { operations } from './operations.js';
import type { OperationName } from './operations.js';
import type { Service } from './service.js';
import type { AIAgentState, AssistantState, AssociationState } from './state.js';

/** An id, or the ARN of such a resource in this account and region; the last id of an ARN is its own. */
function identify(
  service: Service,
  type: ResourceType,
  idOrArn: string,
): { readonly id?: string; readonly qualifier?: string } {
  if (idOrArn.startsWith('arn:')) {
    const { type: actual, ids = [], qualifier } = service.arns.parse(idOrArn) ?? {};
    const id = actual === type ? ids.at(-1) : undefined;
    return { ...(id !== undefined && { id }), ...(qualifier !== undefined && { qualifier }) };
  }
  const [id = '', qualifier] = idOrArn.split(':');
  return { id, ...(qualifier !== undefined && { qualifier }) };
}

/** Also one that is deleted but still shows. */
export function findAssistant(service: Service, idOrArn: string): AssistantState {
  const { id } = identify(service, 'assistant', idOrArn);
  const assistant = id === undefined ? undefined : service.store.assistant(id);
  if (!assistant) throw notFound(idOrArn);
  return assistant;
}

/** One whose associations and AI agents can be asked for. */
export function findParent(service: Service, idOrArn: string): AssistantState {
  const assistant = findAssistant(service, idOrArn);
  if (assistant.status === 'DELETED') throw notFound(idOrArn);
  return assistant;
}

/** One that can be added to and changed. */
export function findActiveParent(
  service: Service,
  idOrArn: string,
  operation: OperationName,
): AssistantState {
  const assistant = findParent(service, idOrArn);
  requireActive(service, operation, assistant, idOrArn);
  return assistant;
}

export function requireActive(
  { settings }: Service,
  operation: OperationName,
  { status }: Pick<AssistantState, 'status'>,
  name: string,
): void {
  if (status === 'ACTIVE' || settings.whileNotActive === 'allowed') return;
  const errors: readonly string[] = operations[operation].errors;
  const asModelled = errors.includes('ConflictException')
    ? 'ConflictException'
    : 'ValidationException';
  const error = settings.whileNotActive === 'asModelled' ? asModelled : settings.whileNotActive;
  const message = `${name} is in status ${status}`;
  throw error === 'ConflictException' ? conflict(message) : invalid(message);
}

export function findAssociation(
  service: Service,
  assistant: AssistantState,
  idOrArn: string,
): AssociationState {
  const { id } = identify(service, 'association', idOrArn);
  const found = assistant.associations.find((each) => each.assistantAssociationId === id);
  if (!found) throw notFound(idOrArn);
  return found;
}

/** Whatever its qualifier says. */
export function findAIAgent(
  service: Service,
  assistant: AssistantState,
  idOrArn: string,
): { readonly aiAgent: AIAgentState; readonly qualifier?: string } {
  const { id, qualifier } = identify(service, 'ai-agent', idOrArn);
  const aiAgent = assistant.aiAgents.find((each) => each.aiAgentId === id);
  if (!aiAgent) throw notFound(idOrArn);
  return { aiAgent, ...(qualifier !== undefined && { qualifier }) };
}
