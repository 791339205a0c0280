/** The store in memory keeps the contract of every store. */
import { createManualClock } from '@assistant-provider/test-support';
import { createMemoryRunStore } from '../../src/index.js';
import { describeRunStore } from './contract.js';

describeRunStore('the store in memory', () => {
  const clock = createManualClock({ now: Date.UTC(2026, 0, 1) });
  const store = createMemoryRunStore({ clock });
  return Promise.resolve({ open: () => store, pass: (ms) => clock.advance(ms), clock });
});
