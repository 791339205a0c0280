/**
 * What an adapter author gives to the kit: worlds with a driver in them, and ways to make things
 * happen there. A way that does not exist is declared with its reason, never left out.
 */
import type { Clock, ErrorKind, FeatureName, Limits } from '@assistant-provider/core';
import type { AssistantDriver } from '@assistant-provider/core/adapter';
import type { Fixtures } from './fixtures.js';
import type { Control } from './unavailable.js';

type Awaitable<T> = T | Promise<T>;

export interface TestVendorOptions {
  /**
   * The time of the world. Where the vendor can follow it (an emulator, state in memory), let it;
   * otherwise say in `passTime` how its time passes.
   */
  readonly clock: Clock;
  /** `bad`: the vendor does not accept who is calling. */
  readonly credentials: 'good' | 'bad';
  /** `never`: the vendor takes each request and never answers it; the driver is signed in. */
  readonly answers: 'promptly' | 'never';
}

/** A vendor that holds nothing yet, and a driver for it. Each case gets its own. */
export interface TestVendor {
  readonly driver: AssistantDriver;
  readonly fixtures: Fixtures;
  /** What must never show: passwords, keys, tokens. At least one, if the vendor has any. */
  readonly secrets: Control<readonly string[]>;
  /** Lets time pass at a vendor that does not follow the clock. */
  passTime?(ms: number): Awaitable<void>;
  /** Frees what the world holds. The provider has been closed before. */
  close(): Awaitable<void>;
}

/** Kinds that a vendor's answer can be; the others are core's, or the factory's. */
export type VendorErrorKind = Exclude<ErrorKind, 'cancelled' | 'unsupported' | 'misconfigured'>;

/** How to have the vendor fail. */
export interface Failure<W> {
  /** From now on the vendor turns every request down in this way, and does nothing of it. */
  begin(world: W): Awaitable<void>;
  /** What the errors must carry of the vendor's answer, as far as it has it. */
  readonly vendorCode?: string;
  readonly status?: number;
  readonly retryAfterMs?: number;
}

/**
 * Ways to have a vendor answer what its contract does not know yet. `word` is to be the vendor's
 * own word, as it stands in the answer.
 */
export interface UnknownValues<W> {
  /** From now on this assistant has a status of that word, in single answers and lists. */
  readonly status: Control<(world: W, assistantId: string, word: string) => Awaitable<void>>;
  /** From now on this assistant has a further member, in single answers and lists. */
  readonly member: Control<
    (world: W, assistantId: string, name: string, value: unknown) => Awaitable<void>
  >;
  /** From now on this binding has one media type more. */
  readonly mediaType: Control<
    (world: W, assistantId: string, queueId: string, word: string) => Awaitable<void>
  >;
  /** From now on this assistant has one AI agent more, in a role of that word. */
  readonly aiAgentRole: Control<(world: W, assistantId: string, word: string) => Awaitable<void>>;
  /** From now on this assistant has one knowledge source more, of a type of that word. */
  readonly knowledgeType: Control<(world: W, assistantId: string, word: string) => Awaitable<void>>;
}

export interface ConformanceHarness<W extends TestVendor = TestVendor> {
  /** As the report shows it. */
  readonly name: string;
  open(options: TestVendorOptions): Awaitable<W>;
  /** Whether `open` can do `credentials: 'bad'`. */
  readonly badCredentials: Control<true>;
  /** Whether `open` can do `answers: 'never'`. */
  readonly silence: Control<true>;
  readonly errors: { readonly [K in VendorErrorKind]: Control<Failure<W>> };
  /** The vendor does the next writes, so many of them, and its answers are lost on their way. */
  readonly loseAnswers: Control<(world: W, times: number) => Awaitable<void>>;
  /** Calls the adapter's factory with wrong options; it throws. */
  readonly misconfigure: Control<() => unknown>;
  /** From now on the vendor refuses each request, and repeats its credentials in the message. */
  readonly repeatCredentials: Control<(world: W) => Awaitable<void>>;
  /** The next assistant that is created ends as `failed`. */
  readonly failCreation: Control<(world: W) => Awaitable<void>>;
  /** Deletes an assistant behind the driver's back. */
  readonly deleteBehind: Control<(world: W, assistantId: string) => Awaitable<void>>;
  readonly unknownValues: UnknownValues<W>;
}

/** Which ways there are, whatever their world. */
export type HarnessControls = Omit<ConformanceHarness<never>, 'open'>;

/** What is known of a driver before any case runs. */
export interface DriverInfo {
  readonly vendor: string;
  readonly limits: Limits;
  readonly features: readonly FeatureName[];
  /** The driver's own reasons. */
  readonly unsupported: Readonly<Partial<Record<FeatureName, string>>>;
  readonly harness: HarnessControls;
  /** Of one of its worlds. */
  readonly fixtures: Fixtures;
  readonly secrets: TestVendor['secrets'];
}
