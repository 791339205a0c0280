/** What the design says that a caller sees of one cell. */
import type { AssistantProvider, Effect, ErrorKind, Retry } from '@assistant-provider/core';
import { expectationOf, type Expectation, type VendorUnderFault } from './fault.js';
import type { Baseline, Target } from './baseline.js';
import type { Cell } from './run-cell.js';
import type { VendorParts } from '../vendors/vendor-setup.js';

export type Outcome =
  /** As without the fault: its answer, or its refusal where the object never was. */
  | 'as usual'
  /** A success although the object never was: for all that anybody knows an earlier try removed it. */
  | 'gone'
  | OutcomeOfError;

/** An error, by all that it may be. */
export interface OutcomeOfError {
  readonly kinds: readonly ErrorKind[];
  readonly retry: readonly Retry[];
  readonly effect: Effect;
}

export function expectedOutcome<P extends AssistantProvider>(
  { vendor }: Pick<VendorParts, 'vendor'>,
  { operation, targets, failure }: Baseline<P>,
  { target, fault, persistence }: Pick<Cell, 'target' | 'fault' | 'persistence'>,
): Outcome {
  const expected = expectationOf(fault, vendor);
  if (typeof expected === 'string' || isHarmless(target, fault)) return 'as usual';
  const { kind, transient, effect } = expected;
  const repeats = !operation.onlyOnce?.includes(target.signature) || effect === 'none';
  const isByKey = byKey[vendor].test(target.signature);
  // A token may have died early: a new one is tried, once.
  const isRenewed = kind === 'unauthenticated' && vendor === 'genesys' && !target.isLogin;
  const isMended = persistence === 'once' && fault.injection.at !== 'address';
  if (isMended && (isRenewed || (transient === true && repeats)))
    return failure === 'notFound' && removes(target) && effect === 'maybe' ? 'gone' : 'as usual';
  const wroteBefore = targets.some(
    (other) => other.index < target.index && writes(other) && other.status < 300,
  );
  return {
    kinds: target.isLogin ? kindsAtLogin(kind) : [kind],
    retry: retriesOf(expected, repeats, repeats && !(isByKey && effect === 'maybe')),
    effect: wroteBefore ? 'maybe' : writes(target) ? effect : 'none',
  };
}

/**
 * Requests that a key makes harmless to repeat. The calls bring none of their own: it is core's,
 * which the caller cannot send again. Genesys Cloud knows no such keys.
 */
const byKey: Readonly<Record<VendorUnderFault, RegExp>> = {
  genesys: /^(?!)/,
  qconnect: /^POST \/assistants(\/\{id\}\/(associations|aiprompts(\/\{id\}\/versions)?))?$/,
};

const writes = ({ signature, isLogin }: Target): boolean =>
  !isLogin && !signature.startsWith('GET ');
const removes = ({ signature }: Target): boolean => signature.startsWith('DELETE ');

/** Where there is no body, none can be cut; where there is no token yet, none can be revoked. */
function isHarmless({ status, isLogin }: Target, { injection }: Cell['fault']): boolean {
  if (injection.at !== 'emulator') return false;
  const { effect } = injection;
  // A refusal stands in the status, whatever the body is.
  if (effect.kind === 'notJson') return effect.status === undefined && status >= 400;
  return (
    (effect.kind === 'truncatedBody' && status === 204) ||
    (effect.kind === 'tokenRevoked' && isLogin)
  );
}

function retriesOf(
  { kind, transient }: Expectation,
  repeats: boolean,
  callerMayRepeat: boolean,
): readonly Retry[] {
  if (transient === 'notNow') return callerMayRepeat ? ['transient'] : ['never'];
  if (!transient || !repeats) return ['never'];
  // Four tries of 15 s are not over when the deadline of 60 s ends the call.
  return kind === 'timeout' ? ['exhausted', 'never'] : ['exhausted'];
}

/** Kinds that speak of the object or of the input, of which the token host knows nothing. */
const ofTheObject: ReadonlySet<ErrorKind> = new Set([
  'invalidInput',
  'permissionDenied',
  'notFound',
  'conflict',
]);

/** It refuses with 400 and 401 alike (contract); what else it says is no word on the object. */
const kindsAtLogin = (kind: ErrorKind): readonly ErrorKind[] => [
  ...(ofTheObject.has(kind) ? [] : [kind]),
  ...(ofTheObject.has(kind) || kind === 'unknown' ? ofTheTokenHost : []),
];
const ofTheTokenHost: readonly ErrorKind[] = [
  'unauthenticated',
  'misconfigured',
  'unexpectedReply',
];
