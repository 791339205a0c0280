/** The crosswalk speaks about every member that the memory vendor shows, and about no other one. */
import type { AssistantPart } from '@assistant-provider/core';
import { crosswalkGaps } from '@assistant-provider/test-support';
import { expect, it } from 'vitest';
import { crosswalk } from '../src/crosswalk.js';
import { limits } from '../src/limits.js';
import { aProvider, aQuickProvider, ok } from './given.js';

const members = (objects: readonly unknown[]): readonly string[] => [
  ...new Set(objects.flatMap((object) => Object.keys(object as object)).map((name) => `/${name}`)),
];

it('has a row for each member, and no other rows', async () => {
  const { native, assistants, aiAgents, knowledge, queues, parts } = aQuickProvider();
  const { id } = await ok(
    assistants.create({
      name: 'Desk',
      description: 'Helps',
      tags: { team: 'returns' },
      encryption: { kmsKeyId: 'key' },
      knowledge: [{ type: 'knowledgeBase', id: 'base' }],
    }),
  );
  await ok(aiAgents.assign(id, { role: 'orchestration', useCase: 'calls', agentId: 'agent' }));
  await ok(queues.bind(id, { queueId: 'returns', mediaTypes: ['call'] }));
  const kinds = Object.keys(limits.parts.kinds);
  for (const kind of kinds) {
    const named = kind === 'prompt' || kind === 'agent' ? { name: 'Part' } : {};
    const of = kind === 'queueUsers' ? { id: 'returns' } : {};
    await ok(parts.put(id, { kind, ...named, ...of, content: {} }));
  }
  const snapshot = await ok(native.snapshot());
  await ok(
    native.restore({
      ...snapshot,
      parts: (snapshot.parts ?? []).map((part) => ({ ...part, name: 'Part', ofVendor: true })),
    }),
  );
  const settling = await ok(aProvider().assistants.create({ name: 'Desk' }));

  const desk = await ok(assistants.get(id));
  const all: readonly AssistantPart[] = await ok(parts.list(id));
  const dataOf = (objects: readonly { readonly vendorData: unknown }[]) =>
    members(objects.map(({ vendorData }) => vendorData));
  const seen = {
    // What a planned fault leaves behind.
    assistant: [...dataOf([desk, settling]), '/deletionFails'],
    aiAgents: dataOf(await ok(aiAgents.list(id))),
    knowledge: dataOf(await ok(knowledge.list(id))),
    queues: dataOf((await ok(queues.list(id))).items),
    ...Object.fromEntries(
      kinds.map((kind) => [`parts.${kind}`, dataOf(all.filter((part) => part.kind === kind))]),
    ),
  };
  expect(crosswalkGaps(crosswalk, seen)).toEqual({ withoutRow: [], withoutField: [] });
});
