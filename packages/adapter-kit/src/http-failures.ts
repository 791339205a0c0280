/** Connection errors: no whole response arrived. Reads a thrown error and finds its rule. */
import { connectionErrors, type ConnectionErrorRule } from './connection-errors.js';
import { timedOut, unlisted, unreachable, type ErrorRule } from './error-rule.js';
import { refusedTunnelStatus, ruleForRefusedTunnel } from './proxy-refusals.js';

/** The members of a thrown error by which the table is searched. */
export interface ConnectionErrorFacts {
  /** The error's `code`, such as `ECONNREFUSED`. */
  readonly code: string;
  /** The error's `name`. */
  readonly name: string;
  /** The system call that failed, if it was one. */
  readonly syscall: string;
  /** The error's `message`. */
  readonly message: string;
  /** True if the error has a `cause`. */
  readonly hasCause?: boolean;
  /** The status with which a proxy refused a tunnel. */
  readonly tunnelStatus?: number;
  /** The errors of an `AggregateError`: one for each address of the host. */
  readonly errors?: readonly ConnectionErrorFacts[];
}

/** A host has no more addresses than this. */
const maximumErrors = 100;

/** Members that are missing or not text become the empty text. */
export function connectionErrorFacts(thrown: unknown): ConnectionErrorFacts {
  const { errors } = membersOf(thrown);
  const facts = ownFacts(thrown);
  return Array.isArray(errors) && errors.length > 0
    ? { ...facts, errors: errors.slice(0, maximumErrors).map(ownFacts) }
    : facts;
}

function ownFacts(thrown: unknown): ConnectionErrorFacts {
  const members = membersOf(thrown);
  const text = (name: string) => {
    const value = members[name];
    return typeof value === 'string' ? value : '';
  };
  const facts = {
    code: text('code'),
    name: text('name'),
    syscall: text('syscall'),
    message: text('message'),
    ...(members['cause'] !== undefined && { hasCause: true }),
  };
  const tunnelStatus = refusedTunnelStatus({ ...facts, statusCode: members['statusCode'] });
  return tunnelStatus === undefined ? facts : { ...facts, tunnelStatus };
}

const membersOf = (thrown: unknown): Readonly<Record<string, unknown>> =>
  typeof thrown === 'object' && thrown !== null ? (thrown as Record<string, unknown>) : {};

/** System calls, and beginnings of DNS queries, that come before anything can be sent. */
const connecting = /^(?:connect|getaddrinfo|query[A-Z]\w*)$/;

/**
 * Looks up a connection error: the refusal of a proxy first, then the code, then the name. `rules` are
 * the adapter's own rows and go before the table. An error that no row lists is `unavailable` without
 * effect if nothing was sent, and `otherwise` if something may have been sent.
 *
 * @example
 * ```ts
 * const { kind, retry, effect, advice } = ruleForConnectionError(connectionErrorFacts(thrown));
 * ```
 */
export function ruleForConnectionError(
  facts: ConnectionErrorFacts,
  lookup: ConnectionErrorLookup = {},
): ErrorRule {
  const { errors = [] } = facts;
  const unsent = lookup.unsent ?? false;
  if (errors.length > 0)
    return gravest(errors.map((error) => ruleForConnectionError(error, lookup)));
  if (facts.tunnelStatus !== undefined) return ruleForRefusedTunnel(facts.tunnelStatus);
  const rows = [...(lookup.rules ?? []), ...connectionErrors];
  const rule = find(rows, facts.code, facts.message) ?? find(rows, facts.name, facts.message);
  const isProgramError = rule === undefined && lookup.programErrors && blamesProgram(facts);
  if (isProgramError) return { ...unlisted, effect: unsent ? 'none' : 'maybe' };
  if (!unsent && !connecting.test(facts.syscall)) return rule ?? lookup.otherwise ?? unlisted;
  return rule ? { ...rule, effect: 'none' } : unreachable;
}

const programErrors: readonly string[] = [
  'TypeError',
  'ReferenceError',
  'RangeError',
  'SyntaxError',
];

/** With a cause or a system call, the error wraps that of a connection, as Node's `fetch` does. */
const blamesProgram = ({ name, syscall, hasCause = false }: ConnectionErrorFacts): boolean =>
  programErrors.includes(name) && syscall === '' && !hasCause;

/** Changes to the table for one adapter, and what it knows about the request. */
export interface ConnectionErrorLookup {
  /** Rows that go before the table. */
  readonly rules?: readonly ConnectionErrorRule[];
  /** Defaults to `unknown`, never repeated, which may have had an effect. */
  readonly otherwise?: ErrorRule;
  /** True if the adapter knows that no byte of the request has left. Defaults to false. */
  readonly unsent?: boolean;
  /**
   * True if an unlisted TypeError, ReferenceError, RangeError or SyntaxError without a `cause` is a
   * mistake in the program, such as in a test double. The rule is then `unknown`, never repeated.
   * Leave it out for `fetch`: browsers and Deno report a broken network as a TypeError without a
   * cause. Defaults to false.
   */
  readonly programErrors?: boolean;
}

/** One address that may have received the request decides. A refusal says more than a timeout. */
const gravest = (rules: readonly ErrorRule[]): ErrorRule =>
  rules.find(({ effect }) => effect === 'maybe') ??
  rules.find(({ kind }) => kind !== 'timeout') ?? { ...timedOut, effect: 'none' };

function find(
  rows: readonly ConnectionErrorRule[],
  word: string,
  text: string,
): ErrorRule | undefined {
  const candidates = rows.filter(({ message }) => message === undefined || text.includes(message));
  return (
    candidates.find(({ code }) => code === word) ??
    candidates.find(({ code }) => code.endsWith('*') && word.startsWith(code.slice(0, -1)))
  );
}
