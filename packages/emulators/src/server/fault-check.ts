/** Checks a fault rule when it is added, so that a rule that could never work fails at once. */
import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { FaultEffect, FaultRule } from './fault-rules.js';

interface MemberRule {
  readonly allowed: string;
  readonly isRequired?: boolean;
  readonly accepts: (value: unknown) => boolean;
}
type MemberRules<T> = { readonly [Name in keyof Required<T>]: MemberRule };

const number = (least: number, most = Infinity): MemberRule => ({
  allowed: `a number, ${most === Infinity ? `${least} or more` : `${least} to ${most}`}`,
  accepts: (value) => typeof value === 'number' && value >= least && value <= most,
});
const wholeNumber = (least: number, most = Infinity): MemberRule => {
  const { allowed, accepts } = number(least, most);
  return {
    allowed: `a whole ${allowed.slice(2)}`,
    accepts: (value) => Number.isInteger(value) && accepts(value),
  };
};
const oneOf = (...values: readonly unknown[]): MemberRule => ({
  allowed: values.join(' or '),
  accepts: (value) => values.includes(value),
});
const anything: MemberRule = { allowed: 'anything', accepts: () => true };
const text: MemberRule = { allowed: 'a string', accepts: (value) => typeof value === 'string' };
const headerValue: MemberRule = {
  allowed: 'a valid header value',
  accepts: (value) => isHeader('X', value),
};
const headers: MemberRule = {
  allowed: 'an object of valid headers',
  accepts: (value) =>
    typeof value === 'object' && Object.entries(value ?? {}).every(([n, v]) => isHeader(n, v)),
};
const required = (member: MemberRule): MemberRule => ({ ...member, isRequired: true });

function isHeader(name: string, value: unknown): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value as string);
    return true;
  } catch {
    return false;
  }
}

const kind = required(text);
const when = oneOf('beforeWork', 'afterWork');
// 1xx statuses are not final responses.
const status = wholeNumber(200, 599);
const effectMembers: {
  readonly [Kind in FaultEffect['kind']]: MemberRules<Extract<FaultEffect, { kind: Kind }>>;
} = {
  status: { kind, status: required(status), headers, body: anything, when },
  latency: { kind, milliseconds: required(number(0)), when },
  reset: { kind, when: required(when) },
  truncatedBody: { kind, keepBytes: wholeNumber(0) },
  drippingBody: { kind, intervalMilliseconds: required(number(0)), bytesPerChunk: wholeNumber(1) },
  notJson: { kind, status, body: text, contentType: headerValue },
  retryAfter: { kind, value: required(headerValue), status },
  tokenRevoked: { kind },
};

const ruleMembers: MemberRules<FaultRule> = {
  operation: {
    allowed: 'a string or a list of strings',
    accepts: (value) => [value].flat().every((name) => typeof name === 'string'),
  },
  skip: wholeNumber(0),
  times: wholeNumber(0),
  probability: number(0, 1),
  seed: number(-Infinity),
  effect: required({
    allowed: 'an object',
    accepts: (value) => typeof value === 'object' && value !== null,
  }),
};

export interface FaultCapabilities {
  /** Names of all operations. */
  readonly operations: ReadonlySet<string>;
  readonly canRevokeTokens: boolean;
}

export function checkRule(rule: FaultRule, capabilities: FaultCapabilities): void {
  const problems = [...problemsOf(rule, capabilities)];
  if (problems.length > 0) throw new RangeError(`faults: ${problems.join('; ')}`);
}

function* problemsOf(rule: FaultRule, capabilities: FaultCapabilities): Generator<string> {
  yield* memberProblems(rule, ruleMembers, '');
  const operations = ruleMembers.operation.accepts(rule.operation)
    ? [rule.operation ?? []].flat()
    : [];
  if (Array.isArray(rule.operation) && rule.operation.length === 0)
    yield 'operation must name at least one operation';
  for (const operation of operations)
    if (!capabilities.operations.has(operation))
      yield `unknown operation ${operation}; ${suggestNames(operation, capabilities.operations)}`;
  if (!ruleMembers.effect.accepts(rule.effect)) return;
  const members = Object.hasOwn(effectMembers, rule.effect.kind) && effectMembers[rule.effect.kind];
  if (members) yield* memberProblems(rule.effect, members, 'effect.');
  else yield `effect.kind must be ${Object.keys(effectMembers).join(' or ')}`;
  if (rule.effect.kind === 'tokenRevoked' && !capabilities.canRevokeTokens)
    yield 'effect.kind tokenRevoked is unsupported: this vendor has no tokens';
}

const wordsOf = (name: string): readonly string[] =>
  name
    .split(/(?=[A-Z])/)
    .map((word) => word.toLowerCase().replace(/s$/, ''))
    .filter((word) => word !== '');

/** Suggests the names that share the most words, ignoring case and plural. */
function suggestNames(operation: string, operations: ReadonlySet<string>): string {
  const words = new Set(wordsOf(operation));
  const likeness = (name: string): number => {
    const others = wordsOf(name);
    return others.filter((word) => words.has(word)).length / (others.length + words.size);
  };
  const most = [...operations].map(likeness).reduce((most, next) => Math.max(most, next), 0);
  const near = [...operations].filter((name) => likeness(name) === most);
  return most === 0 || near.length > maxSuggestions
    ? 'docs/emulators.md links to all names'
    : `did you mean ${near.join(' or ')}? docs/emulators.md links to all names`;
}

/** A longer list would not help to find the right name. */
const maxSuggestions = 8;

function* memberProblems(
  given: object,
  members: Readonly<Record<string, MemberRule>>,
  at: string,
): Generator<string> {
  const values = new Map<string, unknown>(Object.entries(given));
  for (const name of values.keys())
    if (!Object.hasOwn(members, name)) yield `unknown member ${at}${name}`;
  for (const [name, { allowed, isRequired = false, accepts }] of Object.entries(members)) {
    const value = values.get(name);
    if (value === undefined ? isRequired : !accepts(value)) yield `${at}${name} must be ${allowed}`;
  }
}
