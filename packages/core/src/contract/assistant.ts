/** The normalized assistant, and what is given to make or change one. */
import type { AiAgentAssignment } from './ai-agent.js';
import type { KnowledgeLink, KnowledgeSource } from './knowledge.js';
import type { VendorAssistant, VendorName, VendorOptions } from './vendor-types.js';

/** `unknown` stands for a vendor's state that this version has no word for; see `vendorStatus`. */
export const assistantStatuses = [
  'creating',
  'active',
  'inactive',
  'failed',
  'deleting',
  'deleted',
  'unknown',
] as const;
export type AssistantStatus = (typeof assistantStatuses)[number];

export type Tags = Readonly<Record<string, string>>;

/** An assistant of vendor `V`. Absent members were absent in the vendor's answer. */
export interface AssistantOf<V extends string> {
  readonly id: string;
  readonly vendor: V;
  readonly name: string;
  readonly description?: string;
  readonly status: AssistantStatus;
  /** The vendor's own word for the status, as received. */
  readonly vendorStatus?: string;
  readonly tags?: Tags;
  /** The key that encrypts the assistant's data; any form of KMS key identifier. */
  readonly encryption?: { readonly kmsKeyId: string };
  /** Absent when this answer does not carry them: ask `provider.aiAgents.list(id)`. */
  readonly aiAgents?: readonly AiAgentAssignment[];
  /** Absent when this answer does not carry it: ask `provider.knowledge.list(id)`. */
  readonly knowledge?: readonly KnowledgeLink[];
  /** Where the vendor keeps it: an ARN, a URI, or whatever else names it beyond one account. */
  readonly locator: string;
  /** ISO 8601, UTC. */
  readonly createdAt?: string;
  /** ISO 8601, UTC. */
  readonly updatedAt?: string;
  /** The vendor's own object as received, unknown members kept. */
  readonly vendorData: VendorAssistant<V>;
  /** Fields left out because the vendor lacks them and the caller said `onUnsupported: 'drop'`. */
  readonly dropped?: readonly string[];
}

/** An assistant of any vendor; `vendor` tells which and narrows `vendorData`. */
export type Assistant = { [V in VendorName]: AssistantOf<V> }[VendorName];

/** What a new assistant is to be. Fields that a vendor lacks answer `unsupported`. */
export interface AssistantDraft {
  readonly name: string;
  readonly description?: string;
  readonly tags?: Tags;
  readonly encryption?: { readonly kmsKeyId: string };
  /**
   * Linked as part of the creation. A vendor that links in a further request does so before the
   * call answers, and waits until the assistant can be linked to.
   */
  readonly knowledge?: readonly KnowledgeSource[];
  /** Vendor fields, checked by the adapter; other vendors' entries are left alone. */
  readonly vendorOptions?: VendorOptions;
}

/** What is to change. Absent members stay as they are. */
export interface AssistantPatch {
  readonly name?: string;
  readonly description?: string;
  readonly vendorOptions?: VendorOptions;
}
