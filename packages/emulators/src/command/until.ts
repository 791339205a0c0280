/** Notices that nobody needs the command any more: its parent process ended, or its standard input did. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import type { Until } from './options.js';

const pollMilliseconds = 250;

/**
 * Calls `end` once, when the event occurs that ends a command. The returned function stops watching; a second call
 * has no effect. `stdin` defaults to that of this process.
 */
export function watchFor(until: Until, end: () => void, stdin?: Readable): () => void {
  if (until === 'signal') return () => undefined;
  // Only reading needs it: to look at `process.stdin` opens it.
  const input = until === 'stdin' ? (stdin ?? process.stdin) : undefined;
  const isOrphan = parentWatch();
  const occurred = () => {
    stop();
    end();
  };
  const timer = setInterval(() => {
    if (isOrphan()) occurred();
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

/**
 * npm runs a command in a shell, and a shell survives npm when npm is killed with SIGKILL. So the command that npm
 * started watches the parent of the shell too.
 */
function parentWatch(): () => boolean {
  const parent = process.ppid;
  const viaNpm = process.env['npm_command'] !== undefined;
  const grandparent = viaNpm ? (parentFromProc(parent) ?? parentFromPs(parent)) : undefined;
  const isParentGone = () => process.ppid !== parent || !exists(parent);
  // Process 1 outlives all others.
  if (grandparent === undefined || grandparent <= 1) return isParentGone;
  return () => {
    if (isParentGone()) return true;
    // A killed process is still there until somebody waits for it, but its children have another parent at once.
    const current = parentFromProc(parent);
    return current === undefined ? !exists(grandparent) : current !== grandparent;
  };
}

/** The fourth field, after the name in parentheses (proc(5)). */
function parentFromProc(pid: number): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '').trim();
    return Number(fields.split(' ')[1]);
  } catch {
    return undefined;
  }
}

/** For systems without /proc. */
function parentFromPs(pid: number): number | undefined {
  try {
    const printed = execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' });
    return Number(printed.trim());
  } catch {
    return undefined;
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
