/** One reading of a provider: its calls share a deadline, a signal, and the list of what is unseen. */
import type {
  AssistantError,
  AssistantErrorOf,
  AssistantProvider,
  CallOptions,
  CrosswalkObject,
} from '@assistant-provider/core';
import { systemClock } from '@assistant-provider/core';
import { createAssistantError } from '@assistant-provider/core/adapter';
import { err, ok, type Result } from 'neverthrow';
import { findDeprecated, type FindDeprecated } from './deprecated.js';
import type { ObservedAssistant, Unseen } from './observed.js';
import type { ObserveOptions, ObserveProgress } from './options.js';
import { uncarriedFinders } from './uncarried.js';

/** An assistant of which more is being read. */
export type Draft = { -readonly [Member in keyof ObservedAssistant]: ObservedAssistant[Member] };

/** The outcome of one step of a reading. */
export type Step = Promise<Result<void, AssistantError>>;

/** The tools of all steps of a reading. */
export interface Reading {
  readonly provider: AssistantProvider;
  readonly options: ObserveOptions;
  readonly unseen: Unseen[];
  /** Queues of assistants that are not read; missing if they are not looked for. */
  readonly queuesOfOthers?: Set<string>;
  readonly deprecatedIn: FindDeprecated;
  /** The options of the next call, or the error of a reading whose time is over. */
  readonly callOptions: () => Result<CallOptions, AssistantError>;
  readonly report: (progress: ObserveProgress) => void;
  /** Notes the fields of one of the vendor's objects that no manifest carries. */
  readonly noteUncarried: (draft: Draft, object: CrosswalkObject, vendorData: unknown) => void;
}

/** Begins a reading. Its time runs from now on. */
export function beginReading(provider: AssistantProvider, options: ObserveOptions): Reading {
  const { signal, timeoutMs = false, onProgress } = options;
  const startedAt = systemClock.monotonic();
  const finders = uncarriedFinders(provider.crosswalk);
  return {
    provider,
    options,
    unseen: [],
    ...(provider.queues && options.select === undefined && { queuesOfOthers: new Set() }),
    deprecatedIn: findDeprecated(provider.crosswalk ?? { fields: [] }),
    report: (progress) => onProgress?.(progress),
    noteUncarried: (draft, object, vendorData) => {
      const found = finders.get(object)?.(vendorData) ?? [];
      if (found.length > 0) draft.uncarried = [...(draft.uncarried ?? []), ...found];
    },
    callOptions: () => {
      const own: CallOptions = { lane: 'bulk', ...(signal && { signal }) };
      if (timeoutMs === false) return ok({ ...own, timeoutMs: false });
      const left = Math.ceil(startedAt + timeoutMs - systemClock.monotonic());
      return left > 0
        ? ok({ ...own, timeoutMs: left })
        : err(
            createAssistantError({
              vendor: provider.vendor,
              operation: 'observe',
              kind: 'timeout',
              message: `the reading did not finish within ${timeoutMs} ms; raise timeoutMs`,
            }),
          );
    },
  };
}

/** Whether the client may not see an object, which is then noted, and does not end the reading. */
export const isUnseen = (
  error: AssistantError,
): error is AssistantErrorOf<'permissionDenied' | 'notFound'> =>
  error.kind === 'permissionDenied' || error.kind === 'notFound';

/** Calls in flight; the provider's rate limit decides when each request is sent. */
const callsAtOnce = 8;

/** Runs a step for each item, several at once, until one fails. */
export async function forEach<T>(
  items: Iterable<T>,
  step: (item: T) => Promise<Result<unknown, AssistantError>>,
): Step {
  let failure: AssistantError | undefined;
  const waiting = items[Symbol.iterator]();
  const work = async (): Promise<void> => {
    for (let next = waiting.next(); !next.done && failure === undefined; next = waiting.next()) {
      const done = await step(next.value);
      if (done.isErr()) failure ??= done.error;
    }
  };
  await Promise.all(Array.from({ length: callsAtOnce }, work));
  return failure === undefined ? ok(undefined) : err(failure);
}
