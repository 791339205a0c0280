/** Faults as rules: which requests they strike, and what then happens to them. */
import { checkFault } from './fault-check.js';
import { createRandom } from './random.js';

/** What happens to a request that a rule strikes. The work is the state change behind the operation. */
export type FaultEffect =
  /** Any answer at all. Without a body, the vendor's usual error body of that status is sent. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      /** An object is sent as JSON, a string as it is; an empty string sends no body. */
      readonly body?: unknown;
      /** `beforeWork` (default): nothing was changed. `afterWork`: it was, and the answer lies about it. */
      readonly when?: FaultMoment;
    }
  /** Real milliseconds, whatever the emulator's clock says. Combines with one other effect. */
  | { readonly kind: 'latency'; readonly milliseconds: number; readonly when?: FaultMoment }
  /** The connection is reset without an answer. */
  | { readonly kind: 'reset'; readonly when: FaultMoment }
  /** The work is done; Content-Length promises the whole body, fewer bytes follow (default: half), then the end. */
  | { readonly kind: 'truncatedBody'; readonly keepBytes?: number }
  /** The work is done; the body comes in small chunks (default: 1 byte), each after a pause. */
  | {
      readonly kind: 'drippingBody';
      readonly intervalMilliseconds: number;
      readonly bytesPerChunk?: number;
    }
  /** The work is done; its status is kept unless another is given, the body is not JSON (default: an HTML page). */
  | {
      readonly kind: 'notJson';
      readonly status?: number;
      readonly body?: string;
      readonly contentType?: string;
    }
  /** The vendor's throttling answer (or that of another status) with this Retry-After, however wrong. */
  | { readonly kind: 'retryAfter'; readonly value: string; readonly status?: number }
  /** The token of the request becomes worthless before the work, and stays so. Genesys only. */
  | { readonly kind: 'tokenRevoked' };

export type FaultMoment = 'beforeWork' | 'afterWork';

export interface FaultRule {
  /** The vendor's name of the operation, or several; every request when absent. */
  readonly operation?: string | readonly string[];
  /** How many requests are let through before the rule begins; 0 when absent. */
  readonly skip?: number;
  /** How many requests the rule strikes before it is spent; no end when absent. */
  readonly times?: number;
  /** 0 to 1; 1 when absent. */
  readonly probability?: number;
  /** Decides, with `probability`, which requests are struck; 1 when absent. */
  readonly seed?: number;
  readonly effect: FaultEffect;
}

export interface FaultHandle {
  /** How many requests the rule has struck so far. */
  readonly struck: number;
  remove(): void;
}

/** What a test holds. Rules are tried in the order they were added. */
export interface Faults {
  add(rule: FaultRule): FaultHandle;
  clear(): void;
}

/** The effects for one request: latencies add up, and of the others the first that strikes counts. */
export interface Strike {
  readonly latencyBefore: number;
  readonly latencyAfter: number;
  readonly effect?: Exclude<FaultEffect, { kind: 'latency' }>;
}

export interface FaultInjector extends Faults {
  strike(operation: string): Strike | undefined;
}

export interface FaultInjectorOptions {
  /** The operations that exist, so that a misspelt rule fails at once instead of never striking. */
  readonly operations: readonly string[];
  readonly canRevokeTokens: boolean;
}

interface ActiveRule {
  readonly rule: FaultRule;
  readonly operations: ReadonlySet<string> | undefined;
  readonly random: () => number;
  toSkip: number;
  struck: number;
}

export function createFaults(options: FaultInjectorOptions): FaultInjector {
  const possible = { ...options, operations: new Set(options.operations) };
  let active: ActiveRule[] = [];

  return {
    add(rule) {
      checkFault(rule, possible);
      const entry: ActiveRule = {
        rule,
        operations: rule.operation === undefined ? undefined : new Set([rule.operation].flat()),
        random: createRandom(rule.seed ?? 1),
        toSkip: rule.skip ?? 0,
        struck: 0,
      };
      active.push(entry);
      return {
        get struck() {
          return entry.struck;
        },
        remove() {
          active = active.filter((other) => other !== entry);
        },
      };
    },
    clear() {
      active = [];
    },
    strike(operation) {
      if (active.length === 0) return undefined;
      let latencyBefore = 0;
      let latencyAfter = 0;
      let effect: Strike['effect'];
      for (const entry of active) {
        const candidate = entry.rule.effect;
        if (candidate.kind !== 'latency' && effect !== undefined) continue;
        if (!strikes(entry, operation)) continue;
        if (candidate.kind !== 'latency') effect = candidate;
        else if (candidate.when === 'afterWork') latencyAfter += candidate.milliseconds;
        else latencyBefore += candidate.milliseconds;
      }
      return { latencyBefore, latencyAfter, ...(effect && { effect }) };
    },
  };
}

function strikes(entry: ActiveRule, operation: string): boolean {
  const { rule } = entry;
  if (entry.operations && !entry.operations.has(operation)) return false;
  if (entry.struck >= (rule.times ?? Infinity)) return false;
  if (entry.toSkip > 0) {
    entry.toSkip -= 1;
    return false;
  }
  if (rule.probability !== undefined && entry.random() >= rule.probability) return false;
  entry.struck += 1;
  return true;
}
