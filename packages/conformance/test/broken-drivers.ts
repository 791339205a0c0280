/** Every driver that is broken on purpose. */
import { brokenAssistants } from './broken/assistants.js';
import type { BrokenDriver } from './broken/broken-driver.js';
import { brokenDirectory } from './broken/directory.js';
import { brokenFeatures } from './broken/features.js';
import { brokenIncluding } from './broken/including.js';
import { brokenLists } from './broken/lists.js';
import { brokenNotActive } from './broken/not-active.js';
import { brokenPermissions } from './broken/permissions.js';
import { brokenParts } from './broken/parts.js';
import { brokenPartWrites } from './broken/part-writes.js';
import { brokenRequests } from './broken/requests.js';
import { brokenSharedQueues } from './broken/shared-queues.js';
import { brokenChanges } from './broken/what-may-change.js';

export const brokenDrivers: readonly BrokenDriver[] = [
  ...brokenAssistants,
  ...brokenChanges,
  ...brokenPermissions,
  ...brokenNotActive,
  ...brokenLists,
  ...brokenIncluding,
  ...brokenFeatures,
  ...brokenSharedQueues,
  ...brokenRequests,
  ...brokenParts,
  ...brokenPartWrites,
  ...brokenDirectory,
];
