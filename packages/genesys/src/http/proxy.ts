/** The option `proxy`: what it is, its check, and its secrets. */
import {
  custom,
  isPlainObject,
  object,
  optional,
  text,
  type Parser,
} from '@assistant-provider/core/adapter';
import type { Dispatcher, ProxyAgent } from 'undici';

/** A proxy that opens tunnels with CONNECT, for both hosts of the vendor. */
export type ProxyOptions = Pick<ProxyAgent.Options, 'uri'> & {
  readonly [M in OptionalMember]?: ProxyAgent.Options[M] | undefined;
};

type OptionalMember = 'token' | 'headers' | 'proxyTls' | 'requestTls';

/** The option after its check. */
export type CheckedProxy = Pick<ProxyAgent.Options, 'uri' | OptionalMember>;

const address: Parser<string> = (value, field, issues) => {
  const refuse = (message: string) => {
    issues.push({ field, rule: 'url', message: `${field} ${message}` });
    return undefined;
  };
  if (typeof value !== 'string' || !/^https?:\/\//i.test(value) || !URL.canParse(value))
    return refuse('must be the http or https URL of a proxy, such as http://proxy.example:3128');
  const { username, password } = new URL(value);
  return [username, password].every(isDecodable)
    ? value
    : refuse('has credentials that are not percent-encoded: write % as %25');
};

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

const anObject = optional(custom(isPlainObject, 'an object'));

const members = object<CheckedProxy>({
  uri: address,
  token: optional(text()),
  headers: anObject as Parser<NonNullable<CheckedProxy['headers']>>,
  proxyTls: anObject,
  requestTls: anObject,
});

/** Accepts the address alone, too. */
export const proxyParser: Parser<CheckedProxy> = (value, field, issues) => {
  if (isPlainObject(value)) return members(value, field, issues);
  const uri = address(value, field, issues);
  return uri === undefined ? undefined : { uri };
};

/** The texts that must not show in a message. */
export function proxySecrets({ uri, token }: CheckedProxy): readonly string[] {
  const { password } = new URL(uri);
  const decoded = [password, decodeURIComponent(password), token ?? ''];
  return decoded.filter((secret) => secret !== '');
}

const endless: readonly unknown[] = ['ProxyAgent', 'EnvHttpProxyAgent'];

/** Refuses undici's own agents for proxies, for the reason in `connections.ts`. */
export const dispatcherParser: Parser<Dispatcher> = (value, field, issues) => {
  const refuse = (rule: string, message: string) => {
    issues.push({ field, rule, message: `${field} ${message}` });
    return undefined;
  };
  if (!isDispatcher(value)) return refuse('type', 'must be a dispatcher of undici');
  const { name } = Object(value.constructor) as { readonly name?: unknown };
  return endless.includes(name)
    ? refuse(
        'unsupported',
        `must not be a ${String(name)} of undici 7, which asks a proxy that closes its tunnels for ` +
          'more without end, also after the call; pass the proxy as proxy instead',
      )
    : value;
};

const isDispatcher = (value: unknown): value is Dispatcher =>
  isPlainObject(value) &&
  typeof value['dispatch'] === 'function' &&
  typeof value['request'] === 'function';
