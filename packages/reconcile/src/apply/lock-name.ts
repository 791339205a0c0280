/** The lock that keeps two appliers from changing one account at once. */
import { createHash } from 'node:crypto';
import type { Plan } from '../plan/plan.js';

/** Returns the name of the lock. An account may have any name, so its hash stands in the lock's. */
export function lockName({ vendor, account = 'default' }: Plan['target']): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([vendor, account]))
    .digest('hex');
  return `account/${hash.slice(0, 16)}`;
}
