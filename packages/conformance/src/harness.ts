/**
 * A harness is what an adapter author gives to the kit: test vendors with a driver each, and controls
 * that make things happen at the vendor. A control that does not exist is declared with its reason.
 */
import type { Clock, ErrorKind, FeatureName, Limits } from '@assistant-provider/core';
import type { AssistantDriver } from '@assistant-provider/core/adapter';
import type { Fixtures } from './fixtures.js';
import type { Control } from './unavailable.js';

type Awaitable<T> = T | Promise<T>;

/** The conditions under which a test vendor is opened. */
export interface TestVendorOptions {
  /**
   * The time of the case. Let the vendor follow it if it can (an emulator, state in memory).
   * Otherwise move the vendor's time in `passTime`.
   */
  readonly clock: Clock;
  /** `bad`: the vendor does not accept the caller's credentials. */
  readonly credentials: 'good' | 'bad';
  /** `never`: the vendor takes each request and never responds to it; the driver is signed in. */
  readonly responses: 'promptly' | 'never';
}

/** A vendor that holds nothing yet, with a driver for it. Each case gets its own. */
export interface TestVendor {
  /** A new driver for this vendor. */
  readonly driver: AssistantDriver;
  /** Valid input for this vendor. */
  readonly fixtures: Fixtures;
  /** Passwords, keys and tokens that must never show. Give at least one, if the vendor has any. */
  readonly secrets: Control<readonly string[]>;
  /** Moves the time of a vendor that does not follow the clock. */
  passTime?(ms: number): Awaitable<void>;
  /** Frees all resources. The provider has been closed before. */
  close(): Awaitable<void>;
}

/** Kinds of error that a vendor's response can cause; core or the factory cause the others. */
export type VendorErrorKind = Exclude<ErrorKind, 'cancelled' | 'unsupported' | 'misconfigured'>;

/** Makes the vendor fail in one way. */
export interface Failure<V> {
  /** From now on the vendor refuses every request in this way, and does not carry it out. */
  begin(vendor: V): Awaitable<void>;
  /** The code in the vendor's response, if it has one. Errors must carry it, and so the next two. */
  readonly vendorCode?: string;
  /** The HTTP status of the response. */
  readonly status?: number;
  /** How long the vendor asks to wait. */
  readonly retryAfterMs?: number;
}

/**
 * Controls that make the vendor respond with values that the contract does not know yet. `word` is
 * the vendor's own word, as it stands in the response.
 */
export interface UnknownValues<V> {
  /** From now on this assistant has the status `word`, read alone and in lists. */
  readonly status: Control<(vendor: V, assistantId: string, word: string) => Awaitable<void>>;
  /** From now on this assistant has one member more, read alone and in lists. */
  readonly member: Control<
    (vendor: V, assistantId: string, name: string, value: unknown) => Awaitable<void>
  >;
  /** From now on this binding has one media type more. */
  readonly mediaType: Control<
    (vendor: V, assistantId: string, queueId: string, word: string) => Awaitable<void>
  >;
  /** From now on this assistant has one AI agent more, in the role `word`. */
  readonly aiAgentRole: Control<(vendor: V, assistantId: string, word: string) => Awaitable<void>>;
  /** From now on this assistant has one knowledge source more, of the type `word`. */
  readonly knowledgeType: Control<
    (vendor: V, assistantId: string, word: string) => Awaitable<void>
  >;
}

/** Opens test vendors, and declares what can be made to happen there. */
export interface ConformanceHarness<V extends TestVendor = TestVendor> {
  /** The name in the report. */
  readonly name: string;
  /** Opens a vendor that holds nothing yet, with a driver for it. */
  open(options: TestVendorOptions): Awaitable<V>;
  /** Whether `open` can do `credentials: 'bad'`. */
  readonly badCredentials: Control<true>;
  /** Whether `open` can do `responses: 'never'`. */
  readonly silence: Control<true>;
  /** A control for each kind of error that a vendor can cause. */
  readonly errors: { readonly [K in VendorErrorKind]: Control<Failure<V>> };
  /** The vendor carries out the next `times` writes, and its responses are lost. */
  readonly loseAnswers: Control<(vendor: V, times: number) => Awaitable<void>>;
  /** Calls the adapter's factory with wrong options. The factory throws. */
  readonly misconfigure: Control<() => unknown>;
  /** From now on the vendor refuses each request, and repeats the credentials in its message. */
  readonly repeatCredentials: Control<(vendor: V) => Awaitable<void>>;
  /** The next assistant that is created ends as `failed`. */
  readonly failCreation: Control<(vendor: V) => Awaitable<void>>;
  /** Deletes an assistant without the driver. */
  readonly deleteBehind: Control<(vendor: V, assistantId: string) => Awaitable<void>>;
  /** From now on this assistant has a part that the vendor supplies. Declare it `unavailable` without parts. */
  readonly supplyPart: Control<(vendor: V, assistantId: string) => Awaitable<void>>;
  /** Controls that make the vendor respond with unknown values. */
  readonly unknownValues: UnknownValues<V>;
}

/** The controls of a harness, for any test vendor. */
export type HarnessControls = Omit<ConformanceHarness<never>, 'open'>;

/** The facts about a driver that are known before any case runs. */
export interface DriverInfo {
  readonly vendor: string;
  readonly limits: Limits;
  readonly features: readonly FeatureName[];
  /** Whether the driver states the permissions of its operations. */
  readonly statesPermissions: boolean;
  /** The driver's own reasons for the features that it does not have. */
  readonly unsupported: Readonly<Partial<Record<FeatureName, string>>>;
  readonly harness: HarnessControls;
  /** The fixtures and secrets of one of its test vendors. */
  readonly fixtures: Fixtures;
  readonly secrets: TestVendor['secrets'];
}
