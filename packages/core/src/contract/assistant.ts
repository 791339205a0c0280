/** The assistant as an application reads it, and the input that creates or changes one. */
import type { AiAgentAssignment } from './ai-agent.js';
import type { KnowledgeLink, KnowledgeSourceDraft } from './knowledge.js';
import type { VendorAssistant, VendorName, VendorOptions } from './vendor-types.js';

/**
 * Every status of an assistant. `unknown` stands for a vendor's status that this version does not
 * know; `assistant.vendorStatus` holds the vendor's word.
 */
export const assistantStatuses = [
  'creating',
  'active',
  'inactive',
  'failed',
  'deleting',
  'deleted',
  'unknown',
] as const;
/** One of `assistantStatuses`. */
export type AssistantStatus = (typeof assistantStatuses)[number];

/** Tags of an assistant: value by key. */
export type Tags = Readonly<Record<string, string>>;

/** An assistant of vendor `V`. A member is missing if the vendor's response did not carry it. */
export interface AssistantOf<V extends string> {
  /** The vendor's id, which every other call takes. */
  readonly id: string;
  /** The vendor. Comparing it narrows the type of `vendorData`. */
  readonly vendor: V;
  /** The display name. Most vendors allow several assistants of one name. */
  readonly name: string;
  /** The description; missing if there is none or the vendor has no such field. */
  readonly description?: string;
  /** The status in our words. `waitForStatus` waits for one. */
  readonly status: AssistantStatus;
  /** The vendor's own word for the status, as received. */
  readonly vendorStatus?: string;
  /** The tags; missing if this response did not carry them. */
  readonly tags?: Tags;
  /** The key that encrypts the assistant's data, in any form of KMS key identifier. */
  readonly encryption?: {
    /** Key id, ARN or alias. */
    readonly kmsKeyId: string;
  };
  /**
   * The role assignments. Missing if this response did not carry them; then call
   * `provider.aiAgents.list(id)`.
   */
  readonly aiAgents?: readonly AiAgentAssignment[];
  /**
   * The linked knowledge sources. Missing if this response did not carry them; then call
   * `provider.knowledge.list(id)`.
   */
  readonly knowledge?: readonly KnowledgeLink[];
  /** The globally unique address of the assistant at the vendor: an ARN or a URI. */
  readonly locator: string;
  /** When the assistant was created: ISO 8601, UTC. */
  readonly createdAt?: string;
  /** When the assistant was last changed: ISO 8601, UTC. */
  readonly updatedAt?: string;
  /** The vendor's own object as received, with members that no contract lists. */
  readonly vendorData: VendorAssistant<V>;
  /** The fields that were ignored because the vendor does not support them (`onUnsupported: 'drop'`). */
  readonly dropped?: readonly string[];
}

/** An assistant of any vendor. Comparing `vendor` narrows the type of `vendorData`. */
export type Assistant = { [V in VendorName]: AssistantOf<V> }[VendorName];

/** The members that a list of assistants can read along; each has the name of its feature. */
export const assistantIncludes = ['aiAgents', 'knowledge'] as const;
/** One of `assistantIncludes`. */
export type AssistantInclude = (typeof assistantIncludes)[number];

/**
 * The assistant to create. A field that the vendor does not support fails the call with
 * `unsupported`, unless you pass `onUnsupported: 'drop'`.
 */
export interface AssistantDraft {
  /** The display name. `provider.limits.name` says which names the vendor accepts. */
  readonly name: string;
  /** Free text about the assistant. */
  readonly description?: string | undefined;
  /** Tags to create the assistant with. */
  readonly tags?: Tags | undefined;
  /** The key that encrypts the assistant's data. It cannot be changed later. */
  readonly encryption?:
    | {
        /** Key id, ARN or alias. Without a key, the vendor uses its own. */
        readonly kmsKeyId: string;
      }
    | undefined;
  /**
   * Knowledge sources to link during creation. If the vendor links in separate requests, `create`
   * waits until the assistant accepts links and resolves after the last one.
   */
  readonly knowledge?: readonly KnowledgeSourceDraft[] | undefined;
  /** Fields that only one vendor has. The adapter checks its own entry and ignores the others. */
  readonly vendorOptions?: VendorOptions | undefined;
}

/** The changes for `editing.update`. Missing members stay as they are. */
export interface AssistantPatch {
  /** The new display name. */
  readonly name?: string | undefined;
  /** The new description; an empty text removes it. */
  readonly description?: string | undefined;
  /** Fields that only one vendor has. The adapter checks its own entry and ignores the others. */
  readonly vendorOptions?: VendorOptions | undefined;
}
