/** One step of each kind at each vendor, and what must exist before it. */
import type { AssistantProvider, JsonObject } from '@assistant-provider/core';
import type { ResultAsync } from 'neverthrow';
import type { Action } from '../../../src/plan/step.js';

/** Makes what the step needs. Returns its action. */
export type Scenario = (provider: AssistantProvider, id: string) => Promise<Action>;

const value = async <T>(reply: ResultAsync<T, unknown> | undefined): Promise<T> => {
  if (reply === undefined) throw new Error('the vendor has no such feature');
  const result = await reply;
  if (result.isErr()) throw result.error;
  return result.value;
};

/** The words of one vendor. */
interface Words {
  readonly mark: 'tag' | 'name';
  readonly base: string;
  readonly queue?: string;
  readonly hasTags: boolean;
  readonly hasEditing: boolean;
  readonly role: 'manualSearch' | 'summarization';
  /** A kind whose parts the vendor gives ids. */
  readonly part: {
    readonly kind: string;
    readonly content: JsonObject;
    readonly changed: JsonObject;
  };
  readonly isPublished: boolean;
  /** The part that plays a role, if agents are parts. */
  readonly agent?: { readonly kind: string; readonly content: JsonObject };
  /** The part that holds the roles, if there is one. */
  readonly carrying?: { readonly kind: string; readonly content: JsonObject };
}

const prompt = (text: string): JsonObject => ({
  ...{ type: 'ANSWER_GENERATION', templateType: 'TEXT', apiFormat: 'MESSAGES' },
  ...{ modelId: 'us.example.large-v1:0', visibilityStatus: 'PUBLISHED' },
  templateConfiguration: { textFullAIPromptEditTemplateConfiguration: { text } },
});
const copilot = { liveOnQueue: true, defaultLanguage: 'en-US' };
const variation = (liveOnQueue: boolean): JsonObject => ({
  transcriptionConfig: { vendorName: 'Genesys' },
  knowledgeSuggestionConfig: {
    vendorName: 'GenesysKnowledge',
    knowledgeBase: { id: 'bbbbbbbb-0000-4000-8001-000000000001', languageCode: 'en-US' },
  },
  copilot: { ...copilot, liveOnQueue },
});

/** The words of all vendors. */
export const vendors: Readonly<Record<'genesys' | 'qconnect' | 'memory', Words>> = {
  genesys: {
    ...{ mark: 'name', hasTags: false, hasEditing: true, isPublished: false },
    base: 'bbbbbbbb-0000-4000-8001-000000000001',
    queue: 'aaaaaaaa-0000-4000-8001-000000000001',
    role: 'summarization',
    part: { kind: 'variation', content: variation(true), changed: variation(false) },
    carrying: { kind: 'copilot', content: copilot },
  },
  qconnect: {
    ...{ mark: 'tag', hasTags: true, hasEditing: false, isPublished: true },
    base: 'bbbbbbbb-0000-4000-8001-000000000001',
    role: 'manualSearch',
    part: { kind: 'aiPrompt', content: prompt('prompt: Hello'), changed: prompt('prompt: Hi') },
    agent: {
      kind: 'aiAgent',
      content: {
        ...{ type: 'MANUAL_SEARCH', visibilityStatus: 'PUBLISHED' },
        configuration: { manualSearchAIAgentConfiguration: { associationConfigurations: [] } },
      },
    },
  },
  memory: {
    ...{ mark: 'tag', hasTags: true, hasEditing: true, isPublished: true },
    ...{ base: 'base-one-Articles', queue: 'queue-one-Returns', role: 'manualSearch' },
    part: { kind: 'prompt', content: { text: 'Hello' }, changed: { text: 'Hi' } },
    agent: { kind: 'agent', content: { type: 'answering' } },
  },
};

/** Returns the scenarios of a vendor: the kinds of step that it has. */
export function scenariosOf(words: Words): Readonly<Record<string, Scenario>> {
  const { mark, base, queue, hasTags, hasEditing, role, part, isPublished, agent, carrying } =
    words;
  const source = {
    type: 'knowledgeBase',
    id: base,
    ...(mark === 'name' && { language: 'en-US' }),
  } as const;
  const makePart = (provider: AssistantProvider, id: string) =>
    value(provider.parts?.put(id, { kind: part.kind, name: 'Hello', content: part.content }));
  const agentFor = async (provider: AssistantProvider, id: string) => {
    if (carrying) await value(provider.parts?.put(id, carrying));
    if (!agent) return undefined;
    const made = await value(provider.parts?.put(id, { ...agent, name: 'Agent' }));
    const { version } = await value(provider.parts?.publish(id, { kind: agent.kind, id: made.id }));
    return { id: made.id, version };
  };
  const binding =
    queue === undefined ? undefined : { queueId: queue, mediaTypes: ['call'] as const };
  return {
    create: () => Promise.resolve({ type: 'create', draft: { name: 'New desk' }, mark }),
    adopt: (_, id) => Promise.resolve({ type: 'adopt', id, how: 'byName' }),
    forget: (_, id) => Promise.resolve({ type: 'forget', id }),
    wait: () => Promise.resolve({ type: 'wait' }),
    ...(hasEditing && {
      update: () => Promise.resolve({ type: 'update', patch: { name: 'Other desk' } } as const),
    }),
    delete: () => Promise.resolve({ type: 'delete' }),
    ...(hasTags && {
      tag: () => Promise.resolve({ type: 'tag', tags: { team: 'returns' } } as const),
      untag: async (provider: AssistantProvider, id: string) => {
        await value(provider.tagging?.tag(id, { team: 'returns' }));
        return { type: 'untag', keys: ['team'] } as const;
      },
    }),
    link: () => Promise.resolve({ type: 'link', source }),
    unlink: async (provider, id) => {
      const { linkId } = await value(provider.knowledge?.link(id, source));
      return { type: 'unlink', linkId };
    },
    assign: async (provider, id) => {
      const made = await agentFor(provider, id);
      const assignment = { role, enabled: true };
      return { type: 'assign', assignment, ...(made && { agent: made }) };
    },
    unassign: async (provider, id) => {
      const made = await agentFor(provider, id);
      const agentId = made && `${made.id}:${made.version}`;
      await value(
        provider.aiAgents?.assign(id, { role, ...(agentId !== undefined && { agentId }) }),
      );
      return { type: 'unassign', selector: { role } };
    },
    ...(binding && {
      bind: () => Promise.resolve({ type: 'bind', bindings: [binding], takenFrom: {} } as const),
      unbind: async (provider: AssistantProvider, id: string) => {
        await value(provider.queues?.bind(id, binding));
        return { type: 'unbind', queueIds: [binding.queueId] } as const;
      },
    }),
    'putPart, a new part': () =>
      Promise.resolve({
        ...{ type: 'putPart', kind: part.kind, name: 'Hello', late: [] },
        content: part.content,
      }),
    'putPart, a change': async (provider, id) => {
      const made = await makePart(provider, id);
      return {
        ...{ type: 'putPart', kind: part.kind, id: made.id, late: [] },
        content: part.changed,
      };
    },
    ...(isPublished && {
      publishPart: async (provider: AssistantProvider, id: string) => {
        const made = await makePart(provider, id);
        return { type: 'publishPart', kind: part.kind, id: made.id } as const;
      },
    }),
    deletePart: async (provider, id) => {
      const made = await makePart(provider, id);
      return { type: 'deletePart', kind: part.kind, id: made.id };
    },
  };
}
