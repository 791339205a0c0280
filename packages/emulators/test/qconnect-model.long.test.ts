/** Compares random sequences of operations with a small model of the vendor's rules. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { startQConnectEmulator } from '../src/qconnect/emulator.js';
import { signedRequests } from './qconnect-fixture.js';
import { aiAgentCommands } from './qconnect-model-ai-agent-commands.js';
import { assistantCommands } from './qconnect-model-commands.js';
import type { World } from './qconnect-model-world.js';

/** A nightly run uses more: PROPERTY_RUNS=2000 npx vitest run packages/emulators. */
const runs = Number(process.env['PROPERTY_RUNS'] ?? 100);
const commandsARun = 80;

it('emulator and model agree after any sequence of operations', { timeout: 600_000 }, async () => {
  const commands = fc.array(fc.oneof(...assistantCommands, ...aiAgentCommands), {
    minLength: commandsARun / 2,
    maxLength: commandsARun,
    size: 'max',
  });
  await fc.assert(
    fc.asyncProperty(commands, async (sequence) => {
      const emulator = await startQConnectEmulator({
        clock: 'manual',
        settings: { emptyMembers: 'shown' },
      });
      const raw = signedRequests(emulator);
      const world: World = {
        emulator,
        call: (method, target, body) =>
          raw({ method, target, ...(body && { body: JSON.stringify(body) }) }),
        assistants: [],
        tokens: new Map(),
      };
      try {
        for (const command of sequence) await command(world);
        expect(emulator.requests.all().filter(({ internalError }) => internalError)).toEqual([]);
      } finally {
        await emulator.close();
      }
    }),
    { numRuns: runs },
  );
});
