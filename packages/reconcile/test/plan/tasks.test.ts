/** The tasks for people hold everything that the plan knows. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { manifestFormat, type Manifest } from '../../src/manifest/manifest.js';
import { mapFormat, type PlanMap } from '../../src/map/map.js';
import { plan } from '../../src/plan/make-plan.js';
import { instructionText } from '../../src/plan/instructions.js';
import { valueOf } from '../estate.js';
import { givenAccount } from '../histories/qconnect.js';

const manifest: Manifest = {
  format: manifestFormat,
  assistants: { desk: { name: 'Desk', queues: [{ queue: 'Returns', mediaTypes: ['call'] }] } },
};

async function taskFor(map: PlanMap, exists: boolean) {
  const world = await givenAccount();
  onTestFinished(() => world.close());
  if (exists) valueOf(await world.provider.assistants.create({ name: 'Desk' }));
  const { tasks } = valueOf(await plan(manifest, world.provider, { map }));
  return tasks[0]?.text ?? '';
}

describe('a task at Q in Connect', () => {
  it('says in words what the plan cannot know', async () => {
    const text = await taskFor({ format: mapFormat }, false);
    expect(text).not.toMatch(/\{\w+\}/);
    expect(text).toContain('Queue Returns (QUEUE_ID), media types: call.');
    expect(text).toContain('--integration-arn ASSISTANT_LOCATOR');
    expect(text).toContain('QUEUE_ID is the id of the queue Returns where qconnect serves it.\n');
    expect(text).toContain(
      'ASSISTANT_LOCATOR is the locator of the assistant Desk, which a snapshot shows when the plan is applied.\n',
    );
  });

  it('has the ids and names of the map, and the locator of an assistant that exists', async () => {
    const queue = { pairs: { Returns: { id: 'queue-7' } } };
    const text = await taskFor({ format: mapFormat, names: { queue } }, true);
    expect(text).toContain('Queue Returns (queue-7), media types: call.');
    expect(text).toMatch(/--integration-arn arn:aws:wisdom:\S+:assistant\//);
    expect(text).not.toMatch(/QUEUE_ID|ASSISTANT_/);
    const renamed = { rename: [{ from: 'Returns', to: 'Refunds' }] };
    const other = await taskFor({ format: mapFormat, names: { queue: renamed } }, true);
    expect(other).toContain('Queue Refunds (QUEUE_ID)');
  });
});

it('braces that name nothing stay as they are', () => {
  expect(instructionText('{a} {b} {toString}', { a: { value: '1' } })).toBe('1 {b} {toString}');
});
