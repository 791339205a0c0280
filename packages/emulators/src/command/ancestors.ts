/** The processes above this one that say whether somebody still needs the command. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process and its parent, as they were when the command started. */
export interface Link {
  readonly pid: number;
  readonly parent: number;
}

/** The ancestors of this process, from the nearest on. */
export interface Ancestors {
  /** From this process to npx, if npx runs the command: a signal to npx means the command. */
  readonly ofCommand: readonly Link[];
  /** From there to the process that started the command. */
  readonly toStarter: readonly Link[];
}

/**
 * npm runs a command in a shell. That shell survives npm when npm is killed with SIGKILL, and does not pass on the
 * SIGTERM that npm sends to it. npm in turn survives the process that started it.
 */
export function readAncestors(): Ancestors {
  const parent = { pid: process.pid, parent: process.ppid };
  if (process.env['npm_command'] === undefined) return { ofCommand: [], toStarter: [parent] };
  const first = describe(process.ppid);
  if (first === undefined) return { ofCommand: [], toStarter: [parent] };
  const second = isNpm(first) || !isShell(first) ? undefined : describe(first.parent);
  const npm = [first, second].find((each) => each !== undefined && isNpm(each));
  // Not npm itself, but a shell or a program that npm runs.
  if (npm === undefined) return { ofCommand: [], toStarter: withoutInit([parent, first]) };
  const toNpm = npm === first ? [parent] : [parent, first];
  // A script of `npm run` may start the command in the background and end before it.
  return process.env['npm_lifecycle_event'] === 'npx'
    ? { ofCommand: withoutInit(toNpm), toStarter: withoutInit([npm]) }
    : { ofCommand: [], toStarter: withoutInit([...toNpm, npm]) };
}

/** Whether the process has lost its parent. */
export function isBroken({ pid, parent }: Link): boolean {
  if (pid === process.pid) return process.ppid !== parent || !exists(parent);
  // A killed process is still there until somebody waits for it, but its children have another parent at once.
  const current = parentFromProc(pid);
  return current === undefined ? !exists(parent) : current !== parent;
}

interface Described extends Link {
  readonly commandLine: string;
}

/** Process 1 outlives all others. This process notices also the end of process 1. */
const withoutInit = (links: readonly Link[]): readonly Link[] =>
  links.filter(({ pid, parent }) => pid === process.pid || parent > 1).map(toLink);

const toLink = ({ pid, parent }: Link): Link => ({ pid, parent });

/** npm changes the title of its process, where the system lets it. */
const isNpm = ({ commandLine }: Described): boolean =>
  /^np[mx]\b|[\\/]np[mx](?:-cli\.js)?(?:\s|$)/.test(commandLine);

/** A shell that runs one command, as npm starts it. */
const isShell = ({ commandLine }: Described): boolean => /^\S*sh\s+-c\s/.test(commandLine);

function describe(pid: number): Described | undefined {
  const parent = parentFromProc(pid);
  const commandLine = readProc(pid, 'cmdline')?.replaceAll('\0', ' ');
  return parent === undefined || commandLine === undefined
    ? describeFromPs(pid)
    : { pid, parent, commandLine };
}

function readProc(pid: number, file: 'stat' | 'cmdline'): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}

/** The fourth field, after the name in parentheses (proc(5)). */
function parentFromProc(pid: number): number | undefined {
  const fields = readProc(pid, 'stat')?.replace(/^.*\)/s, '').trim();
  return fields === undefined ? undefined : Number(fields.split(' ')[1]);
}

/** For systems without /proc. */
function describeFromPs(pid: number): Described | undefined {
  try {
    const printed = execFileSync('ps', ['-o', 'ppid=,args=', '-p', String(pid)], {
      encoding: 'utf8',
    });
    const [, parent, commandLine = ''] = /^\s*(\d+)\s+(.*)/.exec(printed) ?? [];
    return parent === undefined ? undefined : { pid, parent: Number(parent), commandLine };
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
