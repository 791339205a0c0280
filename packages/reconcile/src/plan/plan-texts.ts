/** Plans the name, the description and the encryption key. */
import type { AssistantDraft, AssistantPatch } from '@assistant-provider/core';
import type { ManifestAssistant } from '../manifest/manifest.js';
import type { ObservedAssistant } from '../observe/observed.js';
import { lookUp } from './look-up.js';
import { addStep, carried, changesInPlace, note, textProblem, type Planning } from './planning.js';
import type { Directory } from './resolve-reference.js';
import type { PlanTarget } from './target.js';

/** The texts of an assistant as they should be at the target. */
export type Texts = Pick<AssistantDraft, 'name' | 'description' | 'encryption'>;

/** The texts as they become: their values at the target, and those that only a new assistant can have. */
export interface PlannedTexts {
  readonly texts: Texts;
  /** The fields that differ and are fixed at creation, so that only a new assistant can have them. */
  readonly fixed: readonly string[];
  /** True if another assistant has the name, and the vendor may refuse a second one. */
  readonly isTaken?: boolean;
}

/** Returns the texts at the target, without noting anything yet. */
export function textsAt(
  key: string,
  desired: ManifestAssistant,
  current: ObservedAssistant | undefined,
  { target, map }: Directory,
): PlannedTexts {
  const { limits } = target;
  const name = lookUp(map.assistants, key)?.name ?? desired.name;
  const description = descriptionAt(desired, limits);
  const wantedKey = limits.kmsKeyId ? desired.encryption?.kmsKeyId : undefined;
  const mappedKey = wantedKey === undefined ? undefined : lookUp(map.keys, wantedKey);
  const kmsKeyId =
    mappedKey === undefined
      ? wantedKey
      : 'id' in mappedKey
        ? mappedKey.id
        : 'name' in mappedKey
          ? mappedKey.name
          : undefined;
  const fixed: string[] = [];
  if (current) {
    if (name !== current.name && !changesInPlace(limits.name)) fixed.push('name');
    if (
      description !== undefined &&
      description !== (current.description ?? '') &&
      !changesInPlace(limits.description)
    )
      fixed.push('description');
    if (kmsKeyId !== undefined && kmsKeyId !== current.encryption?.kmsKeyId)
      fixed.push('encryption');
  }
  return {
    texts: {
      name,
      ...(description !== undefined && description !== '' && { description }),
      ...(kmsKeyId !== undefined && { encryption: { kmsKeyId } }),
    },
    fixed,
  };
}

/** Returns the description, unless the target does not accept it. */
function descriptionAt(
  { description }: ManifestAssistant,
  { description: limit }: PlanTarget['limits'],
): string | undefined {
  if (!limit || description === undefined) return undefined;
  return description === '' || textProblem(description, limit) === undefined
    ? description
    : undefined;
}

/** Notes what becomes of the texts, and plans the change of an existing assistant. */
export function planTexts(planning: Planning, { texts, fixed, isTaken }: PlannedTexts): void {
  const { key, desired, current, directory } = planning;
  const { target } = directory;
  const { limits, crosswalk, vendor } = target;
  const patch: { -readonly [Name in keyof AssistantPatch]: AssistantPatch[Name] } = {};
  const fields: string[] = [];

  const problem = textProblem(texts.name, limits.name);
  if (problem !== undefined) {
    const field = note(planning, 'name', {
      verdict: 'asked',
      reason: `${vendor} does not accept the name “${texts.name}”: ${problem}.`,
    });
    const text = `Which name has ${key} at the target? ${vendor} does not accept “${texts.name}”: ${problem}.`;
    const id = `assistants/${key}/name`;
    planning.collected.ask(
      { id, text, answerAt: ['assistants', key, 'name'], candidates: [] },
      field,
    );
  } else if (isTaken === true) askForName(planning, texts.name);
  else {
    const field = note(planning, 'name', {
      ...carried(current?.name, texts.name),
      ...(texts.name !== desired.name && {
        verdict: 'converted',
        reason: 'The map gives the assistant this name at the target.',
      }),
    });
    if (current && texts.name !== current.name) {
      patch.name = texts.name;
      fields.push(field);
    }
  }

  if (desired.description !== undefined) {
    if (!limits.description) {
      if (desired.description !== '')
        note(planning, 'description', {
          verdict: crosswalk?.missing.description?.verdict ?? 'dropped',
          reason: crosswalk?.missing.description?.reason ?? `${vendor} has no descriptions.`,
        });
    } else {
      const before = current?.description;
      const after = desired.description === '' ? undefined : desired.description;
      const problem = after === undefined ? undefined : textProblem(after, limits.description);
      const field = note(
        planning,
        'description',
        problem === undefined
          ? carried(before, after)
          : {
              verdict: 'dropped',
              reason: `${vendor} does not accept the description: ${problem}.`,
            },
      );
      if (current && before !== after && problem === undefined && !fixed.includes('description')) {
        patch.description = desired.description;
        fields.push(field);
      }
    }
  }
  planKey(planning, texts);
  if (fields.length > 0)
    addStep(planning, 'update', {
      title: `Change ${fields.map((field) => field.slice(key.length + 1)).join(' and ')} of ${key}`,
      operation: 'editing.update',
      action: { type: 'update', patch },
      fields,
    });
}

/** Whether a vendor accepts a second assistant of a name is known only to those who have tried. */
function askForName(planning: Planning, name: string): void {
  const { key, directory, collected } = planning;
  const { vendor } = directory.target;
  const reason = `Another assistant has the name “${name}”, and ${vendor} may refuse a second one.`;
  collected.ask(
    {
      id: `assistants/${key}/name`,
      text: `Which name has ${key} at the target? ${reason}`,
      answerAt: ['assistants', key, 'name'],
      candidates: [
        { value: `${name} 2`, label: 'another name' },
        { value: name, label: 'the same name: this account accepts it twice' },
      ],
    },
    note(planning, 'name', { verdict: 'asked', reason, after: name }),
  );
}

function planKey(planning: Planning, { encryption }: Texts): void {
  const { desired, current, directory, isHome } = planning;
  const wanted = desired.encryption?.kmsKeyId;
  if (wanted === undefined) return;
  const { limits, crosswalk, vendor } = directory.target;
  if (!limits.kmsKeyId) {
    note(planning, 'encryption', {
      verdict: crosswalk?.missing.encryption?.verdict ?? 'dropped',
      reason: crosswalk?.missing.encryption?.reason ?? `${vendor} takes no key of its customers.`,
    });
    return;
  }
  const mapped = lookUp(directory.map.keys, wanted);
  const isAnswered = mapped !== undefined || isHome || desired.origin === undefined;
  if (!isAnswered && current?.encryption?.kmsKeyId !== wanted) {
    const field = note(planning, 'encryption', {
      verdict: 'asked',
      reason: 'A key of another account encrypts the assistant. It cannot be changed later.',
    });
    planning.collected.ask(
      {
        id: `keys/${wanted}`,
        text: `Which key of the target encrypts the assistants that ${wanted} encrypts now?`,
        answerAt: ['keys', wanted],
        candidates: [
          { value: { id: wanted }, label: 'the same key' },
          { value: { skip: 'the vendor’s own key is enough' }, label: 'the vendor’s own key' },
        ],
      },
      field,
    );
    return;
  }
  if (mapped !== undefined && 'skip' in mapped)
    note(planning, 'encryption', {
      verdict: 'converted',
      reason: `The vendor’s own key encrypts the assistant: ${mapped.skip}`,
    });
  else note(planning, 'encryption', carried(current?.encryption?.kmsKeyId, encryption?.kmsKeyId));
}
