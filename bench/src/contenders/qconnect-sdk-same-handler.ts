/** The vendor's SDK on our adapter's request handler. */
import { GetAssistantCommand, QConnectClient } from '@aws-sdk/client-qconnect';
import { createQConnectProvider } from '@assistant-provider/qconnect';
import { awsCredentials, expectId, type Connect } from './contender.js';

export const connect: Connect = (target) => {
  const options = { region: 'us-east-1', endpoint: target.url, credentials: awsCredentials };
  const lender = createQConnectProvider(options);
  const client = new QConnectClient({
    ...options,
    requestHandler: lender.native.sdk.config.requestHandler,
  });
  const { assistantId } = target;
  return {
    async get() {
      const { assistant } = await client.send(new GetAssistantCommand({ assistantId }));
      expectId(assistant?.assistantId, target);
    },
    async close() {
      void (await lender.close());
    },
  };
};
