/** The schemas that the outputs of several commands have in common. */
import {
  manifestSchemaUrl,
  planSchemaUrl,
  type Manifest,
  type Plan,
} from '@assistant-provider/reconcile';
import * as z from 'zod';

/** A text. */
export const text = z.string();
/** Texts. */
export const texts = z.array(text);
/** A number of objects. */
export const count = z.int().min(0);
/** A time. */
export const time = z.string().describe('ISO 8601, UTC.');
/** Any JSON. */
export const value = z.unknown();

const isObject = (given: unknown): boolean =>
  typeof given === 'object' && given !== null && !Array.isArray(given);

/** A plan. Its own package publishes and checks its schema. */
export const plan = z.custom<Plan>(isObject).meta({ $ref: planSchemaUrl });
/** A manifest. Its own package publishes and checks its schema. */
export const manifest = z.custom<Manifest>(isObject).meta({ $ref: manifestSchemaUrl });

/** The things that an account did not show. */
export const unseen = z.array(
  z.object({
    what: z.enum(['assistant', 'aiAgents', 'knowledge', 'queues', 'tags', 'parts', 'names']),
    assistantId: text.exactOptional(),
    kind: text.exactOptional(),
    ids: texts.exactOptional(),
    reason: z.enum(['permissionDenied', 'notShown', 'notFound']),
    message: text,
  }),
);

/** Open questions. */
export const questions = z.array(
  z.object({
    id: text,
    fields: texts,
    text,
    answerAt: texts,
    candidates: z.array(z.object({ value, label: text })),
  }),
);

/** A failed request, as data. Later versions may add members. */
export const failure = z.looseObject({ kind: text, message: text });
