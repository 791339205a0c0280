/**
 * The permissions of each portable operation. Source: `x-inin-requires-permissions` of the requests that
 * the operation sends, in the official Swagger of 2026-07-19. `wire/requests.ts` names the one of each
 * request, for errors.
 */
import type { Permission } from '@assistant-provider/core';
import type { DriverPermissions } from '@assistant-provider/core/adapter';

const viewAssistant: Permission = { name: 'assistants:assistant:view' };
const editAssistant: Permission = { name: 'assistants:assistant:edit' };
const viewCopilot: Permission = { name: 'assistants:copilot:view' };
const editCopilot: Permission = { name: 'assistants:copilot:edit' };
const viewQueue: Permission = { name: 'assistants:queue:view' };
const editQueue: Permission = { name: 'assistants:queue:edit' };
const deleteQueue: Permission = { name: 'assistants:queue:delete' };

/** The effect of `expand=copilot` is unknown then (docs/vendor-notes.md). */
const withoutCopilots = 'the vendor refuses, or shows no AI agents (unknown)';

/** A 404 for the copilot may also mean that the assistant does not exist, so that is checked. */
const looksForAssistant: Permission = {
  ...viewAssistant,
  onlyIf: 'the assistant has no copilot yet',
};

/** The effect of such a deletion is unknown (docs/vendor-notes.md). */
const keepsQueues = 'the vendor refuses to delete an assistant that has queues (unknown)';

export const permissions: DriverPermissions = {
  'assistants.create': [{ name: 'assistants:assistant:add' }],
  'assistants.get': [
    viewAssistant,
    { ...viewCopilot, without: 'the assistant has no member `aiAgents`' },
  ],
  'assistants.list': [
    viewAssistant,
    {
      ...viewCopilot,
      when: [{ argument: 'query.include', oneOf: ['aiAgents'] }],
      without: withoutCopilots,
    },
  ],
  'assistants.delete': [
    { name: 'assistants:assistant:delete' },
    { ...viewQueue, onlyIf: keepsQueues },
    { ...deleteQueue, onlyIf: keepsQueues },
  ],

  'editing.update': [viewAssistant, editAssistant],

  'queues.list': [viewQueue],
  'queues.listBound': [viewQueue],
  'queues.get': [viewQueue],
  'queues.bind': [viewQueue, editQueue],
  'queues.bindMany': [viewQueue, editQueue],
  'queues.unbind': [deleteQueue],
  'queues.unbindMany': [
    deleteQueue,
    // Whether the vendor refuses is unknown (docs/vendor-notes.md).
    { ...viewQueue, onlyIf: 'the vendor refuses because one of the queues is not bound' },
    { ...viewAssistant, onlyIf: 'the vendor refuses because none of the queues is bound' },
  ],

  'aiAgents.list': [viewCopilot, looksForAssistant],
  'aiAgents.assign': [viewCopilot, editCopilot, looksForAssistant],
  'aiAgents.unassign': [
    viewCopilot,
    { ...editCopilot, onlyIf: 'the function is on' },
    looksForAssistant,
  ],

  'knowledge.list': [viewAssistant],
  'knowledge.link': [viewAssistant, editAssistant],
  'knowledge.unlink': [viewAssistant, editAssistant],
};
