/** The open losses of a plan as lines of a map, each a comment that accepts its loss. */
import type { Plan, PlannedField } from '@assistant-provider/reconcile';
import { isLoss } from './output/plan-text.js';
import { printable } from './output/table.js';

/** Returns the losses that nobody has accepted, and that no question of the plan decides. */
export function openLosses({ assistants, questions }: Plan): readonly PlannedField[] {
  const asked = new Set(questions.flatMap(({ fields }) => fields));
  return assistants.flatMap(({ fields }) =>
    fields.filter((each) => isLoss(each) && each.accepted !== true && !asked.has(each.field)),
  );
}

/** Returns the lines for the end of a map, with the mark of `initMap`, which replaces them the next time. */
export function lossLines(plan: Plan, hasAccept: boolean): string {
  const losses = openLosses(plan);
  if (losses.length === 0) return '';
  const heading = hasAccept
    ? 'To accept these losses too, move their lines below accept:'
    : 'accept: # remove the mark here, and before each loss that you accept';
  const lines = losses.map(
    ({ field, verdict, reason }) => `  - ${quoted(field)} # ${verdict}: ${printable(reason)}`,
  );
  return [heading, ...lines].map((line) => `#? ${line}\n`).join('');
}

/** Characters that end a line, that nobody sees, or that YAML refuses. */
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]/gu;

/** Returns a text as YAML writes it in one line. Replaced characters would name another field. */
const quoted = (text: string): string => JSON.stringify(text).replaceAll(unsafe, escaped);

function escaped(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
}
