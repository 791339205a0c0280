/**
 * The bounds on data that a vendor accepts. Core checks input against them before any request. A
 * missing member means that the vendor has no such field.
 */
import type { AiAgentRole } from './ai-agent.js';
import type { JsonObject } from './json.js';
import type { KnowledgeSourceType } from './knowledge.js';
import type { OperationName } from './operation-groups.js';
import type { MediaType } from './queue-binding.js';

/** The bounds on a text. Empty text and control characters are always refused. */
export interface TextLimit {
  /** The fewest Unicode code points. Defaults to 1. */
  readonly minLength?: number;
  /** The most Unicode code points. Defaults to 4,096. */
  readonly maxLength?: number;
  /** Must match the whole text, so anchor it with `^` and `$`. */
  readonly pattern?: RegExp;
  /** The pattern in words, as the error message shows it after "must be". */
  readonly description?: string;
}

/**
 * When a field of an assistant can change. `inPlace`: on an existing assistant, by the provider's own
 * operations. `atCreation`: never afterwards; a different value needs a new assistant.
 */
export type FieldChange = 'inPlace' | 'atCreation';

/** The limit of a field of an assistant. */
export interface FieldLimit {
  /**
   * When the field can change. Core refuses a patch of a field that is fixed at creation, as
   * `unsupported`. Absent if the adapter does not say.
   */
  readonly changes?: FieldChange;
}

/** The limit of a text that is a field of an assistant. */
export interface TextFieldLimit extends TextLimit, FieldLimit {}

/** The members that an assignment to one role takes. */
export interface AiAgentRoleLimit {
  /** Whether an assignment names an agent. `unsupported` means that the role is a built-in function. */
  readonly agentId: 'required' | 'optional' | 'unsupported';
  /** Whether an assignment names a use case. */
  readonly useCase: 'required' | 'optional' | 'unsupported';
  /** Whether the vendor supports `enabled: false`. */
  readonly canDisable: boolean;
}

/** The properties of a kind of part. */
export interface PartKindLimit {
  /** `one`: an assistant has one part of this kind, or none. `many`: any number. */
  readonly cardinality: 'one' | 'many';
  /**
   * `vendor`: the vendor chooses the id, and a draft without an id creates a part. `caller`: the id
   * names something else, such as a queue, and a draft must have it.
   */
  readonly ids: 'vendor' | 'caller';
  /** The ids of parts of this kind. */
  readonly id?: TextLimit;
  /** The names of parts; missing if parts of this kind have none. */
  readonly name?: TextFieldLimit;
  /**
   * The kinds of part, and the features such as `queues` or `knowledge`, whose objects a part of this
   * kind names. They must exist first.
   */
  readonly after: readonly string[];
  /** Whether parts have published versions, so that `parts.publish` takes this kind. */
  readonly versions: boolean;
  /** Whether `parts.delete` takes this kind. If not, the part lives as long as its assistant. */
  readonly canDelete: boolean;
  /** JSON pointers into `content` of the members that are fixed at creation. */
  readonly fixed: readonly string[];
  /**
   * The members of `content` that the vendor may keep if a put leaves them out. Nothing removes them for
   * certain, so a plan leaves them and says so.
   */
  readonly mayKeep?: readonly string[];
  /** The members of `content` that every part has: the vendor sets those that a put leaves out. */
  readonly setByVendor?: readonly string[];
  /**
   * The content that a part has before anybody writes it, as soon as the assistant or the object that its
   * id names is there. Missing if there is no such part, or its content is unknown.
   */
  readonly initial?: JsonObject;
  /** The kind of the directory that the ids belong to, if `ids` is `caller`, e.g. `queue`. */
  readonly idKind?: string;
  /**
   * The features whose data the content also holds: putting the part changes them too, e.g. `aiAgents`
   * for a part with the switches of an assistant's functions.
   */
  readonly carries?: readonly ('aiAgents' | 'knowledge' | 'queues')[];
  /**
   * The requests of a `parts.put` that changes a part of this kind. Defaults to those of
   * `Limits.requestsPerCall`.
   */
  readonly requestsPerPut?: number;
}

/** The properties of a kind of the directory. */
export interface DirectoryKindLimit {
  /** Whether a query must name the assistant under which the objects hang. */
  readonly ofAssistant: boolean;
  /** The ids of the objects. */
  readonly id?: TextLimit;
}

/** A quota of requests. */
export interface RequestQuota {
  /** The most requests in any period of `perMs` milliseconds. */
  readonly requests: number;
  /** The length of the period in milliseconds. */
  readonly perMs: number;
}

/** The bounds of one vendor: `provider.limits` for applications, `driver.limits` for adapters. */
export interface Limits {
  /** The ids of assistants. */
  readonly assistantId: TextLimit;
  /** The names of assistants. */
  readonly name: TextFieldLimit & {
    /** Whether the vendor may refuse a name that another assistant has. A plan then asks before. */
    readonly mayBeUnique?: boolean;
  };
  /**
   * The most assistants of one account, or of one account and region, if the vendor publishes a number
   * that nobody can raise. Core does not count; the vendor refuses one more as `quotaExceeded`.
   */
  readonly assistantsPerAccount?: number;
  /**
   * The quota that the vendor publishes for one client. It says how long a plan takes; the rate limit of
   * a provider defaults to it.
   */
  readonly quota?: RequestQuota;
  /**
   * The fewest requests of a call that changes or finds something, for the operations that take more than
   * one. Ids are as the lists return them. A call takes more if it reads further pages, names many
   * objects, or is repeated.
   */
  readonly requestsPerCall?: Readonly<Partial<Record<OperationName, number>>>;
  /**
   * The operations that take effect once, however often they are called with one `idempotencyKey`. The
   * vendor ignores the key of every other operation. Missing if the adapter does not say.
   *
   * @example
   * ```ts
   * if (provider.limits.idempotencyKeys?.includes('assistants.create') !== true)
   *   console.log('look for the assistant before you create it again');
   * ```
   */
  readonly idempotencyKeys?: readonly OperationName[];
  /** The page sizes that every list accepts. */
  readonly pageSize: {
    /** The smallest page size. */
    readonly min: number;
    /** The largest page size. */
    readonly max: number;
  };
  /** The descriptions of assistants. */
  readonly description?: TextFieldLimit;
  /** The key that encrypts an assistant. */
  readonly kmsKeyId?: TextFieldLimit;
  /** The tags of an assistant. */
  readonly tags?: FieldLimit & {
    /** The most tags of one assistant. Core can check only the tags of one call. */
    readonly count: number;
    /** The keys of tags. */
    readonly key: TextLimit;
    /** The values of tags. */
    readonly value: TextLimit;
  };
  /** The bindings of queues. */
  readonly queues?: FieldLimit & {
    /** The ids of queues. */
    readonly queueId: TextLimit;
    /**
     * The supported media types; at least one. If the vendor does not distinguish media types, list
     * those its queues serve.
     */
    readonly mediaTypes: readonly MediaType[];
    /** The kind of the directory that lists queues, if the directory lists them. */
    readonly directoryKind?: string;
    /** The most queues that one request finds by id. Missing if each queue takes a request of its own. */
    readonly perRequest?: number;
  };
  /** The role assignments. */
  readonly aiAgents?: FieldLimit & {
    /** The supported roles, and the members that each takes. */
    readonly roles: Readonly<Partial<Record<AiAgentRole, AiAgentRoleLimit>>>;
    /** The ids of AI agents. */
    readonly agentId?: TextLimit;
    /** The use cases of orchestrators. */
    readonly useCase?: TextLimit;
    /**
     * The kind of part that an assignment's `agentId` names, as `id` or `id:version`. Missing if agents
     * are not parts of the assistant.
     */
    readonly agentPart?: string;
  };
  /** The knowledge links. */
  readonly knowledge?: FieldLimit & {
    /** The supported types of source. */
    readonly types: readonly KnowledgeSourceType[];
    /** The ids of knowledge bases. */
    readonly knowledgeBaseId: TextLimit;
    /** The ids of links. */
    readonly linkId: TextLimit;
    /** The language of a knowledge base. */
    readonly language?: TextLimit;
    /** The ARN of an external knowledge base. */
    readonly locator?: TextLimit;
    /** The ARN of the role that reads an external knowledge base. */
    readonly accessRole?: TextLimit;
    /** The kind of the directory that lists knowledge bases, if the directory lists them. */
    readonly directoryKind?: string;
    /** The most links of one assistant, if the vendor publishes a number. */
    readonly count?: number;
  };
  /** The parts of assistants. */
  readonly parts?: {
    /** The properties of each kind of part, in an order in which parts can be created. */
    readonly kinds: Readonly<Record<string, PartKindLimit>>;
  };
  /** The directory. */
  readonly directory?: {
    /** The properties of each kind of the directory. */
    readonly kinds: Readonly<Record<string, DirectoryKindLimit>>;
  };
}
