/**
 * Client tokens: a request that comes again gets the answer that the first one got, and does nothing. Source: service
 * model, `clientToken`; what it leaves open is in the settings.
 */
import { QConnectError } from './errors.js';
import type { Service } from './service.js';
import { sha256 } from './signature.js';
import { clientTokenKey } from './store.js';

export function once(
  { settings, clock, store }: Service,
  operation: string,
  input: { readonly clientToken?: string },
  work: () => object | undefined,
): object | undefined {
  const { clientToken, ...parameters } = input;
  if (clientToken === undefined) return work();
  const { clientTokens } = store;
  const key = clientTokenKey(operation, clientToken);
  const digest = sha256(canonicalJson(parameters));
  const now = clock.now();
  const earlier = clientTokens.get(key);
  if (earlier && now - earlier.at < settings.clientTokenMilliseconds) {
    if (earlier.digest === digest) return earlier.answer as object;
    if (settings.clientTokenReused !== 'newRequest')
      throw new QConnectError(
        settings.clientTokenReused,
        'The clientToken was used before with other parameters',
      );
  }
  const answer = work();
  if (answer) {
    clientTokens.delete(key);
    clientTokens.set(key, { operation, clientToken, digest, answer, at: now });
    const [oldest] = clientTokens.keys();
    if (clientTokens.size > settings.clientTokensRemembered && oldest !== undefined)
      clientTokens.delete(oldest);
  }
  return answer;
}

/** The order of members says nothing. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_name, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
