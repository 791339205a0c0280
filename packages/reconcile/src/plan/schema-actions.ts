/** The schema of the actions in a plan's file. */
import type { JsonObject } from '@assistant-provider/core';
import * as z from 'zod';
import { isObject } from '../manifest/tree.js';

const text = z.string();
const texts = z.array(text);
const object: z.ZodType<JsonObject> = z
  .custom<JsonObject>(isObject, 'must be an object')
  .meta({ type: 'object' });
const fromStep = z.strictObject({ fromStep: text });
const late = z.union([text, fromStep]);
const lateId = z.union([
  text,
  fromStep,
  z.strictObject({ supplied: z.strictObject({ kind: text, name: text }) }),
]);
const lateVersion = z.union([z.int().min(0), fromStep]);

const plain = (type: string) => z.strictObject({ type: z.literal(type) });

/** One action. */
export const action = z.union(
  [
    z.strictObject({
      type: z.literal('create'),
      draft: object,
      mark: z.enum(['tag', 'name', 'none']),
      besides: texts.exactOptional(),
    }),
    z.strictObject({
      type: z.literal('adopt'),
      id: text,
      how: z.enum(['byName', 'byMap', 'byOrigin']),
    }),
    z.strictObject({ type: z.literal('forget'), id: text }),
    plain('wait'),
    plain('delete'),
    z.strictObject({ type: z.literal('update'), patch: object }),
    z.strictObject({ type: z.literal('tag'), tags: object }),
    z.strictObject({ type: z.literal('untag'), keys: texts }),
    z.strictObject({ type: z.literal('link'), source: object }),
    z.strictObject({ type: z.literal('unlink'), linkId: text }),
    z.strictObject({
      type: z.literal('assign'),
      assignment: object,
      agent: z.strictObject({ id: lateId, version: lateVersion.exactOptional() }).exactOptional(),
    }),
    z.strictObject({ type: z.literal('unassign'), selector: object }),
    z.strictObject({ type: z.literal('bind'), bindings: z.array(object), takenFrom: object }),
    z.strictObject({ type: z.literal('unbind'), queueIds: texts }),
    z.strictObject({
      type: z.literal('putPart'),
      kind: text,
      id: late.exactOptional(),
      name: text.exactOptional(),
      content: object,
      late: z.array(
        z.strictObject({
          at: text,
          id: lateId,
          version: lateVersion.exactOptional(),
          form: text.exactOptional(),
        }),
      ),
    }),
    z.strictObject({ type: z.literal('publishPart'), kind: text, id: late }),
    z.strictObject({ type: z.literal('deletePart'), kind: text, id: text }),
  ],
  { error: 'must be an action of a plan' },
);
