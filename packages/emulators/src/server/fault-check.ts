/** Holds a fault's rule against what rules can say, so that one that could never work fails where it is added. */
import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { FaultEffect, FaultRule } from './faults.js';

interface Member {
  readonly allowed: string;
  readonly isRequired?: boolean;
  readonly accepts: (value: unknown) => boolean;
}
type MembersOf<T> = { readonly [Name in keyof Required<T>]: Member };

const number = (least: number, most = Infinity): Member => ({
  allowed: `a number, ${most === Infinity ? `${least} or more` : `${least} to ${most}`}`,
  accepts: (value) => typeof value === 'number' && value >= least && value <= most,
});
const whole = (least: number, most = Infinity): Member => {
  const { allowed, accepts } = number(least, most);
  return {
    allowed: `a whole ${allowed.slice(2)}`,
    accepts: (value) => Number.isInteger(value) && accepts(value),
  };
};
const oneOf = (...values: readonly unknown[]): Member => ({
  allowed: values.join(' or '),
  accepts: (value) => values.includes(value),
});
const anything: Member = { allowed: 'anything', accepts: () => true };
const text: Member = { allowed: 'a text', accepts: (value) => typeof value === 'string' };
const headerValue: Member = {
  allowed: 'a text that can stand in a header',
  accepts: (value) => isHeader('X', value),
};
const headers: Member = {
  allowed: 'an object of headers',
  accepts: (value) =>
    typeof value === 'object' && Object.entries(value ?? {}).every(([n, v]) => isHeader(n, v)),
};
const required = (member: Member): Member => ({ ...member, isRequired: true });

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
// Informational statuses are no answer.
const status = whole(200, 599);
const effectMembers: {
  readonly [Kind in FaultEffect['kind']]: MembersOf<Extract<FaultEffect, { kind: Kind }>>;
} = {
  status: { kind, status: required(status), headers, body: anything, when },
  latency: { kind, milliseconds: required(number(0)), when },
  reset: { kind, when: required(when) },
  truncatedBody: { kind, keepBytes: whole(0) },
  drippingBody: { kind, intervalMilliseconds: required(number(0)), bytesPerChunk: whole(1) },
  notJson: { kind, status, body: text, contentType: headerValue },
  retryAfter: { kind, value: required(headerValue), status },
  tokenRevoked: { kind },
};

const ruleMembers: MembersOf<FaultRule> = {
  operation: anything,
  skip: whole(0),
  times: whole(0),
  probability: number(0, 1),
  seed: number(-Infinity),
  effect: required({
    allowed: 'an object',
    accepts: (value) => typeof value === 'object' && value !== null,
  }),
};

export interface PossibleFaults {
  /** The operations that there are. */
  readonly operations: ReadonlySet<string>;
  readonly canRevokeTokens: boolean;
}

export function checkFault(rule: FaultRule, possible: PossibleFaults): void {
  const problems = [...problemsOf(rule, possible)];
  if (problems.length > 0) throw new RangeError(`faults: ${problems.join('; ')}`);
}

function* problemsOf(rule: FaultRule, possible: PossibleFaults): Generator<string> {
  yield* unfit(rule, ruleMembers, '');
  const operations = [rule.operation ?? []].flat();
  if (rule.operation !== undefined && operations.length === 0) yield 'operation names none';
  for (const operation of operations)
    if (!possible.operations.has(operation))
      yield `there is no operation ${operation}; ${alike(operation, possible.operations)}`;
  if (!ruleMembers.effect.accepts(rule.effect)) return;
  const members = Object.hasOwn(effectMembers, rule.effect.kind) && effectMembers[rule.effect.kind];
  if (members) yield* unfit(rule.effect, members, 'effect.');
  else yield `effect.kind is ${Object.keys(effectMembers).join(' or ')}`;
  if (rule.effect.kind === 'tokenRevoked' && !possible.canRevokeTokens)
    yield 'this vendor has no tokens to revoke';
}

const wordsOf = (name: string): readonly string[] =>
  name
    .split(/(?=[A-Z])/)
    .map((word) => word.toLowerCase().replace(/s$/, ''))
    .filter((word) => word !== '');

/** The names that are made of most of the same words, whatever their case and number. */
function alike(operation: string, operations: ReadonlySet<string>): string {
  const words = new Set(wordsOf(operation));
  const likeness = (name: string): number => {
    const others = wordsOf(name);
    return others.filter((word) => words.has(word)).length / (others.length + words.size);
  };
  const most = Math.max(0, ...[...operations].map(likeness));
  const near = [...operations].filter((name) => likeness(name) === most);
  return most === 0 || near.length > maximumNames
    ? 'docs/emulators.md lists them'
    : `is ${near.join(', or ')} meant? docs/emulators.md lists them all`;
}

/** More would hide what is meant. */
const maximumNames = 8;

function* unfit(
  given: object,
  members: Readonly<Record<string, Member>>,
  at: string,
): Generator<string> {
  const values = new Map<string, unknown>(Object.entries(given));
  for (const name of values.keys())
    if (!Object.hasOwn(members, name)) yield `there is no ${at}${name}`;
  for (const [name, { allowed, isRequired = false, accepts }] of Object.entries(members)) {
    const value = values.get(name);
    if (value === undefined ? isRequired : !accepts(value)) yield `${at}${name} is ${allowed}`;
  }
}
