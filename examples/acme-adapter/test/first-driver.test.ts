/** A driver that has assistants and nothing else: what the kit says of it (guide, step 6). */
import { runConformance } from '@assistant-provider/conformance';
import type { AssistantDriver } from '@assistant-provider/core';
import { expect, it } from 'vitest';
import { acmeHarness } from './harness.js';

const withAssistantsAlone = (driver: AssistantDriver): AssistantDriver =>
  Object.fromEntries(
    Object.entries(driver).filter(([name]) => !['editing', 'queues', 'knowledge'].includes(name)),
  ) as unknown as AssistantDriver;

it('lacks nothing but reasons for what it does not have', async () => {
  const report = await runConformance({
    ...acmeHarness,
    open: async (options) => {
      const world = await acmeHarness.open(options);
      return { ...world, driver: withAssistantsAlone(world.driver) };
    },
  });

  expect(report.failed.map(({ id, message }) => `${id}: ${message}`)).toEqual([
    'presence.editing: editing is absent, and `absent` gives no reason',
    'presence.queues: queues is absent, and `absent` gives no reason',
    'presence.knowledge: knowledge is absent, and `absent` gives no reason',
  ]);
});
