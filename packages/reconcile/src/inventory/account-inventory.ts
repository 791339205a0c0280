/** The inventory of one account. */
import type { AssistantError, AssistantStatus } from '@assistant-provider/core';
import type { Unseen } from '../observe/observed.js';
import type { Finding, InventoryCheck, InventoryRule } from './finding.js';

/** The assistants of one account, and the objects that deserve attention. */
export interface AccountInventory {
  /** The name that the caller gave to the account. */
  readonly account: string;
  /** The vendor. */
  readonly vendor: string;
  /** The assistants, in the order of their names and then their ids. */
  readonly assistants: readonly InventoryAssistant[];
  /** The findings in the order of the rules, at most `findingsPerRule` of each. */
  readonly findings: readonly Finding[];
  /** How far each rule was checked, and how many findings it has. */
  readonly checks: Readonly<Record<InventoryRule, InventoryCheck>>;
  /** Everything that could not be read. */
  readonly unseen: readonly Unseen[];
}

/** An assistant in an inventory. A missing count was not read, or the vendor does not have the feature. */
export interface InventoryAssistant {
  /** The vendor's id. */
  readonly id: string;
  /** The display name. */
  readonly name: string;
  /** The status. */
  readonly status: AssistantStatus;
  /** When the assistant was last changed: ISO 8601, UTC. */
  readonly updatedAt?: string;
  /** The number of bound queues. */
  readonly queues?: number;
  /** The number of linked knowledge sources. */
  readonly knowledge?: number;
  /** The number of assigned roles. */
  readonly roles?: number;
  /** The number of tags. */
  readonly tags?: number;
  /** The number of parts, by kind. */
  readonly parts?: Readonly<Record<string, PartCount>>;
}

/** The number of parts of one kind. */
export interface PartCount {
  /** The parts that belong to the customer. */
  readonly customer: number;
  /** The parts that the vendor supplies, as far as they were read: only if the assistant may name one. */
  readonly vendor: number;
}

/** An account of which there is no inventory. */
export interface AccountFailure {
  /** The name of the account; missing if the arguments are wrong, so that no account was read. */
  readonly account?: string;
  /** The vendor; missing if the arguments are wrong. */
  readonly vendor?: string;
  /** Why. */
  readonly error: AssistantError;
}
