/** How to reach the vendor, and as whom; checked at start-up. */
import type { QConnectClient, QConnectClientConfig } from '@aws-sdk/client-qconnect';
import { maxResponseBytesParser } from '@assistant-provider/adapter-kit';
import type { Issue } from '@assistant-provider/core';
import {
  custom,
  baseUrl,
  boolean,
  isPlainObject,
  object,
  optional,
  text,
  type Parser,
} from '@assistant-provider/core/adapter';

/** A static object or a function that answers one, as the SDK takes them. */
export type QConnectCredentials = NonNullable<QConnectClientConfig['credentials']>;

interface AnyConnection {
  /**
   * The longest answer that is read, in bytes; default 32 MiB. A longer one ends the call as
   * `unexpectedReply`.
   */
  readonly maxResponseBytes?: number;
}

/** A connection of our own: one try a request, nothing logged, closed with the provider. */
export interface OwnConnection extends AnyConnection {
  /** E.g. `us-east-1`. */
  readonly region: string;
  /** Instead of the region's own host. https, but for the loopback interface. */
  readonly endpoint?: string;
  /** Default: the SDK's own chain (environment, shared files, container and instance roles). */
  readonly credentials?: QConnectCredentials;
  /** The SDK's request handler, or options for its own one. */
  readonly requestHandler?: NonNullable<QConnectClientConfig['requestHandler']>;
  readonly useFipsEndpoint?: boolean;
  readonly useDualstackEndpoint?: boolean;
  readonly client?: never;
}

/**
 * A client that the application made. It is neither changed nor closed. Give it `maxAttempts: 1`:
 * the provider has its own policies, and sees nothing of tries made below it.
 */
export interface GivenConnection extends AnyConnection {
  readonly client: QConnectClient;
  readonly region?: never;
  readonly endpoint?: never;
  readonly credentials?: never;
  readonly requestHandler?: never;
  readonly useFipsEndpoint?: never;
  readonly useDualstackEndpoint?: never;
}

export type QConnectConnectionOptions = OwnConnection | GivenConnection;

/** All members of either, as far as they are known before the rules between them are checked. */
type Members = {
  readonly [K in keyof OwnConnection | 'client']?: K extends 'client'
    ? QConnectClient
    : OwnConnection[K & keyof OwnConnection];
};

const isClient = (value: unknown): value is QConnectClient =>
  isPlainObject(value) && typeof value['send'] === 'function' && isPlainObject(value['config']);

const isRequestHandler = (
  value: unknown,
): value is NonNullable<QConnectClientConfig['requestHandler']> => isPlainObject(value);

const isFunction = (value: unknown): value is Extract<QConnectCredentials, () => unknown> =>
  typeof value === 'function';

/** Further members, such as an expiration, are the SDK's. */
const credentials: Parser<QConnectCredentials> = (value, field, issues) => {
  if (isFunction(value)) return value;
  if (!isPlainObject(value))
    return custom(isFunction, 'an object or a function')(value, field, issues);
  const before = issues.length;
  for (const name of ['accessKeyId', 'secretAccessKey'])
    text()(value[name], `${field}.${name}`, issues);
  optional(text({ maxLength: 65_536 }))(value['sessionToken'], `${field}.sessionToken`, issues);
  return issues.length === before ? (value as unknown as QConnectCredentials) : undefined;
};

const members = {
  region: optional(
    text({
      // It becomes part of a host name.
      maxLength: 63,
      pattern: /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
      description: 'the name of a region, such as us-east-1',
    }),
  ),
  endpoint: optional(baseUrl),
  credentials: optional(credentials),
  client: optional(custom(isClient, 'a QConnectClient')),
  requestHandler: optional(custom(isRequestHandler, 'a request handler or its options')),
  useFipsEndpoint: optional(boolean()),
  useDualstackEndpoint: optional(boolean()),
  maxResponseBytes: optional(maxResponseBytesParser),
};

const ofOwnConnection = [
  'region',
  'endpoint',
  'credentials',
  'requestHandler',
  'useFipsEndpoint',
  'useDualstackEndpoint',
];

/** Rules between members. */
function checkTogether(given: unknown, field: string, issues: Issue[]): void {
  if (!isPlainObject(given)) return;
  const note = (name: string, rule: string, message: string) =>
    issues.push({ field: `${field}.${name}`, rule, message: `${field}.${name} ${message}` });
  const isGiven = (name: string) => given[name] !== undefined;
  if (isGiven('client')) {
    for (const name of ofOwnConnection.filter(isGiven))
      note(name, 'exclusive', 'must not be given with a client, which has its own');
    return;
  }
  if (!isGiven('region')) note('region', 'required', 'is required, unless a client is given');
  for (const name of ['useFipsEndpoint', 'useDualstackEndpoint'])
    if (isGiven('endpoint') && given[name] === true)
      note(name, 'exclusive', 'must not be true with an endpoint, which is the host itself');
}

/** The parser of these options and of `others`, which share one object with them. */
export function connectionParser<Others extends object>(others: {
  readonly [K in keyof Others]-?: Parser<Exclude<Others[K], undefined>>;
}): Parser<QConnectConnectionOptions & Others> {
  const parser = object<Members & Others>({ ...members, ...others } as never);
  return (value, field, issues) => {
    const parsed = parser(value, field, issues);
    checkTogether(value, field, issues);
    // The rules between members make one of the two of it.
    return parsed as (QConnectConnectionOptions & Others) | undefined;
  };
}
