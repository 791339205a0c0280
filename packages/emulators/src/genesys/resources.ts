/** The resources of an organisation, as in the store, in snapshots and in seeds. */

/** Members as a client sent them, after the schema check. */
export type Members = Readonly<Record<string, unknown>>;

interface Entity {
  readonly id: string;
  /** Position in the order of creation; unique and never reused. */
  readonly sequence: number;
  /** ISO 8601 in UTC, with milliseconds. */
  readonly dateCreated: string;
  /** ISO 8601 in UTC, with milliseconds. */
  readonly dateModified: string;
}

/** An assistant; other members are those that a client sent. */
export interface AssistantRecord extends Entity {
  readonly name: string;
  /** Absent until a copilot is written. */
  readonly copilot?: Members;
  readonly [member: string]: unknown;
}

/** An attached queue as in the store, which keeps its users apart: a queue can have many. */
export interface QueueRecord extends Entity {
  readonly assistantId: string;
  readonly mediaTypes: readonly string[];
  readonly assignmentMode: 'Auto' | 'Manual';
  readonly [member: string]: unknown;
}

/** A queue attached to an assistant. Its id is the queue's, because a queue has at most one assistant. */
export interface AttachedQueue extends QueueRecord {
  /** Ids of assigned users, in order of assignment. */
  readonly users: readonly string[];
}

/** A variation of an assistant's copilot. */
export interface VariationRecord extends Entity {
  readonly assistantId: string;
  readonly name: string;
  readonly copilot: Members;
  readonly [member: string]: unknown;
}

/** An agent checklist. */
export interface ChecklistRecord extends Entity {
  readonly name: string;
  readonly language: string;
  readonly checklistItems: readonly Members[];
  readonly [member: string]: unknown;
}

/** A job that switches a queue between automatic and manual assignment. */
export interface UserJob {
  readonly id: string;
  readonly assistantId: string;
  readonly queueId: string;
  readonly action: 'AutoAssignment' | 'ManualAssignment';
  readonly status: 'InProgress' | 'Succeeded' | 'Failed';
  /** Time on the emulator's clock, in milliseconds since the epoch. */
  readonly endsAt: number;
  /** Position in the order of creation; unique and never reused. */
  readonly sequence: number;
}

/** A record that other records name by its id. */
export interface NamedRecord {
  readonly id: string;
  readonly name: string;
}

/** A routing queue; other members are shown unchanged. */
export interface RoutingQueue extends NamedRecord {
  readonly division?: { readonly id: string };
  readonly [member: string]: unknown;
}

/** A user; other members are shown unchanged. */
export interface UserRecord extends NamedRecord {
  readonly state: 'active' | 'inactive' | 'deleted';
  readonly [member: string]: unknown;
}

/** A knowledge base; other members are shown unchanged. */
export interface KnowledgeBaseRecord extends NamedRecord {
  readonly coreLanguage: string;
  readonly published: boolean;
  /** ISO 8601 in UTC. */
  readonly dateModified?: string;
  readonly [member: string]: unknown;
}

/** A summary setting, which a copilot can name; other members are shown unchanged. */
export interface SummarySettingRecord extends NamedRecord {
  readonly language: string;
  /** ISO 8601 in UTC. */
  readonly dateModified?: string;
  readonly [member: string]: unknown;
}

/** A script, which a copilot's rules can name; other members are shown unchanged. */
export interface ScriptRecord extends NamedRecord {
  readonly [member: string]: unknown;
}

/** An OAuth client without its secret. */
export interface OAuthClient {
  readonly id: string;
  /** Only an `active` client gets tokens. */
  readonly state: 'active' | 'disabled' | 'inactive';
  /** Names of permissions, `all`, or `view` for those that end in `:view`. */
  readonly permissions: 'all' | 'view' | readonly string[];
  /** Lifetime of its tokens in seconds. Defaults to the setting `accessTokenLifetimeSeconds`. */
  readonly accessTokenValiditySeconds?: number;
}

/** An OAuth client in a seed. Without a secret, it keeps the secret that this emulator already knows, if any. */
export interface SeededClient extends OAuthClient {
  readonly secret?: string;
}

/** The features that the vendor supports in one language. */
export interface LanguageSupport {
  readonly language: string;
  readonly featureSupport: readonly {
    readonly feature: string;
    readonly supportLevel: 'Supported' | 'NotSupported';
    readonly details?: string;
  }[];
}

/**
 * The whole organisation as plain JSON. It contains neither tokens, which are sessions, nor the built-in clients, which
 * belong to the emulator.
 */
export interface GenesysSnapshot {
  /** All assistants. */
  readonly assistants: readonly AssistantRecord[];
  /** Queues attached to assistants. */
  readonly assistantQueues: readonly AttachedQueue[];
  /** Variations of copilots. */
  readonly variations: readonly VariationRecord[];
  /** Agent checklists. */
  readonly checklists: readonly ChecklistRecord[];
  /** Jobs that switch the assignment mode of queues. */
  readonly userJobs: readonly UserJob[];
  /** Known queues. The setting `unknownQueue` says whether other queues exist. */
  readonly routingQueues: readonly RoutingQueue[];
  /** Known users. The setting `unknownUser` says whether other users exist. */
  readonly users: readonly UserRecord[];
  /** Known knowledge bases. The setting `unknownKnowledgeBase` says whether others exist. */
  readonly knowledgeBases: readonly KnowledgeBaseRecord[];
  /** Summary settings, as lists show them. */
  readonly summarySettings: readonly SummarySettingRecord[];
  /** Scripts, as lists show them. */
  readonly scripts: readonly ScriptRecord[];
  /** OAuth clients, without secrets and without the built-in clients. */
  readonly clients: readonly OAuthClient[];
  /** Response of `getAssistantsCopilotFeaturesupport`. */
  readonly languageSupport: readonly LanguageSupport[];
  /** Response of `getAssistantsAgentchecklistsLanguages`. */
  readonly checklistLanguages: readonly Members[];
  /** The highest `sequence` used so far. */
  readonly lastSequence: number;
}

type FilledMember = 'sequence' | 'dateCreated' | 'dateModified';
type SeedOf<T, Optional extends PropertyKey = never> = Members &
  Partial<Pick<T, (FilledMember | Optional) & keyof T>> &
  Omit<KnownMembers<T>, FilledMember | Optional>;
/** T without its index signature, which would hide the names of its members. */
type KnownMembers<T> = { [K in keyof T as string extends K ? never : K]: T[K] };

/** A record with any of its members, or its id alone. */
type NamedSeed<T extends NamedRecord> =
  string | (Members & Pick<T, 'id'> & Partial<KnownMembers<T>>);

/** A snapshot without the members that the emulator can fill in. Every snapshot is a valid seed. */
export interface GenesysSeed extends Partial<Omit<GenesysSnapshot, FilledList>> {
  /** Assistants. Required: `id` and `name`. */
  readonly assistants?: readonly SeedOf<AssistantRecord>[];
  /** Attached queues. Required: `id`, `assistantId` and `mediaTypes`. */
  readonly assistantQueues?: readonly SeedOf<AttachedQueue, 'assignmentMode' | 'users'>[];
  /** Variations. Required: `id`, `assistantId`, `name` and `copilot`. */
  readonly variations?: readonly SeedOf<VariationRecord>[];
  /** Checklists. Required: `id`, `name`, `language` and `checklistItems`. */
  readonly checklists?: readonly SeedOf<ChecklistRecord>[];
  /** Jobs. Required: all members except `sequence`. */
  readonly userJobs?: readonly (Omit<UserJob, 'sequence'> & { readonly sequence?: number })[];
  /** Routing queues. Required: `id`, which can stand alone. */
  readonly routingQueues?: readonly NamedSeed<RoutingQueue>[];
  /** Users. Required: `id`, which can stand alone. */
  readonly users?: readonly NamedSeed<UserRecord>[];
  /** Knowledge bases. Required: `id`, which can stand alone. */
  readonly knowledgeBases?: readonly NamedSeed<KnowledgeBaseRecord>[];
  /** Summary settings. Required: `id`, which can stand alone. */
  readonly summarySettings?: readonly NamedSeed<SummarySettingRecord>[];
  /** Scripts. Required: `id`, which can stand alone. */
  readonly scripts?: readonly NamedSeed<ScriptRecord>[];
  /** OAuth clients. Required: `id`, `state` and `permissions`. */
  readonly clients?: readonly SeededClient[];
}

type FilledList =
  | 'assistants'
  | 'assistantQueues'
  | 'variations'
  | 'checklists'
  | 'userJobs'
  | 'routingQueues'
  | 'users'
  | 'knowledgeBases'
  | 'summarySettings'
  | 'scripts'
  | 'clients';
