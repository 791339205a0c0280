/** No secret shows anywhere. */
import assert from 'node:assert/strict';
import type { ConformanceCase } from '../case.js';
import { needsInWorld, needsWay } from '../case.js';
import { invoke, validArguments } from '../operations.js';

const secretCase = (given: ConformanceCase): ConformanceCase => ({
  ...given,
  needs: [needsInWorld('secrets', ({ secrets }) => secrets), ...(given.needs ?? [])],
  run: async (stage) => {
    assert.ok(
      stage.secrets.length > 0,
      'the world names no secret: list them, or say `secrets: unavailable(…)` if the vendor has none',
    );
    await given.run(stage);
  },
});

const cases: readonly ConformanceCase[] = [
  {
    id: 'secrets.refusals',
    contract:
      'No secret shows in an error, though the vendor repeats it: not in its message, JSON, stack or cause.',
    feature: 'core',
    needs: [needsWay('a vendor that repeats credentials', (h) => h.repeatCredentials)],
    run: async ({ provider, operations, controls, target, noSecretIn, anAssistant }) => {
      const { id } = await anAssistant();
      await controls.repeatCredentials();
      for (const operation of operations) {
        const result = await invoke(provider, operation, validArguments(operation, target(id)));
        noSecretIn(result.isErr() ? result.error : result.value, operation.id);
      }
    },
  },
  {
    id: 'secrets.bad-credentials',
    contract: 'No secret shows in an error about credentials.',
    feature: 'core',
    world: { credentials: 'bad' },
    run: async ({ provider, operations, target, noSecretIn }) => {
      for (const operation of operations) {
        const result = await invoke(provider, operation, validArguments(operation, target()));
        noSecretIn(result.isErr() ? result.error : result.value, operation.id);
      }
    },
  },
  {
    id: 'secrets.answers',
    contract: 'No secret shows in an answer, nor in what a driver says of itself.',
    feature: 'core',
    run: async ({ provider, operations, target, noSecretIn, anAssistant }) => {
      const { id } = await anAssistant();
      for (const operation of operations) {
        const result = await invoke(provider, operation, validArguments(operation, target(id)));
        noSecretIn(result.isErr() ? result.error : result.value, operation.id);
      }
      const { vendor, unsupported, limits } = provider;
      noSecretIn({ vendor, unsupported, limits }, 'the provider');
    },
  },
];

export const secretCases: readonly ConformanceCase[] = cases.map(secretCase);
