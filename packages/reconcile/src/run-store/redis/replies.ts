/** Reads the replies of the scripts. A server that sends something else is not one of ours. */
import type { LockHolder } from '../error.js';

/** A reply whose first member says what has happened. */
export interface ScriptReply {
  /** The word that the script returns first. */
  readonly outcome: string;
  /** The second member, if it is a text. */
  readonly text: string;
  /** The holder of the lock, if the second member is one. */
  readonly holder?: LockHolder;
}

/** Returns the reply of a script that returns a word and more. Throws if it is not one. */
export function readReply(reply: unknown, now: number): ScriptReply {
  if (!Array.isArray(reply)) throw unexpected();
  const [outcome, second, third] = reply as readonly unknown[];
  if (typeof outcome !== 'string') throw unexpected();
  if (!Array.isArray(second)) return { outcome, text: typeof second === 'string' ? second : '' };
  const holder = readHolder(readTexts(second), Number(third), now);
  return { outcome, text: '', ...(holder && { holder }) };
}

/** Returns a list of texts. Throws if it is not one. */
export function readTexts(reply: unknown): readonly string[] {
  if (!Array.isArray(reply) || !reply.every((each) => typeof each === 'string')) throw unexpected();
  return reply;
}

/** The members of a hash stand in a flat list: name, value, name, value. */
function readHolder(
  members: readonly string[],
  ttlMs: number,
  now: number,
): LockHolder | undefined {
  if (members.length === 0) return undefined;
  const values = new Map<string, string>();
  for (let index = 0; index + 1 < members.length; index += 2)
    values.set(members[index] as string, members[index + 1] as string);
  const text = (name: string): string => {
    const value = values.get(name);
    if (value === undefined) throw unexpected();
    return value;
  };
  return {
    owner: text('owner'),
    host: text('host'),
    pid: Number(text('pid')),
    since: text('since'),
    until: new Date(now + Math.max(0, ttlMs || 0)).toISOString(),
    token: Number(text('token')),
  };
}

const unexpected = (): Error =>
  new Error('the server sent a reply that does not belong to the script; check its `eval`');
