/** What a handler is given: the request as read and checked, and what it may touch. */
import type { EmulatorClock } from '../server/clock.js';
import type { EmulatorRequest } from '../server/contract.js';
import type { Query } from './query.js';
import type { GenesysSettings } from './settings.js';
import type { Store } from './store.js';

export interface Environment {
  readonly store: Store;
  readonly clock: EmulatorClock;
  readonly settings: GenesysSettings;
  /** In front of every path of the API, for clients that go through a gateway; usually empty. */
  readonly apiPrefix: string;
  readonly loginPrefix: string;
  /** A function, because the port is known only once the server listens. */
  apiUrl(): string;
}

export interface Call extends Environment {
  readonly request: EmulatorRequest;
  readonly query: Query;
  /** Checked against the operation's schema; undefined when the operation has no body. */
  readonly body: unknown;
  readonly may: (permission: string) => boolean;
}

/** A handler answers a status and a body; headers are the same on every operation. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

export type Handler = (call: Call) => Reply;

export function parameter(call: Call, name: string): string {
  return call.request.params[name] ?? '';
}

export function timestamp(call: Environment): string {
  return new Date(call.clock.now()).toISOString();
}
