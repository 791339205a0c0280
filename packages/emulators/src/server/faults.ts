/** Keeps the fault rules of an emulator, and chooses the faults of each request. */
import { checkRule } from './fault-check.js';
import type { FaultEffect, FaultRule, Faults } from './fault-rules.js';
import { createRandom } from './random.js';

/** The faults of one request. Latencies add up; of the other effects, the first that applies is used. */
export interface InjectedFaults {
  readonly latencyBefore: number;
  readonly latencyAfter: number;
  readonly effect?: Exclude<FaultEffect, { kind: 'latency' }>;
}

export interface FaultInjector extends Faults {
  /** Applies the rules to one request; undefined without rules. */
  inject(operation: string): InjectedFaults | undefined;
}

export interface FaultInjectorOptions {
  /** All existing operations, so that a misspelt rule fails at once instead of never applying. */
  readonly operations: readonly string[];
  /** Whether the effect `tokenRevoked` is possible. */
  readonly canRevokeTokens: boolean;
}

interface ActiveRule {
  readonly rule: FaultRule;
  readonly operations: ReadonlySet<string> | undefined;
  readonly random: () => number;
  toSkip: number;
  hits: number;
}

export function createFaultInjector(options: FaultInjectorOptions): FaultInjector {
  const capabilities = { ...options, operations: new Set(options.operations) };
  let active: ActiveRule[] = [];

  return {
    add(rule) {
      checkRule(rule, capabilities);
      const entry: ActiveRule = {
        rule,
        operations: rule.operation === undefined ? undefined : new Set([rule.operation].flat()),
        random: createRandom(rule.seed ?? 1),
        toSkip: rule.skip ?? 0,
        hits: 0,
      };
      active.push(entry);
      return {
        get hits() {
          return entry.hits;
        },
        remove() {
          active = active.filter((other) => other !== entry);
        },
      };
    },
    clear() {
      active = [];
    },
    inject(operation) {
      if (active.length === 0) return undefined;
      let latencyBefore = 0;
      let latencyAfter = 0;
      let effect: InjectedFaults['effect'];
      for (const entry of active) {
        const candidate = entry.rule.effect;
        if (candidate.kind !== 'latency' && effect !== undefined) continue;
        if (!applies(entry, operation)) continue;
        if (candidate.kind !== 'latency') effect = candidate;
        else if (candidate.when === 'afterWork') latencyAfter += candidate.milliseconds;
        else latencyBefore += candidate.milliseconds;
      }
      return { latencyBefore, latencyAfter, ...(effect && { effect }) };
    },
  };
}

function applies(entry: ActiveRule, operation: string): boolean {
  const { rule } = entry;
  if (entry.operations && !entry.operations.has(operation)) return false;
  if (entry.hits >= (rule.times ?? Infinity)) return false;
  if (entry.toSkip > 0) {
    entry.toSkip -= 1;
    return false;
  }
  if (rule.probability !== undefined && entry.random() >= rule.probability) return false;
  entry.hits += 1;
  return true;
}
