/** What the emulator holds, and its form in snapshots and seed files. */

/** Members as a client sent them, checked against the schema. */
export type Members = Readonly<Record<string, unknown>>;

interface Entity {
  readonly id: string;
  /** Order of creation; never used twice. */
  readonly sequence: number;
  /** ISO-8601, UTC, with milliseconds. */
  readonly dateCreated: string;
  readonly dateModified: string;
}

export interface AssistantRecord extends Entity {
  readonly name: string;
  readonly copilot?: Members;
  readonly [member: string]: unknown;
}

/** A queue attached to an assistant. Keyed by the queue, since a queue has at most one assistant. */
export interface AttachedQueue extends Entity {
  readonly assistantId: string;
  readonly mediaTypes: readonly string[];
  readonly assignmentMode: 'Auto' | 'Manual';
  /** Ids, in order of assignment. */
  readonly users: readonly string[];
  readonly [member: string]: unknown;
}

export interface VariationRecord extends Entity {
  readonly assistantId: string;
  readonly name: string;
  readonly copilot: Members;
  readonly [member: string]: unknown;
}

export interface ChecklistRecord extends Entity {
  readonly name: string;
  readonly language: string;
  readonly checklistItems: readonly Members[];
  readonly [member: string]: unknown;
}

export interface UserJob {
  readonly id: string;
  readonly assistantId: string;
  readonly queueId: string;
  readonly action: 'AutoAssignment' | 'ManualAssignment';
  readonly status: 'InProgress' | 'Succeeded' | 'Failed';
  /** Milliseconds since the epoch, by the emulator's clock. */
  readonly endsAt: number;
}

/** Whatever a routing queue shows; only the id is needed. */
export interface RoutingQueue {
  readonly id: string;
  readonly [member: string]: unknown;
}

export interface OAuthClient {
  readonly id: string;
  readonly state: 'active' | 'disabled' | 'inactive';
  /** Names of rights, or `all`, or `view` for those that end in `:view`. */
  readonly permissions: 'all' | 'view' | readonly string[];
  /** Instead of the setting. */
  readonly accessTokenValiditySeconds?: number;
}

/** Snapshots hold no secret: a client without one keeps that by which the emulator knew it, if any. */
export interface SeededClient extends OAuthClient {
  readonly secret?: string;
}

export interface LanguageSupport {
  readonly language: string;
  readonly featureSupport: readonly {
    readonly feature: string;
    readonly supportLevel: 'Supported' | 'NotSupported';
    readonly details?: string;
  }[];
}

/**
 * The whole organisation as plain JSON. Tokens are sessions, not data, and stay out of it; so do the
 * built-in clients, which belong to the emulator.
 */
export interface GenesysSnapshot {
  readonly assistants: readonly AssistantRecord[];
  readonly assistantQueues: readonly AttachedQueue[];
  readonly variations: readonly VariationRecord[];
  readonly checklists: readonly ChecklistRecord[];
  readonly userJobs: readonly UserJob[];
  /** Queues known to the organisation; others exist too unless a setting says otherwise. */
  readonly routingQueues: readonly RoutingQueue[];
  /** Ids, as above. */
  readonly users: readonly string[];
  readonly knowledgeBases: readonly string[];
  readonly clients: readonly OAuthClient[];
  readonly languageSupport: readonly LanguageSupport[];
  readonly checklistLanguages: readonly Members[];
  readonly lastSequence: number;
}

type Filled = 'sequence' | 'dateCreated' | 'dateModified';
type SeedOf<T, Optional extends PropertyKey = never> = Members &
  Partial<Pick<T, (Filled | Optional) & keyof T>> &
  Omit<KnownMembers<T>, Filled | Optional>;
/** T without its index signature, which would swallow the names of the members. */
type KnownMembers<T> = { [K in keyof T as string extends K ? never : K]: T[K] };

/** A snapshot in which everything may be left out that the emulator can fill in. */
export interface GenesysSeed extends Partial<
  Omit<GenesysSnapshot, 'assistants' | 'assistantQueues' | 'variations' | 'checklists' | 'clients'>
> {
  readonly assistants?: readonly SeedOf<AssistantRecord>[];
  readonly assistantQueues?: readonly SeedOf<AttachedQueue, 'assignmentMode' | 'users'>[];
  readonly variations?: readonly SeedOf<VariationRecord>[];
  readonly checklists?: readonly SeedOf<ChecklistRecord>[];
  readonly clients?: readonly SeededClient[];
}
