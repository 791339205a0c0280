/** How the fields of the memory vendor reach the portable model, whose words it uses. */
import type { Crosswalk, CrosswalkField } from '@assistant-provider/core';
import { limits } from './limits.js';

type Row = Omit<CrosswalkField, 'object'>;

const set = { setByVendor: true, reason: 'The memory vendor sets it.' } as const;

const rowsOf = (object: CrosswalkField['object'], rows: readonly Row[]): CrosswalkField[] =>
  rows.map((row) => ({ object, ...row }));

const allSet = (...fields: readonly string[]): readonly Row[] =>
  fields.map((field) => ({ field, ...set }));

const allAs = (as: string, ...fields: readonly string[]): readonly Row[] =>
  fields.map((field) => ({ field, as }));

const partRows = Object.keys(limits.parts.kinds).flatMap((kind) =>
  rowsOf(`parts.${kind}`, [
    ...allAs(`parts.${kind}`, '/name', '/content', '/versions'),
    ...allSet('/assistantId', '/kind', '/id', '/ofVendor', '/lastVersion'),
    ...allSet('/createdAt', '/updatedAt'),
  ]),
);

/** The crosswalk of the memory vendor. */
export const crosswalk: Crosswalk = {
  fields: [
    ...rowsOf('assistant', [
      ...allAs('name', '/name'),
      ...allAs('description', '/description'),
      ...allAs('tags', '/tags'),
      ...allAs('encryption', '/kmsKeyId'),
      ...allAs('aiAgents', '/aiAgents'),
      ...allAs('knowledge', '/knowledge'),
      ...allSet('/id', '/status', '/settling', '/deletionFails', '/createdAt', '/updatedAt'),
    ]),
    ...rowsOf('aiAgents', allAs('aiAgents', '/role', '/useCase', '/agentId', '/enabled')),
    ...rowsOf('knowledge', [...allSet('/linkId'), ...allAs('knowledge', '/source')]),
    ...rowsOf('queues', [
      ...allAs('queues', '/queueId', '/assistantId', '/mediaTypes'),
      ...allSet('/createdAt', '/updatedAt'),
    ]),
    ...partRows,
  ],
  missing: {
    parts: { verdict: 'dropped', reason: 'The memory vendor has its own kinds of part.' },
  },
  namedBy: [],
};
