/** Finds the rule for an error: the vendor's reason decides, then the HTTP status. */
import { unavailable, unlisted, type ErrorRule } from '@assistant-provider/adapter-kit';
import { rulesByReason, rulesByStatus } from './table.js';

export const ruleForRefusal = (reason: string | undefined, status: number): ErrorRule =>
  rulesByReason.get(reason ?? '') ??
  rulesByStatus.get(status) ??
  (status >= 500 ? unavailable : unlisted);
