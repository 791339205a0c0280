/** The vendor's SDK with its defaults. */
import { GetAssistantCommand, QConnectClient } from '@aws-sdk/client-qconnect';
import { awsCredentials, expectId, type Connect } from './contender.js';

export const connect: Connect = (target) => {
  const client = new QConnectClient({
    region: 'us-east-1',
    endpoint: target.url,
    credentials: awsCredentials,
  });
  const { assistantId } = target;
  return {
    async get() {
      const { assistant } = await client.send(new GetAssistantCommand({ assistantId }));
      expectId(assistant?.assistantId, target);
    },
    close: () => {
      client.destroy();
      return Promise.resolve();
    },
  };
};
