/** Members of parts that a vendor cannot change or remove. */
import type { AssistantProvider, JsonObject } from '@assistant-provider/core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { apply } from '../../src/apply/apply.js';
import type { Manifest, ManifestAssistant } from '../../src/manifest/manifest.js';
import { mapFormat, type PlanMap } from '../../src/map/map.js';
import { plan } from '../../src/plan/make-plan.js';
import { createMemoryRunStore } from '../../src/run-store/memory-run-store.js';
import { snapshot } from '../../src/snapshot/snapshot.js';
import { valueOf } from '../estate.js';
import { givenOrganisation } from '../histories/genesys.js';
import { givenAccount } from '../histories/qconnect.js';
import type { World } from '../histories/world.js';
import { givenGenesysWith, idOf } from '../vendors.js';

const opened = (world: World): World => {
  onTestFinished(() => world.close());
  return world;
};

/** A manifest whose part has other content. */
function withContent(
  manifest: Manifest,
  kind: string,
  key: string,
  change: (content: JsonObject) => JsonObject,
): Manifest {
  const desk = manifest.assistants['desk'] as ManifestAssistant;
  const part = desk.parts?.[kind]?.[key] ?? { content: {} };
  const parts = { ...desk.parts, [kind]: { [key]: { ...part, content: change(part.content) } } };
  return { ...manifest, assistants: { desk: { ...desk, parts } } };
}

const map: PlanMap = { format: mapFormat, accept: ['desk/parts'] };

async function appliedTo(provider: AssistantProvider, wanted: Manifest) {
  const made = valueOf(await plan(wanted, provider, { map }));
  const report = valueOf(await apply(made, provider, { store: createMemoryRunStore() }));
  expect(report).toMatchObject({ outcome: 'applied', problems: [] });
  return valueOf(await plan(wanted, provider, { map }));
}

const promptContent: JsonObject = {
  ...{ type: 'ANSWER_GENERATION', templateType: 'TEXT', apiFormat: 'MESSAGES' },
  ...{ modelId: 'us.example.large-v1:0', visibilityStatus: 'PUBLISHED' },
  templateConfiguration: { textFullAIPromptEditTemplateConfiguration: { text: 'prompt: a' } },
};

describe.each(['kept', 'removed'] as const)(
  'a member that the manifest drops, at a vendor by whose updates it is %s',
  (omittedByUpdate) => {
    // Time does not pass by itself at this emulator.
    const settings = { omittedByUpdate, assistantCreationMilliseconds: 0 } as const;
    async function account() {
      const world = opened(await givenAccount(settings));
      const { id } = valueOf(await world.provider.assistants.create({ name: 'Desk' }));
      world.wait();
      const content = { ...promptContent, description: 'Old' };
      const part = { kind: 'aiPrompt', name: 'Answers', content };
      const { provider } = world as { provider: Required<AssistantProvider> };
      const { id: prompt } = valueOf(await provider.parts.put(id, part));
      world.wait();
      return { provider, id, prompt, manifest: valueOf(await snapshot(provider)).manifest };
    }
    const dropped = ({ description: _, ...content }: JsonObject): JsonObject => content;

    it('stays, which the plan says, and leaves nothing to plan', async () => {
      const { provider, manifest } = await account();
      const wanted = withContent(manifest, 'aiPrompt', 'answers', dropped);
      const made = valueOf(await plan(wanted, provider));
      expect(made.steps).toEqual([]);
      expect(made.applyable).toBe(false);
      expect(made.assistants[0]?.fields).toContainEqual({
        ...{ field: 'desk/parts/aiPrompt/answers/content/description', verdict: 'dropped' },
        ...{ change: 'remove', before: 'Old' },
        reason: 'An update of qconnect may keep what it leaves out, so it stays.',
      });
    });

    it('stays while others change', async () => {
      const { provider, manifest } = await account();
      const wanted = withContent(manifest, 'aiPrompt', 'answers', (content) => ({
        ...dropped(content),
        visibilityStatus: 'SAVED',
      }));
      expect((await appliedTo(provider, wanted)).steps).toEqual([]);
    });

    it('stays between two versions of a copy', async () => {
      const { provider, id, prompt } = await account();
      const place = { kind: 'aiPrompt', id: prompt };
      valueOf(await provider.parts.publish(id, place));
      const other = { ...promptContent, visibilityStatus: 'SAVED' };
      valueOf(await provider.parts.put(id, { ...place, content: other }));
      valueOf(await provider.parts.publish(id, place));
      const { manifest } = valueOf(await snapshot(provider));
      const target = opened(await givenAccount(settings, '002'));
      const known = async () => {
        const again = valueOf(await plan(manifest, target.provider, { map }));
        return again.steps.map(({ action }) => action.type);
      };
      const made = valueOf(await plan(manifest, target.provider, { map }));
      const store = createMemoryRunStore();
      const report = valueOf(await apply(made, target.provider, { store }));
      expect(report).toMatchObject({ outcome: 'applied', problems: [] });
      target.wait();
      expect(await known()).toEqual(['adopt']);
    });
  },
);

describe('the language of a copilot of Genesys Cloud', () => {
  it('stays, which the plan says, and the rest is written', async () => {
    const { provider } = opened(await givenOrganisation()) as {
      provider: Required<AssistantProvider>;
    };
    const { id } = valueOf(await provider.assistants.create({ name: 'Desk' }));
    const content = { defaultLanguage: 'en-US', liveOnQueue: false };
    valueOf(await provider.parts.put(id, { kind: 'copilot', content }));
    const { manifest } = valueOf(await snapshot(provider));
    const wanted = withContent(manifest, 'copilot', 'copilot', (given) => ({
      ...given,
      ...{ defaultLanguage: 'de-DE', liveOnQueue: true },
    }));
    const made = valueOf(await plan(wanted, provider));
    expect(made.applyable).toBe(false);
    expect(made.assistants[0]?.fields).toContainEqual({
      ...{ field: 'desk/parts/copilot/copilot/content/defaultLanguage', verdict: 'dropped' },
      ...{ change: 'change', before: 'en-US', after: 'de-DE' },
      reason: 'At genesys, it is fixed at creation, and nothing can take the place of this part.',
    });
    expect((await appliedTo(provider, wanted)).steps).toEqual([]);
    const part = valueOf(await provider.parts.get(id, { kind: 'copilot', id: 'copilot' }));
    expect(part.content).toMatchObject({ defaultLanguage: 'en-US', liveOnQueue: true });
  });
});

it('an assistant of Genesys Cloud without a transcription leaves nothing to plan when it has moved', async () => {
  const assistant = { id: idOf('d', 1), name: 'Desk', transcriptionConfig: null as never };
  const source = await givenGenesysWith({ assistants: [assistant] });
  const { manifest } = valueOf(await snapshot(source.provider));
  const { transcriptionConfig } =
    manifest.assistants['desk']?.parts?.['settings']?.['settings']?.content ?? {};
  expect(transcriptionConfig ?? null).toBeNull();
  const target = opened(await givenOrganisation({}, '002'));
  const again = await appliedTo(target.provider, manifest);
  expect(again.steps.map(({ action }) => action.type)).toEqual(['adopt']);
});
