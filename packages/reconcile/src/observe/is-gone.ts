/** Assistants that a list still shows, and that nothing can use any more. */
import type { Assistant } from '@assistant-provider/core';

/** Whether the assistant is deleted, or will be. */
export const isGone = ({ status }: Pick<Assistant, 'status'>): boolean =>
  status === 'deleting' || status === 'deleted';
