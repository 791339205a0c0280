/** A plan as a report: what a person must do first, then what is lost, then every field. */
import {
  initMap,
  type Plan,
  type PlannedAssistant,
  type PlannedField,
  type Question,
} from '@assistant-provider/reconcile';
import { planSentence, targetText } from '../output/plan-sentence.js';
import type { Block, Inline, Line, ReportDocument, Section } from './document.js';

/** Returns the report of a plan. */
export const planDocument = (plan: Plan): ReportDocument => ({
  title: `Plan for ${targetText(plan)}`,
  sentence: planSentence(plan),
  sections: [
    questionsOf(plan),
    ...obstaclesOf(plan),
    lossesOf(plan),
    tasksOf(plan),
    irreversibleOf(plan),
    costOf(plan),
    assistantsOf(plan),
    unseenOf(plan),
    fileOf(plan),
  ],
});

const section = (id: string, title: string, ...blocks: readonly Block[]): Section => ({
  kind: 'section',
  ...{ id, title, blocks },
});
const paragraph = (...line: Line): Block => ({ kind: 'paragraph', line });
const list = (items: readonly Line[]): Block => ({ kind: 'list', items });
const code = (text: string): Inline => ({ kind: 'code', text });
const strong = (text: string): Inline => ({ kind: 'strong', text });
const verdictOf = ({ verdict }: PlannedField): Inline => ({ kind: 'verdict', verdict });

/** Puts a separator between lines. */
const joined = (lines: readonly Line[], separator: string): Line =>
  lines.flatMap((line, index) => (index === 0 ? line : [separator, ...line]));

function questionsOf({ questions }: Plan): Section {
  if (questions.length === 0) return section('questions', 'Questions', paragraph('None is open.'));
  return section(
    'questions',
    `Questions (${questions.length})`,
    paragraph(
      ...['Answer them in the map, and make the plan again. ', code('assistants map')],
      ' writes all of these lines into it, each below the keys that it already has. To answer, remove the mark ',
      ...[code('#?'), ' from one line of each question.'],
    ),
    ...questions.map((question, index) =>
      section(
        `question-${index + 1}`,
        question.text,
        paragraph(
          'For: ',
          ...joined(
            question.fields.map((field) => [code(field)]),
            ', ',
          ),
        ),
        { kind: 'lines', label: 'Lines for the map', text: linesFor(question) },
      ),
    ),
  );
}

const head = 'format: 1\n';

/** Returns the lines that `assistants map` writes for a question. */
const linesFor = (question: Question): string =>
  initMap({ questions: [question] }, head)
    .map((text) => text.slice(head.length).trimEnd())
    .unwrapOr(question.answerAt.join(': '));

const obstaclesOf = ({ obstacles }: Plan): readonly Section[] =>
  obstacles.length === 0
    ? []
    : [
        section(
          'obstacles',
          `Obstacles (${obstacles.length})`,
          list(
            obstacles.map(({ rule, message, forcible }) => [
              ...[strong(rule), `: ${message}`],
              ...(forcible ? [' ', code('--force'), ' overrides it.'] : []),
            ]),
          ),
        ),
      ];

function lossesOf({ assistants }: Plan): Section {
  const lost = assistants.flatMap(({ fields }) =>
    fields.filter(({ verdict }) => verdict === 'dropped' || verdict === 'asked'),
  );
  const dropped = lost.filter(({ verdict }) => verdict === 'dropped').length;
  if (lost.length === 0) return section('losses', 'Losses', paragraph('Nothing is lost.'));
  return section('losses', `Losses (${dropped})`, {
    kind: 'table',
    caption: 'Fields that are lost, and fields that are lost unless a person acts',
    head: ['Field', 'Verdict', 'Objects', 'Accepted', 'Reason'],
    rows: lost.map((field) => [
      [code(field.field)],
      [verdictOf(field)],
      [`${field.count ?? 1}`],
      [field.accepted === true ? 'yes' : 'no'],
      [field.reason],
    ]),
  });
}

const tasksOf = ({ tasks }: Plan): Section =>
  tasks.length === 0
    ? section('tasks', 'Tasks for people', paragraph('None.'))
    : section(
        'tasks',
        `Tasks for people (${tasks.length})`,
        ...tasks.map(({ object, field, text }, index) =>
          section(`task-${index + 1}`, `${object}: ${field}`, {
            kind: 'lines',
            label: 'To enter there',
            text,
          }),
        ),
      );

function irreversibleOf({ steps }: Plan): Section {
  const items = steps.flatMap(({ title, irreversible }) =>
    irreversible === undefined ? [] : [[strong(title), `: ${irreversible}`]],
  );
  return items.length === 0
    ? section('irreversible', 'Irreversible steps', paragraph('A rollback can undo every step.'))
    : section('irreversible', `Irreversible steps (${items.length})`, list(items));
}

function costOf({ steps, forecast, permissions }: Plan): Section {
  const { requests, milliseconds, places } = forecast;
  const rights = permissions.map(({ name, on, onlyIf }) => [
    code(name),
    ...(on === undefined ? [] : [` on ${on}`]),
    ...(onlyIf === undefined ? [] : [`, if ${onlyIf}`]),
  ]);
  return section(
    'forecast',
    'Forecast and rights',
    list([
      [`Steps: ${steps.length}`],
      [`Requests: at least ${requests}`],
      ...(milliseconds === undefined
        ? []
        : [
            [
              milliseconds < 1_000
                ? 'Time: no limit by the quota'
                : `Time: at least ${Math.ceil(milliseconds / 1_000)} s`,
            ],
          ]),
      ...(places === undefined ? [] : [[`Free places for assistants: ${places}`]]),
    ]),
    ...(rights.length === 0
      ? [paragraph('The steps need no right that is known.')]
      : [paragraph('The steps need these rights:'), list(rights)]),
  );
}

function assistantsOf({ assistants, steps }: Plan): Section {
  return section(
    'assistants',
    `Assistants (${assistants.length})`,
    ...(assistants.length === 0 ? [paragraph('The manifest has none.')] : []),
    ...assistants.map((assistant, index) =>
      assistantOf(
        assistant,
        `assistant-${index + 1}`,
        steps.flatMap((step) => (step.assistant === assistant.key ? [[step.title]] : [])),
      ),
    ),
  );
}

function assistantOf(
  { key, name, change, id, replaces, fields }: PlannedAssistant,
  anchor: string,
  steps: readonly Line[],
): Section {
  return section(
    anchor,
    name,
    list([
      ['Key: ', code(key)],
      ['Change: ', strong(change)],
      ...(id === undefined ? [] : [['Id: ', code(id)]]),
      ...(replaces === undefined ? [] : [['Replaces: ', code(replaces)]]),
    ]),
    ...(steps.length === 0 ? [] : [paragraph('Steps in their order:'), list(steps)]),
    ...(fields.length === 0
      ? [paragraph('No field changes.')]
      : [
          {
            kind: 'table',
            caption: `The fields of ${key}, before and after`,
            head: ['Field', 'Verdict', 'Change', 'Before', 'After', 'Reason'],
            rows: fields.map(fieldRow),
          } as const,
        ]),
  );
}

const fieldRow = (field: PlannedField): readonly Line[] => [
  [code(field.field)],
  [verdictOf(field)],
  [field.change, ...(field.pending === true ? [', in a later plan'] : [])],
  [{ kind: 'value', value: field.before }],
  [{ kind: 'value', value: field.after }],
  [field.count === undefined ? field.reason : `${field.reason} (${field.count})`],
];

function unseenOf({ unseen, observed }: Plan): Section {
  const skipped = observed.parts ? [] : [['Parts such as prompts and guardrails were left out.']];
  const items = unseen.map(({ what, kind, assistantId, ids = [], reason, message }) => [
    strong([what, ...(kind === undefined ? [] : [kind])].join(' ')),
    ...(assistantId === undefined ? [] : [' of ', code(assistantId)]),
    ...(ids.length === 0
      ? []
      : [
          ' ',
          ...joined(
            ids.map((id) => [code(id)]),
            ', ',
          ),
        ]),
    `: ${reason}: ${message}`,
  ]);
  const all: readonly Line[] = [...items, ...skipped];
  return section(
    'unseen',
    'Not seen',
    all.length === 0 ? paragraph('Everything was seen.') : list(all),
  );
}

const fileOf = ({ hash, complete, applyable }: Plan): Section =>
  section(
    'plan',
    'Plan file',
    list([
      ['Hash: ', code(hash)],
      [`Can be applied: ${applyable ? 'yes' : 'no'}`],
      [`Covers everything: ${complete ? 'yes' : 'no'}`],
    ]),
  );
