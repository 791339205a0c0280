/** What the guide on testing shows: the fake timers of a test runner reach all waits of a provider. */
import { orThrow, waitForStatus } from '@assistant-provider/core';
import { createMemoryProvider } from '@assistant-provider/memory';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('`waitForStatus` works with fake timers, over ten minutes', async () => {
  const provider = createMemoryProvider({ settleMs: 10 * 60_000 });
  const desk = provider.assistants
    .create({ name: 'Returns desk' })
    .andThen(({ id }) => waitForStatus(provider, id, 'active', { timeoutMs: 15 * 60_000 }));

  await vi.advanceTimersByTimeAsync(11 * 60_000);

  expect((await orThrow(desk)).status).toBe('active');
});
