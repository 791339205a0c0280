/** The state of one emulator: immutable records in maps. */
import { advance } from './lifecycle.js';
import type { Lifecycle } from './lifecycle.js';
import { fillSeed } from './seed.js';
import type { SeedContext } from './seed.js';
import type { QConnectSeed } from './seed-shapes.js';
import type {
  AssistantState,
  ClientTokenState,
  KnowledgeBaseState,
  QConnectSnapshot,
} from './state.js';

export interface Store {
  /** All assistants in their current states, in order of creation. */
  assistants(): readonly AssistantState[];
  assistant(assistantId: string): AssistantState | undefined;
  put(assistant: AssistantState): void;
  knowledgeBase(knowledgeBaseId: string): KnowledgeBaseState | undefined;
  /** Returns a higher number on each call. */
  nextSequence(): number;
  /** Keyed by operation and token, oldest first. */
  readonly clientTokens: Map<string, ClientTokenState>;
  snapshot(): QConnectSnapshot;
  restore(seed: QConnectSeed): void;
}

export const clientTokenKey = (operation: string, clientToken: string): string =>
  `${operation} ${clientToken}`;

export function createStore(seed: QConnectSeed, context: SeedContext): Store {
  const { now } = context;
  const assistants = new Map<string, AssistantState>();
  const knowledgeBases = new Map<string, KnowledgeBaseState>();
  const clientTokens = new Map<string, ClientTokenState>();
  let nextSequence = 0;

  const current = (assistant: AssistantState): AssistantState | undefined => {
    const after = advanceAssistant(assistant, now());
    if (!after) assistants.delete(assistant.assistantId);
    else if (after !== assistant) assistants.set(after.assistantId, after);
    return after;
  };

  const store: Store = {
    assistants: () => [...assistants.values()].flatMap((assistant) => current(assistant) ?? []),
    assistant(assistantId) {
      const assistant = assistants.get(assistantId);
      return assistant && current(assistant);
    },
    put(assistant) {
      assistants.set(assistant.assistantId, assistant);
    },
    knowledgeBase: (knowledgeBaseId) => knowledgeBases.get(knowledgeBaseId),
    nextSequence() {
      nextSequence += 1;
      return nextSequence;
    },
    clientTokens,
    snapshot: () =>
      structuredClone({
        assistants: store.assistants(),
        knowledgeBases: [...knowledgeBases.values()],
        clientTokens: [...clientTokens.values()],
        nextSequence,
      }),
    restore(next) {
      const state = fillSeed(structuredClone(next), context);
      for (const map of [assistants, knowledgeBases, clientTokens]) map.clear();
      for (const assistant of state.assistants) assistants.set(assistant.assistantId, assistant);
      for (const base of state.knowledgeBases) knowledgeBases.set(base.knowledgeBaseId, base);
      for (const token of state.clientTokens)
        clientTokens.set(clientTokenKey(token.operation, token.clientToken), token);
      nextSequence = state.nextSequence;
    },
  };
  store.restore(seed);
  return store;
}

function advanceAssistant(assistant: AssistantState, now: number): AssistantState | undefined {
  const isSettled = (life: Lifecycle) => life.upcoming.every(({ at }) => at > now);
  if (isSettled(assistant) && assistant.aiAgents.every(isSettled)) return assistant;
  const life = advance(assistant, now);
  const aiAgents = assistant.aiAgents.flatMap((aiAgent) => {
    const aiAgentLife = advance(aiAgent, now);
    return aiAgentLife ? [{ ...aiAgent, ...aiAgentLife }] : [];
  });
  return life && { ...assistant, ...life, aiAgents };
}
