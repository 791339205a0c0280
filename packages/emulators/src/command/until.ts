/** Notices that nobody needs the command any more: its parent process ended, or its standard input did. */
import type { Readable } from 'node:stream';
import { isBroken, readAncestors } from './ancestors.js';
import type { Until } from './options.js';

const pollMilliseconds = 250;

/**
 * Calls `end` once, when the event occurs that ends a command. The returned function stops watching; a second call
 * has no effect. `stdin` defaults to that of this process.
 */
export function watchFor(until: Until, end: () => void, stdin?: Readable): () => void {
  const { ofCommand, toStarter } = readAncestors();
  const links = until === 'signal' ? ofCommand : [...ofCommand, ...toStarter];
  // Only reading needs it: to look at `process.stdin` opens it.
  const input = until === 'stdin' ? (stdin ?? process.stdin) : undefined;
  const occurred = () => {
    stop();
    end();
  };
  const timer = setInterval(() => {
    if (links.some(isBroken)) occurred();
  }, pollMilliseconds);
  timer.unref();
  const stop = () => {
    clearInterval(timer);
    // An open standard input would keep the process alive.
    input?.off('end', occurred).off('error', occurred).destroy();
  };
  input?.once('end', occurred).once('error', occurred).resume();
  return stop;
}
