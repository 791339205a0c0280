/** Knowledge links. An assistant links each source at most once. */
import type { KnowledgeSource } from '@assistant-provider/core';
import type { DriverKnowledge } from '@assistant-provider/core/adapter';
import { ok, type Result } from 'neverthrow';
import type { MemoryClient, RequestScope } from '../state/client.js';
import { refuse, type Refusal } from '../errors/describe.js';
import { limits } from '../limits.js';
import { toKnowledgeLink } from '../mapping/knowledge.js';
import type {
  MemoryAssistant,
  MemoryKnowledgeLink,
  MemoryKnowledgeSource,
} from '../wire/vendor-types.js';

export function memoryKnowledge(client: MemoryClient): DriverKnowledge {
  return {
    list: (assistantId, context) =>
      client.send(context, 'listKnowledge', ({ state }) =>
        state.find(assistantId).map(({ knowledge }) => knowledge.map(toKnowledgeLink)),
      ),

    link: (assistantId, source, context) =>
      client.send(context, 'linkKnowledge', (scope) => {
        const { state } = scope;
        const key = context.idempotencyKey;
        const find = (linkId: string) =>
          state.find(assistantId).andThen((assistant) => findLink(assistant, linkId));
        return state.keys
          .once(
            { request: 'linkKnowledge', key, input: { assistantId, source } },
            (linkId) => find(linkId).isOk(),
            () => linkSource(assistantId, source, scope),
          )
          .andThen(find)
          .map(toKnowledgeLink);
      }),

    unlink: (assistantId, linkId, context) =>
      client.send(context, 'unlinkKnowledge', (scope) => {
        const { state, now } = scope;
        return state.findActive(assistantId).andThen((assistant) => {
          const found = findLink(assistant, linkId);
          if (found.isErr())
            return scope.previousAttemptMayHaveSucceeded ? ok() : found.map(() => undefined);
          const knowledge = assistant.knowledge.filter((link) => link.linkId !== linkId);
          state.save({ ...assistant, knowledge }, now);
          return ok();
        });
      }),
  };
}

function linkSource(
  assistantId: string,
  source: KnowledgeSource,
  { state, now }: RequestScope,
): Result<string, Refusal> {
  return state.findActive(assistantId).andThen((assistant) =>
    newLink(assistant.knowledge, source).map((link) => {
      state.save({ ...assistant, knowledge: [...assistant.knowledge, link] }, now);
      return link.linkId;
    }),
  );
}

export function newLink(
  others: readonly MemoryKnowledgeLink[],
  source: KnowledgeSource,
): Result<MemoryKnowledgeLink, Refusal> {
  if (others.some((other) => isSame(other.source, source))) return refuse('knowledgeLinked');
  if (others.length >= limits.knowledge.count) return refuse('tooManyKnowledgeLinks');
  return ok({ linkId: crypto.randomUUID(), source });
}

function isSame(known: MemoryKnowledgeSource, source: KnowledgeSource): boolean {
  return source.type === 'knowledgeBase'
    ? known.type === source.type && known.id === source.id
    : known.type === source.type && known.locator === source.locator;
}

function findLink(
  { knowledge }: MemoryAssistant,
  linkId: string,
): Result<MemoryKnowledgeLink, Refusal> {
  const link = knowledge.find((link) => link.linkId === linkId);
  return link ? ok(link) : refuse('knowledgeNotLinked');
}
