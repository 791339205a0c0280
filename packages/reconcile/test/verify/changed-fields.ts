/**
 * What differs between two snapshots of one account, in the words in which `verify` speaks. It compares
 * manifests, and shares no code with the plan.
 */
import type { Manifest, ManifestAssistant, ManifestPart } from '../../src/manifest/manifest.js';

const segment = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** The same text for the same value, in whatever order its members come. */
const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort())
      : member,
  );

/** The keys of the later manifest that stand for another key of the earlier one, by kind. */
type Renamed = ReadonlyMap<string, ReadonlyMap<string, string>>;

const own = <T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  record && Object.hasOwn(record, key) ? record[key] : undefined;

/** A source that was linked again, and a part that was created again under its only name. */
function renamedKeys(before: ManifestAssistant, after: ManifestAssistant): Renamed {
  const links = new Map<string, string>();
  const free = Object.entries(after.knowledge ?? {}).filter(
    ([key]) => own(before.knowledge, key) === undefined,
  );
  for (const [key, source] of Object.entries(before.knowledge ?? {})) {
    if (own(after.knowledge, key) !== undefined) continue;
    const at = free.findIndex(([, other]) => textOf(other) === textOf(source));
    const [found] = at < 0 ? [] : free.splice(at, 1);
    if (found) links.set(found[0], key);
  }
  const renamed = new Map<string, ReadonlyMap<string, string>>([['knowledge', links]]);
  for (const [kind, parts] of Object.entries(before.parts ?? {})) {
    const keys = new Map<string, string>();
    const there = Object.entries(own(after.parts, kind) ?? {});
    for (const [key, { name }] of Object.entries(parts)) {
      if (own(own(after.parts, kind), key) !== undefined || name === undefined) continue;
      const [found, ...others] = there.filter(([, part]) => part.name === name);
      if (!found || others.length > 0 || own(parts, found[0])) continue;
      if (!keys.has(found[0])) keys.set(found[0], key);
    }
    renamed.set(kind, keys);
  }
  return renamed;
}

/** Rewrites keys in references. */
function withKeys(value: unknown, renamed: Renamed, kind = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => withKeys(item, renamed, kind));
  if (typeof value !== 'object' || value === null) return value;
  const within = 'kind' in value && 'to' in value ? String(value.kind) : kind;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]: [string, unknown]) => [
      name,
      typeof member === 'string' && name === 'part'
        ? (renamed.get(within)?.get(member) ?? member)
        : typeof member === 'string' && name === 'knowledge'
          ? (renamed.get('knowledge')?.get(member) ?? member)
          : withKeys(member, renamed, within),
    ]),
  );
}

/** Each field of an assistant with its value. Versions that were published since are no difference. */
function fieldsOf(assistant: ManifestAssistant, renamed: Renamed, agentKind: string) {
  const fields = new Map<string, string>();
  const { name, description, encryption, tags = {}, aiAgents = [], queues = [] } = assistant;
  const { knowledge = {}, parts = {} } = assistant;
  fields.set('name', name);
  if (description !== undefined && description !== '') fields.set('description', description);
  if (encryption) fields.set('encryption', textOf(encryption));
  for (const [tag, value] of Object.entries(tags)) fields.set(`tags/${segment(tag)}`, value);
  for (const { role, useCase, ...rest } of aiAgents) {
    const identity = useCase === undefined ? role : `${role}/${useCase}`;
    fields.set(`aiAgents/${segment(identity)}`, textOf(withKeys(rest, renamed, agentKind)));
  }
  for (const [key, source] of Object.entries(knowledge))
    fields.set(`knowledge/${segment(renamed.get('knowledge')?.get(key) ?? key)}`, textOf(source));
  for (const { queue, mediaTypes } of queues)
    fields.set(`queues/${queueIn(queue)}`, textOf([...mediaTypes].sort()));
  for (const [kind, ofKind] of Object.entries(parts))
    for (const [key, { versions: _, ...part }] of Object.entries(ofKind)) {
      const path = `parts/${segment(kind)}/${segment(renamed.get(kind)?.get(key) ?? key)}`;
      fields.set(path, textOf(withKeys(part, renamed)));
    }
  return fields;
}

/** How `verify` names a queue. */
const queueIn = (queue: unknown): string =>
  segment(typeof queue === 'string' ? queue : textOf(queue));

/** Whether a version of the first manifest is gone: then the numbers of the others say nothing. */
const losesVersions = (before: ManifestAssistant, after: ManifestAssistant): boolean =>
  Object.entries(before.parts ?? {}).some(([kind, parts]) =>
    Object.entries(parts).some(([key, { versions = [] }]) => {
      const there: ManifestPart | undefined = own(own(after.parts, kind), key);
      const numbers = (there?.versions ?? []).map(({ version }) => version);
      return versions.some(({ version }) => !numbers.includes(version));
    }),
  );

/** Returns the fields of one assistant that differ. `undefined` if that cannot be told field by field. */
export function changedFields(
  before: ManifestAssistant,
  after: ManifestAssistant,
  agentKind: string,
): readonly string[] | undefined {
  if (losesVersions(before, after)) return undefined;
  const renamed = renamedKeys(before, after);
  const then = fieldsOf(before, new Map(), agentKind);
  const now = fieldsOf(after, renamed, agentKind);
  // A manifest without a description does not manage it.
  if (before.description === undefined) now.delete('description');
  return [...new Set([...then.keys(), ...now.keys()])].filter(
    (name) => then.get(name) !== now.get(name),
  );
}

/** Returns a field of `verify` as one of a manifest: what was added behind it has an id in place of a key. */
export function inManifest(field: string, after: ManifestAssistant): string {
  const [section = '', first = '', second = ''] = field.split('/');
  const plain = (text: string) => text.replaceAll('~1', '/').replaceAll('~0', '~');
  const keyIn = (ids: Readonly<Record<string, string>> = {}, id: string) =>
    segment(Object.entries(ids).find(([, each]) => each === plain(id))?.[0] ?? plain(id));
  const { links, parts, names } = after.origin ?? {};
  if (section === 'knowledge') return `knowledge/${keyIn(links, first)}`;
  if (section === 'parts') return `parts/${first}/${keyIn(own(parts, plain(first)), second)}`;
  if (section !== 'queues') return field;
  const shared = after.queues?.find(
    ({ queue }) => typeof queue === 'object' && 'id' in queue && queue.id === first,
  );
  return `queues/${shared ? queueIn(shared.queue) : keyIn(own(names, 'queue'), first)}`;
}

/** The assistants of a manifest by the vendor's id. */
export const byOrigin = ({ assistants }: Manifest) =>
  new Map(Object.values(assistants).map((each) => [each.origin?.id ?? '', each]));
