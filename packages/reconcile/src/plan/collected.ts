/** Collects what planning finds: fields, steps, questions and tasks. */
import type { PlanMap } from '../map/map.js';
import { fieldPattern } from './field-pattern.js';
import type { ManualTask, PlannedField, Question } from './plan.js';
import type { Step } from './step.js';

/** The findings of the planning so far. */
export interface Collected {
  readonly fields: readonly PlannedField[];
  readonly steps: readonly Step[];
  readonly questions: readonly Question[];
  readonly tasks: readonly ManualTask[];
  /** Notes a field, and whether the map accepts its loss. */
  field(field: PlannedField): void;
  /** Notes a step, and returns its id. */
  step(step: Step): string;
  /** Notes a question; the same question of several fields is asked once. */
  ask(question: Omit<Question, 'fields'>, field: string): void;
  /** Notes a task for a person. */
  task(task: ManualTask): void;
  /** Returns the fields noted after a number of others. None whose question is open is accepted. */
  fieldsFrom(first: number): readonly PlannedField[];
}

/** Starts with nothing. */
export function collect({ accept = [] }: Pick<PlanMap, 'accept'>): Collected {
  const fields: PlannedField[] = [];
  const steps: Step[] = [];
  const questions = new Map<string, Question & { readonly fields: string[] }>();
  const tasks: ManualTask[] = [];
  const open = new Set<string>();
  const accepted = accept.map(fieldPattern);
  const isAccepted = (field: string) => accepted.some((pattern) => pattern.test(field));
  return {
    fields,
    steps,
    get questions() {
      return [...questions.values()];
    },
    tasks,
    field: (field) => {
      const isLoss = field.verdict === 'dropped' || field.verdict === 'asked';
      fields.push(isLoss && isAccepted(field.field) ? { ...field, accepted: true } : field);
    },
    step: (step) => {
      steps.push(step);
      return step.id;
    },
    ask: (question, field) => {
      open.add(field);
      const asked = questions.get(question.id);
      // Thousands of fields may wait for one answer.
      if (asked) asked.fields.push(field);
      else questions.set(question.id, { ...question, fields: [field] });
    },
    task: (task) => tasks.push(task),
    // A field may be noted before its question.
    fieldsFrom: (first) => fields.slice(first).map((field) => withoutOpen(field, open)),
  };
}

/** A person who accepts many losses by a pattern has not answered a question. */
function withoutOpen(field: PlannedField, open: ReadonlySet<string>): PlannedField {
  if (field.accepted !== true || !open.has(field.field)) return field;
  const { accepted, ...rest } = field;
  return rest;
}
