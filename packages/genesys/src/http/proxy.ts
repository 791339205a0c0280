/** The option `proxy`: what it is, its check, and its secrets. */
import { isPlainObject, type Parser } from '@assistant-provider/core/adapter';
import type { Dispatcher, ProxyAgent } from 'undici';

/** A proxy that opens tunnels with CONNECT, for both hosts of the vendor. */
export type ProxyOptions = Pick<
  ProxyAgent.Options,
  'uri' | 'token' | 'headers' | 'proxyTls' | 'requestTls'
>;

const members: readonly string[] = ['uri', 'token', 'headers', 'proxyTls', 'requestTls'];

/** Accepts the address alone, too. */
export const proxyParser: Parser<ProxyOptions> = (value, field, issues) => {
  const options = typeof value === 'string' ? { uri: value } : value;
  const refuse = (place: string, rule: string, message: string) => {
    issues.push({ field: place, rule, message: `${place} ${message}` });
    return undefined;
  };
  if (!isPlainObject(options) || !isProxyUrl(options['uri']))
    return refuse(
      typeof value === 'string' ? field : `${field}.uri`,
      'url',
      'must be the http or https URL of a proxy, such as http://proxy.example:3128',
    );
  const unknown = Object.keys(options).find((name) => !members.includes(name));
  if (unknown !== undefined)
    return refuse(`${field}.${unknown}`, 'unknown', `is unknown; known are ${members.join(', ')}`);
  return options as unknown as ProxyOptions;
};

const isProxyUrl = (value: unknown): value is string =>
  typeof value === 'string' && /^https?:\/\//i.test(value) && URL.canParse(value);

/** The texts that must not show in a message. */
export function proxySecrets({ uri, token }: ProxyOptions): readonly string[] {
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
