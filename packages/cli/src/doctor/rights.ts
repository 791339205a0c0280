/** Says which rights are missing: one line for each right, whatever number of requests it stopped. */
import type { AssistantProvider, OperationName } from '@assistant-provider/core';
import type { Unseen } from '@assistant-provider/reconcile';
import { exitCodes } from '../exit-code.js';
import { reading } from '../spec-parts.js';
import { note, ok, problem, type FoundCheck } from './check.js';

/** Returns the rights to read that are missing, and says that others were not checked. */
export function rightsChecks(
  { permissions }: Pick<AssistantProvider, 'permissions'>,
  unseen: readonly Unseen[],
): readonly FoundCheck[] {
  const denied = unseen.filter(({ reason }) => reason === 'permissionDenied');
  const known = namesOf(permissions);
  const missing = new Map<string, Set<string>>();
  for (const { what, kind, message } of denied) {
    const object = kind === undefined ? what : `${what} (${kind})`;
    const names = known.filter((name) => wordsOf(message).includes(name));
    // A vendor may refuse without the name of the right.
    for (const right of names.length > 0 ? names : [message])
      missing.set(right, (missing.get(right) ?? new Set()).add(object));
  }
  const found = [...missing].map(([right, objects]) =>
    problem(
      'rights',
      known.includes(right) ? `${right} is missing; not seen: ${[...objects].join(', ')}` : right,
      exitCodes.notAllowed,
    ),
  );
  return [
    ...(found.length > 0 ? found : [ok('rights', 'everything that exists can be read')]),
    note('rights', 'rights to write are not checked; a plan lists the rights that it needs'),
  ];
}

const namesOf = (permissions: AssistantProvider['permissions']): readonly string[] => [
  ...new Set(
    reading.flatMap((operation: OperationName) =>
      (permissions(operation) ?? []).map(({ name }) => name),
    ),
  ),
];

/** A right stands as a word of its own: `a:view` is not in `b:a:view`. */
const wordsOf = (message: string): readonly string[] =>
  message.split(/[^\w:*-]+/).map((word) => word.replace(/:$/, ''));
