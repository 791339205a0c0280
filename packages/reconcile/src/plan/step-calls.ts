/**
 * The calls of each step, as its work (`apply/works/`) sends them if nothing goes wrong: what it reads before
 * it writes, so that the step can be undone, and the write itself. The forecast counts their requests, and
 * the permissions of a plan are theirs.
 */
import type { Limits, OperationName, PartKindLimit } from '@assistant-provider/core';
import { markTag } from './own-tags.js';
import type {
  Action,
  AssignAction,
  BindAction,
  CreateAction,
  LateId,
  PutPartAction,
  UnbindAction,
} from './step.js';

/** A call of an operation. */
export interface StepCall {
  readonly operation: OperationName;
  /** The arguments by their names, as far as permissions depend on them. */
  readonly input: Readonly<Record<string, unknown>>;
  /** How many requests the call takes. Defaults to what the vendor's limits say of the operation. */
  readonly requests?: number;
}

/** Returns a function that makes the calls about one assistant. */
export const callsFor =
  (assistantId: string) =>
  (operation: OperationName, input: StepCall['input'] = {}): StepCall => ({
    operation,
    input: { assistantId, ...input },
  });

/** Returns the calls of a step with this action. `assistantId` is missing if an earlier step makes it. */
export function callsOf(action: Action, limits: Limits, assistantId = ''): readonly StepCall[] {
  const call = callsFor(assistantId);
  switch (action.type) {
    case 'adopt':
    case 'forget':
      return [];
    case 'create':
      return [
        call('assistants.list', { query: { name: action.draft.name } }),
        call('assistants.create', { draft: markedDraft(action) }),
        // A name with a mark is changed back in a call of its own.
        ...(action.mark === 'name'
          ? [call('editing.update', { patch: { name: action.draft.name } })]
          : []),
      ];
    case 'wait':
      return [call('assistants.get')];
    case 'update':
      return [call('assistants.get'), call('editing.update', { patch: action.patch })];
    case 'delete':
      return [call('assistants.delete')];
    case 'tag':
      return [call('tagging.list'), call('tagging.tag', { tags: action.tags })];
    case 'untag':
      return [call('tagging.list'), call('tagging.untag', { keys: action.keys })];
    case 'link':
      return [call('knowledge.link', { source: action.source })];
    case 'unlink':
      return [call('knowledge.list'), call('knowledge.unlink', { linkId: action.linkId })];
    case 'assign':
      return [
        call('aiAgents.list'),
        call('aiAgents.assign', { assignment: action.assignment }),
        ...aroundRole(limits).map((part) => call('parts.get', { part })),
      ];
    case 'unassign':
      return [
        call('aiAgents.list'),
        call('aiAgents.unassign', { selector: action.selector }),
        ...aroundRole(limits).map((part) => call('parts.get', { part })),
      ];
    case 'bind':
    case 'unbind':
      return ofQueues(action, limits).map((each) => ({
        ...each,
        input: { assistantId, ...each.input },
      }));
    case 'putPart':
      return ofPut(action, limits).map((each) => ({
        ...each,
        input: { assistantId, ...each.input },
      }));
    case 'publishPart': {
      const part = { kind: action.kind, id: idIn(action.id) };
      return [
        call('parts.get', { part: { ...part, versions: true } }),
        call('parts.publish', { part }),
      ];
    }
    case 'deletePart': {
      const part = { kind: action.kind, id: action.id };
      return [
        call('parts.get', { part: { ...part, versions: true } }),
        call('parts.delete', { part }),
      ];
    }
  }
}

/** Returns the further calls of a step that a crash has interrupted: they find out whether it was done. */
export function lookCallsOf(action: Action, assistantId = ''): readonly StepCall[] {
  if (action.type === 'link') return [{ operation: 'knowledge.list', input: { assistantId } }];
  return action.type === 'delete' ? [{ operation: 'assistants.get', input: { assistantId } }] : [];
}

/** Returns the calls that find the parts of the vendor which an action names. A retry sends them as well. */
export function suppliedCallsOf(action: Action, assistantId = ''): readonly StepCall[] {
  return idsNamedBy(action).flatMap((id): readonly StepCall[] => {
    if (typeof id === 'string' || !('supplied' in id)) return [];
    const { kind, name } = id.supplied;
    const query = { names: [name], assistantId };
    return [{ operation: 'directory.lookUp', input: { kind, query } }];
  });
}

const idsNamedBy = (action: Action): readonly LateId[] => {
  if (action.type === 'putPart') return action.late.map(({ id }) => id);
  const { agent }: Pick<AssignAction, 'agent'> = action.type === 'assign' ? action : {};
  return agent ? [agent.id] : [];
};

/** Returns the requests of a step with this action, if nothing goes wrong. */
export const requestsOf = (action: Action, limits: Limits): number =>
  callsOf(action, limits).reduce(
    (sum, { operation, requests = perCall(limits, operation) }) => sum + requests,
    0,
  );

/** Returns the kind of the part that also holds the roles, if the vendor has one. */
export const carryingKind = ({ parts }: Limits): string | undefined =>
  Object.entries(parts?.kinds ?? {}).find(
    ([, { carries }]) => carries?.includes('aiAgents') === true,
  )?.[0];

/** Returns the kinds of part that go with the binding of a queue. */
export const boundKinds = ({ parts, queues }: Limits): readonly string[] =>
  Object.entries(parts?.kinds ?? {})
    .filter(([, { ids, idKind }]) => ids === 'caller' && idKind === queues?.directoryKind)
    .map(([kind]) => kind);

const markedDraft = ({ draft, mark }: CreateAction): CreateAction['draft'] =>
  mark === 'tag' ? { ...draft, tags: { ...draft.tags, [markTag]: 'mark' } } : draft;

const perCall = ({ requestsPerCall }: Limits, operation: OperationName): number =>
  requestsPerCall?.[operation] ?? 1;

/** The id, or a text in the place of one that an earlier step makes. */
const idIn = (id: unknown): string => (typeof id === 'string' ? id : 'made by an earlier step');

interface PartInput {
  readonly kind: string;
  readonly id: string;
}

/** The part that holds a role is read before and after. */
function aroundRole(limits: Limits): readonly PartInput[] {
  const kind = carryingKind(limits);
  return kind === undefined
    ? []
    : [
        { kind, id: kind },
        { kind, id: kind },
      ];
}

/** Queues that lose their binding lose parts with it, which are read for each of them. */
function ofQueues(action: BindAction | UnbindAction, limits: Limits): readonly StepCall[] {
  const { perRequest } = limits.queues ?? {};
  const isBind = action.type === 'bind';
  const queueIds = isBind ? action.bindings.map(({ queueId }) => queueId) : action.queueIds;
  const lost = isBind ? Object.keys(action.takenFrom) : queueIds;
  const more = perRequest === undefined ? 0 : Math.ceil(queueIds.length / perRequest) - 1;
  const operation = isBind ? 'queues.bindMany' : 'queues.unbindMany';
  const write = perCall(limits, operation);
  return [
    {
      operation: 'queues.listBound',
      input: { query: { queueIds } },
      requests: perCall(limits, 'queues.listBound') + more,
    },
    {
      operation,
      input: isBind ? { bindings: action.bindings } : { queueIds },
      requests: perRequest === undefined ? write * queueIds.length : write + more,
    },
    ...lost.flatMap((id) =>
      boundKinds(limits).map((kind): StepCall => ({
        operation: 'parts.get',
        input: { part: { kind, id } },
      })),
    ),
  ];
}

function ofPut({ kind, id, content }: PutPartAction, limits: Limits): readonly StepCall[] {
  const limit: PartKindLimit | undefined = limits.parts?.kinds[kind];
  const { requestsPerPut: requests = perCall(limits, 'parts.put') } = limit ?? {};
  if (id === undefined)
    return [
      { operation: 'parts.list', input: { query: { kind, origin: 'customer' } } },
      { operation: 'parts.put', input: { part: { kind, content } }, requests },
    ];
  const part = { kind, id: idIn(id) };
  return [
    { operation: 'parts.get', input: { part } },
    { operation: 'parts.put', input: { part: { ...part, content } }, requests },
  ];
}
