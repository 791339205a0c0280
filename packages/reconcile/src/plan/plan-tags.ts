/** Plans the tags. */
import { isOfPeople } from './own-tags.js';
import { addStep, carried, note, segment, textProblem, type Planning } from './planning.js';

/** Returns the tags of the manifest that people have set, neither this library nor the vendor. */
function wantedTags({ desired, directory }: Pick<Planning, 'desired' | 'directory'>) {
  const ofVendor = directory.target.crosswalk?.vendorTags ?? [];
  return (
    desired.tags &&
    Object.entries(desired.tags).filter(([name]) => isOfPeople(name) && !ofVendor.includes(name))
  );
}

/** Returns the tags that a new assistant gets. */
export function tagsAt(planning: Pick<Planning, 'desired' | 'directory'>) {
  const { limits } = planning.directory.target;
  const wanted = wantedTags(planning);
  if (!limits.tags || wanted === undefined) return undefined;
  const { key, value } = limits.tags;
  const valid = wanted.filter(
    ([name, text]) =>
      textProblem(name, key) === undefined && textProblem(text, value) === undefined,
  );
  return valid.length === 0 ? undefined : Object.fromEntries(valid.slice(0, limits.tags.count));
}

/** Notes what becomes of the tags, and plans the changes of an existing assistant. */
export function planTags(planning: Planning): void {
  const { key, current, directory } = planning;
  const { limits, crosswalk, vendor, features } = directory.target;
  const wanted = wantedTags(planning);
  if (wanted === undefined) return;
  if (!limits.tags) {
    const count = wanted.length;
    if (count > 0)
      note(planning, 'tags', {
        verdict: crosswalk?.missing.tags?.verdict ?? 'dropped',
        reason: crosswalk?.missing.tags?.reason ?? `${vendor} has no tags.`,
        count,
      });
    return;
  }
  if (current && current.tags === undefined) {
    note(planning, 'tags', { verdict: 'unseen', reason: 'The tags at the target are unseen.' });
    return;
  }
  const present = new Map(Object.entries(current?.tags ?? {}));
  const kept = crosswalk?.vendorTags ?? [];
  const names = new Set(wanted.map(([name]) => name));
  const removed = [...present.keys()].filter(
    (name) => !names.has(name) && !kept.includes(name) && isOfPeople(name),
  );
  const { count } = limits.tags;
  let places = count - (present.size - removed.length);
  const changed: [string, string][] = [];
  const fields: string[] = [];
  for (const [name, value] of wanted) {
    const problem = textProblem(name, limits.tags.key) ?? textProblem(value, limits.tags.value);
    if (problem !== undefined) {
      const reason = `${vendor} does not accept the tag: ${problem}.`;
      note(planning, `tags/${segment(name)}`, { verdict: 'dropped', reason });
      continue;
    }
    if (!present.has(name)) {
      places -= 1;
      if (places < 0) {
        const reason = `At ${vendor}, an assistant has at most ${count} tags, with those that the manifest does not manage.`;
        note(planning, `tags/${segment(name)}`, { verdict: 'dropped', reason, after: value });
        continue;
      }
    }
    const field = note(planning, `tags/${segment(name)}`, carried(present.get(name), value));
    if (present.get(name) === value) continue;
    changed.push([name, value]);
    fields.push(field);
  }
  if (!current || !features.tagging) return;
  const untag =
    removed.length > 0
      ? [
          addStep(planning, 'untag', {
            title: `Remove ${removed.length} tags of ${key}`,
            operation: 'tagging.untag',
            action: { type: 'untag', keys: removed },
            fields: removed.map((name) =>
              note(planning, `tags/${segment(name)}`, carried(present.get(name), undefined)),
            ),
          }),
        ]
      : [];
  const added = changed.filter(([name]) => !present.has(name)).length;
  if (changed.length > 0)
    addStep(planning, 'tag', {
      title: `Set ${changed.length} tags of ${key}`,
      operation: 'tagging.tag',
      action: { type: 'tag', tags: Object.fromEntries(changed) },
      fields,
      // Deletions come last, unless they make room.
      after: present.size + added > count ? untag : [],
    });
}
