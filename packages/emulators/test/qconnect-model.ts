/**
 * The vendor's rules once more, as small as they can be told, for the property test to hold the emulator against.
 * Nothing here is shared with the emulator's own code.
 */
export type Outcome = number | string;

export const notFound = 'ResourceNotFoundException';
export const conflict = 'ConflictException';
export const invalid = 'ValidationException';

/** Milliseconds that creating and deleting take. */
const aWhile = 300;

export interface ModelAIAgent {
  readonly id: string;
  readonly name: string;
  description: string;
  /** One for each change, as the emulator told it. */
  readonly modifiedTimes: number[];
  /** Number and description. */
  versions: (readonly [number: number, description: string])[];
  lastVersion: number;
}

export interface ModelAssociation {
  readonly id: string;
  readonly knowledgeBaseId: string;
}

export interface ModelAssistant {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly creationFails: boolean;
  deletion?: { readonly at: number; readonly fails: boolean };
  readonly tags: Map<string, string>;
  readonly defaults: Map<string, string>;
  orchestrators: { readonly aiAgentId: string; readonly orchestratorUseCase: string }[];
  associations: ModelAssociation[];
  aiAgents: ModelAIAgent[];
}

export function statusOf(assistant: ModelAssistant | undefined, now: number): string {
  if (!assistant) return 'GONE';
  const { deletion, createdAt, creationFails } = assistant;
  if (deletion && now < deletion.at + aWhile) return 'DELETE_IN_PROGRESS';
  if (deletion) return deletion.fails ? 'DELETE_FAILED' : 'GONE';
  if (now < createdAt + aWhile) return 'CREATE_IN_PROGRESS';
  return creationFails ? 'CREATE_FAILED' : 'ACTIVE';
}

export const isThere = (assistant: ModelAssistant | undefined, now: number): boolean =>
  statusOf(assistant, now) !== 'GONE';

/** What adding to an assistant or changing it comes to, if the assistant is all that matters. */
export function writeOutcome(
  assistant: ModelAssistant | undefined,
  now: number,
  refusal: Outcome = conflict,
): Outcome {
  const status = statusOf(assistant, now);
  if (status === 'GONE') return notFound;
  return status === 'ACTIVE' ? 200 : refusal;
}

/** How an assistant shows itself, without ids that follow from its own. */
export function viewOf(assistant: ModelAssistant, now: number): object {
  const { id, name, tags, defaults, orchestrators } = assistant;
  return {
    assistantId: id,
    name,
    type: 'AGENT',
    status: statusOf(assistant, now),
    tags: Object.fromEntries(tags),
    aiAgentConfiguration: Object.fromEntries(
      [...defaults].map(([type, aiAgentId]) => [type, { aiAgentId }]),
    ),
    orchestratorConfigurationList: orchestrators,
  };
}
