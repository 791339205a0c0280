/** Which function does the work of which operation. The type makes sure that none is forgotten. */
import * as assistants from './assistants.js';
import type { Handler } from './call.js';
import * as checklists from './checklists.js';
import * as copilot from './copilot.js';
import type { OperationName } from './operations.js';
import * as queueUsers from './queue-users.js';
import * as queues from './queues.js';
import * as routing from './routing.js';
import * as variations from './variations.js';

export const HANDLERS: Readonly<Record<OperationName, Handler>> = {
  getAssistants: assistants.getAssistants,
  postAssistants: assistants.postAssistants,
  getAssistant: assistants.getAssistant,
  patchAssistant: assistants.patchAssistant,
  deleteAssistant: assistants.deleteAssistant,

  getAssistantsQueues: queues.getAssistantsQueues,
  getAssistantQueues: queues.getAssistantQueues,
  patchAssistantQueues: queues.patchAssistantQueues,
  deleteAssistantQueues: queues.deleteAssistantQueues,
  getAssistantQueue: queues.getAssistantQueue,
  putAssistantQueue: queues.putAssistantQueue,
  deleteAssistantQueue: queues.deleteAssistantQueue,

  getAssistantQueueUsers: queueUsers.getAssistantQueueUsers,
  postAssistantQueueUsersBulkAdd: queueUsers.postAssistantQueueUsersBulkAdd,
  postAssistantQueueUsersBulkRemove: queueUsers.postAssistantQueueUsersBulkRemove,
  postAssistantQueueUsersQuery: queueUsers.postAssistantQueueUsersQuery,
  postAssistantQueueUsersJobs: queueUsers.postAssistantQueueUsersJobs,
  getAssistantQueueUsersJob: queueUsers.getAssistantQueueUsersJob,

  getAssistantCopilot: copilot.getAssistantCopilot,
  putAssistantCopilot: copilot.putAssistantCopilot,

  getAssistantVariations: variations.getAssistantVariations,
  postAssistantVariations: variations.postAssistantVariations,
  getAssistantVariation: variations.getAssistantVariation,
  putAssistantVariation: variations.putAssistantVariation,
  deleteAssistantVariation: variations.deleteAssistantVariation,

  getAssistantsAgentchecklists: checklists.getAssistantsAgentchecklists,
  postAssistantsAgentchecklists: checklists.postAssistantsAgentchecklists,
  getAssistantsAgentchecklist: checklists.getAssistantsAgentchecklist,
  putAssistantsAgentchecklist: checklists.putAssistantsAgentchecklist,
  deleteAssistantsAgentchecklist: checklists.deleteAssistantsAgentchecklist,
  getAssistantsAgentchecklistsLanguages: checklists.getAssistantsAgentchecklistsLanguages,
  getAssistantsCopilotFeaturesupport: checklists.getAssistantsCopilotFeaturesupport,

  getRoutingQueue: routing.getRoutingQueue,
  getRoutingQueueAssistant: routing.getRoutingQueueAssistant,
};
