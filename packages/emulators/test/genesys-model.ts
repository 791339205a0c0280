/** A small model of the vendor's rules about assistants, queues and users. It shares no code with the emulator. */

export const names = ['Billing', 'Claims', 'Bill'] as const;
export const mediaTypes = ['Call', 'Email', 'Message'] as const;
export const userIds = ['ann', 'bob', 'eve'] as const;
export const languages = ['en-US', 'de-DE'] as const;
/** Queues 0 to 2. */
export const queueIds = [0, 1, 2].map((n) => `00000000-0000-4000-8000-00000000000${n}`);

/** Assistants are numbered in order of creation; deleted and unknown assistants keep their numbers. */
export type Operation =
  | { kind: 'create'; name: string; knowledge: boolean }
  | { kind: 'createWrong' }
  | { kind: 'createAsViewer' }
  | { kind: 'patch'; assistant: number; name?: string | undefined; knowledge: boolean }
  | { kind: 'delete'; assistant: number }
  | { kind: 'get'; assistant: number; expand: boolean }
  | { kind: 'list'; name?: string | undefined; pageSize: number }
  | { kind: 'putCopilot'; assistant: number; language: string; live: boolean }
  | { kind: 'getCopilot'; assistant: number }
  | { kind: 'attach'; assistant: number; queue: number; media: readonly string[] }
  | { kind: 'attachMany'; assistant: number; queues: readonly number[]; media: readonly string[] }
  | { kind: 'detach'; assistant: number; queue: number }
  | { kind: 'detachMany'; assistant: number; queues: readonly number[] }
  | { kind: 'getQueue'; assistant: number; queue: number }
  | { kind: 'getRoutingAssistant'; queue: number }
  | { kind: 'listQueues'; assistant: number; pageSize: number }
  | { kind: 'listAllQueues'; queues?: readonly number[] | undefined; pageSize: number }
  | { kind: 'switchMode'; assistant: number; queue: number; manual: boolean }
  | { kind: 'addUsers'; assistant: number; queue: number; users: readonly string[] }
  | { kind: 'removeUsers'; assistant: number; queue: number; users: readonly string[] }
  | { kind: 'queryUsers'; assistant: number; queue: number; users: readonly string[] };

/** The response that the model expects: its status, and what a caller can see. */
export interface Expected {
  readonly status: number;
  readonly seen?: unknown;
}

interface ModelAssistant {
  name: string;
  knowledge: boolean;
  copilot?: { language: string; live: boolean };
  gone?: true;
}

interface ModelQueue {
  assistant: number;
  media: readonly string[];
  manual: boolean;
  users: Set<string>;
}

export interface Model {
  readonly assistants: ModelAssistant[];
  /** In order of attachment. */
  readonly queues: Map<number, ModelQueue>;
}

export const emptyModel = (): Model => ({ assistants: [], queues: new Map() });

/** Stands for the assistant that currently has the queue. */
export const holder = -1;

export function resolved(model: Model, operation: Operation): Operation {
  if (!('queue' in operation && 'assistant' in operation)) return operation;
  if (operation.assistant !== holder) return operation;
  return { ...operation, assistant: model.queues.get(operation.queue)?.assistant ?? 0 };
}

const notFound: Expected = { status: 404 };
const refused: Expected = { status: 400 };

export function step(model: Model, operation: Operation): Expected {
  if (operation.kind === 'createWrong') return refused;
  if (operation.kind === 'createAsViewer') return { status: 403 };
  if (operation.kind === 'create') {
    model.assistants.push({ name: operation.name, knowledge: operation.knowledge });
    return { status: 200, seen: seenAssistant(model, model.assistants.length - 1, false) };
  }
  if (operation.kind === 'list') {
    const numbers = [...model.assistants.keys()].filter((number) => {
      const { gone, name } = model.assistants[number]!;
      return !gone && (operation.name === undefined || operation.name === name);
    });
    return { status: 200, seen: numbers };
  }
  if (operation.kind === 'listAllQueues') {
    const all = [...model.queues.keys()];
    const wanted = operation.queues;
    return { status: 200, seen: wanted?.length ? all.filter((id) => wanted.includes(id)) : all };
  }
  if (operation.kind === 'getRoutingAssistant') {
    const queue = model.queues.get(operation.queue);
    return queue ? { status: 200, seen: queue.assistant } : notFound;
  }
  const assistant = model.assistants[operation.assistant];
  if (!assistant || assistant.gone) return notFound;
  return 'queue' in operation
    ? stepOnQueue(model, operation)
    : stepOnAssistant(model, assistant, operation);
}

type OnAssistant = Exclude<Extract<Operation, { assistant: number }>, { queue: number }>;
type OnQueue = Extract<Operation, { assistant: number; queue: number }>;

function stepOnAssistant(
  model: Model,
  assistant: ModelAssistant,
  operation: OnAssistant,
): Expected {
  const number = operation.assistant;
  const own = () => [...model.queues].filter(([, queue]) => queue.assistant === number);
  switch (operation.kind) {
    case 'get':
      return { status: 200, seen: seenAssistant(model, number, operation.expand) };
    case 'patch':
      assistant.name = operation.name ?? assistant.name;
      assistant.knowledge ||= operation.knowledge;
      return { status: 200, seen: seenAssistant(model, number, false) };
    case 'delete':
      assistant.gone = true;
      for (const [id] of own()) model.queues.delete(id);
      return { status: 204 };
    case 'getCopilot':
      return assistant.copilot ? { status: 200, seen: assistant.copilot } : notFound;
    case 'putCopilot': {
      const { language, live } = operation;
      if (assistant.copilot && assistant.copilot.language !== language) return refused;
      assistant.copilot = { language, live };
      return { status: 200, seen: assistant.copilot };
    }
    case 'attachMany':
      for (const id of operation.queues) attach(model, number, id, operation.media);
      return { status: 200, seen: [...new Set(operation.queues)] };
    case 'detachMany':
      if (operation.queues.length === 0) return refused;
      for (const [id] of own()) if (operation.queues.includes(id)) model.queues.delete(id);
      return { status: 204 };
    case 'listQueues':
      return { status: 200, seen: own().map(([id]) => id) };
  }
}

function stepOnQueue(model: Model, operation: OnQueue): Expected {
  const held = model.queues.get(operation.queue);
  const queue = held?.assistant === operation.assistant ? held : undefined;
  if (operation.kind === 'attach') {
    attach(model, operation.assistant, operation.queue, operation.media);
    const seen = seenQueue(model, operation.queue);
    return { status: queue ? 200 : 201, seen };
  }
  if (!queue) return notFound;
  switch (operation.kind) {
    case 'getQueue':
      return { status: 200, seen: seenQueue(model, operation.queue) };
    case 'detach':
      model.queues.delete(operation.queue);
      return { status: 204 };
    case 'switchMode':
      if (queue.manual !== operation.manual) queue.users.clear();
      queue.manual = operation.manual;
      return { status: 200, seen: 'Succeeded' };
    case 'addUsers':
      if (!queue.manual) return refused;
      for (const user of operation.users) queue.users.add(user);
      return { status: 204 };
    case 'removeUsers': {
      if (!queue.manual) return refused;
      const failed = operation.users.flatMap((user, index) =>
        queue.users.delete(user) ? [] : [index],
      );
      return failed.length > 0 ? { status: 200, seen: failed } : { status: 204 };
    }
    case 'queryUsers':
      if (!queue.manual) return refused;
      return {
        status: 200,
        seen: userIds.filter((user) => queue.users.has(user) && operation.users.includes(user)),
      };
  }
}

/** Attaching to the same assistant keeps mode, users and position; another assistant starts with none. */
function attach(model: Model, assistant: number, id: number, media: readonly string[]): void {
  const held = model.queues.get(id);
  if (held?.assistant === assistant) held.media = media;
  else {
    model.queues.delete(id);
    model.queues.set(id, { assistant, media, manual: false, users: new Set() });
  }
}

function seenAssistant(model: Model, number: number, expand: boolean) {
  const { name, knowledge, copilot } = model.assistants[number]!;
  return { name, knowledge, copilot: expand && copilot ? copilot : undefined };
}

function seenQueue(model: Model, id: number) {
  const { assistant, media, manual, users } = model.queues.get(id)!;
  return { assistant, media, mode: manual ? 'Manual' : 'Auto', count: users.size };
}
