/** The input and the result of a handler. */
import type { EmulatorClock } from '../server/clock.js';
import type { EmulatorRequest } from '../server/contract.js';
import type { Query } from './query.js';
import type { GenesysSettings } from './settings.js';
import type { Store } from './store.js';

export interface Environment {
  readonly store: Store;
  readonly clock: EmulatorClock;
  readonly settings: GenesysSettings;
  /** Prefix of every API path, for clients behind a gateway; usually empty. */
  readonly apiPrefix: string;
  readonly loginPrefix: string;
  /** A function, because the port is known only when the server listens. */
  apiUrl(): string;
}

export interface HandlerContext extends Environment {
  readonly request: EmulatorRequest;
  readonly query: Query;
  /** Checked against the operation's schema; undefined if the operation has no body. */
  readonly body: unknown;
  readonly may: (permission: string) => boolean;
}

/** Status and body of a response; routes.ts adds the headers. */
export interface HandlerResult {
  readonly status: number;
  readonly body?: unknown;
}

export type Handler = (context: HandlerContext) => HandlerResult;

export function parameter(context: HandlerContext, name: string): string {
  return context.request.params[name] ?? '';
}

export function timestamp(context: Environment): string {
  return new Date(context.clock.now()).toISOString();
}
