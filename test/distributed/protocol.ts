/** What the test and its worker processes say to each other. */
import type { Quota } from './stores.js';

export interface WorkerSetup {
  readonly apiUrl: string;
  readonly loginUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redisPort: number;
  readonly redisClient: 'ioredis' | 'redis';
  readonly quota: Quota;
  readonly processes: number;
  /** What one process may send on its own: the whole quota of the vendor. */
  readonly requests: number;
  readonly perMs: number;
}

/** Calls that a worker makes at a time. */
export interface Work {
  readonly reads: number;
  /** Names of assistants to create. */
  readonly names: readonly string[];
}

/** The setup comes first, and once. */
export type ToWorker =
  { readonly setup: WorkerSetup } | { readonly work: Work } | { readonly stop: true };

export interface WorkDone {
  readonly succeeded: number;
  readonly failures: readonly string[];
  /** When the shared quota gave turns, so far: milliseconds since the epoch. */
  readonly turnsAt: readonly number[];
}

export type FromWorker = { readonly ready: true } | { readonly done: WorkDone };
