/** What holds for any content of a part, with members that are new at the vendor everywhere. */
import { writeJson } from '@assistant-provider/adapter-kit';
import type { JsonObject, JsonValue, PartDraft } from '@assistant-provider/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { valueOf } from './harness.js';
import {
  agentOf,
  configurations,
  draftOf,
  futureConfiguration,
  givenDesk,
  guardrail,
  place,
  prompt,
} from './part-samples.js';

/** Names that neither the vendor nor JavaScript gives a meaning. */
const name = fc.string({ minLength: 1, maxLength: 8 }).map((text) => `x${text}`);
const value = fc
  .jsonValue({ noUnicodeString: false, maxDepth: 3 })
  .filter((json) => writeJson(json).isOk() && !JSON.stringify(json).includes('__proto__'))
  // JSON has no negative zero.
  .map((json) => JSON.parse(JSON.stringify(json)) as JsonValue);
const novelties = fc.dictionary(name, value, { maxKeys: 3 }) as fc.Arbitrary<JsonObject>;

/** To the vendor a member that is null is absent. */
const withoutNull = (value: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null));

const optional = fc.record(
  {
    description: fc.constantFrom('Short', 'Other text'),
    tags: fc.dictionary(fc.constantFrom('a', 'b', 'team'), fc.constantFrom('1', '2')),
  },
  { requiredKeys: [] },
);

const configuration = fc.oneof(
  ...Object.entries({ ...configurations, FUTURE: futureConfiguration }).map(([type, arms]) =>
    novelties.map((novel) => {
      const [[arm, members]] = Object.entries(arms) as [[string, JsonObject]];
      return agentOf(type, { [arm]: { ...withoutNull(novel), ...members } });
    }),
  ),
);

/** Any part, with novelties beside the members of its kind. */
const draft: fc.Arbitrary<PartDraft> = fc
  .tuple(fc.oneof(fc.constantFrom(prompt, guardrail), configuration), novelties, optional)
  .map(([given, novel, members]) => ({
    ...given,
    content: { ...withoutNull(novel), ...given.content, ...members },
  }));

/** The vendor shows no tags as no member. */
const shown = ({ tags = {}, ...content }: JsonObject): JsonObject => ({
  ...content,
  ...(Object.keys(tags as object).length > 0 && { tags }),
});

it('a part that is put is read with equal content, and putting it back changes nothing', async () => {
  const { provider, emulator, id, put } = await givenDesk({
    settings: { unknownMembers: 'kept', duplicateAIPromptName: 'allowed' },
  });
  const empty = emulator.snapshot();

  await fc.assert(
    fc.asyncProperty(draft, draft, async (first, second) => {
      emulator.restore(empty);
      const created = await put(first);
      const read = await valueOf(provider.parts.get(id, place(created)));
      expect(read.content).toEqual(shown(first.content));

      const before = emulator.snapshot();
      await put(draftOf(read));
      const [listed] = await valueOf(
        provider.parts.list(id, { kind: read.kind, origin: 'customer' }),
      );
      expect(emulator.snapshot()).toEqual(before);
      expect(listed).toEqual(read);

      // The content of another draft of the same kind and type takes its place.
      if (second.kind !== first.kind || second.content['type'] !== first.content['type']) return;
      const changed = await put({ ...draftOf(read), content: second.content });
      const expected = shown(second.content);
      for (const [member, value] of Object.entries(expected))
        expect(changed.content[member]).toEqual(value);
      expect(changed.content['tags']).toEqual(expected['tags']);
    }),
    { numRuns: 60 },
  );
});

it('a version that is published has the content of the part', async () => {
  const { provider, emulator, id, put } = await givenDesk({
    settings: { unknownMembers: 'kept' },
  });
  const empty = emulator.snapshot();

  await fc.assert(
    fc.asyncProperty(draft, async (given) => {
      emulator.restore(empty);
      const created = await put(given);
      const published = await valueOf(provider.parts.publish(id, place(created)));
      const read = await valueOf(provider.parts.get(id, { ...place(created), versions: true }));

      expect(published.content).toEqual(created.content);
      expect(published.references).toEqual(created.references);
      expect(read.versions).toHaveLength(1);
      expect(read.versions?.[0]?.content).toEqual(created.content);
    }),
    { numRuns: 30 },
  );
});
