/** Learns access tokens, which the command does not see otherwise. */
import type { TokenStore } from '@assistant-provider/genesys';
import type { Learn } from '../secrets.js';

/** Returns a store of tokens for one process. Every token that it gets is learned. */
export function learningStore(learn: Learn): TokenStore {
  const values = new Map<string, string>();
  const set = (key: string, value: string) => {
    const { access_token: token } = JSON.parse(value) as { readonly access_token?: string };
    learn(token);
    values.set(key, value);
    return Promise.resolve(true);
  };
  return {
    get: (key) => Promise.resolve(values.get(key)),
    set,
    // The only process: a claim of this process has ended when the next one begins.
    add: set,
  };
}
