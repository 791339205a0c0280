/** Compares a provider with a manifest, and says which side has changed. Sends no write. */
import type { AssistantError, AssistantProvider, JsonValue, Reply } from '@assistant-provider/core';
import { ResultAsync, type Result } from 'neverthrow';
import type { Manifest } from '../manifest/manifest.js';
import type { Observed, Unseen } from '../observe/observed.js';
import { fieldPattern } from '../plan/field-pattern.js';
import { guardedRead, inputsOf, type PlanOptions } from '../plan/make-plan.js';
import { observeFor } from '../plan/observe-for.js';
import { planFrom } from '../plan/plan-from.js';
import type { Plan, PlannedField, Question } from '../plan/plan.js';
import { targetOf } from '../plan/target.js';

/** How to verify. */
export interface VerifyOptions extends Omit<PlanOptions, 'prune' | 'until' | 'thresholds'> {
  /** The manifest that was applied last. It separates drift from changes that were not yet applied. */
  readonly applied?: Manifest;
  /** When the manifest was applied last: ISO 8601. Without `applied`, dates tell who is ahead. */
  readonly appliedAt?: string;
  /** Fields to ignore, as the plan names them; `*` stands for any text between two slashes. */
  readonly ignore?: readonly string[];
}

/**
 * Which side has changed since the manifest was applied. `drift`: the provider. `pending`: the manifest.
 * `both`: both, differently. `unknown`: nothing tells.
 */
export type Side = 'drift' | 'pending' | 'both' | 'unknown';

/** A field in which the provider differs from the manifest. */
export interface Difference {
  /** The field, e.g. `returns-desk/tags/team`; the key alone of an assistant that does not exist. */
  readonly field: string;
  /** Which side has changed. */
  readonly side: Side;
  /** The value at the provider; missing if there is none. */
  readonly actual?: JsonValue;
  /** The value in the manifest; missing if there is none. The name of an assistant that does not exist. */
  readonly wanted?: JsonValue;
}

/** The result of a verification. */
export interface Verification {
  /** Every field that differs, in order. */
  readonly differences: readonly Difference[];
  /** The fields that differ and were ignored. */
  readonly ignored: readonly string[];
  /** The assistants that could not be compared before a person has answered. */
  readonly questions: readonly Question[];
  /** The objects that could not be read, and were therefore not compared. */
  readonly unseen: readonly Unseen[];
  /** The number of assistants that do not differ. */
  readonly same: number;
}

/**
 * Compares a provider with a manifest, field by field. Sends no write.
 *
 * @example
 * ```ts
 * const verified = await verify(manifest, provider, { applied: lastApplied });
 * const drift = verified.map(({ differences }) => differences.filter(({ side }) => side === 'drift'));
 * ```
 */
export function verify(
  manifest: Manifest,
  provider: AssistantProvider,
  options: VerifyOptions = {},
): Reply<Verification> {
  return new ResultAsync(
    guardedRead(
      provider,
      'verify',
      async (viewer): Promise<Result<Verification, AssistantError>> => {
        const { applied } = options;
        const manifests = applied ? [manifest, applied] : [manifest];
        const observed = await observeFor(manifests, viewer, options);
        return observed.map((observed) => {
          const inputs = {
            ...inputsOf(options),
            observed,
            target: targetOf(viewer, options.account),
          };
          return verificationOf(
            planFrom({ ...inputs, manifest }),
            applied && planFrom({ ...inputs, manifest: applied }),
            observed,
            options,
          );
        });
      },
    ),
  );
}

/** Returns how a plan of the manifest says that the provider differs from it. */
export function verificationOf(
  current: Plan,
  applied: Plan | undefined,
  observed: Observed,
  { appliedAt, ignore = [] }: VerifyOptions,
): Verification {
  const patterns = ignore.map(fieldPattern);
  const then = applied && new Map(changedFields(applied).map((field) => [field.field, field]));
  const updatedAt = new Map(
    observed.assistants.map((assistant) => [assistant.id, assistant.updatedAt]),
  );
  const differences: Difference[] = [];
  const ignored: string[] = [];
  for (const { key, name, id, fields, change } of current.assistants) {
    const changed = fields.filter(isChange);
    const all =
      change === 'create'
        ? [{ field: key, wanted: name }]
        : changed.map(({ field, before, after }) => ({
            field,
            ...(before !== undefined && { actual: before }),
            ...(after !== undefined && { wanted: after }),
          }));
    for (const difference of all) {
      if (patterns.some((pattern) => pattern.test(difference.field))) {
        ignored.push(difference.field);
        continue;
      }
      const side = then
        ? sideByManifest(difference, then.get(difference.field), applied)
        : sideByDate(updatedAt.get(id ?? ''), appliedAt);
      differences.push({ ...difference, side });
    }
  }
  const differing = new Set(differences.map(({ field }) => field.split('/')[0]));
  return {
    differences,
    ignored,
    questions: current.questions,
    unseen: current.unseen,
    same: current.assistants.filter(({ key }) => !differing.has(key)).length,
  };
}

const isChange = ({ change }: PlannedField): boolean => change !== 'none';

const changedFields = ({ assistants }: Plan): readonly PlannedField[] =>
  assistants.flatMap(({ fields }) => fields.filter(isChange));

/** The applied manifest is the common ancestor of both sides. */
function sideByManifest(
  { field, wanted }: Omit<Difference, 'side'>,
  then: PlannedField | undefined,
  applied: Plan | undefined,
): Side {
  const [key = ''] = field.split('/');
  const before = applied?.assistants.find((assistant) => assistant.key === key);
  if (field === key) return before?.change === 'create' ? 'drift' : 'pending';
  // The provider is as it was left, so the manifest has moved on.
  if (then === undefined) return 'pending';
  return JSON.stringify(then.after) === JSON.stringify(wanted) ? 'drift' : 'both';
}

function sideByDate(updatedAt: string | undefined, appliedAt: string | undefined): Side {
  if (updatedAt === undefined || appliedAt === undefined) return 'unknown';
  return Date.parse(updatedAt) > Date.parse(appliedAt) ? 'drift' : 'pending';
}
