/** The batches that exceed the vendor's quota. */

export type Batch = 'calls' | 'all';

export const callCount = 1_000;
export const pagedAssistants = 50_000;
