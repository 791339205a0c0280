/** Tags of parts are sent last, so wrong ones are found before anything is sent. */
import type { JsonValue } from '@assistant-provider/core';
import { describe, expect, it } from 'vitest';
import { changesOf, wrongTags } from '../src/mapping/part-changes.js';
import { partKindOf } from '../src/wire/part-kinds.js';
import { errorOf } from './harness.js';
import { agent, draftOf, givenDesk, guardrail, prompt } from './part-samples.js';

const hidden = JSON.parse('{"__proto__":"1"}') as JsonValue;

describe.each([prompt, guardrail, agent])('a part of the kind $kind', (draft) => {
  it.each<readonly [string, JsonValue, string]>([
    ['a text', 'x', 'part.content.tags'],
    ['a list', ['x'], 'part.content.tags'],
    ['a number as a value', { a: 5 }, 'part.content.tags["a"]'],
    ['a key of AWS', { 'aws:a': '1' }, 'part.content.tags["aws:a"]'],
    ['a key that the SDK loses', hidden, 'part.content.tags["__proto__"]'],
  ])('is not changed if its tags are to be %s', async (_, tags, field) => {
    const { emulator, put, provider, id } = await givenDesk();
    const created = await put({ ...draft, content: { ...draft.content, tags: { a: '1' } } });
    const before = emulator.snapshot();
    const content = { ...draft.content, description: 'Changed', tags };

    const error = await errorOf(provider.parts.put(id, { ...draftOf(created), content }));

    expect(error).toMatchObject({ kind: 'invalidInput', effect: 'none', issues: [{ field }] });
    expect(emulator.snapshot()).toEqual(before);
  });

  it('may have a tag that only the vendor can set', () => {
    const tags = { 'aws:cloudformation:stack-name': 'desk' };
    const before = { name: 'any', content: { ...draft.content, tags } };
    const content = { ...before.content, description: 'Changed' };

    const changes = changesOf(partKindOf(draft.kind), before, { content });

    expect(wrongTags(content, changes)).toEqual([]);
  });
});
