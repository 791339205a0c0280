/** Says that the variables of a proxy have no effect, which people behind a proxy would search for long. */
import type { Io } from '../io.js';
import { note, type FoundCheck } from './check.js';

const variables = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY', 'NO_PROXY'] as const;

/** Returns a note if such a variable is set. Its value may hold credentials, and is not shown. */
export function proxyCheck(env: Io['env']): readonly FoundCheck[] {
  const set = variables.flatMap(
    (name) => [name, name.toLowerCase()].find((spelt) => (env[spelt] ?? '') !== '') ?? [],
  );
  if (set.length === 0) return [];
  return [
    note(
      'proxy',
      `${set.join(', ')} ${set.length === 1 ? 'is' : 'are'} ignored: the command connects to the vendors directly`,
    ),
  ];
}
