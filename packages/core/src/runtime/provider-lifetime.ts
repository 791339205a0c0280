/** What helpers that make many calls share with the provider they call: its clock and its end. */
import { systemClock, type Clock } from '../contract/clock.js';
import type { Cancellation } from './cancellation.js';

export interface ProviderLifetime {
  readonly clock: Clock;
  /** Aborts when the provider is closed. */
  readonly closed?: Cancellation;
}

// Beside the provider and not in it: an application has no use for either.
const lifetimes = new WeakMap<object, ProviderLifetime>();

export function setLifetime(provider: object, lifetime: ProviderLifetime): void {
  lifetimes.set(provider, lifetime);
}

/** Of a provider that something else than `createProvider` made, the system's clock is all. */
export function lifetimeOf(provider: object): ProviderLifetime {
  return lifetimes.get(provider) ?? { clock: systemClock };
}
