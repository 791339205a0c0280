/** `previewDraft` agrees with `assistants.create`, at each vendor. */
import {
  previewDraft,
  type AssistantDraft,
  type AssistantProvider,
} from '@assistant-provider/core';
import { startGenesysEmulator, startQConnectEmulator } from '@assistant-provider/emulators';
import { createGenesysProvider } from '@assistant-provider/genesys';
import { createMemoryProvider } from '@assistant-provider/memory';
import { createQConnectProvider } from '@assistant-provider/qconnect';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

interface Opened {
  readonly provider: AssistantProvider;
  close(): Promise<unknown>;
}
type Options = { readonly onRequest: () => void; readonly rateLimit: false; readonly retry: false };

const vendors: Readonly<Record<string, (options: Options) => Promise<Opened>>> = {
  genesys: async (options) => {
    const emulator = await startGenesysEmulator();
    const { apiUrl, loginUrl } = emulator;
    const { clientId, clientSecret } = emulator.credentials;
    const provider = createGenesysProvider({
      ...options,
      ...{ apiUrl, loginUrl, clientId, clientSecret },
    });
    return { provider, close: emulator.close };
  },
  qconnect: async (options) => {
    const emulator = await startQConnectEmulator({
      settings: { assistantCreationMilliseconds: 0, assistantDeletionMilliseconds: 0 },
    });
    const { region, url: endpoint, credentials } = emulator;
    const provider = createQConnectProvider({ ...options, region, endpoint, credentials });
    return { provider, close: emulator.close };
  },
  memory: (options) =>
    Promise.resolve({
      provider: createMemoryProvider({ ...options, settleMs: 0 }),
      close: () => Promise.resolve(),
    }),
};

const words = (...unusual: readonly string[]) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('Returns desk', 'sales', 'a') },
    { weight: 1, arbitrary: fc.constantFrom('', 'line\nbreak', 'x'.repeat(5_000), ...unusual) },
  );
const source = fc.oneof(
  fc.record({
    type: fc.constant('knowledgeBase' as const),
    id: fc.constantFrom('5e0d1c8a-64d3-4b2e-9a4f-0c9b1f6f2a11', 'kb 1', ''),
    language: fc.constantFrom('en-US', 'not a language', undefined),
  }),
  fc.constant({
    type: 'externalKnowledgeBase' as const,
    locator: 'arn:aws:bedrock:eu-central-1:123456789012:knowledge-base/ABCDEFGHIJ',
    accessRole: 'arn:aws:iam::123456789012:role/reader',
  }),
);
const drafts: fc.Arbitrary<AssistantDraft> = fc.record(
  {
    name: words('\u{1f600}', '-'),
    description: fc.option(words(), { nil: undefined }),
    tags: fc.dictionary(fc.constantFrom('team', 'aws:stage', ''), words(), { maxKeys: 2 }),
    encryption: fc.record({ kmsKeyId: words('alias/key') }),
    knowledge: fc.array(source, { maxLength: 2 }),
  },
  { requiredKeys: ['name'] },
);

describe.each(Object.entries(vendors))('%s', (_, open) => {
  let requests = 0;
  let opened: Opened;
  beforeAll(async () => {
    opened = await open({ onRequest: () => (requests += 1), rateLimit: false, retry: false });
  });
  afterAll(async () => {
    void (await opened.provider.close());
    await opened.close();
  });

  it('`create` refuses what the preview refuses, and drops what it lists', async () => {
    const { provider } = opened;
    await fc.assert(
      fc.asyncProperty(drafts, async (draft) => {
        requests = 0;
        const preview = previewDraft(provider, draft);
        expect(requests).toBe(0);

        const strict = await provider.assistants.create(draft);
        const refused = preview.isErr() || preview.value.dropped.length > 0;
        if (refused) expect(requests).toBe(0);
        else expect(requests).toBeGreaterThan(0);
        const lenient = await provider.assistants.create(draft, { onUnsupported: 'drop' });

        if (preview.isErr()) {
          const { kind, issues } = preview.error;
          for (const created of [strict, lenient])
            expect(created._unsafeUnwrapErr()).toMatchObject({ kind, issues });
          expect(requests).toBe(0);
        } else {
          const { dropped } = preview.value;
          if (refused) {
            const { kind, issues } = strict._unsafeUnwrapErr();
            expect([kind, issues?.map(({ field }) => field)]).toEqual(['unsupported', dropped]);
          }
          expect(requests).toBeGreaterThan(0);
          if (lenient.isOk()) expect(lenient.value.dropped ?? []).toEqual(dropped);
        }
        if (lenient.isOk()) void (await provider.assistants.delete(lenient.value.id));
        if (strict.isOk()) void (await provider.assistants.delete(strict.value.id));
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
