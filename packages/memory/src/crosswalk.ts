/** How the fields of the memory vendor reach the portable model, whose words it uses. */
import type {
  Crosswalk,
  CrosswalkField,
  FeatureName,
  PortableField,
} from '@assistant-provider/core';
import { kindsWithout, limits, type Absent } from './limits.js';

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

const fieldOf: Readonly<Partial<Record<FeatureName, PortableField>>> = {
  tagging: 'tags',
  aiAgents: 'aiAgents',
  knowledge: 'knowledge',
  queues: 'queues',
};

/** The reason for a feature that the vendor was created without. */
export const reasonFor = (feature: FeatureName): string =>
  `The memory provider was created without ${feature}.`;

/** The crosswalk of a memory vendor without these features. */
export function crosswalkWithout(absent: Absent): Crosswalk {
  if (absent.size === 0) return crosswalk;
  const missing = new Map<string, string>();
  for (const feature of absent) {
    const field = fieldOf[feature];
    if (field) missing.set(field, reasonFor(feature));
  }
  const left = kindsWithout(absent);
  const isLeft = (object: string): boolean =>
    object.startsWith('parts.') ? object.slice('parts.'.length) in left : !missing.has(object);
  const fields = crosswalk.fields
    .filter(({ object }) => isLeft(object))
    .map((row): CrosswalkField => {
      const { as = '', ...others } = row;
      const reason = missing.get(as);
      // The vendor's own object still has the member, without a value.
      return reason === undefined ? row : { ...others, setByVendor: true, reason };
    });
  const dropped = [...missing].map(
    ([field, reason]) => [field, { verdict: 'dropped', reason }] as const,
  );
  return {
    ...crosswalk,
    fields,
    missing: { ...crosswalk.missing, ...Object.fromEntries(dropped) },
  };
}
