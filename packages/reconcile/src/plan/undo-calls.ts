/** The calls with which a rollback undoes a step, from the state of the target when the plan was made. */
import type { KnowledgeSource, Limits, OperationName } from '@assistant-provider/core';
import type { ObservedAssistant } from '../observe/observed.js';
import { boundKinds, callsFor, carryingKind, type StepCall } from './step-calls.js';
import type {
  AssignAction,
  BindAction,
  PutPartAction,
  Step,
  TagAction,
  UnassignAction,
  UnbindAction,
} from './step.js';

/** The assistants as they were before the step, by their ids. */
export type Earlier = ReadonlyMap<string, ObservedAssistant>;

/** Returns the calls. Members that were not read may have any state, so both ways back are listed. */
export function undoCallsOf(
  { action, target }: Pick<Step, 'action' | 'target'>,
  limits: Limits,
  earlier: Earlier,
): readonly StepCall[] {
  const isMade = typeof target === 'object';
  // The possessions of an assistant of this run go with it, but queues go back one by one.
  if (isMade && action.type !== 'bind' && action.type !== 'unbind') return [];
  const assistantId = typeof target === 'string' ? target : '';
  const assistant = earlier.get(assistantId);
  const call = callsFor(assistantId);
  switch (action.type) {
    case 'adopt':
    case 'forget':
    case 'wait':
    // They cannot be undone.
    case 'delete':
    case 'deletePart':
      return [];
    case 'create':
      return [call('assistants.delete')];
    case 'update':
      return [call('editing.update', { patch: action.patch })];
    case 'tag':
      return ofTags(action, assistant).map((each) => call(...each));
    case 'untag':
      return [
        call('tagging.tag', { tags: Object.fromEntries(action.keys.map((key) => [key, ''])) }),
      ];
    case 'link':
      return [call('knowledge.unlink')];
    case 'unlink':
      return [call('knowledge.link', { source: sourceOf(action.linkId, assistant) })];
    case 'assign':
    case 'unassign':
      return ofRole(action, limits, assistant).map((each) => call(...each));
    case 'bind':
    case 'unbind':
      return ofQueues(action, limits, { assistant, earlier, isMade }).map((each) => call(...each));
    case 'putPart':
      return ofPut(action, limits, assistant).map((each) => call(...each));
    case 'publishPart': {
      const part = { kind: action.kind, id: 'part', version: 1 };
      return [call('parts.delete', { part })];
    }
  }
}

type Way = readonly [operation: OperationName, input: StepCall['input']];

/** Tags that had a value get it again, and the others are removed. */
function ofTags({ tags }: TagAction, assistant: ObservedAssistant | undefined): readonly Way[] {
  const keys = Object.keys(tags);
  const had = (key: string): boolean | undefined =>
    assistant?.tags && Object.hasOwn(assistant.tags, key);
  return [
    ...(keys.some((key) => had(key) !== false) ? [['tagging.tag', { tags }] as const] : []),
    ...(keys.some((key) => had(key) !== true) ? [['tagging.untag', { keys }] as const] : []),
  ];
}

const sourceOf = (
  linkId: string,
  assistant: ObservedAssistant | undefined,
): KnowledgeSource | { readonly type: 'unknown' } =>
  assistant?.knowledge?.find((link) => link.linkId === linkId)?.source ?? { type: 'unknown' };

/** A role goes back in the part that holds it, or by itself where there was no such part. */
function ofRole(
  action: AssignAction | UnassignAction,
  limits: Limits,
  assistant: ObservedAssistant | undefined,
): readonly Way[] {
  const { role, useCase } = action.type === 'assign' ? action.assignment : action.selector;
  const kind = carryingKind(limits);
  const carrying = kind === undefined ? undefined : assistant?.parts?.[kind];
  const inPart: readonly Way[] =
    kind === undefined || carrying?.length === 0
      ? []
      : [['parts.put', { part: { kind, id: kind, content: carrying?.[0]?.content ?? {} } }]];
  if (carrying !== undefined && carrying.length > 0) return inPart;
  const selector = { role, useCase };
  const roles = assistant?.aiAgents;
  const was = roles?.find((each) => each.role === role && each.useCase === useCase);
  const mayBeFilled = roles === undefined || was !== undefined;
  // A built-in function that is off is an empty role.
  const mayBeEmpty = was === undefined || was.enabled === false;
  return [
    ...inPart,
    ...(mayBeFilled ? [['aiAgents.assign', { assignment: selector }] as const] : []),
    ...(mayBeEmpty ? [['aiAgents.unassign', { selector }] as const] : []),
  ];
}

/** Queues go back to the assistants that had them, with the parts that went with the binding. */
function ofQueues(
  action: BindAction | UnbindAction,
  limits: Limits,
  given: {
    readonly assistant: ObservedAssistant | undefined;
    readonly earlier: Earlier;
    readonly isMade: boolean;
  },
): readonly Way[] {
  const { assistant, earlier, isMade } = given;
  const queueIds =
    action.type === 'bind' ? action.bindings.map(({ queueId }) => queueId) : action.queueIds;
  const takenFrom = new Map(action.type === 'bind' ? Object.entries(action.takenFrom) : []);
  const own = isMade ? [] : assistant?.queues;
  const hadItself = (id: string): boolean | undefined => own?.some(({ queueId }) => queueId === id);
  const back = queueIds.filter((id) => takenFrom.has(id) || hadItself(id) !== false);
  const free = queueIds.filter((id) => !takenFrom.has(id) && hadItself(id) !== true);
  const losers = action.type === 'bind' ? back.filter((id) => takenFrom.has(id)) : back;
  const parts = losers.flatMap((id) => {
    const holder = takenFrom.has(id) ? earlier.get(takenFrom.get(id) ?? '') : assistant;
    return boundKinds(limits).flatMap((kind): readonly Way[] => {
      const ofKind = holder?.parts?.[kind];
      const part = ofKind?.find((each) => each.id === id);
      if (ofKind !== undefined && part === undefined) return [];
      return [['parts.put', { part: { kind, id, content: part?.content ?? {} } }]];
    });
  });
  return [
    ...(back.length > 0 ? [['queues.bind', {}] as const] : []),
    ...parts,
    ...(free.length > 0 ? [['queues.unbindMany', { queueIds: free }] as const] : []),
  ];
}

/** A part that was changed gets its content again, and one that is new is deleted where the vendor can. */
function ofPut(
  { kind, id, content }: PutPartAction,
  limits: Limits,
  assistant: ObservedAssistant | undefined,
): readonly Way[] {
  if (id === undefined) return [['parts.delete', { part: { kind, id: 'part' } }]];
  // An earlier step has made it.
  if (typeof id !== 'string') return [['parts.put', { part: { kind, id: 'part', content } }]];
  const ofKind = assistant?.parts?.[kind];
  const before = ofKind?.find((each) => each.id === id);
  if (before) return [['parts.put', { part: { kind, id, content: before.content } }]];
  const deleted: readonly Way[] =
    limits.parts?.kinds[kind]?.canDelete === true ? [['parts.delete', { part: { kind, id } }]] : [];
  return ofKind === undefined
    ? [['parts.put', { part: { kind, id, content } }], ...deleted]
    : deleted;
}
