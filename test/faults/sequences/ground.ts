/** Where a sequence of calls takes place: a vendor under faults, and its twin where all is well. */
import type { AssistantError, AssistantProvider, Reply } from '@assistant-provider/core';
import type { Result } from 'neverthrow';
import type { Cast } from '../vendors/portable-operations.js';
import type { Directory } from './commands.js';

export type Outcome = Result<unknown, AssistantError>;
export type Call = (provider: AssistantProvider) => Reply<unknown>;

/** Which faults strike, by numbers that come from a seed. */
export interface Weather {
  readonly seed: number;
  /** Of a request, to be struck. */
  readonly probability: number;
}

export interface Ground {
  readonly cast: Cast;
  readonly provider: AssistantProvider;
  readonly directoryOf: (state: object) => Directory;
  /** Back to the state of the beginning. */
  readonly begin: () => Promise<void>;
  /** Once all is over that was under way. */
  readonly state: () => Promise<object>;
  readonly callUnderFaults: (call: Call, weather: Weather) => Promise<Outcome>;
  /** The same call, from this state, where all is well. */
  readonly callOnTwin: (
    call: Call,
    from: object,
  ) => Promise<{ readonly outcome: Outcome; readonly state: object }>;
  readonly close: () => Promise<void>;
}
