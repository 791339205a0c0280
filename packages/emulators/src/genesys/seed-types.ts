/** The initial state of an organisation: what a seed can contain, and what the emulator fills in. */
import type { LanguageSupport, Members, OAuthClient } from './resources.js';

/** The members of every record that a client can create. The emulator fills in all but the id. */
interface CreatedSeed {
  /** Unique in its list. */
  readonly id: string;
  /** Position in the order of creation. Defaults to the order in the seed. */
  readonly sequence?: number;
  /** ISO 8601 in UTC. Defaults to the time of the start or the restore. */
  readonly dateCreated?: string;
  /** ISO 8601 in UTC. Defaults to `dateCreated`. */
  readonly dateModified?: string;
}

/** An assistant in a seed. The emulator keeps and shows further members, such as `transcriptionConfig`. */
export interface GenesysAssistantSeed extends CreatedSeed {
  /** Can repeat, as at the vendor. */
  readonly name: string;
  /** The copilot as the vendor's API shows it. Absent until somebody writes one. */
  readonly copilot?: Members;
  /** The state, which the assistant keeps. Without it, the setting `assistantState` decides. */
  readonly state?: string;
  readonly [member: string]: unknown;
}

/** A queue attached to an assistant, in a seed. Its id is the id of the routing queue. */
export interface GenesysAssistantQueueSeed extends CreatedSeed {
  /** An assistant of the same seed. */
  readonly assistantId: string;
  /** For example `Call`, `Email` and `Message`. */
  readonly mediaTypes: readonly string[];
  /** In mode `Auto`, the vendor chooses the users. Defaults to `Auto`. */
  readonly assignmentMode?: 'Auto' | 'Manual';
  /** Ids of assigned users, in order of assignment. Defaults to none. */
  readonly users?: readonly string[];
  readonly [member: string]: unknown;
}

/** A variation of an assistant's copilot, in a seed. */
export interface GenesysVariationSeed extends CreatedSeed {
  /** An assistant of the same seed. */
  readonly assistantId: string;
  /** The name of the variation. */
  readonly name: string;
  /** The copilot as the vendor's API shows it. */
  readonly copilot: Members;
  readonly [member: string]: unknown;
}

/** An agent checklist in a seed. */
export interface GenesysChecklistSeed extends CreatedSeed {
  /** The name of the checklist. */
  readonly name: string;
  /** A language tag, for example `en-US`. */
  readonly language: string;
  /** The items as the vendor's API shows them. */
  readonly checklistItems: readonly Members[];
  readonly [member: string]: unknown;
}

/** A job in a seed that switches a queue between automatic and manual assignment. */
export interface GenesysUserJobSeed {
  /** The id of the job. */
  readonly id: string;
  /** The assistant of the queue. */
  readonly assistantId: string;
  /** The queue whose mode changes. */
  readonly queueId: string;
  /** The mode that the job sets. */
  readonly action: 'AutoAssignment' | 'ManualAssignment';
  /** `InProgress` until `endsAt`. */
  readonly status: 'InProgress' | 'Succeeded' | 'Failed';
  /** Time on the emulator's clock, in milliseconds since the epoch. */
  readonly endsAt: number;
  /** Position in the order of creation. Defaults to the order in the seed. */
  readonly sequence?: number;
}

/** A record that other records refer to by its id. The emulator shows further members unchanged. */
interface NamedSeed {
  /** Unique in its list. */
  readonly id: string;
  /** Defaults to a name made from the id. */
  readonly name?: string;
  readonly [member: string]: unknown;
}

/** A routing queue in a seed. */
export interface GenesysRoutingQueueSeed extends NamedSeed {
  /** The division of the queue. */
  readonly division?: { readonly id: string };
}

/** A user in a seed. */
export interface GenesysUserSeed extends NamedSeed {
  /** Defaults to `active`. */
  readonly state?: 'active' | 'inactive' | 'deleted';
}

/** A knowledge base in a seed. */
export interface GenesysKnowledgeBaseSeed extends NamedSeed {
  /** A language tag. Defaults to `en-US`. */
  readonly coreLanguage?: string;
  /** Defaults to `true`. */
  readonly published?: boolean;
  /** ISO 8601 in UTC. */
  readonly dateModified?: string;
}

/** A summary setting in a seed, which a copilot can name. */
export interface GenesysSummarySettingSeed extends NamedSeed {
  /** A language tag. Defaults to `en-US`. */
  readonly language?: string;
  /** ISO 8601 in UTC. */
  readonly dateModified?: string;
}

/** A script in a seed, which the rules of a copilot can name. */
export type GenesysScriptSeed = NamedSeed;

/** An OAuth client in a seed. */
export interface GenesysClientSeed extends Omit<OAuthClient, 'state'> {
  /** Defaults to `active`. */
  readonly state?: OAuthClient['state'];
  /** Without a secret, the client keeps the secret that this emulator already knows, if any. */
  readonly secret?: string;
}

/** A snapshot without the members that the emulator can fill in. Every snapshot is a valid seed. */
export interface GenesysSeed {
  /** Assistants. Required: `id` and `name`. */
  readonly assistants?: readonly GenesysAssistantSeed[];
  /** Attached queues. Required: `id`, `assistantId` and `mediaTypes`. */
  readonly assistantQueues?: readonly GenesysAssistantQueueSeed[];
  /** Variations. Required: `id`, `assistantId`, `name` and `copilot`. */
  readonly variations?: readonly GenesysVariationSeed[];
  /** Checklists. Required: `id`, `name`, `language` and `checklistItems`. */
  readonly checklists?: readonly GenesysChecklistSeed[];
  /** Jobs. Required: all members except `sequence`. */
  readonly userJobs?: readonly GenesysUserJobSeed[];
  /** Routing queues. Required: `id`, which can stand alone. */
  readonly routingQueues?: readonly (string | GenesysRoutingQueueSeed)[];
  /** Users. Required: `id`, which can stand alone. */
  readonly users?: readonly (string | GenesysUserSeed)[];
  /** Knowledge bases. Required: `id`, which can stand alone. */
  readonly knowledgeBases?: readonly (string | GenesysKnowledgeBaseSeed)[];
  /** Summary settings. Required: `id`, which can stand alone. */
  readonly summarySettings?: readonly (string | GenesysSummarySettingSeed)[];
  /** Scripts. Required: `id`, which can stand alone. */
  readonly scripts?: readonly (string | GenesysScriptSeed)[];
  /** OAuth clients. Required: `id` and `permissions`. */
  readonly clients?: readonly GenesysClientSeed[];
  /** Response of `getAssistantsCopilotFeaturesupport`. Defaults to six languages. */
  readonly languageSupport?: readonly LanguageSupport[];
  /** Response of `getAssistantsAgentchecklistsLanguages`. Defaults to six languages. */
  readonly checklistLanguages?: readonly Members[];
  /** The highest `sequence` used so far. Defaults to the highest in the seed. */
  readonly lastSequence?: number;
}
