/** The actions of steps once everything that they name exists. */
import type { Action, AssignAction, PublishPartAction, PutPartAction } from '../plan/step.js';

/** An assignment whose agent is known. */
export interface FilledAssignAction extends AssignAction {
  readonly agent?: { readonly id: string; readonly version?: number };
}

/** A part whose id and content are known. */
export interface FilledPutPartAction extends PutPartAction {
  readonly id?: string;
}

/** A part whose id is known. */
export interface FilledPublishPartAction extends PublishPartAction {
  readonly id: string;
}

/** An action that names nothing that does not exist yet. */
export type FilledAction =
  | Exclude<Action, AssignAction | PutPartAction | PublishPartAction>
  | FilledAssignAction
  | FilledPutPartAction
  | FilledPublishPartAction;
