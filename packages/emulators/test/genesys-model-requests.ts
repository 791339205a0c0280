/** Sends the model's operations to the emulator, and reads what a caller sees in the responses. */
import * as fc from 'fast-check';
import { entities, lastPart } from './genesys-harness.js';
import type { Answer, Members, startGenesys } from './genesys-harness.js';
import { holder, languages, mediaTypes, names, queueIds, userIds } from './genesys-model.js';
import type { Expected, Operation } from './genesys-model.js';

// Few assistants and queues, so that sequences reuse them.
const number = fc.nat({ max: 2 });
const queueNumber = fc.nat({ max: queueIds.length - 1 });
const queueNumbers = fc.array(queueNumber, { maxLength: 4 });
const pageSize = fc.integer({ min: 1, max: 4 });
const media = fc.subarray([...mediaTypes]);
const name = fc.constantFrom(...names);
const users = fc.uniqueArray(fc.constantFrom(...userIds), { minLength: 1, maxLength: 3 });
// Usually the assistant that has the queue; otherwise few sequences would reach users.
const onQueue = {
  assistant: fc.oneof(number, fc.constant(holder), fc.constant(holder)),
  queue: queueNumber,
};
const kind = <Kind extends string>(value: Kind) => fc.constant(value);

export const operations: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: kind('create'), name, knowledge: fc.boolean() }) },
  fc.record({ kind: fc.constantFrom('createWrong', 'createAsViewer') }),
  fc.record({
    kind: kind('patch'),
    assistant: number,
    name: fc.option(name, { nil: undefined }),
    knowledge: fc.boolean(),
  }),
  fc.record({ kind: kind('delete'), assistant: number }),
  fc.record({ kind: kind('get'), assistant: number, expand: fc.boolean() }),
  fc.record({ kind: kind('list'), name: fc.option(name, { nil: undefined }), pageSize }),
  fc.record({
    kind: kind('putCopilot'),
    assistant: number,
    language: fc.constantFrom(...languages),
    live: fc.boolean(),
  }),
  fc.record({ kind: kind('getCopilot'), assistant: number }),
  {
    weight: 5,
    arbitrary: fc.record({ kind: kind('attach'), assistant: number, queue: queueNumber, media }),
  },
  fc.record({ kind: kind('attachMany'), assistant: number, queues: queueNumbers, media }),
  fc.record({ kind: kind('detach'), ...onQueue }),
  fc.record({ kind: kind('detachMany'), assistant: number, queues: queueNumbers }),
  fc.record({ kind: kind('getQueue'), ...onQueue }),
  fc.record({ kind: kind('getRoutingAssistant'), queue: queueNumber }),
  fc.record({ kind: kind('listQueues'), assistant: number, pageSize }),
  fc.record({
    kind: kind('listAllQueues'),
    queues: fc.option(queueNumbers, { nil: undefined }),
    pageSize,
  }),
  {
    weight: 8,
    arbitrary: fc.record({
      kind: kind('switchMode'),
      ...onQueue,
      manual: fc.constantFrom(true, true, false),
    }),
  },
  { weight: 8, arbitrary: fc.record({ kind: kind('addUsers'), ...onQueue, users }) },
  fc.record({ kind: kind('removeUsers'), ...onQueue, users }),
  fc.record({ kind: kind('queryUsers'), ...onQueue, users }),
);

const assistantsPath = '/api/v2/assistants';
const transcriptionConfig = { vendorName: 'Genesys' };
const knowledgeSuggestionConfig = { vendorName: 'GenesysKnowledge' };

export function createRequests(
  { call }: Pick<Awaited<ReturnType<typeof startGenesys>>, 'call'>,
  viewerToken: string,
) {
  const ids: string[] = [];
  const one = (assistant: number) => `${assistantsPath}/${ids[assistant] ?? 'never'}`;
  const queuePath = (assistant: number, queue: number) =>
    `${one(assistant)}/queues/${queueIds[queue] ?? ''}`;
  const body = (queue: number, mediaTypes: readonly string[]) => ({
    id: queueIds[queue],
    mediaTypes,
  });
  const numberOf = (id: unknown) => ids.indexOf(String(id));
  const queueOf = (id: unknown) => queueIds.indexOf(String(id));
  const idsIn = (queues: readonly number[]) => queues.map((queue) => queueIds[queue]).join(',');

  const seenAssistant = (wire: Members) => ({
    name: wire['name'],
    knowledge: 'knowledgeSuggestionConfig' in wire,
    copilot: wire['copilot'] && seenCopilot(wire['copilot'] as Members),
  });
  const seenCopilot = (wire: Members) => ({
    language: wire['defaultLanguage'],
    live: wire['liveOnQueue'],
  });
  const seenQueue = (wire: Members) => ({
    assistant: numberOf((wire['assistant'] as Members)['id']),
    media: wire['mediaTypes'],
    mode: wire['assignmentMode'],
    count: wire['assignedUsersCount'],
  });

  const told = ({ status, body: wire }: Answer, see?: (wire: Members) => unknown): Expected =>
    see && status < 300 && status !== 204 ? { status, seen: see(wire) } : { status };
  const walked = async (path: string, see: (id: unknown) => unknown): Promise<Expected> => {
    const seen: unknown[] = [];
    let next: string | undefined = path;
    while (next !== undefined) {
      const answer: Answer = await call('GET', next);
      if (answer.status !== 200) return { status: answer.status };
      seen.push(...entities(answer).map(({ id }) => see(id)));
      next = answer.body['nextUri'] as string | undefined;
    }
    return { status: 200, seen };
  };

  return async (operation: Operation): Promise<Expected> => {
    switch (operation.kind) {
      case 'create': {
        const extra = operation.knowledge ? { knowledgeSuggestionConfig } : {};
        const draft = { name: operation.name, transcriptionConfig, ...extra };
        const answer = await call('POST', assistantsPath, draft);
        ids.push(String(answer.body['id']));
        return told(answer, seenAssistant);
      }
      case 'createWrong':
        return told(await call('POST', assistantsPath, { name: 'no transcription' }));
      case 'createAsViewer': {
        const headers = { Authorization: `Bearer ${viewerToken}` };
        return told(
          await call('POST', assistantsPath, { name: 'x', transcriptionConfig }, headers),
        );
      }
      case 'patch': {
        const extra = operation.knowledge ? { knowledgeSuggestionConfig } : {};
        const patch = { name: operation.name, ...extra };
        return told(await call('PATCH', one(operation.assistant), patch), seenAssistant);
      }
      case 'delete':
        return told(await call('DELETE', one(operation.assistant)));
      case 'get': {
        const query = operation.expand ? '?expand=copilot' : '';
        return told(await call('GET', one(operation.assistant) + query), seenAssistant);
      }
      case 'list': {
        const filter = operation.name === undefined ? '' : `&name=${operation.name}`;
        return walked(`${assistantsPath}?pageSize=${operation.pageSize}${filter}`, numberOf);
      }
      case 'putCopilot': {
        const copilot = { defaultLanguage: operation.language, liveOnQueue: operation.live };
        return told(await call('PUT', `${one(operation.assistant)}/copilot`, copilot), seenCopilot);
      }
      case 'getCopilot':
        return told(await call('GET', `${one(operation.assistant)}/copilot`), seenCopilot);
      case 'attach': {
        const { assistant, queue } = operation;
        const wanted = body(queue, operation.media);
        return told(await call('PUT', queuePath(assistant, queue), wanted), seenQueue);
      }
      case 'attachMany': {
        const wanted = operation.queues.map((queue) => body(queue, operation.media));
        const answer = await call('PATCH', `${one(operation.assistant)}/queues`, wanted);
        return told(answer, () => entities(answer).map(({ id }) => queueOf(id)));
      }
      case 'detach':
        return told(await call('DELETE', queuePath(operation.assistant, operation.queue)));
      case 'detachMany': {
        const query = `queueIds=${idsIn(operation.queues)}`;
        return told(await call('DELETE', `${one(operation.assistant)}/queues?${query}`));
      }
      case 'getQueue':
        return told(await call('GET', queuePath(operation.assistant, operation.queue)), seenQueue);
      case 'getRoutingAssistant': {
        const path = `/api/v2/routing/queues/${queueIds[operation.queue] ?? ''}/assistant`;
        return told(await call('GET', path), (wire) => seenQueue(wire).assistant);
      }
      case 'listQueues': {
        const path = `${one(operation.assistant)}/queues?pageSize=${operation.pageSize}`;
        return walked(path, queueOf);
      }
      case 'listAllQueues': {
        const filter = operation.queues ? `&queueIds=${idsIn(operation.queues)}` : '';
        return walked(`${assistantsPath}/queues?pageSize=${operation.pageSize}${filter}`, queueOf);
      }
      case 'switchMode': {
        const action = operation.manual ? 'ManualAssignment' : 'AutoAssignment';
        const path = `${queuePath(operation.assistant, operation.queue)}/users/jobs`;
        return told(await call('POST', path, { action }), ({ status }) => status);
      }
      case 'addUsers':
      case 'removeUsers': {
        const verb = operation.kind === 'addUsers' ? 'add' : 'remove';
        const path = `${queuePath(operation.assistant, operation.queue)}/users/bulk/${verb}`;
        const wanted = { entities: operation.users.map((id) => ({ id })) };
        return told(await call('POST', path, wanted), ({ errorIndexes }) => errorIndexes);
      }
      case 'queryUsers': {
        const path = `${queuePath(operation.assistant, operation.queue)}/users/query`;
        const wanted = { entities: operation.users.map((id) => ({ id })) };
        return told(await call('POST', path, wanted), ({ users: assigned }) =>
          (assigned as Members[]).map(({ id }) => lastPart(String(id))).sort(),
        );
      }
    }
  };
}
