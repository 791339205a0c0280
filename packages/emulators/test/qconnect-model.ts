/**
 * A small model of the vendor's rules, which the property test compares with the emulator. It shares no code with the
 * emulator.
 */
export type Outcome = number | string;

export const notFound = 'ResourceNotFoundException';
export const conflict = 'ConflictException';
export const invalid = 'ValidationException';

/** Duration of creation and deletion in milliseconds. */
const aWhile = 300;

export interface ModelAIAgent {
  readonly id: string;
  readonly name: string;
  description: string;
  /** The `modifiedTime` of each change, as the emulator returned it. */
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

/** Expected result of adding to or changing an assistant, as far as the assistant decides it. */
export function writeOutcome(
  assistant: ModelAssistant | undefined,
  now: number,
  refusal: Outcome = conflict,
): Outcome {
  const status = statusOf(assistant, now);
  if (status === 'GONE') return notFound;
  return status === 'ACTIVE' ? 200 : refusal;
}

/** The visible members of an assistant, without derived ids. */
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
