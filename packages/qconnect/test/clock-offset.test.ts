/** The SDK signs by the vendor's clock. A date that nobody's clock shows must not break it. */
import { GetAssistantCommand, QConnectClient } from '@aws-sdk/client-qconnect';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createQConnectProvider } from '../src/index.js';
import {
  assistantData,
  assistantId,
  credentials,
  errorOf,
  givenServer,
  sendJson,
  valueOf,
} from './harness.js';

const lastDate = 'Sat, 13 Sep 275760 00:00:00 GMT';

const connections = ['a provider', 'a client of the application'] as const;
const calls = ['an operation', 'a command of the SDK'] as const;
const statuses = [200, 500] as const;
const ways = connections.flatMap((connection) =>
  calls.flatMap((call) => statuses.map((status) => [connection, call, status] as const)),
);

describe('a response with the last date of JavaScript', () => {
  it.each(ways)('does not break later calls: %s, %s, %i', async (connection, call, status) => {
    let isFirst = true;
    const { url } = await givenServer((response) => {
      response.sendDate = false;
      const headers = { date: isFirst ? lastDate : new Date().toUTCString() };
      const sent = isFirst ? status : 200;
      isFirst = false;
      // The SDK also takes the time from a member of an error.
      sendJson(response, sent, { assistant: assistantData, ServerTime: lastDate }, headers);
    });
    const own = { region: 'us-east-1', endpoint: url, credentials };
    const client = new QConnectClient({ ...own, maxAttempts: 1 });
    onTestFinished(() => client.destroy());
    const provider = createQConnectProvider({
      ...(connection === 'a provider' ? own : { client }),
      retry: false,
    });
    onTestFinished(() => valueOf(provider.close()));
    const ask = () =>
      call === 'an operation'
        ? provider.assistants.get(assistantId).map(() => true)
        : provider.native.send(new GetAssistantCommand({ assistantId })).map(() => true);

    if (status === 200) await valueOf(ask());
    else await errorOf(ask());

    expect(await valueOf(ask())).toBe(true);
    expect(provider.native.sdk.config.systemClockOffset).toBe(0);
  });
});
