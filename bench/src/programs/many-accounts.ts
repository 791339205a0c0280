/** Reads one assistant in each of 1,000 organisations of one region, over one dispatcher. */
import { createGenesysProvider } from '@assistant-provider/genesys';
import { Agent } from 'undici';
import { answerQuestions, givenArgument } from '../processes/ask.js';
import { assistantId } from './responses.js';

export const accountCount = 1_000;

/** The option `connections` that the guide names. */
const connectionsPerHost = 32;

const url = givenArgument<string>();

answerQuestions(async (): Promise<number> => {
  const dispatcher = new Agent({ connections: connectionsPerHost });
  const providers = Array.from({ length: accountCount }, (_, account) =>
    createGenesysProvider({
      apiUrl: url,
      loginUrl: url,
      clientId: `client-${account}`,
      clientSecret: 'secret',
      dispatcher,
    }),
  );
  const found = await Promise.all(providers.map(({ assistants }) => assistants.get(assistantId)));
  for (const each of found) if (each.isErr()) throw each.error;
  const sockets = process
    .getActiveResourcesInfo()
    .filter((resource) => resource === 'TCPSocketWrap').length;
  await Promise.all(providers.map((provider) => provider.close()));
  await dispatcher.close();
  return sockets;
});
