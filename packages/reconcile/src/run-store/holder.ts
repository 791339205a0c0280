/** Says who this process is. */
import { hostname } from 'node:os';
import { pid } from 'node:process';
import type { LockHolder } from './error.js';

/** Returns this process as the holder of a lease that begins now. */
export const thisProcess = (
  owner: string,
  token: number,
  now: number,
  leaseMs: number,
): LockHolder => ({
  owner,
  host: hostname(),
  pid,
  since: new Date(now).toISOString(),
  until: new Date(now + leaseMs).toISOString(),
  token,
});
