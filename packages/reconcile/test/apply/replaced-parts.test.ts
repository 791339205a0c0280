/** Parts that differ in a field that is fixed at creation: new parts take their places under their names. */
import type { JsonObject } from '@assistant-provider/core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { apply, createMemoryRunStore, plan, snapshot, type Manifest } from '../../src/index.js';
import { valueOf } from '../estate.js';
import { genesysAccount, qconnectAccount, type Account } from './kit/account.js';

/** The first knowledge base of the organisation. */
const base = 'bbbbbbbb-0000-4000-8001-000000000001';

const variation = (defaultLanguage: string): JsonObject => ({
  transcriptionConfig: { vendorName: 'Genesys' },
  knowledgeSuggestionConfig: {
    vendorName: 'GenesysKnowledge',
    knowledgeBase: { id: base, languageCode: 'en-US' },
  },
  copilot: { liveOnQueue: false, defaultLanguage },
});

const prompt = (type: string): JsonObject => ({
  ...{ type, templateType: 'TEXT', apiFormat: 'ANTHROPIC_CLAUDE_TEXT_COMPLETIONS' },
  ...{ modelId: 'anthropic.claude-3-haiku-20240307-v1:0', visibilityStatus: 'PUBLISHED' },
  templateConfiguration: { textFullAIPromptEditTemplateConfiguration: { text: 'prompt: hello' } },
});

const cases: readonly {
  readonly at: string;
  readonly account: () => Promise<Account>;
  readonly kind: string;
  readonly before: JsonObject;
  readonly after: JsonObject;
}[] = [
  {
    ...{ at: 'Genesys', account: () => genesysAccount(), kind: 'variation' },
    ...{ before: variation('en-US'), after: variation('de-DE') },
  },
  ...(['ConflictException', 'allowed'] as const).map((duplicateAIPromptName) => ({
    at: `Q in Connect where a second prompt of a name is answered by ${duplicateAIPromptName}`,
    account: () => qconnectAccount('001', { duplicateAIPromptName }),
    kind: 'aiPrompt',
    before: prompt('ANSWER_GENERATION'),
    after: prompt('QUERY_REFORMULATION'),
  })),
];

describe.each(cases)('a part at $at', ({ account, kind, before, after }) => {
  it('is replaced under its own name, and nothing is left to plan', async () => {
    const target = await account();
    onTestFinished(() => target.close());
    const { provider, clock } = target;
    const draft = { name: 'Desk', knowledge: [] as never[] };
    const { id } = valueOf(
      await provider.assistants.create(
        target.vendor === 'genesys'
          ? { ...draft, knowledge: [{ type: 'knowledgeBase', id: base, language: 'en-US' }] }
          : draft,
      ),
    );
    target.wait();
    const parts = provider.parts;
    if (parts === undefined) throw new Error('the vendor has parts');
    const old = valueOf(await parts.put(id, { kind, name: 'Part', content: before })).id;
    const { manifest } = valueOf(await snapshot(provider));
    const desk = manifest.assistants['desk'] as Manifest['assistants'][string];
    const [key = ''] = Object.keys(desk.parts?.[kind] ?? {});
    const part = { ...desk.parts?.[kind]?.[key], name: 'Part', content: after };
    const wanted = {
      ...manifest,
      assistants: { desk: { ...desk, parts: { ...desk.parts, [kind]: { [key]: part } } } },
    };
    const options = {
      map: { format: 1, accept: ['*'] },
      thresholds: { changes: 1, deletions: 1 },
    } as const;
    const made = valueOf(await plan(wanted, provider, options));
    const report = valueOf(
      await apply(made, provider, { store: createMemoryRunStore(), clock, leaseMs: 600_000 }),
    );
    expect(report).toMatchObject({ outcome: 'applied', problems: [] });
    const now = valueOf(await parts.list(id, { kind, origin: 'customer' }));
    expect(now).toMatchObject([{ name: 'Part' }]);
    expect(now[0]?.id).not.toBe(old);
    expect(valueOf(await plan(wanted, provider, options)).steps).toEqual([]);
  });
});
