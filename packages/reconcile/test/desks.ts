/** Random estates at the memory vendor: assistants with everything that they can own and name. */
import type { AssistantProvider, FeatureName, PartVersion } from '@assistant-provider/core';
import {
  createMemoryProvider,
  type MemoryDirectoryEntry,
  type MemoryNative,
} from '@assistant-provider/memory';
import fc from 'fast-check';
import type { ResultAsync } from 'neverthrow';

export type Estate = AssistantProvider<FeatureName, MemoryNative>;

const queues = ['Returns', 'Travel', 'Billing', 'Sales', 'Service'];
const bases = ['Articles', 'Policies'];
const users = ['Anna', 'Berta', 'Clara', 'Dora'];

/** The names of every account are the same, and the ids of two accounts differ, also in their order. */
export const directoryOf = (account: string): readonly MemoryDirectoryEntry[] => [
  ...queues.map((name) => ({ kind: 'queue', id: `queue-${account}-${name}`, name })),
  ...bases.map((name) => ({ kind: 'knowledgeBase', id: `base-${account}-${name}`, name })),
  ...users.map((name, index) => {
    const order = account === 'one' ? index : users.length - index;
    return { kind: 'user', id: `user-${account}-${order}`, name };
  }),
];

/** A provider of the memory vendor with a directory. */
export const emptyEstate = (account = 'one'): Estate =>
  createMemoryProvider({ settleMs: 0, rateLimit: false, directory: directoryOf(account) });

/** What one assistant of a random estate has. */
export interface Desk {
  readonly name: string;
  readonly description: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
  readonly bases: readonly string[];
  readonly queues: readonly string[];
  readonly users: readonly string[];
  readonly prompts: readonly { readonly text: string; readonly versions: number }[];
  readonly roles: readonly ('summarization' | 'manualSearch' | 'noteTaking')[];
  readonly settings: string | undefined;
}

const word = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme-ascii' });

const desk = (name: string): fc.Arbitrary<Desk> =>
  fc.record({
    name: fc.constant(name),
    description: fc.option(word, { nil: undefined }),
    tags: fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), word, { maxKeys: 3 }),
    bases: fc.subarray(bases),
    queues: fc.subarray(queues),
    users: fc.subarray(users),
    prompts: fc.array(fc.record({ text: word, versions: fc.nat({ max: 2 }) }), { maxLength: 3 }),
    roles: fc.subarray(['summarization', 'manualSearch', 'noteTaking'] as const),
    settings: fc.option(word, { nil: undefined }),
  });

export const desks = fc
  .integer({ min: 1, max: 3 })
  .chain((count) =>
    fc.tuple(...Array.from({ length: count }, (_, index) => desk(`Desk ${index}`))),
  );

const value = async <T>(reply: ResultAsync<T, unknown>): Promise<T> => {
  const result = await reply;
  if (result.isErr()) throw result.error;
  return result.value;
};

/** Creates the assistants of a random estate. */
export async function furnish(
  estate: Estate,
  all: readonly Desk[],
  account = 'one',
): Promise<void> {
  const taken = new Set<string>();
  for (const desk of all) {
    const { id } = await value(
      estate.assistants.create({
        name: desk.name,
        ...(desk.description !== undefined && { description: desk.description }),
        tags: desk.tags,
      }),
    );
    for (const base of desk.bases)
      await value(
        estate.knowledge.link(id, { type: 'knowledgeBase', id: `base-${account}-${base}` }),
      );
    const entries = await value(estate.directory.lookUp('user'));
    const [link] = await value(estate.knowledge.list(id));
    for (const queue of desk.queues.filter((name) => !taken.has(name))) {
      taken.add(queue);
      const queueId = `queue-${account}-${queue}`;
      await value(estate.queues.bind(id, { queueId, mediaTypes: ['call'] }));
      const userIds = entries
        .filter(({ name }) => desk.users.includes(name))
        .map((entry) => `ref:user:${entry.id}`)
        .sort();
      await value(
        estate.parts.put(id, { kind: 'queueUsers', id: queueId, content: { users: userIds } }),
      );
    }
    if (desk.settings !== undefined)
      await value(estate.parts.put(id, { kind: 'settings', content: { tone: desk.settings } }));
    let latest: { readonly id: string; readonly version: PartVersion | undefined } | undefined;
    for (const [index, { text, versions }] of desk.prompts.entries()) {
      const draft = { kind: 'prompt', name: `Prompt ${index}` };
      const part = await value(estate.parts.put(id, { ...draft, content: { text } }));
      let version: PartVersion | undefined;
      for (let count = 0; count < versions; count += 1) {
        version = await value(estate.parts.publish(id, { kind: 'prompt', id: part.id }));
        const content = { text: `${text} ${count}` };
        await value(estate.parts.put(id, { ...draft, id: part.id, content }));
      }
      latest = { id: part.id, version };
    }
    if (latest === undefined) continue;
    const named = latest.version === undefined ? '' : `:${latest.version.version}`;
    const content = {
      type: 'answering',
      prompt: `ref:prompt:${latest.id}${named}`,
      sources: link ? [`ref:knowledgeLink:${link.linkId}`] : [],
    };
    const agent = await value(estate.parts.put(id, { kind: 'agent', name: 'Agent', content }));
    const { version } = await value(estate.parts.publish(id, { kind: 'agent', id: agent.id }));
    for (const role of desk.roles)
      await value(estate.aiAgents.assign(id, { role, agentId: `${agent.id}:${version}` }));
  }
}
