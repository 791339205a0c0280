/** The writes at the vendors that each action of a plan may send. */
import type { Plan } from '../../../src/plan/plan.js';
import type { Action } from '../../../src/plan/step.js';

const copilot = ['putAssistantCopilot'];
const users = [
  'putAssistantQueue',
  'postAssistantQueueUsersBulkAdd',
  'postAssistantQueueUsersBulkRemove',
  'postAssistantQueueUsersJobs',
];
const parts = (verb: string) => ['AIPrompt', 'AIGuardrail', 'AIAgent'].map((kind) => verb + kind);

const writes: Readonly<Record<Action['type'], readonly string[]>> = {
  create: ['postAssistants', 'patchAssistant', 'CreateAssistant'],
  adopt: [],
  forget: [],
  wait: [],
  update: ['patchAssistant'],
  delete: ['deleteAssistant', 'DeleteAssistant'],
  tag: ['TagResource'],
  untag: ['UntagResource'],
  link: ['patchAssistant', 'CreateAssistantAssociation'],
  unlink: ['patchAssistant', 'DeleteAssistantAssociation'],
  assign: [...copilot, 'UpdateAssistantAIAgent'],
  unassign: [...copilot, 'RemoveAssistantAIAgent'],
  bind: ['patchAssistantQueues', 'putAssistantQueue'],
  unbind: ['deleteAssistantQueues', 'deleteAssistantQueue'],
  putPart: [
    ...copilot,
    ...users,
    ...parts('Create'),
    ...parts('Update'),
    // The content of a part at Q in Connect holds its tags.
    'TagResource',
    'UntagResource',
    'patchAssistant',
    'postAssistantVariations',
    'putAssistantVariation',
  ],
  publishPart: ['AIPrompt', 'AIGuardrail', 'AIAgent'].map((kind) => `Create${kind}Version`),
  deletePart: [...parts('Delete'), 'deleteAssistantVariation'],
};

/** Whether a step of the plan may have sent the write. */
export const isWriteOfPlan = (operation: string, { steps }: Plan): boolean =>
  steps.some(({ action }) => writes[action.type].includes(operation));
