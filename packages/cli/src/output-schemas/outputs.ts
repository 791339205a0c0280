/**
 * The schemas of the outputs of `--json`. They list every member, and tests hold the outputs against them. The
 * package publishes them as JSON Schemas that allow further members, so that later versions may add some.
 */
import { assistantStatuses } from '@assistant-provider/core';
import * as z from 'zod';
import { configSchema } from '../config/config.js';
import { inventoryEntry } from './inventory.js';
import { listedRun, rehearsal, runHistory, runReport } from './run.js';
import { count, manifest, plan, questions, text, texts, time, unseen, value } from './shared.js';

/** The form of an output: one document, or one object in each line. */
export interface OutputSchema {
  readonly form: 'document' | 'lines';
  readonly schema: z.ZodType;
}

const document = (schema: z.ZodType): OutputSchema => ({ form: 'document', schema });
const lines = (schema: z.ZodType): OutputSchema => ({ form: 'lines', schema });

const field = z.looseObject({ field: text, verdict: text, reason: text, change: text });

const verification = z.object({
  differences: z.array(
    z.object({
      field: text,
      side: z.enum(['drift', 'pending', 'both', 'unknown']),
      actual: value.optional(),
      wanted: value.optional(),
    }),
  ),
  ignored: texts,
  questions,
  unseen,
  same: count,
});

const moveVerification = z.object({
  ...verification.shape,
  lost: z.array(field),
  uncarried: z.array(field),
  pending: z.array(field),
  clean: z.boolean(),
});

const written = z.object({ file: text, format: z.enum(['html', 'markdown', 'json']) });

/** The output of each command, by its name. */
export const outputs = {
  init: document(
    z.object({
      file: text,
      accounts: texts,
      tests: z.array(
        z.object({ account: text, state: z.enum(['ok', 'problem', 'notTested']), message: text }),
      ),
    }),
  ),
  doctor: document(
    z.array(
      z.object({
        account: text,
        check: text,
        state: z.enum(['ok', 'problem', 'note']),
        message: text,
      }),
    ),
  ),
  list: lines(z.object({ id: text, name: text, status: z.enum(assistantStatuses), locator: text })),
  show: document(z.object({ manifest, unseen })),
  inventory: lines(inventoryEntry),
  snapshot: document(
    z.union([
      z.object({ manifest, unseen }),
      z.object({ file: text, assistants: count, unseen }).describe('With a file.'),
    ]),
  ),
  plan: document(plan),
  report: document(
    z.union([
      z.array(listedRun).describe('Without an argument.'),
      written.describe('With a file.'),
      plan,
      runHistory,
      runReport,
      rehearsal,
      z.array(inventoryEntry),
    ]),
  ),
  map: document(z.object({ file: text, questions: count, losses: count })),
  move: document(
    z.union([
      z.object({
        manifest,
        unseen,
        uncarried: z.array(field),
        pending: z.array(field),
        plan,
      }),
      runReport.describe('With --apply.'),
      moveVerification.describe('With --verify.'),
      z.object({ verification: moveVerification, plan }).describe('With --retire.'),
    ]),
  ),
  apply: document(z.union([runReport, rehearsal.describe('With --rehearse.')])),
  resume: document(runReport),
  rollback: document(runReport),
  verify: document(verification),
  unlock: document(
    z.object({
      holder: z.union([
        z.null(),
        z.object({
          ...{ owner: text, host: text, pid: z.int(), since: time, until: time, token: z.int() },
        }),
      ]),
    }),
  ),
  emulators: lines(
    z.object({
      accounts: configSchema.shape.accounts,
      env: z.record(text, text),
    }),
  ),
  completion: document(z.object({ shell: z.enum(['bash', 'zsh', 'fish']), script: text })),
} satisfies Readonly<Record<string, OutputSchema>>;

/**
 * Returns the JSON Schema of the output of a command, as the package publishes it. Plans and manifests are
 * referred to by the addresses of their own schemas, which another package publishes.
 */
export function outputJsonSchema(name: keyof typeof outputs): Readonly<Record<string, unknown>> {
  const { form, schema } = outputs[name];
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
  return {
    $schema,
    $id: `https://unpkg.com/@assistant-provider/cli/schema/output/${name}.schema.json`,
    title: `Output of assistants ${name} --json`,
    description: form === 'lines' ? 'Each line of the output is one such object.' : 'One document.',
    ...rest,
  };
}
