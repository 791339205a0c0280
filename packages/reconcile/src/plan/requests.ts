/**
 * How many requests a step sends if nothing goes wrong: what its work (`apply/works/`) reads before it
 * writes, so that the step can be undone, and the write itself.
 */
import type { Limits, OperationName, PartKindLimit } from '@assistant-provider/core';
import type { Action, BindAction, PutPartAction, UnbindAction } from './step.js';

/** Returns the requests of a step with this action. */
export function requestsOf(action: Action, limits: Limits): number {
  const calls = (...operations: readonly OperationName[]): number =>
    operations.reduce((sum, operation) => sum + perCall(limits, operation), 0);
  switch (action.type) {
    case 'adopt':
    case 'forget':
      return 0;
    case 'create':
      // A name with a mark is changed back in a call of its own.
      return (
        calls('assistants.list', 'assistants.create') +
        (action.mark === 'name' ? calls('editing.update') : 0)
      );
    case 'wait':
      return calls('assistants.get');
    case 'update':
      return calls('assistants.get', 'editing.update');
    case 'delete':
      return calls('assistants.delete');
    case 'tag':
      return calls('tagging.list', 'tagging.tag');
    case 'untag':
      return calls('tagging.list', 'tagging.untag');
    case 'link':
      return calls('knowledge.link');
    case 'unlink':
      return calls('knowledge.list', 'knowledge.unlink');
    case 'assign':
      return calls('aiAgents.list', 'aiAgents.assign') + aroundRole(limits);
    case 'unassign':
      return calls('aiAgents.list', 'aiAgents.unassign') + aroundRole(limits);
    case 'bind':
    case 'unbind':
      return ofQueues(action, limits);
    case 'putPart':
      return ofPut(action, limits);
    case 'publishPart':
      return calls('parts.get', 'parts.publish');
    case 'deletePart':
      return calls('parts.get', 'parts.delete');
  }
}

const perCall = ({ requestsPerCall }: Limits, operation: OperationName): number =>
  requestsPerCall?.[operation] ?? 1;

const kindsOf = ({ parts }: Limits): readonly PartKindLimit[] => Object.values(parts?.kinds ?? {});

/** The part that holds a role is read before and after. */
const aroundRole = (limits: Limits): number =>
  kindsOf(limits).some(({ carries }) => carries?.includes('aiAgents') === true)
    ? 2 * perCall(limits, 'parts.get')
    : 0;

/** Queues that lose their binding lose parts with it, which are read for each of them. */
function ofQueues(action: BindAction | UnbindAction, limits: Limits): number {
  const { directoryKind, perRequest } = limits.queues ?? {};
  const isBind = action.type === 'bind';
  const count = isBind ? action.bindings.length : action.queueIds.length;
  const lost = isBind ? Object.keys(action.takenFrom).length : count;
  const kinds = kindsOf(limits).filter(
    ({ ids, idKind }) => ids === 'caller' && idKind === directoryKind,
  );
  const more = perRequest === undefined ? 0 : Math.ceil(count / perRequest) - 1;
  const write = perCall(limits, isBind ? 'queues.bindMany' : 'queues.unbindMany');
  return (
    perCall(limits, 'queues.listBound') +
    more +
    (perRequest === undefined ? write * count : write + more) +
    lost * kinds.length * perCall(limits, 'parts.get')
  );
}

function ofPut({ kind, id }: PutPartAction, limits: Limits): number {
  const { requestsPerPut = perCall(limits, 'parts.put') } = limits.parts?.kinds[kind] ?? {};
  return perCall(limits, id === undefined ? 'parts.list' : 'parts.get') + requestsPerPut;
}
