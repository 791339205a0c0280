/**
 * Reads credentials as options, functions, files and the environment bring them: with a line break at the
 * end, or with an expiration as text.
 */
import { types } from 'node:util';
import type { QConnectClientConfig } from '@aws-sdk/client-qconnect';
import { isPlainObject, optional, text, type Parser } from '@assistant-provider/core/adapter';

/** Credentials, or a function, as the SDK's client accepts them. */
type SdkCredentials = NonNullable<QConnectClientConfig['credentials']>;

/** Credentials in the SDK's own form. */
export type SdkIdentity = Exclude<SdkCredentials, (...given: never) => unknown>;

/** Keys that sign requests. White space around them is removed. */
export interface QConnectIdentity {
  /** The id of the access key. */
  readonly accessKeyId: string;
  /** The secret of the access key. It is masked in every message. */
  readonly secretAccessKey: string;
  /** The token of temporary keys. */
  readonly sessionToken?: string | undefined;
  /** The scope of the keys, if they have one. */
  readonly credentialScope?: string | undefined;
  /** The account of the keys. */
  readonly accountId?: string | undefined;
  /**
   * When the keys expire: a date, ISO 8601 text with a time zone, or the time since 1970 as a number.
   * Numbers below 100,000,000,000 are seconds, others are milliseconds. The SDK asks a function again
   * five minutes before.
   */
  readonly expiration?: Date | string | number | undefined;
}

/** Requests carry the keys in headers, and AWS issues ASCII text. No session token is as long. */
const secret = text({
  maxLength: 65_536,
  pattern: /^[\x21-\x7e]+$/,
  description: 'ASCII text without blanks inside',
});

const secretParsers: readonly (readonly [string, Parser<string>])[] = [
  ['accessKeyId', secret],
  ['secretAccessKey', secret],
  ['sessionToken', optional(secret)],
];

/** Names of the members that must not show. */
export const secretMembers: readonly string[] = secretParsers.map(([name]) => name);

/** Vaults write null for a member that they do not have. */
const present = (value: unknown): unknown => value ?? undefined;

const trimmed = (value: unknown): unknown => (typeof value === 'string' ? value.trim() : value);

/** Keeps all other members, such as the account. */
export const identityParser: Parser<SdkIdentity> = (value, field, issues) => {
  if (!isPlainObject(value)) {
    issues.push({ field, rule: 'type', message: `${field} must be an object with keys` });
    return undefined;
  }
  const { sessionToken, expiration, ...others } = value;
  const before = issues.length;
  const secrets = secretParsers.map(
    ([name, parser]) =>
      [name, parser(trimmed(present(value[name])), `${field}.${name}`, issues)] as const,
  );
  const expires = optional(date)(present(expiration), `${field}.expiration`, issues);
  if (issues.length > before) return undefined;
  const members = [...secrets, ['expiration', expires] as const].filter(
    ([, member]) => member !== undefined,
  );
  return { ...others, ...Object.fromEntries(members) } as SdkIdentity;
};

/** The SDK takes an empty token for none, which a file or an environment may have. */
export const withoutEmptyToken = (identity: unknown): unknown =>
  isPlainObject(identity) && identity['sessionToken'] === ''
    ? { ...identity, sessionToken: undefined }
    : identity;

/** Without a time zone a text would mean another moment on another machine. */
const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,20})?)?(?:Z|[+-]\d\d:\d\d)$/i;

/**
 * Smaller numbers are seconds. This one is the year 5138 in seconds and March 1973 in milliseconds. AWS itself
 * uses all forms: ISO text (credential_process, instance metadata), seconds (EKS Auth, Cognito), milliseconds
 * (GetRoleCredentials of IAM Identity Center).
 */
const firstMilliseconds = 100_000_000_000;

function millisecondsOf(value: unknown): number {
  if (types.isDate(value)) return value.getTime();
  if (typeof value === 'number')
    return value > 0 ? value * (value < firstMilliseconds ? 1_000 : 1) : NaN;
  const written = trimmed(value);
  return typeof written === 'string' && isoTime.test(written) ? Date.parse(written) : NaN;
}

const date: Parser<Date> = (value, field, issues) => {
  const read = new Date(millisecondsOf(value));
  if (!Number.isNaN(read.getTime())) return read;
  const message =
    `${field} must be a date, ISO 8601 text with a time zone such as 2026-01-31T12:00:00Z, or the ` +
    'seconds or milliseconds since 1970';
  issues.push({ field, rule: 'date', message });
  return undefined;
};
