import { describe, expect, it } from 'vitest';
import {
  assistantArn,
  errorOf,
  givenAnswers,
  givenEmulator,
  sendJson,
  valueOf,
} from './harness.js';

async function givenAssistant() {
  const world = await givenEmulator();
  const { id, locator } = await valueOf(
    world.provider.assistants.create({ name: 'Desk', tags: { team: 'returns' } }),
  );
  await world.clock.sleep(60_000);
  world.emulator.requests.clear();
  return { ...world, id, locator };
}

describe('tagging', () => {
  it('adds, changes, lists and removes tags', async () => {
    const { provider, id } = await givenAssistant();

    await valueOf(provider.tagging.tag(id, { team: 'desk', AmazonConnectEnabled: 'True' }));
    const tagged = await valueOf(provider.tagging.list(id));
    await valueOf(provider.tagging.untag(id, ['team', 'never-there']));

    expect(tagged).toEqual({ team: 'desk', AmazonConnectEnabled: 'True' });
    expect(await valueOf(provider.tagging.list(id))).toEqual({ AmazonConnectEnabled: 'True' });
  });

  it('looks up the ARN of an id with one request, and none for an ARN', async () => {
    const { provider, emulator, id, locator } = await givenAssistant();

    await valueOf(provider.tagging.list(id));
    await valueOf(provider.tagging.list(locator));

    expect(emulator.requests.all().map(({ operation }) => operation)).toEqual([
      'GetAssistant',
      'ListTagsForResource',
      'ListTagsForResource',
    ]);
    expect(emulator.requests.of('ListTagsForResource')[0]?.target).toBe(
      `/tags/${encodeURIComponent(locator)}`,
    );
  });

  it('removes any number of tags, fifty per request', async () => {
    const { provider, requests } = await givenAnswers((response) => sendJson(response, 200, {}));
    const keys = Array.from({ length: 120 }, (_, index) => `key${index}`);

    await valueOf(provider.tagging.untag(assistantArn, keys));

    const sent = requests.map(({ target }) =>
      new URL(target, 'http://localhost').searchParams.getAll('tagKeys'),
    );
    expect(sent.map(({ length }) => length)).toEqual([50, 50, 20]);
    expect(sent.flat()).toEqual(keys);
  });

  it('stops at the first failed request, and reports that tags may be gone', async () => {
    let count = 0;
    const { provider, requests } = await givenAnswers((response) => {
      count += 1;
      sendJson(response, count === 2 ? 403 : 200, {});
    });
    const keys = Array.from({ length: 120 }, (_, index) => `key${index}`);

    const error = await errorOf(provider.tagging.untag(assistantArn, keys));

    expect(error).toMatchObject({ kind: 'permissionDenied', effect: 'maybe' });
    expect(requests).toHaveLength(2);
  });

  it.each([
    ['a space', { 'a b': 'x' }],
    ['an @', { 'a@b': 'x' }],
    ['the vendor’s own prefix', { 'aws:a': 'x' }],
    ['an empty value', { a: '' }],
    ['a value too long', { a: 'x'.repeat(257) }],
    ['a key too long', { ['a'.repeat(129)]: 'x' }],
    ['a key that the SDK would lose', JSON.parse('{"__proto__":"x"}') as Record<string, string>],
    ['no tags', {}],
    ['more than fifty', Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`k${i}`, 'v']))],
  ])('refuses %s before it asks', async (_, tags) => {
    const { provider, emulator, id } = await givenAssistant();

    expect(await errorOf(provider.tagging.tag(id, tags))).toMatchObject({ kind: 'invalidInput' });
    expect(emulator.requests.all()).toEqual([]);
  });

  it('accepts all characters between + and =', async () => {
    const { provider, id } = await givenAssistant();
    const tags = { 'A+,-./0123456789:;<=_z': 'any value: @ é' };

    await valueOf(provider.tagging.tag(id, tags));

    expect(await valueOf(provider.tagging.list(id))).toMatchObject(tags);
  });

  it('rejects the ARN of another resource', async () => {
    const { provider } = await givenAssistant();

    const error = await errorOf(
      provider.tagging.list(assistantArn.replace(':assistant/', ':knowledge-base/')),
    );

    expect(error).toMatchObject({
      kind: 'invalidInput',
      issues: [{ field: 'assistantId', rule: 'pattern' }],
    });
  });
});
