/** Finds the rule of `table.ts` that a response or a broken connection has. */
import { ruleForConnectionError, type ErrorRule } from '@assistant-provider/adapter-kit';
import {
  brokenConnection,
  connectionErrors,
  errorsByCode,
  errorsByStatus,
  errorsByStatusClass,
  errorsByStatusWord,
  noSuchStatus,
} from './table.js';
import type { ThrownFacts } from './thrown-facts.js';

/** Looks up the vendor's code first, then the status. */
export function ruleForResponse(status: number, vendorCode: string | undefined): ErrorRule {
  return (
    (vendorCode === undefined ? undefined : errorsByCode.get(vendorCode)) ??
    errorsByStatus.get(status) ??
    errorsByStatusClass.get(Math.floor(status / 100)) ??
    noSuchStatus
  );
}

/** The rule itself, or the rule for a status of the object that the message blames for the refusal. */
export function ruleForMessage(rule: ErrorRule, message: string): ErrorRule {
  if (rule.kind !== 'invalidInput' && rule.kind !== 'conflict') return rule;
  // A message that lists the allowed values of a member blames no status.
  if (message.includes('enum value set')) return rule;
  const [word = ''] = /\b(?:CREATE|DELETE)_(?:IN_PROGRESS|FAILED)\b/.exec(message) ?? [];
  return errorsByStatusWord.get(word) ?? rule;
}

/**
 * Looks up the code first, then the name. With `programErrors`, an unlisted TypeError is `unknown`. Not
 * for what a request handler throws: that of the SDK may use `fetch`, which reports a broken network as
 * a TypeError.
 */
export const ruleForTransport = (
  { connection, isUnsent }: Pick<ThrownFacts, 'connection' | 'isUnsent'>,
  { programErrors }: { readonly programErrors: boolean } = { programErrors: false },
): ErrorRule =>
  ruleForConnectionError(connection, {
    rules: connectionErrors,
    otherwise: brokenConnection,
    unsent: isUnsent,
    programErrors,
  });

/** A proxy responded, and opened no tunnel to the vendor. */
export const ruleForRefusedTunnel = (status: number): ErrorRule =>
  ruleForConnectionError({ code: '', name: '', syscall: '', message: '', tunnelStatus: status });
