/** Load for an emulator: concurrent reads and writes in rotation, over undici. */
import {
  CreateAssistantCommand,
  GetAssistantCommand,
  ListAssistantsCommand,
  QConnectClient,
  TagResourceCommand,
} from '@aws-sdk/client-qconnect';
import { Agent, request } from 'undici';
import { answerQuestions, givenArgument } from '../processes/ask.js';
import type { EmulatorAddress, Vendor } from './emulator.js';

interface PlainRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly headers: Record<string, string>;
  readonly body?: string;
}

const concurrency = 32;
const dispatcher = new Agent({ connections: concurrency });

async function send({ url, ...rest }: PlainRequest): Promise<string> {
  const { statusCode, body } = await request(url, { ...rest, dispatcher });
  const text = await body.text();
  if (statusCode > 299) throw new Error(`${rest.method} ${url} failed with ${statusCode}: ${text}`);
  return text;
}

async function genesysRequests({ url, id, secret }: EmulatorAddress): Promise<PlainRequest[]> {
  const login = await send({
    url: `${url}/oauth/token`,
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  });
  const { access_token } = JSON.parse(login) as { access_token: string };
  const headers = { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' };
  const list = `${url}/api/v2/assistants`;
  const created = await send({
    url: list,
    method: 'POST',
    headers,
    body: JSON.stringify({ name: 'Returns desk', transcriptionConfig: { vendorName: 'Genesys' } }),
  });
  const assistant = `${list}/${(JSON.parse(created) as { id: string }).id}`;
  const queueId = '7b9a2f3c-1d4e-4c5b-8a6f-2e3d4c5b6a33';
  return [
    { url: assistant, method: 'GET', headers },
    { url: list, method: 'GET', headers },
    {
      url: `${assistant}/queues/${queueId}`,
      method: 'PUT',
      headers,
      body: JSON.stringify({ id: queueId, mediaTypes: ['Call'] }),
    },
  ];
}

/** Requests signed once by the vendor's SDK; a signature is valid for five minutes. */
async function qconnectRequests({ url, id, secret }: EmulatorAddress): Promise<PlainRequest[]> {
  const signed: PlainRequest[] = [];
  const options = {
    region: 'us-east-1',
    endpoint: url,
    credentials: { accessKeyId: id, secretAccessKey: secret },
  };
  const client = new QConnectClient(options);
  const created = await client.send(
    new CreateAssistantCommand({ name: 'Returns desk', type: 'AGENT' }),
  );
  client.middlewareStack.add(
    (next) => (args) => {
      const { method, path, headers, body } = args.request as PlainRequest & { path: string };
      signed.push({ url: url + path, method, headers, ...(body !== undefined && { body }) });
      return next(args);
    },
    { step: 'deserialize', priority: 'low' },
  );
  const { assistantId = '', assistantArn = '' } = created.assistant ?? {};
  await client.send(new GetAssistantCommand({ assistantId }));
  await client.send(new ListAssistantsCommand({}));
  await client.send(new TagResourceCommand({ resourceArn: assistantArn, tags: { team: 'desk' } }));
  client.destroy();
  return signed;
}

const { vendor, address } = givenArgument<{ vendor: Vendor; address: EmulatorAddress }>();
const requests = await (vendor === 'genesys' ? genesysRequests : qconnectRequests)(address);

/** Reports requests per second. */
answerQuestions(async (count: number): Promise<number> => {
  let next = 0;
  const beganAt = performance.now();
  const work = async () => {
    while (next < count) {
      const turn = requests[next % requests.length];
      next += 1;
      if (turn) await send(turn);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return (count / (performance.now() - beganAt)) * 1_000;
});
