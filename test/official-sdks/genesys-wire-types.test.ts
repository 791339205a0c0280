/**
 * That our types of what Genesys Cloud sends and takes agree with the models of its official SDK, and where they are
 * ahead of it. Checked by `npm run check:types`: a new SDK that has caught up, or differs, does not compile here.
 */
import type {
  GenesysAssistant,
  GenesysAssistantBody,
  GenesysAssistantOptions,
  GenesysAssistantPatchBody,
  GenesysAssistantQuery,
  GenesysAssistantQueue,
  GenesysAssistantsQuery,
  GenesysBoundQueuesQuery,
  GenesysNative,
  GenesysCopilot,
  GenesysCopilotBody,
  GenesysKnowledgeBaseReference,
  GenesysKnowledgeOptions,
  GenesysKnowledgeSuggestionConfig,
  GenesysListing,
  GenesysQueueBody,
  GenesysQueueQuery,
  GenesysQueuesQuery,
} from '@assistant-provider/genesys';
import type { AgentAssistantsApi, AgentCopilotApi, Models } from 'purecloud-platform-client-v2';
import { describe, expectTypeOf, it } from 'vitest';
import type { Beyond, Misfits, RequiredNames } from './wire-types.js';

/** What our types name of an answer, the SDK's do too, and every value that the SDK allows fits. */
describe('responses', () => {
  it('an assistant', () => {
    expectTypeOf<Misfits<Models.Assistant, GenesysAssistant>>().toEqualTypeOf<never>();
    expectTypeOf<Beyond<GenesysAssistant, Models.Assistant>>().toEqualTypeOf<never>();
    // Carried as received.
    expectTypeOf<Beyond<Models.Assistant, GenesysAssistant>>().toEqualTypeOf<
      'createdBy' | 'modifiedBy' | 'variationParent'
    >();
  });

  it('a copilot', () => {
    expectTypeOf<Misfits<Models.Copilot, GenesysCopilot>>().toEqualTypeOf<never>();
    expectTypeOf<Beyond<GenesysCopilot, Models.Copilot>>().toEqualTypeOf<never>();
  });

  it('a queue of an assistant', () => {
    expectTypeOf<Misfits<Models.AssistantQueue, GenesysAssistantQueue>>().toEqualTypeOf<never>();
    // Live responses have it.
    expectTypeOf<
      Beyond<GenesysAssistantQueue, Models.AssistantQueue>
    >().toEqualTypeOf<'assignmentMode'>();
    expectTypeOf<Beyond<Models.AssistantQueue, GenesysAssistantQueue>>().toEqualTypeOf<'selfUri'>();
  });

  it('knowledge', () => {
    type Config = Models.KnowledgeSuggestionConfig;
    expectTypeOf<Misfits<Config, GenesysKnowledgeSuggestionConfig>>().toEqualTypeOf<never>();
    expectTypeOf<Beyond<GenesysKnowledgeSuggestionConfig, Config>>().toEqualTypeOf<never>();
    type Base = Models.KnowledgeBaseReference | Models.KnowledgeBaseWithDialectReference;
    expectTypeOf<Misfits<Base, GenesysKnowledgeBaseReference>>().toEqualTypeOf<never>();
    expectTypeOf<Beyond<GenesysKnowledgeBaseReference, Base>>().toEqualTypeOf<never>();
  });

  it('pages', () => {
    type Assistants = GenesysListing<GenesysAssistant>;
    expectTypeOf<Misfits<Models.AssistantListing, Assistants>>().toEqualTypeOf<never>();
    expectTypeOf<Beyond<Assistants, Models.AssistantListing>>().toEqualTypeOf<never>();
    type Queues = GenesysListing<GenesysAssistantQueue>;
    expectTypeOf<Misfits<Models.AssistantQueueListing, Queues>>().toEqualTypeOf<never>();
    expectTypeOf<Beyond<Models.AssistantQueueListing, Queues>>().toEqualTypeOf<
      'previousUri' | 'selfUri'
    >();
  });
});

/** What we send fits the SDK's models, and holds what they require. */
describe('request bodies', () => {
  it('an assistant', () => {
    expectTypeOf<Misfits<GenesysAssistantBody, Models.Assistant>>().toEqualTypeOf<never>();
    expectTypeOf<RequiredNames<GenesysAssistantBody>>().toEqualTypeOf<
      RequiredNames<Models.Assistant>
    >();
    expectTypeOf<Misfits<GenesysAssistantOptions, Models.Assistant>>().toEqualTypeOf<never>();
    expectTypeOf<Beyond<GenesysAssistantOptions, Models.Assistant>>().toEqualTypeOf<never>();
  });

  it('a change to an assistant, which the SDK wants whole', () => {
    expectTypeOf<Misfits<GenesysAssistantPatchBody, Models.Assistant>>().toEqualTypeOf<never>();
    expectTypeOf<RequiredNames<GenesysAssistantPatchBody>>().toEqualTypeOf<never>();
  });

  it('a copilot', () => {
    expectTypeOf<Misfits<GenesysCopilotBody, Models.Copilot>>().toEqualTypeOf<never>();
    expectTypeOf<RequiredNames<GenesysCopilotBody>>().toEqualTypeOf<
      RequiredNames<Models.Copilot>
    >();
  });

  it('a queue, whose id we take from the path', () => {
    expectTypeOf<Misfits<GenesysQueueBody, Models.AssistantQueue>>().toEqualTypeOf<never>();
    type Missing = Exclude<RequiredNames<Models.AssistantQueue>, RequiredNames<GenesysQueueBody>>;
    expectTypeOf<Missing>().toEqualTypeOf<'id'>();
  });

  it('knowledge', () => {
    type Config = Models.KnowledgeSuggestionConfig;
    expectTypeOf<Misfits<GenesysKnowledgeOptions, Config>>().toEqualTypeOf<never>();
    expectTypeOf<Beyond<GenesysKnowledgeOptions, Config>>().toEqualTypeOf<never>();
  });
});

describe('queries', () => {
  type Assistants = NonNullable<Parameters<AgentAssistantsApi['getAssistants']>[0]>;
  type Assistant = NonNullable<Parameters<AgentAssistantsApi['getAssistant']>[1]>;
  type BoundQueues = NonNullable<Parameters<AgentAssistantsApi['getAssistantsQueues']>[0]>;
  type Queues = NonNullable<Parameters<AgentAssistantsApi['getAssistantQueues']>[1]>;
  type Queue = NonNullable<Parameters<AgentAssistantsApi['getAssistantQueue']>[2]>;

  it('have numbers and lists where the SDK has text', () => {
    expectTypeOf<Misfits<GenesysAssistantsQuery, Assistants>>().toEqualTypeOf<
      'pageSize' | 'limit'
    >();
    expectTypeOf<Misfits<GenesysBoundQueuesQuery, BoundQueues>>().toEqualTypeOf<
      'pageSize' | 'queueIds'
    >();
    expectTypeOf<Misfits<GenesysQueuesQuery, Queues>>().toEqualTypeOf<'pageSize'>();
    expectTypeOf<Misfits<GenesysAssistantQuery, Assistant>>().toEqualTypeOf<never>();
    expectTypeOf<Misfits<GenesysQueueQuery, Queue>>().toEqualTypeOf<never>();
  });

  it('have everything that the SDK has except headers', () => {
    expectTypeOf<Beyond<Assistants, GenesysAssistantsQuery>>().toEqualTypeOf<'customHeaders'>();
    expectTypeOf<Beyond<Assistant, GenesysAssistantQuery>>().toEqualTypeOf<'customHeaders'>();
    expectTypeOf<Beyond<BoundQueues, GenesysBoundQueuesQuery>>().toEqualTypeOf<'customHeaders'>();
    expectTypeOf<Beyond<Queues, GenesysQueuesQuery>>().toEqualTypeOf<'customHeaders'>();
    expectTypeOf<Beyond<Queue, GenesysQueueQuery>>().toEqualTypeOf<'customHeaders'>();
  });
});

describe('where we are ahead of SDK 262.0.0', () => {
  it('a knowledge base may have a threshold of confidence', () => {
    type Ours = NonNullable<GenesysKnowledgeOptions['knowledgeBases']>[number];
    expectTypeOf<
      Beyond<Ours, Models.KnowledgeBaseWithDialectReference>
    >().toEqualTypeOf<'confidenceThreshold'>();
  });

  it('assistants can be listed by tier', () => {
    type Assistants = NonNullable<Parameters<AgentAssistantsApi['getAssistants']>[0]>;
    expectTypeOf<Beyond<GenesysAssistantsQuery, Assistants>>().toEqualTypeOf<'tier'>();
  });

  it('members that only live responses have are kept, and can be sent', () => {
    type Observed = 'voiceTranscriptionConfig' | 'queryProcessingConfig';
    expectTypeOf<Extract<keyof Models.Copilot, Observed>>().toEqualTypeOf<never>();
    expectTypeOf<GenesysCopilot[Observed]>().toEqualTypeOf<unknown>();
    expectTypeOf<GenesysCopilotBody[Observed]>().toEqualTypeOf<unknown>();
    type ObservedOfQueue = 'assignmentMode' | 'usersAssigned' | 'assignedUsersCount';
    expectTypeOf<Extract<keyof Models.AssistantQueue, ObservedOfQueue>>().toEqualTypeOf<never>();
    expectTypeOf<GenesysAssistantQueue[ObservedOfQueue]>().toEqualTypeOf<unknown>();
    expectTypeOf<Extract<keyof Models.RuleConfig, 'participantRoles'>>().toEqualTypeOf<never>();
    expectTypeOf<Extract<keyof Models.Fallback, 'participantRoles'>>().toEqualTypeOf<never>();
    expectTypeOf<Extract<keyof Models.Assistant, 'copilotContext'>>().toEqualTypeOf<never>();
    expectTypeOf<GenesysAssistant['copilotContext']>().toEqualTypeOf<unknown>();
  });
});

it('native methods have the names that the SDK gives them', () => {
  type Sdk = keyof AgentAssistantsApi | keyof AgentCopilotApi;
  expectTypeOf<Exclude<keyof GenesysNative, Sdk>>().toEqualTypeOf<'request'>();
});
