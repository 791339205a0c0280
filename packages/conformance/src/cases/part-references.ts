/** The references in the content of parts: what they name, and how they are rewritten. */
import assert from 'node:assert/strict';
import {
  withReferences,
  type AssistantPart,
  type PartReference,
  type ReferenceTarget,
} from '@assistant-provider/core';
import { needsLimit, type ConformanceCase } from '../case.js';
import type { CaseContext } from '../case-context.js';
import { aPartMaker, hasMany, type PartMaker } from '../part-maker.js';
import { checkPart } from '../replies.js';

const isPartKind = (maker: PartMaker, kind: string): boolean => maker.kinds.includes(kind);

/** Makes a part of each kind, and returns those that name others. */
async function partsWithReferences(context: CaseContext) {
  const parts = context.feature('parts');
  const maker = await aPartMaker(context);
  const naming: AssistantPart[] = [];
  for (const kind of maker.kinds) {
    const { id } = await maker.make(kind);
    const part = await context.ok(parts.get(maker.assistantId, { kind, id }));
    if (part.references.length > 0) naming.push(part);
  }
  return { parts, maker, naming };
}

/** Returns another object of the kind that a reference names, if the fixtures have one. */
async function another(
  context: CaseContext,
  maker: PartMaker,
  { kind, id, version }: PartReference,
): Promise<ReferenceTarget | undefined> {
  if (!isPartKind(maker, kind)) {
    const entries = context.fixtures.directory?.[kind]?.entries ?? [];
    return entries.find((entry) => entry.id !== id);
  }
  if (!hasMany(maker.limit(kind))) return undefined;
  const other = await maker.make(kind, 2);
  if (version === undefined) return { id: other.id };
  const selector = { kind, id: other.id };
  return {
    id: other.id,
    version: (await context.ok(context.feature('parts').publish(maker.assistantId, selector)))
      .version,
  };
}

const needsOrder = needsLimit('kind of part that names other parts', ({ parts }) => {
  const kinds = Object.entries(parts?.kinds ?? {});
  return kinds.some(([, { after }]) => after.some((kind) => parts?.kinds[kind]));
});

export const partReferenceCases: readonly ConformanceCase[] = [
  {
    id: 'parts.references',
    contract:
      '`references` lists the places in the content that name other parts; each place holds the id and the version in its form.',
    feature: 'parts',
    run: async (context) => {
      const { maker, naming } = await partsWithReferences(context);
      for (const part of naming) checkPart(part);
      // References list the objects that the fixtures name.
      for (const kind of maker.kinds) {
        const { id } = await maker.make(kind);
        const text = JSON.stringify((await maker.make(kind)).content);
        const listed = new Set(
          naming.find((part) => part.kind === kind && part.id === id)?.references.map((r) => r.id),
        );
        for (const before of maker.limit(kind).after.filter((one) => isPartKind(maker, one))) {
          const named = await maker.make(before);
          if (hasMany(maker.limit(before)) && text.includes(named.id))
            assert.ok(listed.has(named.id), `${kind}: no reference names the ${before} in it`);
        }
      }
    },
  },
  {
    id: 'parts.rewritten',
    contract:
      'Content whose references are rewritten to other objects by `withReferences` is accepted by `put`, and then names those.',
    feature: 'parts',
    needs: [needsOrder],
    run: async (context) => {
      const { ok } = context;
      const { parts, maker, naming } = await partsWithReferences(context);
      for (const { kind, id, content, references } of naming) {
        const targets = new Map<string, ReferenceTarget>();
        for (const reference of references) {
          const target = await another(context, maker, reference);
          if (target) targets.set(reference.at, target);
        }
        const rewritten = withReferences({ content, references }, ({ at }) => targets.get(at));
        const { assistantId } = maker;
        await ok(parts.put(assistantId, { kind, id, content: rewritten }));
        const read = await ok(parts.get(assistantId, { kind, id }));
        checkPart(read);
        assert.deepEqual(read.content, rewritten, kind);
        for (const [at, target] of targets) {
          const reference = read.references.find((one) => one.at === at);
          assert.equal(reference?.id, target.id, `${kind} at ${at}`);
          assert.equal(reference?.version, target.version, `the version of ${kind} at ${at}`);
        }
      }
    },
  },
  {
    id: 'parts.in-use',
    contract:
      'A part that another part names is deleted, or its deletion fails with `conflict` or `invalidInput` and the part stays.',
    feature: 'parts',
    needs: [needsOrder],
    run: async (context) => {
      const { ok, failed } = context;
      const { parts, maker, naming } = await partsWithReferences(context);
      const { assistantId } = maker;
      for (const { references } of naming)
        for (const { kind, id } of references) {
          if (!isPartKind(maker, kind) || !maker.limit(kind).canDelete) continue;
          const reply = parts.delete(assistantId, { kind, id });
          if ((await reply).isOk()) {
            await failed(parts.get(assistantId, { kind, id }), { kind: 'notFound' });
            continue;
          }
          await failed(reply, { kind: ['conflict', 'invalidInput'], effect: 'none' });
          await ok(parts.get(assistantId, { kind, id }));
        }
    },
  },
];
