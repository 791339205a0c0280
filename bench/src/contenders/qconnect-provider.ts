/** Our provider with every default policy, and a rate limit that never delays. */
import { createQConnectProvider } from '@assistant-provider/qconnect';
import { awsCredentials, expectId, noQuota, type Connect } from './contender.js';

export const connect: Connect = (target) => {
  const provider = createQConnectProvider({
    region: 'us-east-1',
    endpoint: target.url,
    credentials: awsCredentials,
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
