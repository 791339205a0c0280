/** Whether something still names an AI agent, AI prompt or AI guardrail, or a version of it. */
import { referencesOf } from './ai-agent-references.js';
import type { AIResourceKind } from './ai-resource-kinds.js';
import type { Environment } from './environment.js';
import { asModelled } from './find.js';
import type { OperationName } from './operations.js';
import { groupOf } from './rows.js';
import type { AIResourceRow, AIVersionRow, AssistantRow } from './rows.js';

interface Deleted {
  readonly resource: AIResourceRow;
  /** Absent if the whole resource is to be deleted. */
  readonly version?: AIVersionRow;
}

export function requireUnused(
  environment: Environment,
  operation: OperationName,
  kind: AIResourceKind,
  assistant: AssistantRow,
  { resource, version }: Deleted,
): void {
  const { deleteReferenced } = environment.settings;
  if (deleteReferenced === 'allowed') return;
  const qualifier = version && `${version.versionNumber}`;
  const isUsed = referencesIn(environment, assistant).some(
    (reference) =>
      reference.kind === kind.name &&
      reference.id === resource.resourceId &&
      (qualifier === undefined || reference.qualifier === qualifier),
  );
  if (isUsed)
    throw asModelled(deleteReferenced, operation, `${kind.noun} ${resource.resourceId} is in use`);
}

/** Everything that the assistant, its AI agents and their versions name. */
function referencesIn({ store }: Environment, assistant: AssistantRow) {
  const aiAgents = [
    ...store.aiResources.list('ofKind', groupOf(assistant.id, 'aiAgent')).walk(0, 1),
  ];
  const versions = aiAgents.flatMap(({ id }) => [
    ...store.versions.list('ofResource', id).walk(0, 1),
  ]);
  return referencesOf([
    assistant.aiAgentConfiguration,
    assistant.orchestratorConfigurationList,
    [...aiAgents, ...versions].map(({ content }) => content['configuration']),
  ]);
}
