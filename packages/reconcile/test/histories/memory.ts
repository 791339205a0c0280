/** Random histories of an account of the memory vendor. */
import { createProvider } from '@assistant-provider/core/adapter';
import type { AiAgentRole, MediaType } from '@assistant-provider/core';
import { createMemoryDriver } from '@assistant-provider/memory';
import fc from 'fast-check';
import { directoryOf } from '../desks.js';
import { index, name, oneOf, toAssistant, valueIfOk, type World, type Write } from './world.js';

/** An account. It has no settings: the memory vendor has no unknowns. */
export function givenMemory(): Promise<World> {
  const driver = createMemoryDriver({ settleMs: 0, directory: directoryOf('one') });
  const sent: string[] = [];
  const provider = createProvider(driver, {
    requestInterceptors: [
      (next) => (call) => {
        if (!/\.(?:get|list|lookUp|allBound)/.test(call.operation)) sent.push(call.operation);
        return next(call);
      },
    ],
  });
  return Promise.resolve({
    provider,
    wait: () => undefined,
    writes: () => sent.splice(0),
    close: async () => void (await provider.close()),
  });
}

const word = fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme-ascii' });
const queueId = fc.constantFrom('Returns', 'Travel', 'Billing').map((each) => `queue-one-${each}`);
const role = fc.constantFrom<AiAgentRole>('summarization', 'manualSearch', 'noteTaking');
const media = fc.subarray<MediaType>(['call', 'email', 'message'], { minLength: 1 });
const tags = fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), word, { maxKeys: 2 });

/** A write to an account. */
export const memoryWrite: fc.Arbitrary<Write> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ name, description: word, tags }, { requiredKeys: ['name'] }).map(
      (draft): Write =>
        async ({ provider }) =>
          provider.assistants.create(draft),
    ),
  },
  fc
    .tuple(index, fc.record({ name, description: fc.option(word, { nil: '' }) }))
    .map(([at, patch]) => toAssistant(at, async ({ editing }, id) => editing?.update(id, patch))),
  fc
    .tuple(index, tags)
    .map(([at, tags]) => toAssistant(at, async ({ tagging }, id) => tagging?.tag(id, tags))),
  fc.tuple(index, index).map(([at, which]) =>
    toAssistant(at, async ({ tagging }, id) => {
      const present = tagging && (await valueIfOk(tagging.list(id)));
      const key = oneOf(Object.keys(present ?? {}), which);
      return key === undefined ? undefined : tagging?.untag(id, [key]);
    }),
  ),
  fc
    .tuple(index, fc.constantFrom('Articles', 'Policies'))
    .map(([at, base]) =>
      toAssistant(at, async ({ knowledge }, id) =>
        knowledge?.link(id, { type: 'knowledgeBase', id: `base-one-${base}` }),
      ),
    ),
  fc.tuple(index, index).map(([at, which]) =>
    toAssistant(at, async ({ knowledge }, id) => {
      const links = knowledge && (await valueIfOk(knowledge.list(id)));
      const link = oneOf(links ?? [], which);
      return link && knowledge?.unlink(id, link.linkId);
    }),
  ),
  {
    weight: 2,
    arbitrary: fc
      .tuple(index, queueId, media)
      .map(([at, queueId, mediaTypes]) =>
        toAssistant(at, async ({ queues }, id) => queues?.bind(id, { queueId, mediaTypes })),
      ),
  },
  fc
    .tuple(index, queueId)
    .map(([at, queueId]) => toAssistant(at, async ({ queues }, id) => queues?.unbind(id, queueId))),
  fc.tuple(index, queueId, fc.subarray(['0', '1', '2'])).map(([at, id, users]) =>
    toAssistant(at, async ({ parts }, assistantId) =>
      parts?.put(assistantId, {
        ...{ kind: 'queueUsers', id },
        content: { users: users.map((each) => `ref:user:user-one-${each}`) },
      }),
    ),
  ),
  fc
    .tuple(index, word)
    .map(([at, tone]) =>
      toAssistant(at, async ({ parts }, id) =>
        parts?.put(id, { kind: 'settings', content: { tone } }),
      ),
    ),
  {
    weight: 4,
    arbitrary: fc
      .tuple(index, index, fc.boolean(), name, word)
      .map(([at, which, isNew, name, text]) =>
        toAssistant(at, async ({ parts }, id) => {
          const present = (parts && (await valueIfOk(parts.list(id, { kind: 'prompt' })))) ?? [];
          const part = isNew ? undefined : oneOf(present, which);
          return parts?.put(id, {
            ...{ kind: 'prompt', name, content: { text } },
            ...(part && { id: part.id }),
          });
        }),
      ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(index, index, name).map(([at, which, name]) =>
      toAssistant(at, async ({ parts }, id) => {
        const query = { kind: 'prompt', versions: true };
        const prompts = (parts && (await valueIfOk(parts.list(id, query)))) ?? [];
        const prompt = oneOf(prompts, which);
        const version = prompt?.versions?.at(-1)?.version;
        const named = `ref:prompt:${prompt?.id}${version === undefined ? '' : `:${version}`}`;
        return (
          prompt && parts?.put(id, { kind: 'agent', name, content: { type: 'a', prompt: named } })
        );
      }),
    ),
  },
  ...['prompt', 'agent'].flatMap((kind) => [
    fc.tuple(index, index).map(([at, which]) =>
      toAssistant(at, async ({ parts }, id) => {
        const part = oneOf((parts && (await valueIfOk(parts.list(id, { kind })))) ?? [], which);
        return part && parts?.publish(id, { kind, id: part.id });
      }),
    ),
    fc.tuple(index, index).map(([at, which]) =>
      toAssistant(at, async ({ parts }, id) => {
        const part = oneOf((parts && (await valueIfOk(parts.list(id, { kind })))) ?? [], which);
        return part && parts?.delete(id, { kind, id: part.id });
      }),
    ),
  ]),
  {
    weight: 2,
    arbitrary: fc.tuple(index, index, role, fc.boolean()).map(([at, which, role, enabled]) =>
      toAssistant(at, async ({ parts, aiAgents }, id) => {
        const agents = (parts && (await valueIfOk(parts.list(id, { kind: 'agent' })))) ?? [];
        const agent = oneOf(agents, which);
        // A manifest that names no agent leaves the choice to the vendor.
        return agent && aiAgents?.assign(id, { role, enabled, agentId: agent.id });
      }),
    ),
  },
  fc
    .tuple(index, role)
    .map(([at, role]) =>
      toAssistant(at, async ({ aiAgents }, id) => aiAgents?.unassign(id, { role })),
    ),
  index.map((at) => toAssistant(at, async ({ assistants }, id) => assistants.delete(id))),
);
