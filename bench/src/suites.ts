/** All suites, in the order of the table. */
import { accounts } from './figures/accounts.js';
import { bulk } from './figures/bulk.js';
import { genesysCalls, qconnectCalls } from './figures/calls.js';
import { commandList, commandStart } from './figures/command.js';
import { genesysEmulator, qconnectEmulator } from './figures/emulators.js';
import { longBodies } from './figures/long-bodies.js';
import { errors } from './figures/errors.js';
import { estateReads } from './figures/estate-reads.js';
import { genesysEstates, qconnectEstates } from './figures/estates.js';
import { queue } from './figures/queue.js';
import { reconcile } from './figures/reconcile.js';
import type { Suite } from './figures/suite.js';
import { paging } from './figures/paging.js';
import { sizes } from './figures/sizes.js';
import { coreImport, genesysFirstAnswer, qconnectFirstAnswer } from './figures/start.js';

export const suites: readonly Suite[] = [
  genesysCalls,
  qconnectCalls,
  coreImport,
  genesysFirstAnswer,
  qconnectFirstAnswer,
  commandStart,
  commandList,
  paging,
  bulk,
  estateReads,
  reconcile,
  queue,
  errors,
  accounts,
  longBodies,
  sizes,
  genesysEmulator,
  qconnectEmulator,
  genesysEstates,
  qconnectEstates,
];
