import type { Assistant } from '@assistant-provider/core';
import type { AssistantFailure } from '@assistant-provider/core/adapter';
import { errAsync, okAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { addToEach } from '../src/index.js';

const assistants = ['a', 'b', 'c'].map((id) => ({ id, name: id }) as Assistant);
const failure = (kind: string) => ({ kind }) as AssistantFailure;

describe('`addToEach`', () => {
  it('adds the members to each assistant, in their order', async () => {
    const read = ({ id }: Assistant) =>
      okAsync({
        knowledge: [{ linkId: id, source: { type: 'unknown' as const }, vendorData: {} }],
      });

    const added = (await addToEach(assistants, 2, read as never))._unsafeUnwrap();

    expect(added.map(({ id, knowledge }) => [id, knowledge?.[0]?.linkId])).toEqual([
      ['a', 'a'],
      ['b', 'b'],
      ['c', 'c'],
    ]);
    expect(assistants[0]).not.toHaveProperty('knowledge');
  });

  it('leaves an assistant that is not found as it is', async () => {
    const read = ({ id }: Assistant) =>
      id === 'b' ? errAsync(failure('notFound')) : okAsync({ knowledge: [] });

    const added = (await addToEach(assistants, 2, read))._unsafeUnwrap();

    expect(added.map(({ knowledge }) => knowledge)).toEqual([[], undefined, []]);
    expect(added[1]).toBe(assistants[1]);
  });

  it('fails with any other failure, and reads no further assistant', async () => {
    const asked: string[] = [];
    const read = ({ id }: Assistant) => {
      asked.push(id);
      return errAsync(failure('permissionDenied'));
    };

    expect(await addToEach(assistants, 1, read)).toMatchObject({
      error: { kind: 'permissionDenied' },
    });
    expect(asked).toEqual(['a']);
  });
});
