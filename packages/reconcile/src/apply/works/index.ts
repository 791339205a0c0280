/** The work of each kind of step. */
import type { FilledAction } from '../filled-action.js';
import type { StepWork } from '../step-work.js';
import { createWork } from './create.js';
import { linkWork, unlinkWork } from './knowledge.js';
import { adoptWork, deleteWork, forgetWork, waitWork } from './lifecycle.js';
import { deletePartWork, publishPartWork, putPartWork } from './parts.js';
import { bindWork, unbindWork } from './queues.js';
import { assignWork, unassignWork } from './roles.js';
import { tagWork, untagWork, updateWork } from './texts.js';

const works: {
  readonly [T in FilledAction['type']]: StepWork<Extract<FilledAction, { readonly type: T }>>;
} = {
  create: createWork,
  adopt: adoptWork,
  forget: forgetWork,
  wait: waitWork,
  update: updateWork,
  delete: deleteWork,
  tag: tagWork,
  untag: untagWork,
  link: linkWork,
  unlink: unlinkWork,
  assign: assignWork,
  unassign: unassignWork,
  bind: bindWork,
  unbind: unbindWork,
  putPart: putPartWork,
  publishPart: publishPartWork,
  deletePart: deletePartWork,
};

/** Returns the work of an action. */
export const workOf = ({ type }: FilledAction): StepWork<FilledAction> => works[type];
