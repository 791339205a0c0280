/**
 * What all other cases take for granted of a harness: a world in which assistants can be made, one
 * that is silent when it is to be, and answers that get lost when they are to.
 */
import assert from 'node:assert/strict';
import { needsWay, type ConformanceCase } from '../case.js';
import type { Probe } from '../probe.js';
import type { CaseContext } from '../case-context.js';

/** Turns of the event loop in which a vendor on this machine would have answered long ago. */
const longSilence = 2_000;

/** Fails if the first write since the last `clear` was answered, whatever the driver made of it. */
export function checkAnswerLost({ probe }: CaseContext): void {
  const write = probe.exchanges.find(({ writes }) => writes);
  assert.ok(write, 'it told of no request that writes');
  assert.notEqual(
    write.outcome,
    'ok',
    'no answer was lost: does the harness’s `loseAnswers` work?',
  );
}

/** Fails if what was sent first is no write, as that of a driver which has to sign in. */
export const checkWriteBegun = ({ exchanges: [first] }: Probe): void =>
  assert.ok(
    first?.writes,
    'the first request is no write: let the driver of a silent world be signed in',
  );

export const harnessCases: readonly ConformanceCase[] = [
  {
    id: 'harness.creates',
    contract: 'The harness opens a world in which an assistant can be created, and becomes active.',
    feature: 'core',
    endsRun: true,
    run: async ({ anAssistant }) => {
      try {
        await anAssistant();
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        const message = `no assistant could be made ready for use, so no other case was run. Do the address, the credentials and the clock of \`open\` fit? ${reason}`;
        throw new assert.AssertionError({ message });
      }
    },
  },
  {
    id: 'harness.silence',
    contract:
      'In a world whose `answers` are `never` a request is taken, and stays without answer.',
    feature: 'core',
    world: { answers: 'never' },
    run: async ({ provider, probe, ok, soon }) => {
      const reply = provider.assistants.list();
      await soon(probe.begun(1), 'no request was sent');
      for (let turn = 0; turn < longSilence && probe.unfinished > 0; turn += 1)
        await new Promise<void>((resolve) => setImmediate(resolve));
      assert.equal(probe.unfinished, 1, 'the request was answered');
      // So that it ends before the world does.
      await soon(ok(provider.close()), 'it did not close');
      void (await reply);
    },
  },
  {
    id: 'harness.loses-answers',
    contract: '`loseAnswers`: the vendor does the write, and the driver never hears of it.',
    feature: 'core',
    needs: [needsWay('answers that are lost', ({ loseAnswers }) => loseAnswers)],
    run: async (stage) => {
      const { provider, probe, controls, name, collect } = stage;
      await controls.loseAnswers(1);
      probe.clear();
      void (await provider.assistants.create({ name: name() }));
      checkAnswerLost(stage);
      const made = await collect(provider.assistants.all());
      assert.ok(made.length > 0, 'the write was lost with its answer: the vendor is to do it');
    },
  },
];
