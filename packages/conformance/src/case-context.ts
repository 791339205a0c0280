/** Everything a case works with: a provider for a vendor of its own, and means to observe it. */
import type {
  Assistant,
  AssistantDraft,
  AssistantError,
  AssistantProvider,
  FeatureMap,
  FeatureName,
  Limits,
  QueueBindingDraft,
  Reply,
  ResultStream,
} from '@assistant-provider/core';
import type { AssistantDriver } from '@assistant-provider/core/adapter';
import type { CaseClock } from './case-clock.js';
import type { Controls } from './controls.js';
import type { ExpectedError } from './error-check.js';
import type { Fixtures } from './fixtures.js';
import type { Operation, Target } from './operations.js';
import type { Probe } from './probe.js';

/** The provider under test, with helpers to call it and to check what it does. */
export interface CaseContext {
  /** The provider under test, with the stack of interceptors around it. */
  readonly provider: AssistantProvider;
  /** The driver that the provider wraps. */
  readonly driver: AssistantDriver;
  /** The name of the vendor. */
  readonly vendor: string;
  /** The limits that the driver declares. */
  readonly limits: Limits;
  /** The clock of provider and vendor. It moves if nothing else can happen. */
  readonly clock: CaseClock;
  /** Observes the requests to the vendor. */
  readonly probe: Probe;
  /** The harness's controls, bound to this vendor. */
  readonly controls: Controls;
  /** Texts that must not show anywhere. */
  readonly secrets: readonly string[];
  /** Valid input for this vendor. */
  readonly fixtures: Fixtures;
  /** Returns a fixture. Fails if it is missing. */
  readonly given: <K extends keyof Fixtures>(name: K) => NonNullable<Fixtures[K]>;
  /** Returns a valid name, a different one for each number. */
  readonly name: (number?: number) => string;
  /** Returns the ids of `count` queues of the fixtures. */
  readonly queueIds: (count: number) => readonly string[];
  /** Returns a draft that binds this queue with the first media type of the limits. */
  readonly binding: (queueId: string) => QueueBindingDraft;
  /** Returns the operations of a feature. Fails if the provider does not have it. */
  readonly feature: <F extends FeatureName>(name: F) => FeatureMap[F];
  /** The operations that the provider has. */
  readonly operations: readonly Operation[];
  /** Returns arguments for all operations. Without an assistant, they name one that does not exist. */
  readonly target: (assistantId?: string, queue?: number) => Target;
  /** Resolves to the value of a reply. Fails if the reply is an error. */
  readonly ok: <T>(reply: Reply<T>) => Promise<T>;
  /** Resolves to the error of a reply, after checks that hold for every error. Fails on a value. */
  readonly failed: (reply: Reply<unknown>, expected: ExpectedError) => Promise<AssistantError>;
  /** Resolves to all entries of an iteration. Fails on an error, or after more than `most` entries. */
  readonly collect: <T>(each: ResultStream<T>, most?: number) => Promise<readonly T[]>;
  /** Creates an assistant and waits until it is active. */
  readonly anAssistant: (draft?: Partial<AssistantDraft>) => Promise<Assistant>;
  /** Creates `count` assistants, one after the other, named by the numbers from 1. */
  readonly assistants: (count: number) => Promise<readonly Assistant[]>;
  /** Deletes an assistant and waits until the vendor has deleted it. */
  readonly remove: (assistantId: string) => Promise<void>;
  /** Fails if the promise waits for more than computing; `what` says what did not happen. */
  readonly atOnce: <T>(promise: Promise<T>, what: string) => Promise<T>;
  /** Fails if the promise takes long, in real time. */
  readonly soon: <T>(promise: Promise<T>, what: string) => Promise<T>;
  /** Fails if a secret shows in the value; `what` names the value. */
  readonly noSecretIn: (value: unknown, what: string) => void;
}
