/** Finds for each assistant of the manifest the one at the target that it stands for. */
import type { PlanMap } from '../map/map.js';
import type { Manifest, ManifestAssistant } from '../manifest/manifest.js';
import type { Observed, ObservedAssistant } from '../observe/observed.js';
import { lookUp } from './look-up.js';
import type { Question } from './plan.js';

/** How an assistant of the manifest and one of the target belong together. */
export type Match =
  | { readonly state: 'known'; readonly assistant: ObservedAssistant }
  | {
      readonly state: 'found';
      readonly assistant: ObservedAssistant;
      readonly how: 'byMap' | 'byOrigin' | 'byName';
      /** The id that earlier runs have written down, and which the target does not have any more. */
      readonly forgotten?: string;
    }
  | { readonly state: 'new'; readonly forgotten?: string }
  | { readonly state: 'asked'; readonly question: Omit<Question, 'fields'> }
  | { readonly state: 'skipped'; readonly reason: string };

/** The pairs that earlier runs have written down: the id of each key. */
export type KnownIds = ReadonlyMap<string, string>;

/** Returns the match of each key. An assistant of the target is the partner of one key at most. */
export function matchAssistants(
  manifest: Manifest,
  observed: Observed,
  map: PlanMap,
  known: KnownIds,
): ReadonlyMap<string, Match> {
  const byId = new Map(observed.assistants.map((assistant) => [assistant.id, assistant]));
  const matches = new Map<string, Match>();
  const taken = new Map<string, string>();
  const keys = Object.keys(manifest.assistants);

  const take = (key: string, match: Match & { readonly assistant: ObservedAssistant }): void => {
    const { id } = match.assistant;
    const other = taken.get(id);
    if (other === undefined) {
      taken.set(id, key);
      matches.set(key, match);
      return;
    }
    const text = `The assistants ${other} and ${key} of the manifest both stand for ${id} at the target. Which id has ${key}?`;
    matches.set(key, { state: 'asked', question: question(key, text, []) });
  };

  for (const key of keys) {
    const { id, create, skip } = lookUp(map.assistants, key) ?? {};
    if (skip !== undefined) matches.set(key, { state: 'skipped', reason: skip });
    // The answer holds until a run has created the assistant.
    else if (create === true && !byId.has(known.get(key) ?? '')) matches.set(key, { state: 'new' });
    else if (id !== undefined && known.get(key) !== id) {
      const assistant = byId.get(id);
      if (assistant) take(key, { state: 'found', assistant, how: 'byMap' });
      else {
        const text = `The map says that ${key} is ${id}, which the target does not have. Which assistant is it?`;
        matches.set(key, { state: 'asked', question: question(key, text, []) });
      }
    }
  }
  for (const key of keys) {
    if (matches.has(key)) continue;
    const assistant = byId.get(known.get(key) ?? '');
    if (assistant) take(key, { state: 'known', assistant });
  }
  for (const key of keys) {
    if (matches.has(key)) continue;
    const { origin } = manifest.assistants[key] as ManifestAssistant;
    const assistant = origin?.vendor === observed.vendor ? byId.get(origin.id) : undefined;
    const forgotten = known.get(key);
    if (assistant)
      take(key, {
        ...{ state: 'found', assistant, how: 'byOrigin' },
        ...(forgotten !== undefined && { forgotten }),
      });
  }
  matchByName(manifest, observed, known, { matches, taken, take });
  return matches;
}

function matchByName(
  manifest: Manifest,
  observed: Observed,
  known: KnownIds,
  progress: {
    readonly matches: Map<string, Match>;
    readonly taken: ReadonlyMap<string, string>;
    readonly take: (key: string, match: Match & { assistant: ObservedAssistant }) => void;
  },
): void {
  const { matches, taken, take } = progress;
  const keysOf = new Map<string, string[]>();
  for (const [key, { name }] of Object.entries(manifest.assistants))
    if (!matches.has(key)) keysOf.set(name, [...(keysOf.get(name) ?? []), key]);
  const assistantsOf = new Map<string, ObservedAssistant[]>();
  for (const assistant of observed.assistants)
    if (keysOf.has(assistant.name) && !taken.has(assistant.id))
      assistantsOf.set(assistant.name, [...(assistantsOf.get(assistant.name) ?? []), assistant]);

  for (const [name, keys] of keysOf) {
    const found = assistantsOf.get(name) ?? [];
    for (const key of keys) {
      const [only] = found;
      const forgotten = known.get(key);
      if (only === undefined)
        matches.set(key, { state: 'new', ...(forgotten !== undefined && { forgotten }) });
      else if (found.length === 1 && keys.length === 1)
        take(key, { state: 'found', assistant: only, how: 'byName' });
      else {
        const text = `The target has ${found.length} assistants named “${name}”, and the manifest ${keys.length}. Which one is ${key}?`;
        matches.set(key, { state: 'asked', question: question(key, text, found) });
      }
    }
  }
}

const question = (
  key: string,
  text: string,
  candidates: readonly ObservedAssistant[],
): Omit<Question, 'fields'> => ({
  id: `assistants/${key}`,
  text,
  answerAt: ['assistants', key],
  candidates: [
    ...candidates.map(({ id, locator }) => ({ value: { id }, label: locator })),
    { value: { create: true }, label: 'create another assistant' },
    { value: { skip: 'the reason' }, label: 'leave it out' },
  ],
});
