/** Parts when the vendor fails: with the policies of a provider, and through a client that is given. */
import { QConnectClient } from '@aws-sdk/client-qconnect';
import { createProvider } from '@assistant-provider/core/adapter';
import type { FaultEffect } from '@assistant-provider/emulators';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createQConnectDriver, createQConnectProvider } from '../src/index.js';
import { connectionTo, errorOf, valueOf } from './harness.js';
import { agent, draftOf, givenDesk, guardrail, place, prompt } from './part-samples.js';

const each = [prompt, guardrail, agent] as const;
const operation = (kind: string) => kind.replace(/^ai/, 'AI');

/** A provider with the policies of an application, which hardly waits before it retries. */
async function givenPolicies() {
  const world = await givenDesk();
  const patient = createQConnectProvider({
    ...connectionTo(world.emulator),
    retry: { tries: 3, baseDelayMs: 1, maxDelayMs: 1 },
    rateLimit: false,
  });
  onTestFinished(async () => {
    await valueOf(patient.close());
  });
  return { ...world, patient };
}

const afterTheWork: readonly FaultEffect[] = [
  { kind: 'reset', when: 'afterWork' },
  { kind: 'status', status: 503, when: 'afterWork' },
];

describe.each(each)('a write of a part of the kind $kind is retried', (draft) => {
  const name = operation(draft.kind);

  it.each(afterTheWork)('and creates one object, after %j', async (effect) => {
    const { patient, provider, emulator, id } = await givenPolicies();
    emulator.faults.add({ operation: `Create${name}`, times: 2, effect });

    const created = await valueOf(patient.parts.put(id, draft));

    const creations = emulator.requests.of(`Create${name}`);
    expect(creations).toHaveLength(3);
    const tokens = creations.map(({ body }) => (body as { clientToken: string }).clientToken);
    expect(new Set(tokens).size).toBe(1);
    const listed = await valueOf(provider.parts.list(id, { kind: draft.kind, origin: 'customer' }));
    expect(listed).toEqual([created]);
  });

  it('and publishes one version, and updates once', async () => {
    const { patient, provider, emulator, id, put } = await givenPolicies();
    const created = await put(draft);
    for (const write of [`Update${name}`, `Create${name}Version`, `Delete${name}Version`])
      emulator.faults.add({
        operation: write,
        times: 1,
        effect: { kind: 'reset', when: 'afterWork' },
      });

    await valueOf(patient.parts.put(id, draftOf(created, { description: 'Changed' })));
    const { version } = await valueOf(patient.parts.publish(id, place(created)));
    const { versions } = await valueOf(
      provider.parts.get(id, { ...place(created), versions: true }),
    );
    await valueOf(patient.parts.delete(id, { ...place(created), version }));
    const left = await valueOf(provider.parts.get(id, { ...place(created), versions: true }));

    expect(versions?.map((one) => one.content)).toMatchObject([{ description: 'Changed' }]);
    expect(left.versions).toEqual([]);
    expect(left.updatedAt).toBeDefined();
  });
});

it('a list fails as a whole if one part cannot be read', async () => {
  const { provider, emulator, id, put } = await givenDesk();
  await put(prompt);
  await put({ ...prompt, name: 'Another' });
  emulator.faults.add({ operation: 'GetAIPrompt', effect: { kind: 'status', status: 500 } });

  const error = await errorOf(provider.parts.list(id, { kind: 'aiPrompt', origin: 'customer' }));

  expect(error).toMatchObject({ kind: 'unavailable', operation: 'parts.list', effect: 'none' });
});

it('parts have the same life through a client that is given', async () => {
  const { emulator, id } = await givenDesk({ settings: { unknownMembers: 'kept' } });
  const { url: endpoint, region, credentials } = emulator;
  const client = new QConnectClient({ endpoint, region, credentials, maxAttempts: 1 });
  const provider = createProvider(createQConnectDriver({ client }));
  onTestFinished(async () => {
    await valueOf(provider.close());
    client.destroy();
  });

  for (const draft of each) {
    const content = { ...draft.content, novelty: { a: [null, 1] } };
    const created = await valueOf(provider.parts.put(id, { ...draft, content }));
    const changed = await valueOf(
      provider.parts.put(id, draftOf(created, { description: 'Changed' })),
    );
    const published = await valueOf(provider.parts.publish(id, place(created)));
    const [read] = await valueOf(
      provider.parts.list(id, { kind: draft.kind, origin: 'customer', versions: true }),
    );

    expect(created.content).toEqual(content);
    expect(changed.content).toEqual({ ...content, description: 'Changed' });
    expect(published.content).toEqual(changed.content);
    expect(read).toMatchObject({ ...place(created), content: changed.content });
    expect(read?.versions).toHaveLength(1);
    await valueOf(provider.parts.delete(id, { ...place(created), version: 1 }));
    await valueOf(provider.parts.delete(id, place(created)));
    expect(
      await valueOf(provider.parts.list(id, { kind: draft.kind, origin: 'customer' })),
    ).toEqual([]);
  }
});
