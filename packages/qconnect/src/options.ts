/** How to reach the vendor, and with which credentials. Checked at start-up. */
import { maxResponseBytesParser } from '@assistant-provider/adapter-kit';
import type { QConnectClient, QConnectClientConfig } from '@aws-sdk/client-qconnect';
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
import { identityParser, type QConnectIdentity } from './http/auth/identity.js';

/** Keys, or a function that resolves to keys, such as those of `@aws-sdk/credential-providers`. */
export type QConnectCredentials =
  | QConnectIdentity
  | (() => Promise<QConnectIdentity>)
  | NonNullable<QConnectClientConfig['credentials']>;

interface AnyConnection {
  /**
   * The longest response that is read, in bytes after decompression, from 1 KiB to 256 MiB. Defaults to
   * 32 MiB. A longer response fails the call with `unexpectedReply`.
   */
  readonly maxResponseBytes?: number | undefined;
}

/** Options that belong to the other kind of connection. */
type Without<Name extends string> = { readonly [N in Name]?: undefined };

/** A connection that the provider makes and closes. It never retries by itself and logs nothing. */
export interface OwnConnection extends AnyConnection, Without<'client'> {
  /** The AWS region, such as `us-east-1`. */
  readonly region: string;
  /** The URL to use instead of the region's host. `https`, except on the loopback interface. */
  readonly endpoint?: string | undefined;
  /**
   * Defaults to the SDK's chain: environment, shared files, container and instance roles. If the vendor
   * calls the credentials expired, the function, or the chain, is asked again within the call.
   */
  readonly credentials?: QConnectCredentials | undefined;
  /**
   * A request handler of the SDK, or options for the SDK's default one. Closing the provider does not
   * close a handler, so several providers can share it. Defaults to node:http with 50 connections.
   */
  readonly requestHandler?: NonNullable<QConnectClientConfig['requestHandler']> | undefined;
  /** Use the region's FIPS endpoint. Defaults to the SDK's configuration. */
  readonly useFipsEndpoint?: boolean | undefined;
  /** Use the region's endpoint for IPv4 and IPv6. Defaults to the SDK's configuration. */
  readonly useDualstackEndpoint?: boolean | undefined;
}

/**
 * A client that the application made. The provider neither changes nor closes it. Create it with
 * `maxAttempts: 1`: the provider's policies do not see attempts that the client makes by itself, and do not
 * retry on top of them. A test may replace the client's `send`; then nothing asks for credentials.
 */
export interface GivenConnection
  extends AnyConnection, Without<Exclude<keyof OwnConnection, keyof AnyConnection | 'client'>> {
  /** The application's client. */
  readonly client: QConnectClient;
}

/** How to reach the vendor: a connection of the provider's own, or a client of the application. */
export type QConnectConnectionOptions = OwnConnection | GivenConnection;

/** The members of both, before the rules between them are checked. */
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

const credentials: Parser<QConnectCredentials> = (value, field, issues) => {
  if (isFunction(value)) return value;
  return isPlainObject(value)
    ? identityParser(value, field, issues)
    : custom(isFunction, 'an object or a function')(value, field, issues);
};

const members = {
  region: optional(
    text({
      // The region becomes part of a host name.
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

const ownConnectionOptions = [
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
    for (const name of ownConnectionOptions.filter(isGiven))
      note(name, 'exclusive', 'must not be given together with client: the client has its own');
    return;
  }
  if (!isGiven('region')) note('region', 'required', 'is required unless client is given');
  for (const name of ['useFipsEndpoint', 'useDualstackEndpoint'])
    if (isGiven('endpoint') && given[name] === true)
      note(name, 'exclusive', 'must not be true together with endpoint: the endpoint is the host');
}

/** Parses these options together with `others`, which are members of the same object. */
export function connectionParser<Others extends object>(others: {
  readonly [K in keyof Others]-?: Parser<Exclude<Others[K], undefined>>;
}): Parser<QConnectConnectionOptions & Others> {
  const parser = object<Members & Others>({ ...members, ...others } as never);
  return (value, field, issues) => {
    const parsed = parser(value, field, issues);
    checkTogether(value, field, issues);
    // The rules between members hold, so it is one of the two.
    return parsed as (QConnectConnectionOptions & Others) | undefined;
  };
}
