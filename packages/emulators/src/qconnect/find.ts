/** Finds the resources that the identifiers of a request name. */
import type { ResourceType } from './arns.js';
import { conflict, invalid, notFound } from './errors.js';
import { operations } from './operations.js';
import type { OperationName } from './operations.js';
import type { Environment } from './environment.js';
import type { AIAgentState, AssistantState, AssociationState } from './state.js';

/** Accepts an id, or an ARN of this type, account and region, whose last id counts. */
function identify(
  environment: Environment,
  type: ResourceType,
  idOrArn: string,
): { readonly id?: string; readonly qualifier?: string } {
  if (idOrArn.startsWith('arn:')) {
    const { type: actual, ids = [], qualifier } = environment.arns.parse(idOrArn) ?? {};
    const id = actual === type ? ids.at(-1) : undefined;
    return { ...(id !== undefined && { id }), ...(qualifier !== undefined && { qualifier }) };
  }
  const [id = '', qualifier] = idOrArn.split(':');
  return { id, ...(qualifier !== undefined && { qualifier }) };
}

/** Returns the assistant, even if it is deleted but still shown. */
export function findAssistant(environment: Environment, idOrArn: string): AssistantState {
  const { id } = identify(environment, 'assistant', idOrArn);
  const assistant = id === undefined ? undefined : environment.store.assistant(id);
  if (!assistant) throw notFound(idOrArn);
  return assistant;
}

/** Returns an assistant whose associations and AI agents can be read. */
export function findVisibleAssistant(environment: Environment, idOrArn: string): AssistantState {
  const assistant = findAssistant(environment, idOrArn);
  if (assistant.status === 'DELETED') throw notFound(idOrArn);
  return assistant;
}

/** Returns an assistant that can be changed. */
export function findActiveAssistant(
  environment: Environment,
  idOrArn: string,
  operation: OperationName,
): AssistantState {
  const assistant = findVisibleAssistant(environment, idOrArn);
  requireActive(environment, operation, assistant, idOrArn);
  return assistant;
}

export function requireActive(
  { settings }: Environment,
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
  environment: Environment,
  assistant: AssistantState,
  idOrArn: string,
): AssociationState {
  const { id } = identify(environment, 'association', idOrArn);
  const found = assistant.associations.find((each) => each.assistantAssociationId === id);
  if (!found) throw notFound(idOrArn);
  return found;
}

/** Returns the AI agent with any qualifier. */
export function findAIAgent(
  environment: Environment,
  assistant: AssistantState,
  idOrArn: string,
): { readonly aiAgent: AIAgentState; readonly qualifier?: string } {
  const { id, qualifier } = identify(environment, 'ai-agent', idOrArn);
  const aiAgent = assistant.aiAgents.find((each) => each.aiAgentId === id);
  if (!aiAgent) throw notFound(idOrArn);
  return { aiAgent, ...(qualifier !== undefined && { qualifier }) };
}
