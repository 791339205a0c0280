/** Maps each operation to the function of the same name. The type ensures that none is missing. */
import * as assistants from './assistants.js';
import type { Handler } from './handler-context.js';
import * as checklists from './checklists.js';
import * as copilotReferences from './copilot-references.js';
import * as copilot from './copilot.js';
import type { OperationName } from './operations.js';
import * as knowledgeBases from './knowledge-bases.js';
import * as queueUsers from './queue-users.js';
import * as queues from './queues.js';
import * as routingQueues from './routing-queues.js';
import * as routing from './routing.js';
import * as users from './users.js';
import * as variations from './variations.js';

export const handlers: Readonly<Record<OperationName, Handler>> = {
  ...assistants,
  ...checklists,
  ...copilot,
  ...copilotReferences,
  ...knowledgeBases,
  ...queueUsers,
  ...queues,
  ...routing,
  ...routingQueues,
  ...users,
  ...variations,
};
