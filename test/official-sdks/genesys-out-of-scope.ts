/**
 * What the SDK's RoutingApi has beside the reads that concern assistants. An operation that is new there has to be
 * added here with its reason, or get a case.
 */

interface OutOfScope {
  readonly why: string;
  /** Second part of the path, after `routing` where there is one. */
  readonly paths?: readonly string[];
  /** Near to the operations that are in scope, and therefore by name. */
  readonly operations?: readonly string[];
}

export const outOfScope: readonly OutOfScope[] = [
  {
    why: 'Predictors, assessments, utilization and settings decide which agent gets a conversation.',
    paths: ['assessments', 'predictors', 'settings', 'utilization', 'directroutingbackup'],
  },
  {
    why: 'Mailboxes, numbers and addresses through which customers come in.',
    paths: ['email', 'message', 'sms', 'availablemediatypes'],
  },
  {
    why: 'What agents can do, and the codes they close with.',
    paths: ['languages', 'skills', 'skillgroups', 'skillexpressions', 'wrapupcodes'],
  },
  {
    why: 'Users, conversations and figures, which no assistant refers to.',
    paths: ['users', 'conversations', 'analytics'],
  },
  {
    why: 'Queues are made and run elsewhere: assistants need their ids and names alone.',
    operations: [
      'deleteRoutingQueue',
      'deleteRoutingQueueMember',
      'deleteRoutingQueueUser',
      'deleteRoutingQueueWrapupcode',
      'getRoutingQueueComparisonperiod',
      'getRoutingQueueComparisonperiods',
      'getRoutingQueueEstimatedwaittime',
      'getRoutingQueueIdentityresolution',
      'getRoutingQueueMediatypeEstimatedwaittime',
      'getRoutingQueueMembers',
      'getRoutingQueueUsers',
      'getRoutingQueueWrapupcodes',
      'getRoutingQueuesDivisionviews',
      'getRoutingQueuesMe',
      'patchRoutingQueueMember',
      'patchRoutingQueueMembers',
      'patchRoutingQueueUser',
      'patchRoutingQueueUsers',
      'postRoutingQueueMembers',
      'postRoutingQueueUsers',
      'postRoutingQueueWrapupcodes',
      'postRoutingQueues',
      'putRoutingQueue',
      'putRoutingQueueIdentityresolution',
    ],
  },
];

export function isOutOfScope(operation: string, path: string): boolean {
  const [, , , first = '', second = ''] = path.split('/');
  const group = first === 'routing' ? second : first;
  return outOfScope.some(
    ({ paths, operations }) => paths?.includes(group) ?? operations?.includes(operation) ?? false,
  );
}
