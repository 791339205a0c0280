/** Writes a plan as a file, and reads it back. */
import { err, ok, type Result } from 'neverthrow';
import { describe } from '../manifest/error.js';
import { fieldOf } from '../manifest/field.js';
import type { ManifestIssue } from '../manifest/issue.js';
import { withoutSchema } from '../manifest/parse.js';
import { noteSchemaIssue } from '../manifest/schema-issues.js';
import { isObject } from '../manifest/tree.js';
import { canonicalText } from './equal-json.js';
import { planFormat, type Plan } from './plan.js';
import { hashOf } from './plan-from.js';
import { planSchema, planSchemaUrl } from './schema.js';
import { cycleProblem } from './step-order.js';

/** Why a text is not a plan. */
export interface PlanFileError {
  /** Tells this error from others. */
  readonly kind: 'invalidPlan';
  /** The first issue, and how many more there are. */
  readonly message: string;
  /** The broken rules, at most 20. */
  readonly issues: readonly ManifestIssue[];
}

/**
 * Writes a plan as JSON. The same plan is always the same text.
 *
 * @example
 * ```ts
 * await writeFile('plan.json', stringifyPlan(plan));
 * ```
 */
export function stringifyPlan({ format, hash, ...body }: Plan): string {
  const { assistants, steps, ...rest } = JSON.parse(canonicalText(body)) as Omit<
    Plan,
    'format' | 'hash'
  >;
  const inOrder = { $schema: planSchemaUrl, format, hash, ...rest, assistants, steps };
  return `${JSON.stringify(inOrder, undefined, 2)}\n`;
}

/**
 * Reads a plan. Fails if the text is not a plan of this version, or if somebody has changed it: then the
 * hash is another. Fails with the rule `cycle` if steps wait for each other.
 *
 * @example
 * ```ts
 * const plan = parsePlan(await readFile('plan.json', 'utf8'));
 * if (plan.isErr()) console.error(plan.error.message);
 * ```
 */
export function parsePlan(text: string): Result<Plan, PlanFileError> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    return fail('', 'syntax', `the text is not JSON: ${String(cause)}`);
  }
  const value = withoutSchema(parsed);
  const { format } = isObject(value) ? value : {};
  if (typeof format === 'number' && format !== planFormat)
    return fail(
      'format',
      'value',
      `the format ${format} is another than ${planFormat}; make the plan again with this version`,
    );
  const issues: ManifestIssue[] = [];
  const { error } = planSchema.safeParse(value);
  for (const issue of error?.issues ?? [])
    noteSchemaIssue(issue, value, (path, rule, message) => {
      issues.push({ field: fieldOf(path), rule, message });
    });
  if (issues.length > 0) return err({ kind: 'invalidPlan', ...describe('plan', issues) });
  const { hash, ...body } = value as Plan;
  if (hash !== hashOf(body))
    return fail('hash', 'hash', 'its hash differs from its content; make the plan again');
  const cycle = cycleProblem(body.steps);
  if (cycle !== undefined) return fail('steps', 'cycle', `${cycle}; make the plan again`);
  return ok(value as Plan);
}

function fail(field: string, rule: string, message: string): Result<never, PlanFileError> {
  return err({ kind: 'invalidPlan', ...describe('plan', [{ field, rule, message }]) });
}
