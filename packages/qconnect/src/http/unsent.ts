/**
 * Marks errors of our transport before which no byte of the request left. The SDK passes the transport's
 * error on as it is, so the mark is on the error itself. Copies of this module share the mark.
 */
const unsent = Symbol.for('assistant-provider: nothing was sent');

export function markUnsent(error: Error): Error {
  return Object.defineProperty(error, unsent, { value: true });
}

export const isUnsent = (thrown: unknown): boolean =>
  typeof thrown === 'object' && thrown !== null && unsent in thrown;
