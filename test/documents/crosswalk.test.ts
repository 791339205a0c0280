/** The crosswalks of all vendors: they agree with the limits, and docs/crosswalk.md is written from them. */
import type { Crosswalk, PortableField } from '@assistant-provider/core';
import type { AssistantDriver } from '@assistant-provider/core/adapter';
import { createMemoryDriver } from '@assistant-provider/memory';
import { describe, expect, it } from 'vitest';
import { readText } from './blocks.js';
import { crosswalkPage, drivers } from './crosswalk-page.js';

it('docs/crosswalk.md is written from the data (npm run update:crosswalk)', async () => {
  expect(await readText('docs/crosswalk.md')).toBe(await crosswalkPage());
});

/** The portable fields that a vendor has, by its limits. */
const portableFieldsOf = ({ limits }: AssistantDriver): readonly PortableField[] => [
  'name',
  ...(limits.description ? (['description'] as const) : []),
  ...(limits.kmsKeyId ? (['encryption'] as const) : []),
  ...(limits.tags ? (['tags'] as const) : []),
  ...(limits.aiAgents ? (['aiAgents'] as const) : []),
  ...(limits.knowledge ? (['knowledge'] as const) : []),
  ...(limits.queues ? (['queues'] as const) : []),
];

const all: readonly (readonly [string, AssistantDriver])[] = [
  ...Object.entries(drivers),
  ['memory', createMemoryDriver()],
  ['memory without some features', createMemoryDriver({ without: ['queues', 'tagging'] })],
];

describe.each(all)('the crosswalk of %s', (_, driver) => {
  const { fields, missing, namedBy } = driver.crosswalk as Crosswalk;
  const own = portableFieldsOf(driver);
  const kinds = Object.keys(driver.limits.parts?.kinds ?? {});

  it('leads to places that the vendor has', () => {
    const places = new Set<string>([...own, ...kinds.map((kind) => `parts.${kind}`)]);
    expect(fields.filter(({ as }) => as !== undefined && !places.has(as))).toEqual([]);
  });

  it('has rows for each kind of part, and for no other one', () => {
    const objects = new Set(fields.map(({ object }) => object));
    const ofParts = [...objects].filter((object) => object.startsWith('parts.'));
    expect(ofParts.sort()).toEqual(kinds.map((kind) => `parts.${kind}`).sort());
  });

  it('has each field once', () => {
    const names = fields.map(({ object, field }) => `${object} ${field}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('gives a reason for each field that is not carried', () => {
    expect(fields.filter(({ as, reason }) => as === undefined && !reason)).toEqual([]);
  });

  it('lists the portable fields that the vendor does not have, and no others', () => {
    const portable = ['description', 'encryption', 'tags', 'aiAgents', 'knowledge', 'queues'];
    const absent = portable.filter((field) => !(own as readonly string[]).includes(field));
    expect(Object.keys(missing).sort()).toEqual([...absent, 'parts'].sort());
  });

  it('names a placeholder for each thing that a person has to fill in', () => {
    const known = ['id', 'locator', 'name', 'formerId', 'formerLocator'];
    const ofQueue = [...known, 'queueId', 'queueName', 'mediaTypes'];
    const placeholders = (text = '') =>
      [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    const inQueues = placeholders(missing.queues?.instructions?.text);
    expect(inQueues.filter((name) => !ofQueue.includes(name))).toEqual([]);
    const others = namedBy.flatMap(({ text }) => placeholders(text));
    expect(others.filter((name) => !known.includes(name))).toEqual([]);
  });
});
