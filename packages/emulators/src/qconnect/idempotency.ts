/**
 * Client tokens: a repeated request gets the first response again and changes nothing. Source: service model,
 * `clientToken`; the settings cover what it leaves open.
 */
import { QConnectError } from './errors.js';
import type { Environment } from './environment.js';
import { sha256 } from './signature.js';
import { clientTokenKey } from './store.js';

export function replayOrRun(
  { settings, clock, store }: Environment,
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

/** Sorts members, because their order has no meaning. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_name, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
