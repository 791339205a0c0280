/** What an account has, and what an emulator has that was loaded with it: both read the same. */
import type { AssistantProvider } from '@assistant-provider/core';
import { observe, type Observed } from '@assistant-provider/reconcile';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  genesysAnswers,
  genesysWrite,
  givenOrganisation,
} from '../../reconcile/test/histories/genesys.js';
import {
  givenAccount,
  qconnectAnswers,
  qconnectWrite,
} from '../../reconcile/test/histories/qconnect.js';
import {
  anyOf,
  eachOf,
  isLong,
  live,
  runs,
  type World,
  type Write,
} from '../../reconcile/test/histories/world.js';
import { notHeld } from '../src/rehearsal/not-held.js';
import { openStage } from '../src/rehearsal/stage.js';

const read = async (provider: AssistantProvider): Promise<Observed> => {
  const observed = await observe(provider, { directory: ['queue', 'knowledgeBase'] });
  return observed._unsafeUnwrap();
};

/** Everything that was read. An emulator of Genesys Cloud has an address of its own. */
function comparable({ assistants, names, unseen, vendor, limits, queuesOfOthers }: Observed) {
  const kinds = Object.keys(limits.directory?.kinds ?? {});
  return {
    assistants: assistants.map((assistant) =>
      vendor === 'genesys' ? { ...assistant, locator: '' } : assistant,
    ),
    names: kinds.map((kind) => [kind, [...names.entriesOf(kind)]]),
    complete: [...names.completeKinds].sort(),
    unseen,
    queuesOfOthers,
  };
}

async function expectSame(
  vendor: 'genesys' | 'qconnect',
  world: World,
  history: readonly Write[],
): Promise<void> {
  await live(world, history);
  const observed = await read(world.provider);
  const stage = await openStage(vendor, observed, { steps: [] });
  try {
    const staged = await read(stage.provider);
    expect(comparable(staged)).toEqual(comparable(observed));
    expect(notHeld(observed, staged)).toEqual([]);
    expect(world.writes()).toEqual([]);
  } finally {
    await stage.close();
  }
}

const vendors = [
  {
    vendor: 'genesys',
    given: givenOrganisation,
    answers: genesysAnswers,
    write: genesysWrite(),
  },
  { vendor: 'qconnect', given: givenAccount, answers: qconnectAnswers, write: qconnectWrite() },
] as const;

describe.each(vendors)('the emulator of $vendor', ({ vendor, given, answers, write }) => {
  const open = given as (settings: object) => Promise<World>;
  const history = fc.array(write, { minLength: 5, maxLength: 40, size: 'max' });

  it('reads as the account after any history, which gets no write', async () => {
    await fc.assert(
      fc.asyncProperty(history, anyOf(answers as never), async (writes, settings) => {
        const world = await open(settings);
        try {
          await expectSame(vendor, world, writes);
        } finally {
          await world.close();
        }
      }),
      { numRuns: runs },
    );
  });

  const length = isLong ? 20 : 3;
  const [short] = fc.sample(fc.array(write, { minLength: length, maxLength: length }), {
    numRuns: 1,
    seed: 7,
  });
  it.each(eachOf(answers as never))(
    'reads as the account under the setting %j',
    async (settings) => {
      const world = await open(settings);
      try {
        await expectSame(vendor, world, short ?? []);
      } finally {
        await world.close();
      }
    },
  );
});
