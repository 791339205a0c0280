import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { startGenesys } from './genesys-harness.js';
import { createRequests, operations } from './genesys-model-requests.js';
import { emptyModel, names, queueIds, resolved, step } from './genesys-model.js';
import type { Operation } from './genesys-model.js';

/** A nightly run uses more: PROPERTY_RUNS=2000 npx vitest run packages/emulators. */
const numRuns = Number(process.env['PROPERTY_RUNS'] ?? 30);

/** Start state from which most sequences do something. */
const beginning: readonly Operation[] = names.slice(0, 2).map((name) => ({
  kind: 'create',
  name,
  knowledge: false,
}));

/** Reads everything at the end of each sequence. */
const finalLook: readonly Operation[] = [
  { kind: 'list', pageSize: 2 },
  ...names.map((name): Operation => ({ kind: 'list', name, pageSize: 1 })),
  { kind: 'listAllQueues', pageSize: 2 },
  ...queueIds.map((_, queue): Operation => ({ kind: 'getRoutingAssistant', queue })),
];

test('emulator and model agree after any sequence of operations', async () => {
  const genesys = await startGenesys();
  const { credentials, restore, tokenOf } = genesys;
  const viewer = await tokenOf(credentials.viewOnlyClientId, credentials.viewOnlyClientSecret);

  await fc.assert(
    fc.asyncProperty(fc.array(operations, { maxLength: 80, size: 'max' }), async (sequence) => {
      restore({});
      const model = emptyModel();
      const request = createRequests(genesys, viewer);
      for (const listed of [...beginning, ...sequence, ...finalLook]) {
        const operation = resolved(model, listed);
        expect(await request(operation), JSON.stringify(operation)).toEqual(step(model, operation));
      }
    }),
    { numRuns },
  );
}, 600_000);

test('restoring a snapshot in the middle of a sequence has no effect', async () => {
  const genesys = await startGenesys();
  const { credentials, restore, snapshot, tokenOf } = genesys;
  const viewer = await tokenOf(credentials.viewOnlyClientId, credentials.viewOnlyClientSecret);

  await fc.assert(
    fc.asyncProperty(fc.array(operations, { maxLength: 30, size: 'max' }), async (sequence) => {
      restore({});
      const model = emptyModel();
      const request = createRequests(genesys, viewer);
      for (const listed of [...beginning, ...sequence, ...finalLook]) {
        const operation = resolved(model, listed);
        restore(JSON.parse(JSON.stringify(snapshot())) as ReturnType<typeof snapshot>);
        expect(await request(operation), JSON.stringify(operation)).toEqual(step(model, operation));
      }
    }),
    { numRuns: Math.ceil(numRuns / 4) },
  );
}, 600_000);
