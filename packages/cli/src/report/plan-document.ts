/** A plan as a report: what a person must do first, then what is lost, then every field. */
import { initMap, type Plan, type Question } from '@assistant-provider/reconcile';
import { counted } from '../output/counted.js';
import { clear, code, facts, joined, lines, list, paragraph, section, strong } from './blocks.js';
import type { Block, Line, ReportDocument, Section } from './document.js';
import { assistantsOf } from './plan-assistants.js';
import { lossesOf } from './plan-losses.js';
import { figuresOf, placeOf, stateOf, summaryOf } from './plan-summary.js';
import { ofPlan, type PlanWording } from './plan-wording.js';
import { tasksOf } from './tasks-section.js';
import { unseenOf } from './unseen-section.js';
import { vendorName } from './vendor-name.js';

/** Returns the report of a plan. A run that has begun has words of its own. */
export const planDocument = (plan: Plan, wording: PlanWording = ofPlan): ReportDocument => ({
  about: `Plan · ${vendorName(plan.target.vendor)}`,
  title: `Plan for ${placeOf(plan)}`,
  state: stateOf(plan),
  sentence: summaryOf(plan),
  figures: figuresOf(plan),
  sections: [
    questionsOf(plan),
    ...obstaclesOf(plan),
    lossesOf(plan, wording),
    tasksOf(plan.tasks),
    irreversibleOf(plan),
    costOf(plan),
    assistantsOf(plan, wording),
    unseenOf(plan.unseen, plan.observed.parts),
    fileOf(plan),
  ],
});

function questionsOf({ questions }: Plan): Section {
  if (questions.length === 0) return section('questions', 'Questions', clear('None is open.'));
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
        ...concernedOf(question),
        lines('Lines for the map', linesFor(question)),
      ),
    ),
  );
}

/** The most fields in one line. */
const fewFields = 5;

/** Returns the fields of a question. Many of them are folded. */
function concernedOf({ fields }: Question): readonly Block[] {
  const all: readonly Line[] = fields.map((field) => [code(field)]);
  return all.length <= fewFields
    ? [paragraph('For: ', ...joined(all, ', '))]
    : [{ kind: 'fold', summary: `For ${counted(all.length, 'field')}`, blocks: [list(all)] }];
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

function irreversibleOf({ steps }: Plan): Section {
  const items = steps.flatMap(({ title, irreversible }) =>
    irreversible === undefined ? [] : [[strong(title), `: ${irreversible}`]],
  );
  return items.length === 0
    ? section('irreversible', 'Irreversible steps', clear('A rollback can undo every step.'))
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
    facts(
      ['Steps', [`${steps.length}`]],
      ['Requests', [`at least ${requests}`]],
      ...(milliseconds === undefined ? [] : [['Time', [durationText(milliseconds)]] as const]),
      ...(places === undefined ? [] : [['Free places for assistants', [`${places}`]] as const]),
    ),
    ...(rights.length === 0
      ? [paragraph('The steps need no right that is known.')]
      : [
          paragraph('To apply the plan, to resume it and to roll it back takes these rights:'),
          list(rights),
        ]),
  );
}

function durationText(milliseconds: number): string {
  if (milliseconds < 1_000) return 'no limit by the quota';
  const seconds = Math.ceil(milliseconds / 1_000);
  return seconds < 120 ? `at least ${seconds} s` : `at least ${Math.ceil(seconds / 60)} min`;
}

const fileOf = ({ hash, complete, applyable }: Plan): Section =>
  section(
    'plan',
    'Plan file',
    facts(
      ['Hash', [code(hash)]],
      ['Can be applied', [applyable ? 'yes' : 'no']],
      ['Covers everything', [complete ? 'yes' : 'no']],
    ),
  );
