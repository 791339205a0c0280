/** Two vendors with the same state: one under faults, and its twin without faults. */
import type { AssistantError, AssistantProvider, Reply } from '@assistant-provider/core';
import type { Result } from 'neverthrow';
import type { TestIds } from '../vendors/portable-operations.js';
import type { Directory } from './commands.js';

export type Outcome = Result<unknown, AssistantError>;
export type Call = (provider: AssistantProvider) => Reply<unknown>;

/** The faults of one call, chosen by a seed. */
export interface FaultPlan {
  readonly seed: number;
  /** The probability that a request has a fault. */
  readonly probability: number;
}

export interface Twins {
  readonly ids: TestIds;
  readonly provider: AssistantProvider;
  readonly directoryOf: (state: object) => Directory;
  /** Restores the initial state. */
  readonly begin: () => Promise<void>;
  /** Resolves to the state, after everything under way has ended. */
  readonly state: () => Promise<object>;
  readonly callUnderFaults: (call: Call, faultPlan: FaultPlan) => Promise<Outcome>;
  /** Makes the same call, from this state, without faults. */
  readonly callOnTwin: (
    call: Call,
    from: object,
  ) => Promise<{ readonly outcome: Outcome; readonly state: object }>;
  readonly close: () => Promise<void>;
}
