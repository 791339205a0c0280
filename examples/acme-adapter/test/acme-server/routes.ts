/** The effect and the response of each request. `#` in a path stands for a number. */
import { refuse, refuseField } from './refusals.js';
import { readSource, type Fields, type Queue, type State } from './state.js';

export interface Call {
  /** The numbers in the path, in order. */
  readonly numbers: readonly number[];
  readonly query: Fields;
  readonly body: Fields;
  /** `Acme-Request-Key`. */
  readonly key: string | undefined;
  readonly link: (helper: number) => string;
}

type Route = (state: State, call: Call) => unknown;

/** One page of the entries, in the order of their numbers. */
function pageOf<T>(entries: readonly T[], numberOf: (entry: T) => number, asked: Fields) {
  const [page, perPage] = [Number(asked['page'] ?? 1), Number(asked['per_page'] ?? 25)];
  if (!Number.isInteger(page) || page < 1) refuseField('page', 'out_of_range');
  if (!Number.isInteger(perPage) || perPage < 1 || perPage > 100)
    refuseField('per_page', 'out_of_range');
  const sorted = [...entries].sort((a, b) => numberOf(a) - numberOf(b));
  return { data: sorted.slice((page - 1) * perPage, page * perPage), total: sorted.length };
}

function matches(queue: Queue, { helper, served, queue_nos: numbers }: Fields): boolean {
  return (
    (helper === undefined || queue.helper === helper) &&
    (served === undefined || (queue.helper !== null) === served) &&
    (!Array.isArray(numbers) || numbers.includes(queue.queue_no))
  );
}

const setState =
  (from: string, to: string): Route =>
  (state, { numbers: [helper = 0] }) => {
    const found = state.findLiveHelper(helper);
    if (found.state === from) found.state = to;
    return found;
  };

export const routes: Readonly<Record<string, Route>> = {
  'GET /v2/helpers': (state, { query }) =>
    pageOf([...state.helpers.values()], ({ helper_no }) => helper_no, query),

  'POST /v2/helpers': (state, { body, link }) => {
    const sources = Array.isArray(body['sources']) ? (body['sources'] as Fields[]) : [];
    const read = sources.map((source) => readSource(source, state.nextNumber()));
    const helper = state.addHelper(body, link);
    state.setSources(helper.helper_no, read);
    return helper;
  },

  'GET /v2/helpers/#': (state, { numbers: [helper = 0] }) => state.readHelper(helper),

  'PATCH /v2/helpers/#': (state, { numbers: [helper = 0], body }) =>
    state.changeHelper(state.findLiveHelper(helper), body),

  'DELETE /v2/helpers/#': (state, { numbers: [helper = 0] }) =>
    state.retire(state.findHelper(helper)),

  'POST /v2/helpers/#/pause': setState('live', 'paused'),
  'POST /v2/helpers/#/resume': setState('paused', 'live'),

  'GET /v2/helpers/#/sources': (state, { numbers: [helper = 0] }) => {
    const data = state.sourcesOf(helper);
    return { data, total: data.length };
  },

  'POST /v2/helpers/#/sources': (state, { numbers: [helper = 0], body }) => {
    const { helper_no } = state.findLiveHelper(helper);
    const source = readSource(body, state.nextNumber());
    state.setSources(helper_no, [...state.sourcesOf(helper_no), source]);
    return source;
  },

  'DELETE /v2/helpers/#/sources/#': (state, { numbers: [helper = 0, source = 0] }) => {
    const { helper_no } = state.findLiveHelper(helper);
    const sources = state.sourcesOf(helper_no);
    const left = sources.filter(({ source_no }) => source_no !== source);
    if (left.length === sources.length) refuse('SOURCE_MISSING');
    state.setSources(helper_no, left);
  },

  'POST /v2/queues/search': (state, { body }) =>
    pageOf(
      [...state.queues.values()].filter((queue) => matches(queue, body)),
      ({ queue_no }) => queue_no,
      body,
    ),

  'GET /v2/queues/#': (state, { numbers: [queue = 0] }) => state.findQueue(queue),

  'PUT /v2/queues/#/helper': (state, { numbers: [number = 0], body }) => {
    const queue = state.findQueue(number);
    const { helper_no } = state.findLiveHelper(Number(body['helper']));
    return Object.assign(queue, { helper: helper_no, channels: body['channels'] });
  },

  'DELETE /v2/queues/#/helper/#': (state, { numbers: [number = 0, helper = 0] }) => {
    const queue = state.findQueue(number);
    const { helper_no } = state.findHelper(helper);
    if (queue.helper !== helper_no) refuse('QUEUE_NOT_SERVED');
    Object.assign(queue, { helper: null, channels: [] });
  },
};
