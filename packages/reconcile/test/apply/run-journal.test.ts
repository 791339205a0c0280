/** What a run reads of its journal after a crash. */
import { expect, it } from 'vitest';
import { runJournalOf } from '../../src/apply/run-journal.js';
import { createJournal, openJournal } from '../../src/journal/journal.js';
import { createMemoryRunStore } from '../../src/run-store/memory-run-store.js';
import { valueOf } from '../estate.js';

it('a step that a rollback has found done is read as done and undone by the next process', async () => {
  const store = createMemoryRunStore();
  const start = { run: 'run', plan: 'a'.repeat(64), vendor: 'memory', account: 'default' };
  const first = runJournalOf(valueOf(await createJournal(store, start)));
  for (const id of ['done', 'notDone']) valueOf(await first.begin(id, null));
  const undoing = { by: 'test', rollback: true };
  const second = runJournalOf(valueOf(await openJournal(store, 'run', undoing)));
  for (const id of ['done', 'notDone']) valueOf(await second.undoing(id));
  valueOf(await second.undone('done', { id: 'one' }));
  valueOf(await second.undone('notDone'));
  const third = runJournalOf(valueOf(await openJournal(store, 'run', undoing)));
  for (const { steps } of [second, third]) {
    expect(steps.get('done')).toEqual({ state: 'undone', result: { id: 'one' } });
    expect(steps.get('notDone')).toEqual({ state: 'undone' });
  }
});
