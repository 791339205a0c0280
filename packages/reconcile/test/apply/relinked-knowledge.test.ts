/** A rollback links again what a run has unlinked, once, even if it was interrupted in between. */
import { createAssistantError } from '@assistant-provider/core/adapter';
import { errAsync } from 'neverthrow';
import { expect, it, onTestFinished } from 'vitest';
import { apply, createMemoryRunStore, plan, rollback, snapshot } from '../../src/index.js';
import { valueOf } from '../estate.js';
import { baseIdOf } from '../histories/qconnect.js';
import { qconnectAccount } from './kit/account.js';

it('accepts a link that an interrupted rollback has made, and that the list does not show yet', async () => {
  const target = await qconnectAccount('001', {
    listDelayMilliseconds: 3_000,
    clientTokenMilliseconds: 0,
  });
  onTestFinished(() => target.close());
  const { provider, clock } = target;
  const { knowledge } = provider;
  if (knowledge === undefined) throw new Error('the vendor has knowledge');
  const { id } = valueOf(await provider.assistants.create({ name: 'Desk' }));
  target.wait();
  const { manifest } = valueOf(await snapshot(provider));
  const source = { type: 'knowledgeBase', id: baseIdOf('001', 1) } as const;
  valueOf(await knowledge.link(id, source));
  target.wait();
  const map = { format: 1, accept: ['*'] } as const;
  const made = valueOf(await plan(manifest, provider, { map, thresholds: { changes: 1 } }));
  expect(made.steps.map(({ action }) => action.type)).toContain('unlink');
  const run = { store: createMemoryRunStore(), clock, leaseMs: 600_000 };
  const applied = valueOf(await apply(made, provider, { ...run, runId: 'one' }));
  expect(applied).toMatchObject({ outcome: 'applied', problems: [] });
  target.wait();

  // The response to the link is lost.
  const interrupted = target.open({
    calls: (next) => (call) => {
      const { operation } = call;
      if (operation !== 'knowledge.link') return next(call);
      const lost = createAssistantError({
        ...{ vendor: 'qconnect', operation, kind: 'unavailable', message: 'lost' },
        effect: 'maybe',
      });
      return next(call).andThen(() => errAsync(lost));
    },
  });
  expect(valueOf(await rollback('one', interrupted, run))).toMatchObject({ outcome: 'failed' });

  const undone = valueOf(await rollback('one', provider, run));
  expect(undone).toMatchObject({ outcome: 'rolledBack', problems: [] });
  target.wait();
  expect(valueOf(await knowledge.list(id)).map((link) => link.source)).toMatchObject([source]);
});
