/** The references of an AI agent's configuration: to AI prompts, AI guardrails, associations and other AI agents. */
import type { AIResourceKindName } from './ai-resource-kinds.js';
import { configurationArms } from './configuration-arms.js';
import { QConnectError, invalid } from './errors.js';
import type { Environment } from './environment.js';
import { isVersionNumber } from './find.js';
import { groupOf } from './rows.js';
import type { AIContentRow, AssistantRow } from './rows.js';
import type { AIAgentType } from './state.js';

export interface Reference {
  readonly kind: AIResourceKindName | 'association';
  readonly member: string;
  readonly id: string;
  readonly qualifier?: string;
}

/** The end of a member's name says what the member names. */
const kindsByMember: readonly (readonly [RegExp, Reference['kind']])[] = [
  [/AIPromptId$/, 'aiPrompt'],
  [/AIGuardrailId$/, 'aiGuardrail'],
  [/^aiAgentId$/, 'aiAgent'],
  [/^associationId$/, 'association'],
];

export function referencesOf(configuration: unknown): readonly Reference[] {
  if (typeof configuration !== 'object' || configuration === null) return [];
  return Object.entries(configuration).flatMap(([member, value]) => {
    if (typeof value !== 'string') return referencesOf(value);
    const kind = kindsByMember.find(([name]) => name.test(member))?.[1];
    if (!kind) return [];
    const [id = '', qualifier] = value.split(':');
    return [{ kind, member, id, ...(qualifier !== undefined && { qualifier }) }];
  });
}

export function checkConfiguration(
  environment: Environment,
  assistant: AssistantRow,
  type: string | undefined,
  { configuration }: AIContentRow,
): void {
  const { settings } = environment;
  // The shape of the input checked the type.
  const arm: string | undefined = configurationArms[type as AIAgentType];
  if (
    settings.configurationOfOtherType === 'ValidationException' &&
    arm !== undefined &&
    !Object.hasOwn(configuration as object, arm)
  )
    throw invalid(`An AI agent of type ${type} needs ${arm}`);
  for (const reference of referencesOf(configuration)) {
    if (settings.guardrailWithoutVersion === 'ValidationException') requireVersion(reference);
    if (settings.aiAgentReferences !== 'anyWellFormed')
      requireKnown(environment, assistant, reference, settings.aiAgentReferences);
  }
}

function requireVersion({ kind, member, qualifier }: Reference): void {
  if (kind === 'aiGuardrail' && qualifier === undefined)
    throw invalid(`${member} must name a version of the AI guardrail`);
}

function requireKnown(
  { store }: Environment,
  { id: assistantId }: AssistantRow,
  { kind, member, id, qualifier }: Reference,
  error: 'ResourceNotFoundException' | 'ValidationException',
): void {
  const name = groupOf(...[id, qualifier ?? []].flat()).replace(' ', ':');
  const unknown = () => new QConnectError(error, `${member}: ${name} not found`, name);
  if (kind === 'association') {
    if (!store.associations.get(groupOf(assistantId, id))) throw unknown();
    return;
  }
  store.addSystem(assistantId);
  const resource = store.aiResources.get(groupOf(assistantId, kind, id));
  if (!resource) throw unknown();
  if (isVersionNumber(qualifier) && !store.versions.get(groupOf(resource.id, qualifier ?? '')))
    throw unknown();
  if (kind === 'aiPrompt' && resource.type !== promptTypeOf(member))
    throw invalid(`${member} cannot name an AI prompt of type ${resource.type}`);
}

/** `emailOverviewAIPromptId` names an AI prompt of type EMAIL_OVERVIEW. */
const promptTypeOf = (member: string): string =>
  member
    .replace(/AIPromptId$/, '')
    .replace(/[A-Z]/g, (letter) => `_${letter}`)
    .toUpperCase();
