/** Finds the resources that the identifiers of a request name. */
import type { AIResourceKind } from './ai-resource-kinds.js';
import type { ResourceType } from './arns.js';
import { QConnectError, conflict, invalid, notFound } from './errors.js';
import { operations } from './operations.js';
import type { OperationName } from './operations.js';
import type { Environment } from './environment.js';
import { groupOf } from './rows.js';
import type { AIResourceRow, AssistantRow, AssociationRow, KnowledgeBaseRow } from './rows.js';

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
export function findAssistant(environment: Environment, idOrArn: string): AssistantRow {
  const { id = '' } = identify(environment, 'assistant', idOrArn);
  const assistant = environment.store.assistants.get(id);
  if (!assistant) throw notFound(idOrArn);
  return assistant;
}

/** Returns an assistant whose associations and AI resources can be read. */
export function findVisibleAssistant(environment: Environment, idOrArn: string): AssistantRow {
  const assistant = findAssistant(environment, idOrArn);
  if (assistant.status === 'DELETED') throw notFound(idOrArn);
  return assistant;
}

/** Returns an assistant that can be changed. */
export function findActiveAssistant(
  environment: Environment,
  idOrArn: string,
  operation: OperationName,
): AssistantRow {
  const assistant = findVisibleAssistant(environment, idOrArn);
  requireActive(environment, operation, assistant, idOrArn);
  return assistant;
}

export function requireActive(
  { settings }: Environment,
  operation: OperationName,
  { status }: Pick<AssistantRow, 'status'>,
  name: string,
): void {
  if (status === 'ACTIVE' || settings.whileNotActive === 'allowed') return;
  throw asModelled(settings.whileNotActive, operation, `${name} is in status ${status}`);
}

/** `asModelled` is a ConflictException if the operation lists it, otherwise a ValidationException. */
export function asModelled(
  setting: 'asModelled' | 'ConflictException' | 'ValidationException',
  operation: OperationName,
  message: string,
): QConnectError {
  const errors: readonly string[] = operations[operation].errors;
  const modelled = errors.includes('ConflictException')
    ? 'ConflictException'
    : 'ValidationException';
  const error = setting === 'asModelled' ? modelled : setting;
  return error === 'ConflictException' ? conflict(message) : invalid(message);
}

export function findAssociation(
  environment: Environment,
  { id: assistantId }: AssistantRow,
  idOrArn: string,
): AssociationRow {
  const { id = '' } = identify(environment, 'association', idOrArn);
  const found = environment.store.associations.get(groupOf(assistantId, id));
  if (!found) throw notFound(idOrArn);
  return found;
}

/** Returns the AI agent, AI prompt or AI guardrail with any qualifier. */
export function findAIResource(
  environment: Environment,
  kind: AIResourceKind,
  { id: assistantId }: AssistantRow,
  idOrArn: string,
): { readonly resource: AIResourceRow; readonly qualifier?: string } {
  const { store } = environment;
  const { id = '', qualifier } = identify(environment, kind.arnType, idOrArn);
  store.addSystem(assistantId);
  const resource = store.aiResources.get(groupOf(assistantId, kind.name, id));
  if (!resource) throw notFound(idOrArn);
  return { resource, ...(qualifier !== undefined && { qualifier }) };
}

/** Returns an AI resource that can be changed: not one of origin SYSTEM, and not named by a version. */
export function findChangeableAIResource(
  environment: Environment,
  kind: AIResourceKind,
  assistant: AssistantRow,
  idOrArn: string,
): AIResourceRow {
  const { resource, qualifier } = findAIResource(environment, kind, assistant, idOrArn);
  if (resource.origin === 'SYSTEM')
    throw new QConnectError(
      environment.settings.changeSystemAIAgent,
      `${kind.noun} ${idOrArn} is of origin SYSTEM`,
    );
  if (isVersionNumber(qualifier)) throw invalid(`${idOrArn} is a version, which cannot change`);
  return resource;
}

export const isVersionNumber = (qualifier: string | undefined): boolean =>
  /^\d+$/.test(qualifier ?? '');

/** Returns the knowledge base, even if it is deleted but still shown. */
export function findKnowledgeBase(environment: Environment, idOrArn: string): KnowledgeBaseRow {
  const { id = '' } = identify(environment, 'knowledge-base', idOrArn);
  const found = environment.store.knowledgeBases.get(id);
  if (!found) throw notFound(idOrArn);
  return found;
}
