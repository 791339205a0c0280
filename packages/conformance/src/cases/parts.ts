/** Parts of an assistant: reading, writing and deleting them. */
import assert from 'node:assert/strict';
import type { ConformanceCase, Need } from '../case.js';
import { aPartMaker, hasMany, isNumbered } from '../part-maker.js';
import { needsKind, oneOfEachKind, placeOf, portable } from '../part-kinds.js';
import { checkPart, sameEntries } from '../replies.js';
import { isUnavailable } from '../unavailable.js';

const needsUnknownMembers: Need = ({ fixtures, limits }) => {
  const kinds = Object.keys(limits.parts?.kinds ?? {});
  const controls = kinds.map((kind) => fixtures.parts?.[kind]?.unknownMembers);
  const missing = controls.find(isUnavailable);
  return missing && controls.every(isUnavailable)
    ? { because: 'harness', reason: `unknown members of parts: ${missing.unavailable}` }
    : undefined;
};

export const partCases: readonly ConformanceCase[] = [
  {
    id: 'parts.put',
    contract:
      'A part that is put is read: `put`, `get` and `list` show its kind, name and content.',
    feature: 'parts',
    run: async (context) => {
      const { ok } = context;
      const parts = context.feature('parts');
      const maker = await aPartMaker(context);
      const { assistantId } = maker;
      for (const kind of maker.kinds) {
        const draft = await maker.draft(kind);
        const made = await maker.make(kind);
        const { id } = made;
        const listed = (await ok(parts.list(assistantId, { kind }))).find((part) => part.id === id);
        assert.ok(listed, `the list does not show the part of the kind ${kind}`);
        for (const part of [made, await ok(parts.get(assistantId, { kind, id })), listed]) {
          checkPart(part);
          assert.deepEqual(
            { kind: part.kind, id, name: part.name, content: part.content, origin: part.origin },
            {
              kind,
              id: draft.id ?? id,
              name: draft.name,
              content: draft.content,
              origin: 'customer',
            },
          );
        }
      }
    },
  },
  {
    id: 'parts.unknown-members',
    contract: 'Members of content that the adapter does not know are written and read.',
    feature: 'parts',
    needs: [needsUnknownMembers],
    run: async (context) => {
      const parts = context.feature('parts');
      const { assistantId, kinds, make } = await aPartMaker(context);
      for (const kind of kinds) {
        const members = context.given('parts')[kind]?.unknownMembers;
        if (isUnavailable(members)) continue;
        const { id } = await make(kind);
        const { content } = await context.ok(parts.get(assistantId, { kind, id }));
        for (const [name, value] of Object.entries(members ?? {}))
          assert.deepEqual(content[name], value, `${kind}: ${name}`);
      }
    },
  },
  {
    id: 'parts.list',
    contract:
      '`list` shows each part once, kind by kind in the order of the limits, as `get` shows it; with `kind` only parts of that kind.',
    feature: 'parts',
    run: async (context) => {
      const { ok } = context;
      const parts = context.feature('parts');
      const maker = await aPartMaker(context);
      // In another order than that of the limits.
      for (const kind of maker.kinds.toReversed())
        for (const number of hasMany(maker.limit(kind)) ? [1, 2] : [1])
          await maker.make(kind, number);
      const { assistantId, kinds } = maker;
      const listed = await ok(parts.list(assistantId));
      const byKind = [];
      for (const kind of kinds) {
        const ofKind = await ok(parts.list(assistantId, { kind }));
        sameEntries(
          ofKind.map(placeOf),
          listed.filter((part) => part.kind === kind).map(placeOf),
          `the list of the kind ${kind}`,
        );
        for (const part of ofKind) byKind.push(part.kind);
      }
      assert.deepEqual(
        listed.map((part) => part.kind),
        byKind,
        'the order of the kinds',
      );
      assert.equal(new Set(listed.map(placeOf)).size, listed.length, 'a part is listed twice');
      for (const part of listed) {
        checkPart(part);
        const { kind, id } = part;
        const read = await ok(parts.get(assistantId, { kind, id }));
        assert.deepEqual(portable(part), portable(read), `${placeOf(part)} of the list`);
      }
    },
  },
  {
    id: 'parts.unknown-assistant',
    contract: 'Parts of an assistant that never existed are `notFound`.',
    feature: 'parts',
    run: async (context) => {
      const { failed, given } = context;
      const parts = context.feature('parts');
      const maker = await aPartMaker(context);
      const { assistantId } = given('unknown');
      const kind = 'notFound';
      await failed(parts.list(assistantId), { kind, operation: 'parts.list' });
      for (const one of maker.kinds) {
        const draft = await maker.draft(one);
        const { id } = await maker.make(one);
        const selector = { kind: one, id };
        await failed(parts.get(assistantId, selector), { kind, operation: 'parts.get' });
        await failed(parts.put(assistantId, draft), { kind, operation: 'parts.put' });
        if (maker.limit(one).versions)
          await failed(parts.publish(assistantId, selector), { kind, operation: 'parts.publish' });
        if (maker.limit(one).canDelete)
          await failed(parts.delete(assistantId, selector), { kind, operation: 'parts.delete' });
      }
    },
  },
  {
    id: 'parts.unknown-part',
    contract:
      'A part that never existed is `notFound` to `get`, `put`, `publish` and `delete`; none of them creates it.',
    feature: 'parts',
    needs: [needsKind('part whose id the vendor chooses', isNumbered)],
    run: async (context) => {
      const { ok, failed, given } = context;
      const parts = context.feature('parts');
      const maker = await aPartMaker(context);
      const { assistantId } = maker;
      const { partId: id } = given('unknown');
      assert.ok(id !== undefined, 'fixtures.unknown.partId is missing');
      for (const kind of maker.kinds.filter((one) => isNumbered(maker.limit(one)))) {
        const { content } = await maker.draft(kind);
        const before = await ok(parts.list(assistantId, { kind }));
        const expected = { kind: 'notFound', effect: 'none' } as const;
        await failed(parts.get(assistantId, { kind, id }), expected);
        await failed(parts.put(assistantId, { kind, id, content }), expected);
        if (maker.limit(kind).versions)
          await failed(parts.publish(assistantId, { kind, id }), expected);
        if (maker.limit(kind).canDelete)
          await failed(parts.delete(assistantId, { kind, id }), expected);
        assert.deepEqual(await ok(parts.list(assistantId, { kind })), before, kind);
      }
    },
  },
  {
    id: 'parts.own',
    contract: 'An assistant shows and changes its own parts only.',
    feature: 'parts',
    run: async (context) => {
      const { ok, failed } = context;
      const parts = context.feature('parts');
      const [first, second] = await context.assistants(2);
      assert.ok(first && second);
      const maker = await aPartMaker(context, first.id);
      const made = await oneOfEachKind(maker);
      const numbered = made.filter(({ kind }) => isNumbered(maker.limit(kind)));
      const seen = (await ok(parts.list(second.id, { origin: 'customer' }))).map(placeOf);
      for (const part of numbered)
        assert.ok(!seen.includes(placeOf(part)), `${placeOf(part)} shows at another assistant`);
      for (const { kind, id, content } of numbered) {
        await failed(parts.get(second.id, { kind, id }), { kind: 'notFound' });
        await failed(parts.put(second.id, { kind, id, content }), { kind: 'notFound' });
        if (maker.limit(kind).canDelete)
          await failed(parts.delete(second.id, { kind, id }), { kind: 'notFound' });
      }
      for (const { kind, id } of made) await ok(parts.get(first.id, { kind, id }));
    },
  },
  {
    id: 'parts.gone-with-assistant',
    contract: 'Parts die with their assistant.',
    feature: 'parts',
    run: async (context) => {
      const { failed, remove } = context;
      const parts = context.feature('parts');
      const maker = await aPartMaker(context);
      const made = await oneOfEachKind(maker);
      await remove(maker.assistantId);
      await failed(parts.list(maker.assistantId), { kind: 'notFound', operation: 'parts.list' });
      for (const { kind, id } of made)
        await failed(parts.get(maker.assistantId, { kind, id }), { kind: 'notFound' });
    },
  },
  {
    id: 'parts.delete',
    contract: '`delete` deletes that part and no other; afterwards the part is `notFound`.',
    feature: 'parts',
    needs: [needsKind('part that can be deleted', ({ canDelete }) => canDelete)],
    run: async (context) => {
      const { ok, failed } = context;
      const parts = context.feature('parts');
      const maker = await aPartMaker(context);
      const { assistantId } = maker;
      for (const kind of maker.kinds.filter((one) => maker.limit(one).canDelete)) {
        await maker.make(kind);
        // Nothing refers to the second one.
        const { id } = await maker.make(kind, hasMany(maker.limit(kind)) ? 2 : 1);
        const before = (await ok(parts.list(assistantId))).map(placeOf);
        await ok(parts.delete(assistantId, { kind, id }));
        sameEntries(
          (await ok(parts.list(assistantId))).map(placeOf),
          before.filter((place) => place !== placeOf({ kind, id })),
          `the parts after a deletion of ${kind}`,
        );
        await failed(parts.get(assistantId, { kind, id }), { kind: 'notFound' });
        await failed(parts.delete(assistantId, { kind, id }), { kind: 'notFound' });
      }
    },
  },
];
