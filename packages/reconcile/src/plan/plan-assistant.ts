/** Plans one assistant of the manifest. */
import type { AssistantDraft } from '@assistant-provider/core';
import type { ManifestAssistant } from '../manifest/manifest.js';
import type { ObservedAssistant, Uncarried } from '../observe/observed.js';
import type { Collected } from './collected.js';
import { markLeftBehind } from './left-behind.js';
import { lookUp } from './look-up.js';
import type { Match } from './match-assistants.js';
import { assistantWords, instructionText } from './instructions.js';
import { bindingsLast } from './bindings-last.js';
import { planAiAgents } from './plan-ai-agents.js';
import { planKnowledge } from './plan-knowledge.js';
import { planParts } from './plan-parts.js';
import { planQueues } from './plan-queues.js';
import { planTags, tagsAt } from './plan-tags.js';
import { planTexts, textsAt, type PlannedTexts } from './plan-texts.js';
import type { PlannedAssistant } from './plan.js';
import { note, type Planning } from './planning.js';
import type { QueueClaims } from './queue-claims.js';
import type { QueueGate } from './queue-gate.js';
import { noteUncarried } from './plan-uncarried.js';
import { requestsOf } from './step-calls.js';
import type { Directory } from './resolve-reference.js';
import type { CreateAction, Late, Step } from './step.js';

/** The inputs of planning one assistant. */
export interface AssistantToPlan {
  readonly key: string;
  readonly desired: ManifestAssistant;
  readonly match: Match;
  readonly directory: Directory;
  readonly collected: Collected;
  /** The assistant of each queue at the target now. */
  readonly holders: ReadonlyMap<string, string>;
  /** The assistant of the manifest that binds each queue. */
  readonly claims: QueueClaims;
  /** The ids of the assistants at the target, by name. */
  readonly namesakes: ReadonlyMap<string, readonly string[]>;
  /** The queues that are bound now. */
  readonly gate: QueueGate;
  /** The fields that the snapshot of the manifest could not carry. */
  readonly uncarried: readonly Uncarried[];
  /** Whether the manifest was read from this account. */
  readonly isHome: boolean;
}

/** Notes all fields and steps of the assistant. Returns what happens to it as a whole. */
export function planAssistant(
  given: AssistantToPlan,
): Pick<PlannedAssistant, 'change' | 'id' | 'replaces'> {
  const { key, match, collected } = given;
  if (match.state === 'skipped') {
    note(given, 'assistant', {
      verdict: 'dropped',
      reason: `The map leaves it out: ${match.reason}`,
    });
    return { change: 'skip' };
  }
  if (match.state === 'asked') {
    const reason = 'A person must say which assistant of the target it is.';
    collected.ask(match.question, note(given, 'assistant', { verdict: 'asked', reason }));
    return { change: 'asked' };
  }
  const current = 'assistant' in match ? match.assistant : undefined;
  const texts = textsAt(key, given.desired, current, given.directory);
  const before = collected.steps.length;
  if (current === undefined || texts.fixed.length > 0) return planNew(given, texts, current);
  const base: string[] = [];
  if (match.state === 'found')
    base.push(
      collected.step({
        id: `${key}/adopt`,
        assistant: key,
        title: `Take over the assistant ${current.name} (${current.id}) as ${key}`,
        action: { type: 'adopt', id: current.id, how: match.how },
        after: [],
        fields: [],
        requests: 0,
      }),
    );
  if (current.status === 'creating') base.push(waitStep(given, current.id, base));
  planFields({ ...given, current, id: current.id, base, texts });
  noteUncarried(given, given.uncarried, current);
  const changes = collected.steps.length - before;
  // An assistant that was read from here is the same one. It counts as taken over only if the ledger has another.
  const isAdopted =
    match.state === 'found' && (match.how !== 'byOrigin' || match.forgotten !== undefined);
  if (changes === base.length && !isAdopted && current.status !== 'creating') {
    dropLast(collected, base.length);
    return { change: 'none', id: current.id };
  }
  return { change: changes === base.length && isAdopted ? 'adopt' : 'update', id: current.id };
}

/** Steps that turn out to be of no use stand at the end. */
function dropLast({ steps }: Collected, count: number): void {
  if (count > 0) (steps as Step[]).splice(-count);
}

function planNew(
  given: AssistantToPlan,
  texts: PlannedTexts,
  replaced: ObservedAssistant | undefined,
): Pick<PlannedAssistant, 'change' | 'id' | 'replaces'> {
  const { key, match, collected, directory } = given;
  const { limits, features } = directory.target;
  const forgotten: string[] = [];
  if (match.state === 'new' && match.forgotten !== undefined)
    forgotten.push(
      collected.step({
        id: `${key}/forget`,
        assistant: key,
        title: `Forget the assistant ${match.forgotten}, which no longer exists`,
        action: { type: 'forget', id: match.forgotten },
        after: [],
        fields: [],
        requests: 0,
      }),
    );
  const isTaken = isNameTaken(given, texts.texts.name);
  const tags = tagsAt(given);
  const mark: CreateAction['mark'] = limits.tags ? 'tag' : features.editing ? 'name' : 'none';
  const besides = given.namesakes.get(texts.texts.name);
  const draft: AssistantDraft = { ...texts.texts, ...(tags && { tags }) };
  const action: CreateAction = { type: 'create', draft, mark, ...(besides && { besides }) };
  const created = collected.step({
    id: `${key}/create`,
    assistant: key,
    title: replaced
      ? `Create ${draft.name} again, because ${texts.fixed.join(' and ')} cannot be changed`
      : `Create ${draft.name}`,
    action,
    after: forgotten,
    operation: 'assistants.create',
    fields: ['name', 'description', 'encryption', 'tags'].map((name) => `${key}/${name}`),
    requests: requestsOf(action, limits),
  });
  const id: Late<string> = { fromStep: created };
  const base = [waitStep(given, id, [created])];
  planFields({ ...given, id, base, texts: { ...texts, isTaken } });
  noteUncarried(given, [...given.uncarried, ...(replaced?.uncarried ?? [])]);
  if (!replaced) return { change: 'create' };
  for (const { object, text } of directory.target.crosswalk?.namedBy ?? [])
    collected.task({
      field: note(given, `named-by/${object}`, {
        verdict: 'asked',
        reason: `The ${object} names the old assistant. A person must change it.`,
      }),
      object,
      text: instructionText(text, {
        ...assistantWords(draft.name, undefined),
        formerId: { value: replaced.id },
        formerLocator: { value: replaced.locator },
      }),
    });
  return { change: 'replace', replaces: replaced.id };
}

/** Whether another assistant has the name, and nobody has said that the vendor accepts that. */
function isNameTaken(
  { key, directory, namesakes, collected }: AssistantToPlan,
  name: string,
): boolean {
  const { target, map } = directory;
  if (target.limits.name.mayBeUnique !== true) return false;
  if (lookUp(map.assistants, key)?.name !== undefined) return false;
  const isMade = ({ action }: Step) => action.type === 'create' && action.draft.name === name;
  return namesakes.has(name) || collected.steps.some(isMade);
}

function waitStep({ key, collected }: AssistantToPlan, target: Late<string>, after: string[]) {
  return collected.step({
    id: `${key}/wait`,
    assistant: key,
    target,
    title: `Wait until ${key} is active`,
    action: { type: 'wait' },
    operation: 'assistants.get',
    after: [...after],
    fields: [],
    requests: 1,
  });
}

function planFields(
  given: AssistantToPlan & {
    readonly current?: ObservedAssistant;
    readonly id: Late<string>;
    readonly base: readonly string[];
    readonly texts: PlannedTexts;
  },
): void {
  const {
    key,
    desired,
    current,
    id,
    base,
    isHome,
    directory,
    collected,
    texts,
    holders,
    claims,
    gate,
  } = given;
  const planning: Planning = {
    ...{ key, desired, id, base, isHome, directory, collected, holders, claims, gate },
    ...(current && { current }),
  };
  const first = collected.steps.length;
  planTexts(planning, texts);
  planTags(planning);
  const links = planKnowledge(planning);
  const bound = planQueues(planning);
  const parts = planParts(planning, links, bound);
  planAiAgents(planning, parts, links);
  bindingsLast(collected.steps as Step[], first);
  deletionsLast(collected, first);
  markLeftBehind(planning, first);
}

/**
 * Deletions of an assistant wait for its other steps, which may still need what is deleted. The last kind
 * goes first, because it may name parts of the others.
 */
function deletionsLast({ steps }: Collected, first: number): void {
  const own = steps.slice(first);
  // A part that makes way for a new one of its name goes before that.
  const awaited = new Set(own.flatMap(({ after }) => after));
  const isLast = ({ id, action }: Step) => action.type === 'deletePart' && !awaited.has(id);
  const before = own.filter((step) => !isLast(step)).map((step) => step.id);
  for (const [index, step] of [...own.entries()].reverse()) {
    if (!isLast(step)) continue;
    (steps as Step[])[first + index] = { ...step, after: [...new Set([...step.after, ...before])] };
    before.push(step.id);
  }
}
