/** No secret shows anywhere. */
import assert from 'node:assert/strict';
import type { ConformanceCase } from '../case.js';
import { needsFromVendor, needsControl } from '../case.js';
import { invoke, validArguments } from '../operations.js';

const secretCase = (given: ConformanceCase): ConformanceCase => ({
  ...given,
  needs: [needsFromVendor('secrets', ({ secrets }) => secrets), ...(given.needs ?? [])],
  run: async (context) => {
    assert.ok(
      context.secrets.length > 0,
      'the fixtures name no secret: list them, or give `secrets: unavailable(…)` if the vendor has none',
    );
    await given.run(context);
  },
});

const cases: readonly ConformanceCase[] = [
  {
    id: 'secrets.refusals',
    contract:
      'No secret shows in the message, JSON, stack or cause of an error, even if the vendor repeats it.',
    feature: 'core',
    needs: [needsControl('a vendor that repeats credentials', (h) => h.repeatCredentials)],
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
    conditions: { credentials: 'bad' },
    run: async ({ provider, operations, target, noSecretIn }) => {
      for (const operation of operations) {
        const result = await invoke(provider, operation, validArguments(operation, target()));
        noSecretIn(result.isErr() ? result.error : result.value, operation.id);
      }
    },
  },
  {
    id: 'secrets.answers',
    contract: 'No secret shows in a result, or in the driver’s own description.',
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
