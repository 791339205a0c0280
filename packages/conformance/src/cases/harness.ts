/**
 * Checks of the harness itself, on which all other cases rely: assistants can be created, the vendor is
 * silent when it must be, and lost responses are lost.
 */
import assert from 'node:assert/strict';
import { isError } from '@assistant-provider/core/adapter';
import { needsControl, type ConformanceCase } from '../case.js';
import type { Probe } from '../probe.js';
import type { CaseContext } from '../case-context.js';

/** Turns of the event loop. A vendor on this machine would respond in far fewer. */
const longSilence = 2_000;

/** Fails if the driver received the response to the first write since the last `clear`. */
export function checkAnswerLost({ probe }: CaseContext): void {
  const write = probe.requests.find(({ writes }) => writes);
  assert.ok(write, 'the driver declared no request that writes');
  assert.notEqual(write.outcome, 'ok', 'no response was lost: check the harness’s `loseAnswers`');
}

/** Fails if the first request is not a write, as that of a driver that must sign in first. */
export const checkWriteBegun = ({ requests: [first] }: Probe): void =>
  assert.ok(
    first?.writes,
    'the first request is not a write: with `responses: never`, let the driver be signed in',
  );

export const harnessCases: readonly ConformanceCase[] = [
  {
    id: 'harness.creates',
    contract:
      'At the vendor that the harness opens, an assistant can be created and becomes active.',
    feature: 'core',
    endsRun: true,
    run: async ({ anAssistant }) => {
      try {
        await anAssistant();
      } catch (error) {
        const reason = isError(error) ? error.message : String(error);
        const message = `no assistant became active, so no other case was run; check the address, the credentials and the clock of \`open\`: ${reason}`;
        throw new assert.AssertionError({ message });
      }
    },
  },
  {
    id: 'harness.silence',
    contract: 'With `responses: never` the vendor takes a request and never responds to it.',
    feature: 'core',
    conditions: { responses: 'never' },
    run: async ({ provider, probe, ok, soon }) => {
      const reply = provider.assistants.list();
      await soon(probe.begun(1), 'no request was sent');
      for (let turn = 0; turn < longSilence && probe.unfinished > 0; turn += 1)
        await new Promise<void>((resolve) => setImmediate(resolve));
      assert.equal(probe.unfinished, 1, 'the vendor responded to the request');
      // Close the provider, so that the call ends before the vendor closes.
      await soon(ok(provider.close()), 'the provider did not close');
      void (await reply);
    },
  },
  {
    id: 'harness.loses-answers',
    contract:
      '`loseAnswers`: the vendor carries out the write, and the driver never receives the response.',
    feature: 'core',
    needs: [needsControl('lost responses', ({ loseAnswers }) => loseAnswers)],
    run: async (context) => {
      const { provider, probe, controls, name, collect } = context;
      await controls.loseAnswers(1);
      probe.clear();
      void (await provider.assistants.create({ name: name() }));
      checkAnswerLost(context);
      const made = await collect(provider.assistants.all());
      assert.ok(
        made.length > 0,
        'the vendor did not carry out the write: `loseAnswers` must lose only the response',
      );
    },
  },
];
