import type { Assistant, AssistantDraft, AssistantError, Reply } from '@assistant-provider/core';
import {
  createMemoryProvider,
  type MemoryProvider,
  type MemoryProviderOptions,
} from '@assistant-provider/memory';
import { createManualClock, type ManualClock } from '@assistant-provider/test-support';
import type { Result } from 'neverthrow';

export const settleMs = 1_000;

/** A provider whose assistants settle when the test lets time pass. */
export function aProvider(
  options: MemoryProviderOptions = {},
): MemoryProvider & { readonly time: ManualClock } {
  const time = createManualClock({ now: Date.UTC(2026, 0, 1) });
  return { ...createMemoryProvider({ clock: time, settleMs, retry: false, ...options }), time };
}

/** One whose assistants are active at once. */
export const aQuickProvider = (options: MemoryProviderOptions = {}): MemoryProvider =>
  createMemoryProvider({ settleMs: 0, retry: false, ...options });

export async function ok<T>(reply: PromiseLike<Result<T, AssistantError>>): Promise<T> {
  return (await reply)._unsafeUnwrap();
}

export async function failed<T>(
  reply: PromiseLike<Result<T, AssistantError>>,
): Promise<AssistantError> {
  return (await reply)._unsafeUnwrapErr();
}

/** Replies of different types, to be treated alike. */
export const all = (...replies: readonly Reply<unknown>[]): readonly Reply<unknown>[] => replies;

export const anAssistant = (
  provider: MemoryProvider,
  draft: Partial<AssistantDraft> = {},
): Promise<Assistant> => ok(provider.assistants.create({ name: 'Returns desk', ...draft }));

export const names = (reply: Reply<{ readonly items: readonly Assistant[] }>): Promise<string[]> =>
  ok(reply.map(({ items }) => items.map(({ name }) => name)));
