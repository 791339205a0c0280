/** Objects of one kind that share a name, so that a name does not tell which one is meant. */
import { knowledgeBaseKind, queueKind } from '../../observe/references.js';
import type { ObservedAssistant, ObservedNames } from '../../observe/observed.js';
import {
  asObject,
  forEachAssistant,
  hasAllParts,
  ofAssistant,
  type FoundObject,
  type Rule,
} from '../rule.js';

export const duplicateName: Rule = (inputs) => {
  const { assistants, features, observed } = inputs;
  let isPartly = false;
  const ofEach = forEachAssistant(inputs, (assistant) => {
    if (features.parts && !hasAllParts(inputs, assistant)) isPartly = true;
    return sameParts(assistant);
  });
  return {
    state: isPartly ? 'partly' : 'checked',
    found: [
      ...sharing(assistants, ({ name }) => name).map(([assistant, count]) => ({
        severity: 'warning' as const,
        object: asObject(assistant),
        message: `${count} assistants have this name`,
      })),
      ...ofEach.found,
      ...sameNames(observed.names, queueKind(observed.limits), queueIds(assistants)),
      ...sameNames(observed.names, knowledgeBaseKind(observed.limits), baseIds(assistants)),
    ],
  };
};

const sameParts = (assistant: ObservedAssistant): readonly FoundObject[] =>
  Object.entries(assistant.parts ?? {}).flatMap(([kind, ofKind]) => {
    const named = ofKind.filter(({ origin, name }) => origin === 'customer' && name !== undefined);
    return sharing(named, ({ name = '' }) => name).map(([{ id, name = '' }, count]) => ({
      severity: 'info' as const,
      object: { kind, id, name },
      message: `${count} parts of this kind have this name`,
      ...ofAssistant(assistant),
    }));
  });

/** Only objects that an assistant names matter here. */
const sameNames = (
  names: ObservedNames,
  kind: string,
  ids: ReadonlySet<string>,
): readonly FoundObject[] =>
  [...ids].flatMap((id) => {
    const known = names.nameOf(kind, id);
    if (known === undefined || known.unique) return [];
    const message = 'another object of this kind has the same name';
    return [{ severity: 'info', object: { kind, id, name: known.name }, message }];
  });

const queueIds = (assistants: readonly ObservedAssistant[]): ReadonlySet<string> =>
  new Set(assistants.flatMap(({ queues = [] }) => queues.map(({ queueId }) => queueId)));

const baseIds = (assistants: readonly ObservedAssistant[]): ReadonlySet<string> =>
  new Set(
    assistants.flatMap(({ knowledge = [] }) =>
      knowledge.flatMap(({ source }) => (source.type === 'knowledgeBase' ? [source.id] : [])),
    ),
  );

/** Returns the items that share a name, with how many do. */
function sharing<T>(
  items: readonly T[],
  nameOf: (item: T) => string,
): readonly (readonly [item: T, count: number])[] {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(nameOf(item), (counts.get(nameOf(item)) ?? 0) + 1);
  return items.flatMap((item) => {
    const count = counts.get(nameOf(item)) ?? 0;
    return count > 1 ? [[item, count] as const] : [];
  });
}
