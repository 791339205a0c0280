/**
 * A state or a result as a set of facts, for comparison: entries by id and not by index, without dates
 * and counters, and with new ids replaced by numbers, since ids are random.
 */

export type Facts = ReadonlySet<string>;

/** Members that may change when the same value is written twice. */
const volatile: ReadonlySet<string> = new Set([
  'sequence',
  'lastSequence',
  'nextSequence',
  'dateCreated',
  'dateModified',
  'createdAt',
  'updatedAt',
  'modifiedTime',
  'upcoming',
  'settling',
  'at',
  // What the emulator remembers of earlier requests, and who may ask it.
  'clientTokens',
  'userJobs',
  'clients',
  // Of one answer.
  'nextCursor',
  'nextToken',
  '$metadata',
]);

/** The members that identify an entry of a list. The first one that an entry has is used. */
const names = [
  'orchestratorUseCase',
  'assistantAssociationId',
  'aiAgentId',
  'linkId',
  'queueId',
  'knowledgeBaseId',
  'id',
  'assistantId',
  'role',
];

const uuid = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g;

/** `known` are the ids that existed before. All others are new. */
export function factsOf(value: unknown, known: ReadonlySet<string>): Facts {
  const numbers = new Map<string, string>();
  const named = (text: string): string =>
    text.replace(uuid, (id) => {
      if (known.has(id)) return id;
      const name = numbers.get(id) ?? `new-${numbers.size + 1}`;
      numbers.set(id, name);
      return name;
    });
  return new Set([...flatten(value, '')].map(named).map(oneHost));
}

/** Replaces the vendor's host and port, which vary. */
const oneHost = (fact: string): string =>
  fact.replace(/\/\/(?:localhost|127\.0\.0\.1):\d+/, '//vendor');

export function idsIn(value: unknown): ReadonlySet<string> {
  return new Set(JSON.stringify(value)?.match(uuid) ?? []);
}

function* flatten(value: unknown, path: string): Generator<string> {
  if (Array.isArray(value)) {
    yield `${path}[]`;
    for (const [index, entry] of value.entries()) yield* flattenEntry(entry, index, path);
  } else if (typeof value === 'object' && value !== null) {
    yield `${path}{}`;
    for (const [name, member] of Object.entries(value as Readonly<Record<string, unknown>>))
      if (!volatile.has(name) && member !== undefined) yield* flatten(member, `${path}.${name}`);
  } else yield `${path} = ${JSON.stringify(value) ?? 'undefined'}`;
}

function* flattenEntry(entry: unknown, index: number, path: string): Generator<string> {
  if (typeof entry !== 'object' || entry === null) {
    yield `${path}[] = ${String(entry)}`;
    return;
  }
  const members = entry as Readonly<Record<string, unknown>>;
  const name = names.find((candidate) => typeof members[candidate] === 'string');
  yield* flatten(entry, `${path}[${name ? String(members[name]) : index}]`);
}

const isWithin = (some: Facts, all: Facts): boolean => [...some].every((fact) => all.has(fact));

export const isSame = (one: Facts, other: Facts): boolean =>
  one.size === other.size && isWithin(one, other);

export type Change = 'as before' | 'done' | 'partly done' | { readonly wrong: readonly string[] };

/**
 * What became of a write that leads from `before` to `done`. Wrong is what neither of them has, and
 * that something is gone which both of them have: done twice, or lost.
 */
export function changeOf(before: Facts, done: Facts, now: Facts): Change {
  if (isSame(now, before)) return 'as before';
  if (isSame(now, done)) return 'done';
  const invented = [...now].filter((fact) => !before.has(fact) && !done.has(fact));
  const gone = [...before].filter((fact) => done.has(fact) && !now.has(fact));
  return invented.length + gone.length === 0
    ? 'partly done'
    : { wrong: [...invented.map((fact) => `+ ${fact}`), ...gone.map((fact) => `- ${fact}`)] };
}
