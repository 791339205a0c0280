/** A Genesys emulator with an estate of a given size, and one request for each of its operations. */
import { startGenesysEmulator } from '@assistant-provider/emulators';
import { Agent, request } from 'undici';
import { givenArgument } from '../processes/ask.js';
import { answerWithTimes } from '../processes/operation-times.js';

const size = givenArgument<number>();
const each = <T>(of: (index: number) => T): T[] => Array.from({ length: size }, (_, i) => of(i));
const queueId = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const config = { transcriptionConfig: { vendorName: 'Genesys' } };

/** As many objects of each kind as the size says; one queue has as many users. */
const seed = {
  assistants: each((index) => ({ id: `a${index}`, name: `Desk ${index}`, ...config })),
  assistantQueues: each((index) => ({
    id: queueId(index),
    assistantId: `a${index}`,
    mediaTypes: ['Call'],
    assignmentMode: 'Manual' as const,
    users: index === 0 ? each((user) => `u${user}`) : [],
  })),
  variations: each((index) => ({
    id: `v${index}`,
    assistantId: `a${index}`,
    name: 'Schalter',
    copilot: { liveOnQueue: true, defaultLanguage: 'de-DE' },
    ...config,
  })),
  checklists: each((index) => ({
    id: `c${index}`,
    name: `Checklist ${index}`,
    language: 'en-US',
    checklistItems: [{ name: 'Greeting' }],
  })),
  routingQueues: each((index) => ({ id: queueId(index), name: `Queue ${index}` })),
  users: each((index) => ({ id: `u${index}`, name: `User ${index}` })),
  knowledgeBases: each((index) => ({ id: queueId(index), name: `Base ${index}` })),
};

const emulator = await startGenesysEmulator({ seed });
const dispatcher = new Agent();
const { clientId, clientSecret } = emulator.credentials;

async function send(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<{ readonly id?: string }> {
  const response = await request(emulator.apiUrl + path, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    dispatcher,
  });
  const text = await response.body.text();
  if (response.statusCode > 299) throw new Error(`${method} ${path} failed: ${text}`);
  return text === '' ? {} : (JSON.parse(text) as { id?: string });
}

async function logIn(): Promise<string> {
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  const { body } = await request(`${emulator.loginUrl}/oauth/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${basic}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  });
  return ((await body.json()) as { access_token: string }).access_token;
}
const token = await logIn();

const middle = Math.floor(size / 2);
const assistants = '/api/v2/assistants';
const assistant = `${assistants}/a${middle}`;
const queues = '/api/v2/routing/queues';
const newQueue = 'ffffffff-0000-4000-8000-000000000000';
const checklists = `${assistants}/agentchecklists`;
const users = `${assistants}/a0/queues/${queueId(0)}/users`;
const someone = { entities: [{ id: `v${middle}` }] };
const copilot = { liveOnQueue: true, defaultLanguage: 'en-US' };
const checklist = { name: 'New', language: 'en-US', checklistItems: [{ name: 'Greeting' }] };
const binding = { id: newQueue, mediaTypes: ['Call'] };

/** Each of them leaves the estate at its size. */
const operations: Readonly<Record<string, () => Promise<unknown>>> = {
  'list assistants': () => send('GET', assistants),
  'find assistants by name': () => send('GET', `${assistants}?name=Desk%20${middle}`),
  'get an assistant': () => send('GET', assistant),
  'get a variation by language': () => send('GET', `${assistant}?languageVariation=de-DE`),
  'change an assistant': () => send('PATCH', assistant, { name: `Desk ${middle}`, ...config }),
  'create and delete an assistant': async () => {
    const { id = '' } = await send('POST', assistants, { name: 'New', ...config });
    await send('DELETE', `${assistants}/${id}`);
  },
  'write a copilot': () => send('PUT', `${assistant}/copilot`, copilot),
  'list variations': () => send('GET', `${assistant}/variations`),
  'list all bindings': () => send('GET', `${assistants}/queues`),
  'find bindings by ids': () => send('GET', `${assistants}/queues?queueIds=${queueId(middle)}`),
  'list bindings': () => send('GET', `${assistant}/queues`),
  'bind and unbind': async () => {
    await send('PUT', `${assistant}/queues/${newQueue}`, binding);
    await send('DELETE', `${assistant}/queues/${newQueue}`);
  },
  'bind and unbind many': async () => {
    await send('PATCH', `${assistant}/queues`, [binding]);
    await send('DELETE', `${assistant}/queues?queueIds=${newQueue}`);
  },
  'list users of a queue': () => send('GET', users),
  'ask for users of a queue': () => send('POST', `${users}/query`, someone),
  'add and remove a user of a queue': async () => {
    await send('POST', `${users}/bulk/add`, someone);
    await send('POST', `${users}/bulk/remove`, someone);
  },
  'switch the assignment mode': () =>
    send('POST', `${assistant}/queues/${queueId(middle)}/users/jobs`, {
      action: 'ManualAssignment',
    }),
  'list checklists': () => send('GET', `${checklists}?sortBy=name&sortOrder=desc`),
  'create and delete a checklist': async () => {
    const { id = '' } = await send('POST', checklists, checklist);
    await send('DELETE', `${checklists}/${id}`);
  },
  'list queues': () => send('GET', `${queues}?pageNumber=${Math.ceil(size / 25)}`),
  'find queues by name': () => send('GET', `${queues}?name=Queue%20${middle}`),
  'find queues by the start of a name': () => send('GET', `${queues}?name=Queue%201*`),
  'find queues by ids': () => send('GET', `${queues}?id=${queueId(middle)}`),
  'list the digest of queues': () => send('GET', `${queues}/divisionviews/all`),
  'find users by ids': () => send('GET', `/api/v2/users?id=u${middle}`),
  'list users': () => send('GET', '/api/v2/users'),
  'list knowledge bases': () => send('GET', '/api/v2/knowledge/knowledgebases'),
};

answerWithTimes(operations);
