/** What the type checker shows an application of each vendor. Checked by `npm run check:types`. */
import { requireFeatures, type Assistant, type AssistantProvider } from '@assistant-provider/core';
import type { createGenesysProvider } from '@assistant-provider/genesys';
import type { createMemoryProvider } from '@assistant-provider/memory';
import type { createQConnectProvider } from '@assistant-provider/qconnect';
import { describe, expectTypeOf, it } from 'vitest';

type Genesys = ReturnType<typeof createGenesysProvider>;
type QConnect = ReturnType<typeof createQConnectProvider>;
type Memory = ReturnType<typeof createMemoryProvider>;

const binding = { queueId: 'q', mediaTypes: ['call'] } as const;

describe('the features of each vendor are usable without a check', () => {
  it('Genesys Cloud: editing, queues, AI agents, knowledge', () => {
    expectTypeOf<Genesys>().toExtend<
      AssistantProvider<'editing' | 'queues' | 'aiAgents' | 'knowledge'>
    >();
    expectTypeOf<Genesys>().not.toExtend<AssistantProvider<'tagging'>>();
  });

  it('Amazon Q in Connect: AI agents, knowledge, tagging', () => {
    expectTypeOf<QConnect>().toExtend<AssistantProvider<'aiAgents' | 'knowledge' | 'tagging'>>();
    expectTypeOf<QConnect>().not.toExtend<AssistantProvider<'queues'>>();
    expectTypeOf<QConnect>().not.toExtend<AssistantProvider<'editing'>>();
  });

  it('memory: everything', () => {
    expectTypeOf<Memory>().toExtend<
      AssistantProvider<'editing' | 'queues' | 'aiAgents' | 'knowledge' | 'tagging'>
    >();
  });
});

describe('a feature that a vendor does not support compiles only after a check', () => {
  // Never called: only the compiler reads it.
  const onlyTyped = (qconnect: QConnect, anyVendor: AssistantProvider, genesys: Genesys) => {
    // @ts-expect-error Q in Connect has no queues
    void qconnect.queues.bind('id', binding);
    // @ts-expect-error Q in Connect has no update
    void qconnect.editing.update('id', {});
    // @ts-expect-error Genesys Cloud has no tags
    void genesys.tagging.list('id');
    // @ts-expect-error who knows which vendor it is
    void anyVendor.queues.bind('id', binding);

    void genesys.queues.bind('id', binding);
    if (qconnect.queues) void qconnect.queues.bind('id', binding);
    if (anyVendor.queues) void anyVendor.queues.bind('id', binding);
    void requireFeatures(anyVendor, 'queues').map((able) => able.queues.bind('id', binding));
    void requireFeatures(qconnect, 'queues').map((able) => able.tagging.list('id'));
  };

  it('is shown above', () => {
    expectTypeOf(onlyTyped).toBeFunction();
  });
});

describe('the vendor of an assistant', () => {
  it('narrows its own data', () => {
    const look = (assistant: Assistant) => {
      if (assistant.vendor === 'genesys')
        expectTypeOf(assistant.vendorData).toHaveProperty('knowledgeSuggestionConfig');
      if (assistant.vendor === 'qconnect')
        expectTypeOf(assistant.vendorData).toHaveProperty('assistantArn');
    };
    expectTypeOf(look).toBeFunction();
    expectTypeOf<Assistant['vendor']>().toEqualTypeOf<'genesys' | 'qconnect' | 'memory'>();
  });
});
