/** Parts that the vendor supplies: they can be read and named, but not written. */
import assert from 'node:assert/strict';
import { needsControl, type ConformanceCase } from '../case.js';
import type { CaseContext } from '../case-context.js';
import { placeOf } from '../part-kinds.js';
import { aPartMaker } from '../part-maker.js';
import { checkPart, sameEntries } from '../replies.js';

const needsSupply = needsControl('a part of the vendor', ({ supplyPart }) => supplyPart);

/** An assistant with parts of both origins. */
async function bothOrigins(context: CaseContext) {
  const parts = context.feature('parts');
  const maker = await aPartMaker(context);
  for (const kind of maker.kinds) await maker.make(kind);
  await context.controls.supplyPart(maker.assistantId);
  const ofVendor = await context.ok(parts.list(maker.assistantId, { origin: 'vendor' }));
  assert.ok(ofVendor.length > 0, 'the list shows no part of the vendor: check `supplyPart`');
  return { parts, maker, ofVendor };
}

export const partOriginCases: readonly ConformanceCase[] = [
  {
    id: 'parts.origin',
    contract: '`list` with `origin` shows the parts of that origin; without it, both.',
    feature: 'parts',
    needs: [needsSupply],
    run: async (context) => {
      const { parts, maker, ofVendor } = await bothOrigins(context);
      const { assistantId } = maker;
      const own = await context.ok(parts.list(assistantId, { origin: 'customer' }));
      for (const part of ofVendor) {
        checkPart(part);
        assert.equal(part.origin, 'vendor', placeOf(part));
      }
      for (const part of own) assert.equal(part.origin, 'customer', placeOf(part));
      const all = await context.ok(parts.list(assistantId));
      sameEntries(all.map(placeOf), [...own, ...ofVendor].map(placeOf), 'both origins');
    },
  },
  {
    id: 'parts.of-vendor',
    contract:
      'A part that the vendor supplies is never written: `put`, `publish` and `delete` are `permissionDenied`, and the part stays as it is.',
    feature: 'parts',
    needs: [needsSupply],
    run: async (context) => {
      const { ok, failed } = context;
      const { parts, maker, ofVendor } = await bothOrigins(context);
      const { assistantId } = maker;
      for (const { kind, id, content } of ofVendor) {
        const expected = { kind: 'permissionDenied', effect: 'none' } as const;
        const before = await ok(parts.get(assistantId, { kind, id }));
        const other = await maker.changed(kind);
        for (const given of [content, other])
          await failed(parts.put(assistantId, { kind, id, content: given }), expected);
        if (maker.limit(kind).versions)
          await failed(parts.publish(assistantId, { kind, id }), expected);
        if (maker.limit(kind).canDelete)
          await failed(parts.delete(assistantId, { kind, id }), expected);
        assert.deepEqual(await ok(parts.get(assistantId, { kind, id })), before);
      }
    },
  },
];
