/**
 * The permissions of each portable operation. Source: `x-inin-requires-permissions` of the requests that
 * the operation sends, in the official Swagger of 2026-07-19. `wire/requests.ts` names the one of each
 * request, for errors.
 */
import type { Permission, PermissionCondition } from '@assistant-provider/core';
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

/** A condition on the kind of the part, in a list of all kinds or of one. */
const lists = (...kinds: readonly string[]): readonly PermissionCondition[] => [
  { argument: 'query.kind', oneOf: kinds, orMissing: true },
  // The vendor supplies no parts, so nothing is read to list those.
  { argument: 'query.origin', oneOf: ['customer'], orMissing: true },
];
const ofPart = (...kinds: readonly string[]): readonly PermissionCondition[] => [
  { argument: 'part.kind', oneOf: kinds },
];
const ofEntry = (kind: string): readonly PermissionCondition[] => [
  { argument: 'kind', oneOf: [kind] },
];
const given = (argument: string): PermissionCondition => ({ argument, given: true });
const missing = (argument: string): PermissionCondition => ({ argument, given: false });

/** Users are read only where somebody chose them. */
const viewQueueUsers: Permission = {
  name: 'assistants:queueUserAssignment:view',
  onlyIf: 'the mode of a queue is `Manual`, or the vendor does not show the mode',
};

/** The permissions to read parts of these kinds. */
const readParts = (
  conditionOn: (...kinds: readonly string[]) => readonly PermissionCondition[],
): readonly Permission[] => [
  { ...viewAssistant, when: conditionOn('settings') },
  { ...viewCopilot, when: conditionOn('copilot', 'variation') },
  { ...looksForAssistant, when: conditionOn('copilot') },
  { ...viewQueue, when: conditionOn('queueUsers') },
  { ...viewQueueUsers, when: conditionOn('queueUsers') },
];

const searchQueues: Permission = { name: 'routing:queue:search' };
const viewRoutingQueue: Permission = { name: 'routing:queue:view' };

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

  'parts.list': readParts(lists),
  'parts.get': readParts(ofPart),
  'parts.put': [
    { ...viewAssistant, when: ofPart('settings') },
    { ...editAssistant, when: ofPart('settings'), onlyIf: 'a setting changes' },
    { ...viewCopilot, when: ofPart('copilot') },
    { ...viewCopilot, when: [...ofPart('variation'), given('part.id')] },
    { ...editCopilot, when: ofPart('copilot', 'variation') },
    { ...looksForAssistant, when: ofPart('copilot') },
    { ...viewQueue, when: ofPart('queueUsers') },
    { ...viewQueueUsers, when: ofPart('queueUsers') },
    {
      name: 'assistants:queueUserJob:add',
      when: ofPart('queueUsers'),
      onlyIf: 'the mode changes',
    },
    {
      name: 'assistants:queueUserJob:view',
      when: ofPart('queueUsers'),
      onlyIf: 'the mode changes, and the vendor takes time for it',
    },
    {
      name: 'assistants:queueUserAssignment:add',
      when: [...ofPart('queueUsers'), given('part.content.userIds')],
      onlyIf: 'a user is new',
    },
    {
      name: 'assistants:queueUserAssignment:delete',
      when: ofPart('queueUsers'),
      onlyIf: 'the queue has another user',
    },
  ],
  // No part of this vendor has versions.
  'parts.publish': [],
  // The Swagger names no permission of its own for the deletion of a variation.
  'parts.delete': [{ ...editCopilot, when: ofPart('variation') }],

  'directory.lookUp': [
    // The division view of all queues, and the list that selects some of them.
    { ...searchQueues, when: [...ofEntry('queue'), missing('query.ids'), missing('query.names')] },
    {
      ...searchQueues,
      when: [...ofEntry('queue'), given('query.ids')],
      onlyIf: 'there are more than 100 ids',
    },
    {
      ...searchQueues,
      when: [...ofEntry('queue'), given('query.names')],
      onlyIf: 'there are several names',
    },
    {
      ...viewRoutingQueue,
      when: [...ofEntry('queue'), given('query.ids')],
      onlyIf: 'there are at most 100 ids, or few beside all queues',
    },
    {
      ...viewRoutingQueue,
      when: [...ofEntry('queue'), given('query.names')],
      onlyIf: 'there is one name, or there are few beside all queues',
    },
    { name: 'knowledge:knowledgebase:view', when: ofEntry('knowledgeBase') },
    // The list of users needs no permission.
    { name: 'aiStudio:summaryConfig:view', when: ofEntry('summarySetting') },
    { name: 'scripter:script:view', when: ofEntry('script') },
    { name: 'assistants:agentchecklist:view', when: ofEntry('checklist') },
  ],
};
