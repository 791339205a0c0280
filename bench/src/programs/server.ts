/**
 * The server that all contenders talk to, in its own process. Its responses are fixed, so that the
 * server is never what is measured; the emulators are the faithful servers.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerQuestions } from '../processes/ask.js';
import {
  assistantCount,
  assistantId,
  genesysAssistant,
  listedAssistant,
  qconnectAssistant,
} from './responses.js';

const genesysPath = '/api/v2/assistants';

const answers: ReadonlyMap<string, Buffer> = new Map(
  Object.entries({
    '/oauth/token': {
      access_token: 'token-of-the-benchmark',
      token_type: 'bearer',
      expires_in: 86_400,
    },
    [`${genesysPath}/${assistantId}`]: genesysAssistant,
    [`/assistants/${assistantId}`]: { assistant: qconnectAssistant },
  }).map(([path, answer]) => [path, Buffer.from(JSON.stringify(answer))]),
);

/** Each page is built once, so that only the first round pays for it. */
const pages = new Map<string, Buffer>();

function pageOf(query: string): Buffer {
  const ready = pages.get(query);
  if (ready) return ready;
  const parameters = new URLSearchParams(query);
  const from = Number(parameters.get('after') ?? 0);
  const pageSize = Number(parameters.get('pageSize') ?? 25);
  const to = Math.min(from + pageSize, assistantCount);
  const page = Buffer.from(
    JSON.stringify({
      entities: Array.from({ length: to - from }, (_, index) => listedAssistant(from + index)),
      ...(to < assistantCount && { nextUri: `${genesysPath}?after=${to}&pageSize=${pageSize}` }),
      selfUri: `${genesysPath}?${query}`,
    }),
  );
  pages.set(query, page);
  return page;
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  // Node reads the next request of the connection only after this body.
  request.resume();
  const [path = '', query = ''] = (request.url ?? '').split('?');
  const body = path === genesysPath ? pageOf(query) : answers.get(path);
  response.writeHead(body ? 200 : 404, {
    'content-type': 'application/json',
    'content-length': body?.length ?? 0,
    'inin-correlation-id': assistantId,
    'x-amzn-requestid': assistantId,
  });
  response.end(body);
}

const server = createServer({ keepAliveTimeout: 600_000 }, answer);
const listening = new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

answerQuestions(async () => {
  await listening;
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
