/** Ctrl-C under npm: the terminal sends the signal to the command and to npm, and npm passes it on. */

/** npm passes a signal on within a few milliseconds. */
export const secondSignalMs = 250;

/**
 * Call it after a signal and before the process ends. Resolves when `second` aborts, or when a second signal is not to
 * be expected any more. While Node.js exits it no longer handles signals, so a second one would end it with an error.
 */
export function untilSecondSignal(second?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      second?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, secondSignalMs);
    second?.addEventListener('abort', end);
    if (second?.aborted) end();
  });
}
