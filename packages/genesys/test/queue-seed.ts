/** Two assistants and their queues, as the vendor's data and as drafts. */
import { assistantId, otherAssistantId, queueId } from './harness.js';

export const seed = {
  assistants: [
    { id: assistantId, name: 'Desk' },
    { id: otherAssistantId, name: 'Other desk' },
  ],
};

export const bound = (n: number, to: string, mediaTypes: string[] = ['Call']) => ({
  id: queueId(n),
  assistantId: to,
  mediaTypes,
});

export const draft = (n: number) => ({
  queueId: queueId(n),
  mediaTypes: ['call', 'message'] as const,
});
