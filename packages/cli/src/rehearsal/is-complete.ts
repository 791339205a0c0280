/** Says whether a directory is known as a whole, so that an unknown id is known to be wrong. */
import type { Observed } from '@assistant-provider/reconcile';

/** Returns whether every object of the kind was read, and nothing names another one. */
export const isComplete = ({ names, unseen }: Observed, kind: string): boolean =>
  names.completeKinds.has(kind) &&
  !unseen.some((each) => each.what === 'names' && each.kind === kind);
