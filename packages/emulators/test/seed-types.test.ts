/** The types of seeds are written by hand. They match what checks a seed, and every snapshot is a seed. */
import { expect, expectTypeOf, it } from 'vitest';
import type { GenesysSnapshot } from '../src/genesys/resources.js';
import type { GenesysSeed } from '../src/genesys/seed-types.js';
import { seedSchema } from '../src/genesys/seed-schema.js';
import type * as shape from '../src/qconnect/seed-shapes.js';
import type * as seed from '../src/qconnect/seed-types.js';
import type { Infer } from '../src/qconnect/shapes.js';
import type { QConnectSnapshot } from '../src/qconnect/state.js';

it('a snapshot of either vendor is a seed', () => {
  expectTypeOf<GenesysSnapshot>().toExtend<GenesysSeed>();
  expectTypeOf<QConnectSnapshot>().toExtend<seed.QConnectSeed>();
});

/** Both directions: a missing member of the one or the other is a difference. */
type Members<T> = { [K in keyof T]-?: true };
type ListMember<T, K extends keyof T> = NonNullable<T[K]> extends readonly (infer E)[] ? E : never;

it('the types of Q in Connect have the members of its shapes, and require the same ones', () => {
  expectTypeOf<seed.QConnectAssistantSeed>().toExtend<Infer<typeof shape.Assistant>>();
  expectTypeOf<Infer<typeof shape.Assistant>>().toExtend<seed.QConnectAssistantSeed>();
  expectTypeOf<Members<seed.QConnectAssistantSeed>>().toEqualTypeOf<
    Members<Infer<typeof shape.Assistant>>
  >();
  type ShapedAssistant = Infer<typeof shape.Assistant>;
  expectTypeOf<Members<seed.QConnectAssociationSeed>>().toEqualTypeOf<
    Members<ListMember<ShapedAssistant, 'associations'>>
  >();
  expectTypeOf<Members<seed.QConnectAIAgentSeed>>().toEqualTypeOf<
    Members<ListMember<ShapedAssistant, 'aiAgents'>>
  >();
  expectTypeOf<Members<seed.QConnectAIPromptSeed>>().toEqualTypeOf<
    Members<ListMember<ShapedAssistant, 'aiPrompts'>>
  >();
  expectTypeOf<Members<seed.QConnectAIGuardrailSeed>>().toEqualTypeOf<
    Members<ListMember<ShapedAssistant, 'aiGuardrails'>>
  >();
  expectTypeOf<Members<seed.QConnectAIPromptContentSeed>>().toEqualTypeOf<
    Members<ListMember<ShapedAssistant, 'aiPrompts'>['content']>
  >();
  expectTypeOf<Members<seed.QConnectAIGuardrailContentSeed>>().toEqualTypeOf<
    Members<ListMember<ShapedAssistant, 'aiGuardrails'>['content']>
  >();

  expectTypeOf<seed.QConnectKnowledgeBaseSeed>().toExtend<Infer<typeof shape.KnowledgeBase>>();
  expectTypeOf<Infer<typeof shape.KnowledgeBase>>().toExtend<seed.QConnectKnowledgeBaseSeed>();
  expectTypeOf<Members<seed.QConnectKnowledgeBaseSeed>>().toEqualTypeOf<
    Members<Infer<typeof shape.KnowledgeBase>>
  >();
  expectTypeOf<Members<seed.QConnectClientSeed>>().toEqualTypeOf<
    Members<Infer<typeof shape.Client>>
  >();
});

it('the type of Genesys Cloud has the members of its schema', () => {
  const members: Readonly<Record<keyof GenesysSeed, true>> = {
    assistants: true,
    assistantQueues: true,
    variations: true,
    checklists: true,
    userJobs: true,
    routingQueues: true,
    users: true,
    knowledgeBases: true,
    summarySettings: true,
    scripts: true,
    clients: true,
    languageSupport: true,
    checklistLanguages: true,
    lastSequence: true,
  };
  expect(Object.keys(seedSchema.properties ?? {})).toEqual(Object.keys(members));
});
