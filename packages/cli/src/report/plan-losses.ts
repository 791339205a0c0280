/** The losses of a plan, and the fields that a person can still save: one row for each reason, not for each assistant. */
import type { Plan, PlannedField } from '@assistant-provider/reconcile';
import { badge, clear, code, firstOf, section, table } from './blocks.js';
import type { Line, Section } from './document.js';
import { verdicts } from './badges.js';
import { isLoss } from './plan-summary.js';
import type { PlanWording } from './plan-wording.js';

/** Losses of one kind, with one reason. */
interface Loss {
  readonly verdict: PlannedField['verdict'];
  readonly accepted: boolean;
  readonly reason: string;
  /** The fields below the assistants' keys. */
  readonly fields: Set<string>;
  readonly assistants: Set<string>;
  objects: number;
}

/** The most fields or assistants that a row names. */
const fewNames = 3;

/** Returns the section of losses. */
export function lossesOf(plan: Plan, wording: PlanWording): Section {
  const losses = grouped(plan);
  const dropped = plan.assistants.flatMap(({ fields }) =>
    fields.filter(({ verdict }) => verdict === 'dropped'),
  );
  if (losses.length === 0) return section('losses', 'Losses', clear(wording.nothingLost));
  return section(
    'losses',
    `Losses (${dropped.length})`,
    table(
      wording.lost,
      ['What', 'Verdict', 'Assistants', 'Accepted', 'Reason'],
      losses.map(({ verdict, accepted, reason, fields, assistants, objects }) => [
        [...namesOf(fields), ...(objects > assistants.size ? [` (${objects} objects)`] : [])],
        [badge(verdicts[verdict])],
        firstOf(
          [...assistants].map((name) => [name]),
          fewNames,
        ),
        [accepted ? 'yes' : 'no'],
        [reason],
      ]),
    ),
  );
}

const namesOf = (fields: ReadonlySet<string>): Line =>
  firstOf(
    [...fields].map((field) => [code(field)]),
    fewNames,
  );

/** Open ones come first, and of both, lost ones come before those that a person can still save. */
function grouped({ assistants }: Plan): readonly Loss[] {
  const losses = new Map<string, Loss>();
  for (const { name, fields } of assistants)
    for (const field of fields.filter(isLoss)) {
      const [, ...below] = field.field.split('/');
      const { verdict, reason, accepted = false, count = 1 } = field;
      const path = below.length === 0 ? field.field : below.join('/');
      const key = JSON.stringify([verdict, accepted, reason, below[0]]);
      const loss = losses.get(key) ?? {
        ...{ verdict, accepted, reason, objects: 0 },
        ...{ fields: new Set(), assistants: new Set() },
      };
      loss.fields.add(path);
      loss.assistants.add(name);
      loss.objects += count;
      losses.set(key, loss);
    }
  return [...losses.values()].sort(
    (one, other) =>
      Number(one.accepted) - Number(other.accepted) ||
      Number(one.verdict === 'asked') - Number(other.verdict === 'asked'),
  );
}
