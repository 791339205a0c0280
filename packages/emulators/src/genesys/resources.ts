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
  /** The state in a seed, which stays. Without it, the setting `assistantState` decides. */
  readonly state?: string;
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
