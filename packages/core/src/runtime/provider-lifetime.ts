/** The clock, the closing and the read-only view of a provider. Helpers use them; applications need none. */
import { systemClock, type MonotonicClock } from '../contract/clock.js';
import type { AssistantProvider } from '../contract/provider.js';
import type { Cancellation } from './cancellation.js';

export interface ProviderLifetime {
  readonly clock: MonotonicClock;
  /** Aborts when the provider is closed. */
  readonly closed?: Cancellation;
  /** Returns a provider over the same driver and connections that refuses every write. */
  readonly readOnly?: () => AssistantProvider;
}

// Not members of the provider, because applications do not need them.
const lifetimes = new WeakMap<object, ProviderLifetime>();

export function setLifetime(provider: object, lifetime: ProviderLifetime): void {
  lifetimes.set(provider, lifetime);
}

/** A provider that `createProvider` did not make has only the system's clock. */
export function lifetimeOf(provider: object): ProviderLifetime {
  return lifetimes.get(provider) ?? { clock: systemClock };
}
