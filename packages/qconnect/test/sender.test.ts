import { GetAssistantCommand, QConnectClient } from '@aws-sdk/client-qconnect';
import { expect, it } from 'vitest';
import type { Exchange } from '../src/exchange.js';
import { resolvedOnce } from '../src/sender.js';
import { assistantId, credentials, givenServer } from './harness.js';

it('finds the exchange of each send, also behind a middleware that copies its input', async () => {
  const { url } = await givenServer((response) => {
    response.setHeader('content-type', 'application/json').end('{"assistant":{}}');
  });
  const sdk = new QConnectClient({ region: 'us-east-1', endpoint: url, credentials });
  sdk.middlewareStack.add((next) => (args) => next({ ...args, input: { ...args.input } }), {
    step: 'initialize',
    name: 'copying',
  });
  const sender = resolvedOnce(sdk, {
    maxAnswerBytes: 1_024,
    sdkReads: false,
    onIdentity: () => undefined,
  });
  const exchanges: Exchange[] = [{ sent: 0 }, { sent: 0 }];
  const { signal } = new AbortController();

  await Promise.all(
    exchanges.map((exchange) =>
      sender.send(new GetAssistantCommand({ assistantId }), exchange, signal),
    ),
  );

  expect(exchanges).toMatchObject([
    { sent: 1, head: { status: 200 } },
    { sent: 1, head: { status: 200 } },
  ]);
  sdk.destroy();
});
