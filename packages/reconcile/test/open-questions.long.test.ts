/** A snapshot is right under every answer to what the vendors do not publish, and sends no write. */
import type { AssistantProvider } from '@assistant-provider/core';
import { parseManifest, snapshot, stringifyManifest } from '@assistant-provider/reconcile';
import { expect, it } from 'vitest';
import { genesysSettings } from '../../emulators/src/genesys/settings.js';
import { qconnectSettings } from '../../emulators/src/qconnect/settings.js';
import { valueOf } from './estate.js';
import { givenGenesys, givenQConnect, givenQConnectWith } from './vendors.js';

/** Each setting with each of its answers that is not the default. */
const answersOf = (
  settings: Readonly<Record<string, { readonly values?: readonly unknown[] }>>,
): readonly (readonly [string, unknown])[] =>
  Object.entries(settings).flatMap(([name, { values = [] }]) =>
    values.slice(1).map((value) => [name, value] as const),
  );

/** The text of a snapshot, which must be the same when it is taken again. */
async function takeTwice(provider: AssistantProvider): Promise<string> {
  const first = valueOf(await snapshot(provider)).manifest;
  const second = valueOf(await snapshot(provider, { earlier: first })).manifest;
  const text = stringifyManifest(first);
  expect(stringifyManifest(second)).toBe(text);
  expect(valueOf(parseManifest(text))).toEqual(first);
  return text;
}

it.each(answersOf(genesysSettings))('Genesys Cloud with %s: %s', async (name, value) => {
  const { emulator, provider, sent } = await givenGenesys('whole', { [name]: value });
  const before = emulator.snapshot();
  const text = await takeTwice(provider);
  expect(text).toContain('queue: Queue 1\n');
  // The vendor's request for the users of a queue is a POST that writes nothing.
  const written = sent().filter(
    ({ method, operation }) => method !== 'GET' && !/Query$/.test(`${operation}`),
  );
  expect(written.map(({ operation }) => operation)).toEqual([]);
  expect(emulator.snapshot()).toEqual(before);
});

it.each(answersOf(qconnectSettings))('Q in Connect with %s: %s', async (name, value) => {
  const seed = (await givenQConnect()).emulator.snapshot();
  const { emulator, provider } = await givenQConnectWith(seed, { [name]: value });
  const before = emulator.snapshot();
  const text = await takeTwice(provider);
  expect(text).toContain('base: FAQ\n');
  expect(emulator.requests.all().filter(({ method }) => method !== 'GET')).toEqual([]);
  expect(emulator.snapshot()).toEqual(before);
});
