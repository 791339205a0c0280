/** A move of a thousand bindings takes hardly longer than the vendor's quota requires. */
import { startGenesysEmulator, type GenesysSeed } from '@assistant-provider/emulators';
import { createGenesysProvider } from '@assistant-provider/genesys';
import { createAutoClock } from '@assistant-provider/test-support';
import { expect, it, onTestFinished } from 'vitest';
import { applyMove, createMemoryRunStore, planMove, verifyMove } from '../../src/index.js';
import { valueOf } from '../estate.js';
import { givenGenesysWith, idOf } from '../vendors.js';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

const directory = (group: string): GenesysSeed => ({
  routingQueues: numbers(1_000).map((n) => ({ id: idOf(group, n), name: `Queue ${n}` })),
  users: [{ id: idOf(group, 5_001), name: 'Ada' }],
});

const estate: GenesysSeed = {
  ...directory('a'),
  assistants: numbers(20).map((n) => ({
    ...{ id: idOf('d', n), name: `Desk ${n}`, transcriptionConfig: { vendorName: 'Genesys' } },
  })),
  assistantQueues: numbers(1_000).map((n) => ({
    ...{ id: idOf('a', n), assistantId: idOf('d', Math.ceil(n / 50)), mediaTypes: ['call'] },
    ...{ assignmentMode: 'Manual', users: [idOf('a', 5_001)] },
  })),
};

it('a thousand bindings with their users move in at most 1.1 times the shortest time', async () => {
  const { provider: from } = await givenGenesysWith(estate);
  const clock = createAutoClock(Date.UTC(2026, 0, 1));
  const emulator = await startGenesysEmulator({
    ...{ clock, quotas: 'vendor', seed: directory('c') },
  });
  onTestFinished(() => emulator.close());
  const { apiUrl, loginUrl, credentials } = emulator;
  const { clientId, clientSecret } = credentials;
  // The rate limit is the vendor's published quota. Timeouts would end at once on this clock.
  const to = createGenesysProvider({
    ...{ apiUrl, loginUrl, clientId, clientSecret, clock, timeoutMs: false, tryTimeoutMs: false },
  });
  onTestFinished(async () => void (await to.close()));
  const between = { from, to, accounts: { from: 'org-1', to: 'org-2' } };
  const move = valueOf(await planMove(between));
  // A quota that other work has used up is free again after a minute.
  clock.advance(60_000);
  const [beganAt, before] = [clock.now(), emulator.requests.all().length];
  const report = valueOf(
    await applyMove(move, to, { store: createMemoryRunStore(), concurrency: 1 }),
  );
  expect(report).toMatchObject({ outcome: 'applied', problems: [] });
  const took = clock.now() - beganAt;
  const requests = emulator.requests.all().slice(before);
  const sent = requests.filter(({ operation }) => operation !== 'postOauthToken').length;
  expect(sent).toBeGreaterThan(1_000);
  expect(requests.filter(({ status }) => status === 429)).toEqual([]);
  const { forecast } = move.plan;
  expect(Math.abs(sent / forecast.requests - 1)).toBeLessThan(0.1);
  const shortest = Math.floor((sent - 1) / 300) * 60_000;
  expect(took).toBeLessThanOrEqual(1.1 * shortest);
  clock.advance(60_000);
  expect(valueOf(await verifyMove(move, between))).toMatchObject({ clean: true, same: 20 });
}, 120_000);
