/** The steps of a plan: what `apply` does, as data. */
import type {
  AiAgentAssignmentDraft,
  AiAgentSelector,
  AssistantDraft,
  AssistantPatch,
  JsonObject,
  KnowledgeSource,
  OperationName,
  QueueBindingDraft,
  Tags,
} from '@assistant-provider/core';

/** A value that is known now, or the result of an earlier step. */
export type Late<T> =
  | T
  | {
      /** The id of the step that makes the value. */
      readonly fromStep: string;
    };

/** The id of an object: known, made by an earlier step, or that of a part that the vendor supplies. */
export type LateId =
  | Late<string>
  | {
      /** The kind and the name of a part that the vendor supplies to every assistant. */
      readonly supplied: { readonly kind: string; readonly name: string };
    };

/** A place in the content of a part that is filled in when the named object exists. */
export interface LateReference {
  /** The place, as a JSON pointer. */
  readonly at: string;
  /** The id to write. */
  readonly id: LateId;
  /** The version to write; missing if the place names none. */
  readonly version?: Late<number>;
  /** How the place writes the id and the version (see `PartReference.form`). */
  readonly form?: string;
}

/** The agent of an assignment: its id, and its version if one is pinned. */
export interface LateAgent {
  /** The id. */
  readonly id: LateId;
  /** The version. */
  readonly version?: Late<number>;
}

/** Creates an assistant. */
export interface CreateAction {
  readonly type: 'create';
  /** The draft without the mark, which `apply` adds. */
  readonly draft: AssistantDraft;
  /** Where the mark stands by which the assistant is found again after a crash. */
  readonly mark: 'tag' | 'name' | 'none';
  /** The assistants that had the name when the plan was made; missing if none had it. */
  readonly besides?: readonly string[];
}

/** Takes over an assistant that exists at the target: then it belongs to this key. */
export interface AdoptAction {
  readonly type: 'adopt';
  /** The id. */
  readonly id: string;
  /** How the assistant was found. */
  readonly how: 'byName' | 'byMap' | 'byOrigin';
}

/** Forgets an assistant that no longer exists at the target. */
export interface ForgetAction {
  readonly type: 'forget';
  /** The id. */
  readonly id: string;
}

/** Waits until the assistant is active. */
export interface WaitAction {
  readonly type: 'wait';
}

/** Changes fields in place. */
export interface UpdateAction {
  readonly type: 'update';
  /** The new values. */
  readonly patch: AssistantPatch;
}

/** Deletes an assistant. */
export interface DeleteAction {
  readonly type: 'delete';
}

/** Adds tags or changes their values. */
export interface TagAction {
  readonly type: 'tag';
  /** The tags to set: value by key. */
  readonly tags: Tags;
}

/** Removes tags. */
export interface UntagAction {
  readonly type: 'untag';
  /** The keys of the tags to remove. */
  readonly keys: readonly string[];
}

/** Links a knowledge source. */
export interface LinkAction {
  readonly type: 'link';
  /** The source to link. */
  readonly source: KnowledgeSource;
}

/** Removes a link. */
export interface UnlinkAction {
  readonly type: 'unlink';
  /** The id of the link. */
  readonly linkId: string;
}

/** Fills a role. */
export interface AssignAction {
  readonly type: 'assign';
  /** The role, and whether it is switched on. */
  readonly assignment: Omit<AiAgentAssignmentDraft, 'agentId'>;
  /** The agent; missing if the role is a built-in function. */
  readonly agent?: LateAgent;
}

/** Clears a role. */
export interface UnassignAction {
  readonly type: 'unassign';
  /** The role to clear. */
  readonly selector: AiAgentSelector;
}

/** Binds queues. */
export interface BindAction {
  readonly type: 'bind';
  /** The queues and their media types. */
  readonly bindings: readonly QueueBindingDraft[];
  /** The assistants that the queues are taken from, by queue. */
  readonly takenFrom: Readonly<Record<string, string>>;
}

/** Removes bindings. */
export interface UnbindAction {
  readonly type: 'unbind';
  /** The queues. */
  readonly queueIds: readonly string[];
}

/** Creates or changes a part. */
export interface PutPartAction {
  readonly type: 'putPart';
  /** The kind of the part. */
  readonly kind: string;
  /** The id; missing if the part is created and the vendor chooses the id. */
  readonly id?: Late<string>;
  /** The name; missing if it does not change. */
  readonly name?: string;
  /** The content; the places in `late` hold nothing of use. */
  readonly content: JsonObject;
  /** The places that are filled in when the objects that they name exist. */
  readonly late: readonly LateReference[];
}

/** Publishes a version of a part. */
export interface PublishPartAction {
  readonly type: 'publishPart';
  /** The kind of the part. */
  readonly kind: string;
  /** The id. */
  readonly id: Late<string>;
}

/** Deletes a part. */
export interface DeletePartAction {
  readonly type: 'deletePart';
  /** The kind of the part. */
  readonly kind: string;
  /** The id. */
  readonly id: string;
}

/** An action of a step. */
export type Action =
  | CreateAction
  | AdoptAction
  | ForgetAction
  | WaitAction
  | UpdateAction
  | DeleteAction
  | TagAction
  | UntagAction
  | LinkAction
  | UnlinkAction
  | AssignAction
  | UnassignAction
  | BindAction
  | UnbindAction
  | PutPartAction
  | PublishPartAction
  | DeletePartAction;

/** One step of a plan. */
export interface Step {
  /** Unique in the plan and the same for the same change, e.g. `returns-desk/parts/prompt/greeting/put`. */
  readonly id: string;
  /** The key of the assistant in the manifest. */
  readonly assistant: string;
  /** The assistant at the target; missing for the step that creates it and for those without one. */
  readonly target?: Late<string>;
  /** The step in a sentence. */
  readonly title: string;
  /** The action. */
  readonly action: Action;
  /** The ids of the steps that must have ended before. */
  readonly after: readonly string[];
  /** The operation that the step calls; missing if it calls none. */
  readonly operation?: OperationName;
  /** The fields that the step sets, as `PlannedField.field` names them. */
  readonly fields: readonly string[];
  /**
   * How many requests the step sends if nothing goes wrong, with what it reads before it writes. Further
   * pages of a list come on top.
   */
  readonly requests: number;
  /** The reason why a rollback cannot undo the step. Missing if it can. */
  readonly irreversible?: string;
  /**
   * The deletions of parts after which a rollback leaves the step as it is, because what was there before
   * names these parts. Until one of them happens, the step can be undone.
   */
  readonly irreversibleAfter?: readonly string[];
  /** The steps that need what this step makes. If a rollback leaves one of them, it leaves this step. */
  readonly neededBy?: readonly string[];
}
