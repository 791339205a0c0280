/** Our provider with every default policy, and a rate limit that never delays. */
import { createGenesysProvider } from '@assistant-provider/genesys';
import { expectId, genesysCredentials, noQuota, type Connect } from './contender.js';

export const connect: Connect = (target) => {
  const provider = createGenesysProvider({
    apiUrl: target.url,
    loginUrl: target.url,
    ...genesysCredentials,
    rateLimit: noQuota,
  });
  return {
    async get() {
      const got = await provider.assistants.get(target.assistantId);
      if (got.isErr()) throw got.error;
      expectId(got.value.id, target);
    },
    async close() {
      void (await provider.close());
    },
  };
};
