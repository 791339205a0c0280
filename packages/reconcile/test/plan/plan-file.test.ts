/** Plans as files. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { format } from 'prettier';
import { expect, it } from 'vitest';
import { plan } from '../../src/plan/make-plan.js';
import { parsePlan, stringifyPlan } from '../../src/plan/plan-file.js';
import { planFrom } from '../../src/plan/plan-from.js';
import { planJsonSchema } from '../../src/plan/schema.js';
import { targetOf } from '../../src/plan/target.js';
import { snapshot } from '../../src/snapshot/snapshot.js';
import { manifest } from '../arbitrary.js';
import { desks, emptyEstate, furnish } from '../desks.js';
import { valueOf } from '../estate.js';

const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(planJsonSchema());

it('a plan is the same bytes each time, and is read back', async () => {
  await fc.assert(
    fc.asyncProperty(desks, desks, async (wanted, present) => {
      const [source, target] = [emptyEstate(), emptyEstate('two')];
      await furnish(source, wanted);
      await furnish(target, present, 'two');
      const taken = valueOf(await snapshot(source));
      const text = stringifyPlan(valueOf(await plan(taken.manifest, target)));
      expect(stringifyPlan(valueOf(await plan(taken.manifest, target)))).toBe(text);
      const read = valueOf(parsePlan(text));
      expect(stringifyPlan(read)).toBe(text);
      expect(validate(JSON.parse(text))).toBe(true);
    }),
    { numRuns: 10 },
  );
});

it('a plan of any manifest is read back, whatever its texts', async () => {
  const target = emptyEstate();
  const { observed } = valueOf(await snapshot(target));
  fc.assert(
    fc.property(manifest, (given) => {
      const made = planFrom({ manifest: given, observed, target: targetOf(target) });
      const text = stringifyPlan(made);
      expect(valueOf(parsePlan(text))).toEqual(JSON.parse(JSON.stringify(made)));
      expect(validate(JSON.parse(text))).toBe(true);
    }),
    { numRuns: 200 },
  );
});

it.each([
  ['no JSON', () => '{', 'the text is not JSON'],
  ['another format', (text: string) => text.replace('"format": 1', '"format": 2'), 'the format 2'],
  ['an unknown member', (text: string) => text.replace('"hash"', '"hush"'), 'hash is required'],
  [
    'a change by hand',
    (text: string) => text.replace('"applyable": true', '"applyable": false'),
    'its hash differs from its content; make the plan again',
  ],
])('refuses %s', async (_, change, message) => {
  const estate = emptyEstate();
  const taken = valueOf(await snapshot(estate));
  const text = stringifyPlan(valueOf(await plan(taken.manifest, estate)));
  expect(parsePlan(change(text))._unsafeUnwrapErr().message).toContain(message);
});

it('the published schema is that of the code', async () => {
  // To write it: npx vitest run packages/reconcile/test/plan/plan-file.test.ts -u
  await expect(
    await format(JSON.stringify(planJsonSchema()), { parser: 'json', printWidth: 100 }),
  ).toMatchFileSnapshot(new URL('../../schema/plan.schema.json', import.meta.url).pathname);
});
