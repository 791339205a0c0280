/** The assistants of a plan, field by field. */
import type { Plan, PlannedAssistant, PlannedField } from '@assistant-provider/reconcile';
import { counted } from '../output/counted.js';
import { verdicts } from './badges.js';
import {
  badge,
  clear,
  code,
  facts,
  filterOf,
  fold,
  link,
  list,
  paragraph,
  section,
  strong,
  table,
} from './blocks.js';
import type { Block, Line, Section } from './document.js';
import { isLoss } from './plan-summary.js';
import type { PlanWording } from './plan-wording.js';

/** More assistants than these are folded. */
const fewAssistants = 10;

/** Returns the section of assistants. */
export function assistantsOf({ assistants, steps }: Plan, wording: PlanWording): Section {
  const stepsOf = (key: string): readonly Line[] =>
    steps.flatMap((step) => (step.assistant === key ? [[step.title]] : []));
  return section(
    'assistants',
    `Assistants (${assistants.length})`,
    ...(assistants.length === 0 ? [clear('The manifest has none.')] : []),
    ...(assistants.length > 1 ? [overviewOf(assistants, wording)] : []),
    ...filterOf(
      'Show fields',
      assistants.flatMap(({ fields }) => fields.map(({ verdict }) => verdicts[verdict])),
    ),
    ...assistants.map((assistant, index) =>
      assistantOf(
        assistant,
        `assistant-${index + 1}`,
        stepsOf(assistant.key),
        assistants.length > fewAssistants,
        wording,
      ),
    ),
  );
}

const overviewOf = (assistants: readonly PlannedAssistant[], wording: PlanWording): Block =>
  table(
    'All assistants',
    ['Assistant', 'Change', wording.fieldsThatChange, 'Lost', 'To decide'],
    assistants.map((assistant, index) => [
      [link(assistant.name, `assistant-${index + 1}`)],
      [wording.change(assistant)],
      ...[
        assistant.fields.filter(isChange),
        assistant.fields.filter(({ verdict }) => verdict === 'dropped'),
        assistant.fields.filter(({ verdict }) => verdict === 'asked'),
      ].map(({ length }): Line => [length === 0 ? '–' : `${length}`]),
    ]),
  );

function assistantOf(
  assistant: PlannedAssistant,
  anchor: string,
  steps: readonly Line[],
  folded: boolean,
  wording: PlanWording,
): Section {
  const { key, name, change, id, replaces, fields } = assistant;
  const moving = fields.filter((field) => isChange(field) || isLoss(field));
  const staying = fields.filter((field) => !isChange(field) && !isLoss(field));
  const hasBefore = moving.some(({ before }) => before !== undefined);
  const blocks: readonly Block[] = [
    ...(steps.length === 0 ? [] : [paragraph('Steps in their order:'), list(steps)]),
    ...(moving.length === 0
      ? []
      : [
          table(
            wording.becomes(key),
            ['Field', 'Verdict', ...(hasBefore ? ['Before'] : []), 'After', 'Reason'],
            moving.map((field) => fieldRow(field, hasBefore)),
          ),
        ]),
    ...(staying.length === 0
      ? []
      : [
          fold(
            `${counted(staying.length, 'field')} that ${staying.length === 1 ? wording.staying.one : wording.staying.several}`,
            table(
              wording.stays(key),
              ['Field', 'Verdict', 'Value', 'Reason'],
              staying.map(stayingRow),
            ),
          ),
        ]),
    ...(fields.length === 0 && change === 'none' ? [clear(wording.noFieldChanges)] : []),
  ];
  return section(
    anchor,
    name,
    facts(
      ['Change', [strong(wording.change(assistant))]],
      ['Key', [code(key)]],
      ...(id === undefined ? [] : [['Id', [code(id)]] as const]),
      ...(replaces === undefined ? [] : [['Replaces', [code(replaces)]] as const]),
    ),
    ...(folded && fields.length > 0
      ? [
          fold(
            `${counted(moving.length, 'field')} to look at, ${staying.length} as before`,
            ...blocks,
          ),
        ]
      : blocks),
  );
}

const isChange = ({ change, verdict }: PlannedField): boolean =>
  change !== 'none' || verdict === 'unseen';

/** Returns the field without the assistant, which the heading names. */
const pathOf = ({ field }: PlannedField): string =>
  field.includes('/') ? field.slice(field.indexOf('/') + 1) : field;

const reasonOf = ({ reason, count, pending }: PlannedField): Line => [
  count === undefined ? reason : `${reason} (${count})`,
  ...(pending === true ? [' This comes with a later plan.'] : []),
];

const fieldRow = (field: PlannedField, hasBefore: boolean): readonly Line[] => [
  [code(pathOf(field))],
  [badge(verdicts[field.verdict])],
  ...(hasBefore ? [[{ kind: 'value', value: field.before } as const]] : []),
  [{ kind: 'value', value: field.after }],
  reasonOf(field),
];

const stayingRow = (field: PlannedField): readonly Line[] => [
  [code(pathOf(field))],
  [badge(verdicts[field.verdict])],
  [{ kind: 'value', value: field.after ?? field.before }],
  reasonOf(field),
];
