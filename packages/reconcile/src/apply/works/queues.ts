/** Binds and unbinds queues. Keeps the users of a queue, which go with its binding, to give them back. */
import type {
  AssistantError,
  AssistantPart,
  JsonObject,
  JsonValue,
  MediaType,
  QueueBinding,
} from '@assistant-provider/core';
import { err, ok, type Result } from 'neverthrow';
import type { BindAction, UnbindAction } from '../../plan/step.js';
import { required } from '../required.js';
import { stateWork } from '../state-work.js';
import type { StepScope } from '../step-work.js';

type QueueScope = StepScope<BindAction> | StepScope<UnbindAction>;

/** A queue as it was: its assistant and its media types. */
interface Held {
  readonly assistantId: string;
  readonly mediaTypes: readonly string[];
}

/** A part that goes with the binding of a queue, such as the users of the queue. */
interface BoundPart {
  readonly kind: string;
  readonly content: JsonObject;
}

const queuesOf = ({ action }: QueueScope): readonly string[] =>
  action.type === 'bind' ? action.bindings.map(({ queueId }) => queueId) : action.queueIds;

/** The kinds of part that go with the binding of a queue. */
function kindsOf({ provider }: QueueScope): readonly string[] {
  const kind = provider.limits.queues?.directoryKind;
  return Object.entries(provider.limits.parts?.kinds ?? {})
    .filter(([, { ids, idKind }]) => ids === 'caller' && idKind === kind && kind !== undefined)
    .map(([name]) => name);
}

async function read(scope: QueueScope): Promise<Result<JsonValue, AssistantError>> {
  const { provider, options } = scope;
  const queueIds = queuesOf(scope);
  const queues = required(provider, 'queues');
  if (queues.isErr()) return err(queues.error);
  const found = new Map<string, QueueBinding>();
  for await (const entry of queues.value.allBound({ queueIds }, options)) {
    if (entry.isErr()) return err(entry.error);
    found.set(entry.value.queueId, entry.value);
  }
  const held: [string, JsonValue][] = [];
  for (const queueId of queueIds) {
    const binding = found.get(queueId);
    const its: JsonValue = binding
      ? {
          assistantId: binding.assistantId,
          mediaTypes: [...binding.mediaTypes].sort(),
        }
      : null;
    held.push([queueId, its]);
  }
  return ok(Object.fromEntries(held));
}

/** Reads the queues and, for those that lose their binding, the parts that go with it. */
async function readWithParts(scope: QueueScope): Promise<Result<JsonValue, AssistantError>> {
  const queues = await read(scope);
  if (queues.isErr()) return queues;
  const { provider, assistantId, action, options } = scope;
  const kinds = kindsOf(scope);
  const saved: [string, JsonValue][] = [];
  for (const [queueId, held] of Object.entries(
    queues.value as unknown as Record<string, Held | null>,
  )) {
    if (held === null) continue;
    const loses = action.type === 'unbind' || held.assistantId !== assistantId;
    const parts: BoundPart[] = [];
    for (const kind of loses ? kinds : []) {
      const part: Result<AssistantPart, AssistantError> | undefined = await provider.parts?.get(
        held.assistantId,
        { kind, id: queueId },
        options,
      );
      if (part?.isErr() === true && part.error.kind !== 'notFound') return err(part.error);
      if (part?.isOk() === true) parts.push({ kind, content: part.value.content });
    }
    if (parts.length > 0) saved.push([queueId, parts as unknown as JsonValue]);
  }
  return ok({ queues: queues.value, parts: Object.fromEntries(saved) });
}

/** Gives each queue back to the assistant that had it, with its users. */
async function restore(
  scope: QueueScope,
  before: JsonValue,
): Promise<Result<void, AssistantError>> {
  const { provider, assistantId, options } = scope;
  const queues = required(provider, 'queues');
  if (queues.isErr()) return err(queues.error);
  const { queues: held, parts } = before as unknown as {
    readonly queues: Readonly<Record<string, Held | null>>;
    readonly parts: Readonly<Record<string, readonly BoundPart[]>>;
  };
  const free: string[] = [];
  for (const [queueId, its] of Object.entries(held)) {
    if (its === null) {
      free.push(queueId);
      continue;
    }
    const mediaTypes = its.mediaTypes as readonly MediaType[];
    const bound = await queues.value.bind(its.assistantId, { queueId, mediaTypes }, options);
    if (bound.isErr()) return err(bound.error);
    for (const { kind, content } of parts[queueId] ?? []) {
      const put = await provider.parts?.put(
        its.assistantId,
        { kind, id: queueId, content },
        options,
      );
      if (put?.isErr() === true) return err(put.error);
    }
  }
  return free.length === 0 ? ok(undefined) : queues.value.unbindMany(assistantId, free, options);
}

/** Whether users go back with a queue. They are written after it. */
const hasParts = (before: JsonValue): boolean =>
  Object.keys((before as { readonly parts?: object }).parts ?? {}).length > 0;

const queuesIn = (before: JsonValue): JsonValue => (before as JsonObject)['queues'] ?? null;

/** The work of `bind`. */
export const bindWork = stateWork<BindAction>({
  read,
  readBefore: readWithParts,
  stateIn: queuesIn,
  expected: ({ action, assistantId }) =>
    Object.fromEntries(
      action.bindings.map(({ queueId, mediaTypes }) => [
        queueId,
        { assistantId, mediaTypes: [...mediaTypes].sort() },
      ]),
    ),
  write: ({ provider, assistantId, action, options }) =>
    required(provider, 'queues').asyncAndThen((queues) =>
      queues.bindMany(assistantId, action.bindings, options).map(({ bindings }) => ({
        written: Object.fromEntries(
          bindings.map(({ queueId, assistantId, mediaTypes }): [string, JsonValue] => [
            queueId,
            { assistantId, mediaTypes: [...mediaTypes].sort() },
          ]),
        ),
      })),
    ),
  hasMore: hasParts,
  restore,
});

/** The work of `unbind`. */
export const unbindWork = stateWork<UnbindAction>({
  read,
  readBefore: readWithParts,
  stateIn: queuesIn,
  expected: ({ action, assistantId }, before) => {
    const held = queuesIn(before) as unknown as Readonly<Record<string, Held | null>>;
    return Object.fromEntries(
      action.queueIds.map((queueId): [string, JsonValue] => {
        const its = held[queueId] ?? null;
        return [queueId, its?.assistantId === assistantId ? null : (its as unknown as JsonValue)];
      }),
    );
  },
  write: ({ provider, assistantId, action, options }) =>
    required(provider, 'queues').asyncAndThen((queues) =>
      queues.unbindMany(assistantId, action.queueIds, options).map(() => ({})),
    ),
  hasMore: hasParts,
  restore,
});
