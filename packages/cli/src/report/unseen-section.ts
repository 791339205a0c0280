/** The objects that could not be read, as lines of a report. */
import type { Plan } from '@assistant-provider/reconcile';
import { clear, code, firstOf, list, section, strong } from './blocks.js';
import type { Line, Section } from './document.js';

/** The most ids in one line. */
const fewIds = 10;

/** Returns a line for each thing that could not be read. */
export const unseenLines = (unseen: Plan['unseen']): readonly Line[] =>
  unseen.map(({ what, kind, assistantId, ids = [], reason, message }) => [
    strong([what, ...(kind === undefined ? [] : [kind])].join(' ')),
    ...(assistantId === undefined ? [] : [' of ', code(assistantId)]),
    ...(ids.length === 0
      ? []
      : [
          ' ',
          ...firstOf(
            ids.map((id) => [code(id)]),
            fewIds,
          ),
        ]),
    `: ${reason}: ${message}`,
  ]);

/** Returns the section of a plan that says what it does not cover. */
export function unseenOf(unseen: Plan['unseen'], parts: boolean): Section {
  const all: readonly Line[] = [
    ...unseenLines(unseen),
    ...(parts ? [] : [['Parts such as prompts and guardrails were left out.']]),
  ];
  return all.length === 0
    ? section('unseen', 'Not seen', clear('Everything was seen.'))
    : section('unseen', `Not seen (${all.length})`, list(all));
}
