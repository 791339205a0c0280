/** Parts that the manifest does not name. */
import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/manifest/manifest.js';
import { plan } from '../../src/plan/make-plan.js';
import type { Plan } from '../../src/plan/plan.js';
import { snapshot } from '../../src/snapshot/snapshot.js';
import { emptyEstate } from '../desks.js';
import { valueOf } from '../estate.js';

/** An agent that named another prompt when it was published than it names now. */
async function account() {
  const estate = emptyEstate();
  const { id } = valueOf(await estate.assistants.create({ name: 'Desk' }));
  const put = async (kind: string, name: string, content: Record<string, string>) =>
    valueOf(await estate.parts.put(id, { kind, name, content })).id;
  const published = await put('prompt', 'Published', { text: 'a' });
  const current = await put('prompt', 'Current', { text: 'b' });
  const unused = await put('prompt', 'Unused', { text: 'c' });
  const agent = await put('agent', 'Agent', { type: 'a', prompt: `ref:prompt:${published}` });
  valueOf(await estate.parts.publish(id, { kind: 'agent', id: agent }));
  const content = { type: 'a', prompt: `ref:prompt:${current}` };
  valueOf(await estate.parts.put(id, { kind: 'agent', id: agent, content }));
  const { manifest } = valueOf(await snapshot(estate));
  const desk = manifest.assistants['desk'] as Manifest['assistants'][string];
  const { versions: _, ...named } = desk.parts?.['agent']?.['agent'] ?? { content: {} };
  const planned = async (parts: Record<string, object>) => {
    const wanted = { ...manifest, assistants: { desk: { ...desk, parts } } } as Manifest;
    return valueOf(await plan(wanted, estate));
  };
  const prompts = { current: desk.parts?.['prompt']?.['current'] ?? {} };
  return { ids: { published, unused, agent }, named, prompts, planned };
}

const deletedBy = ({ steps }: Plan) =>
  steps.flatMap(({ action }) => (action.type === 'deletePart' ? [action.id] : []));

describe('a part that the manifest does not name', () => {
  it('stays if a published version of a kept part names it, and else is deleted', async () => {
    const { ids, named, prompts, planned } = await account();
    const made = await planned({ prompt: prompts, agent: { agent: named } });
    expect(deletedBy(made)).toEqual([ids.unused]);
    expect(made.assistants[0]?.fields).toContainEqual({
      field: `desk/parts/prompt/${ids.published}`,
      verdict: 'carried',
      reason: 'A published version of another part names it, so it stays.',
      change: 'none',
    });
  });

  it('is deleted together with the part whose published version names it', async () => {
    const { ids, prompts, planned } = await account();
    const made = await planned({ prompt: prompts, agent: {} });
    expect([...deletedBy(made)].sort()).toEqual([ids.published, ids.unused, ids.agent].sort());
  });
});
