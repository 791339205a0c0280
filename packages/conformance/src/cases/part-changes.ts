/** Changing the parts of an assistant. */
import assert from 'node:assert/strict';
import type { PartKindLimit } from '@assistant-provider/core';
import type { ConformanceCase } from '../case.js';
import { needsKind, oneOfEachKind, placeOf, portable } from '../part-kinds.js';
import { aPartMaker } from '../part-maker.js';
import { withValueAt } from '../place-in.js';
import { checkPart } from '../replies.js';

const hasFixed = ({ fixed, name }: PartKindLimit): boolean =>
  fixed.length > 0 || name?.changes === 'atCreation';

export const partChangeCases: readonly ConformanceCase[] = [
  {
    id: 'parts.put-back',
    contract: 'A part that is read and put back, with or without its name, stays as it is.',
    feature: 'parts',
    run: async (context) => {
      const { ok, clock } = context;
      const parts = context.feature('parts');
      const maker = await aPartMaker(context);
      for (const { kind, id } of await oneOfEachKind(maker)) {
        const read = () => ok(parts.get(maker.assistantId, { kind, id }));
        const before = await read();
        await clock.advance(60_000);
        const { name, content } = before;
        for (const draft of [
          { kind, id, ...(name !== undefined && { name }), content },
          { kind, id, content },
        ]) {
          const back = await ok(parts.put(maker.assistantId, draft));
          assert.deepEqual(portable(back), portable(before), `${kind}: the result of put`);
          assert.deepEqual(await read(), before, `${kind}: the part afterwards`);
        }
      }
    },
  },
  {
    id: 'parts.change',
    contract:
      '`put` with an id replaces the whole content of that part, keeps its name, and changes no other part.',
    feature: 'parts',
    run: async (context) => {
      const { ok } = context;
      const parts = context.feature('parts');
      const maker = await aPartMaker(context);
      const { assistantId } = maker;
      await oneOfEachKind(maker);
      for (const kind of maker.kinds) {
        const { id, name } = await maker.make(kind);
        const others = async () =>
          (await ok(parts.list(assistantId)))
            .filter((part) => placeOf(part) !== placeOf({ kind, id }))
            .map(portable);
        const before = await others();
        const content = await maker.changed(kind);
        const put = await ok(parts.put(assistantId, { kind, id, content }));
        for (const part of [put, await ok(parts.get(assistantId, { kind, id }))]) {
          checkPart(part);
          assert.deepEqual(part.content, content, `the content of the kind ${kind}`);
          assert.equal(part.name, name, `the name of the kind ${kind}`);
        }
        assert.deepEqual(await others(), before, `the other parts after a change of ${kind}`);
      }
    },
  },
  {
    id: 'parts.rename',
    contract: 'A name that the limits call changeable in place changes, and the content stays.',
    feature: 'parts',
    needs: [
      needsKind('name of a part that changes in place', ({ name }) => name?.changes === 'inPlace'),
    ],
    run: async (context) => {
      const { ok } = context;
      const parts = context.feature('parts');
      const maker = await aPartMaker(context);
      for (const kind of maker.kinds.filter(
        (one) => maker.limit(one).name?.changes === 'inPlace',
      )) {
        const { id, content } = await maker.make(kind);
        const { name = '' } = await maker.draft(kind, 2);
        const { assistantId } = maker;
        const renamed = await ok(parts.put(assistantId, { kind, id, name, content }));
        for (const part of [renamed, await ok(parts.get(assistantId, { kind, id }))])
          assert.deepEqual({ name: part.name, content: part.content }, { name, content }, kind);
      }
    },
  },
  {
    id: 'parts.fixed',
    contract:
      'A change of a member or a name that the limits call fixed at creation is `unsupported`, the issues name the place, and nothing changes.',
    feature: 'parts',
    needs: [needsKind('member of a part that is fixed at creation', hasFixed)],
    run: async (context) => {
      const { ok, failed } = context;
      const parts = context.feature('parts');
      const maker = await aPartMaker(context);
      const { assistantId } = maker;
      for (const kind of maker.kinds.filter((one) => hasFixed(maker.limit(one)))) {
        const { id } = await maker.make(kind);
        const before = await ok(parts.get(assistantId, { kind, id }));
        const { content } = before;
        const { fixed, name } = maker.limit(kind);
        const { otherFixed = {} } = context.given('parts')[kind] ?? {};
        const drafts = fixed.map((pointer) => {
          const other = otherFixed[pointer];
          assert.ok(other !== undefined, `fixtures.parts.${kind}.otherFixed has no ${pointer}`);
          const place = `part.content${pointer.replaceAll('/', '.')}`;
          return { place, draft: { kind, id, content: withValueAt(content, pointer, other) } };
        });
        if (name?.changes === 'atCreation') {
          const { name: other = '' } = await maker.draft(kind, 2);
          drafts.push({ place: 'part.name', draft: { kind, id, name: other, content } as never });
        }
        for (const { place, draft } of drafts) {
          const error = await failed(parts.put(assistantId, draft), {
            kind: 'unsupported',
            operation: 'parts.put',
            effect: 'none',
          });
          const fields = error.issues?.map(({ field }) => field) ?? [];
          assert.ok(
            fields.includes(place),
            `${kind}: the issues name ${fields.join(', ')}, not ${place}`,
          );
          assert.deepEqual(await ok(parts.get(assistantId, { kind, id })), before, kind);
        }
      }
    },
  },
];
