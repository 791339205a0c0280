/** The limits of input: a value just within each is accepted, a value beyond it is reported. */
import type { Limits, Reply } from '@assistant-provider/core';
import { errAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { scriptedProvider } from './scripted-driver.js';

/** All input that passes core's checks reaches this driver. */
const reached = () => errAsync(new Error('reached')) as never;

const limits: Partial<Limits> = {
  description: { maxLength: 3 },
  kmsKeyId: { maxLength: 3 },
  tags: { count: 2, key: { maxLength: 3 }, value: { maxLength: 3 } },
  queues: { queueId: {}, mediaTypes: ['call', 'email'] },
  aiAgents: {
    roles: {
      manualSearch: { agentId: 'required', useCase: 'optional', canDisable: true },
      orchestration: { agentId: 'optional', useCase: 'required', canDisable: true },
    },
    agentId: { maxLength: 3 },
    useCase: { maxLength: 3 },
  },
  knowledge: {
    types: ['knowledgeBase', 'externalKnowledgeBase'],
    knowledgeBaseId: { maxLength: 3 },
    linkId: { maxLength: 3 },
    language: { maxLength: 3 },
    locator: { maxLength: 3 },
    accessRole: { maxLength: 3 },
    count: 2,
  },
};

function createStrictProvider(given: Partial<Limits> = limits) {
  const assistants = { create: reached, get: reached, list: reached, delete: reached };
  const queues = {
    list: reached,
    listBound: reached,
    get: reached,
    bind: reached,
    bindMany: reached,
    unbind: reached,
    unbindMany: reached,
  };
  const features = {
    editing: { update: reached },
    queues,
    aiAgents: { list: reached, assign: reached, unassign: reached },
    knowledge: { list: reached, link: reached, unlink: reached },
    tagging: { list: reached, tag: reached, untag: reached },
  };
  const provider = scriptedProvider({ limits: given, assistants, features });
  return provider as typeof provider & Required<Pick<typeof provider, keyof typeof features>>;
}

const { assistants, editing, queues, aiAgents, knowledge, tagging } = createStrictProvider();
const wrong = (value: unknown) => value as never;

/** Returns the rules that a call breaks, by field; empty if the call reached the driver. */
async function brokenBy(reply: Reply<unknown>): Promise<readonly string[]> {
  const error = (await reply)._unsafeUnwrapErr();
  if (error.kind === 'unknown') return [];
  return (error.issues ?? []).map(({ field, rule }) => `${field} ${rule}`);
}

const name = 'x';
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `${index}`);
const tagged = (count: number) => Object.fromEntries(numbered(count).map((key) => [key, 'v']));
const sources = (count: number) =>
  numbered(count).map((id) => ({ type: 'knowledgeBase', id }) as const);
const external = { type: 'externalKnowledgeBase', locator: 'arn', accessRole: 'arn' } as const;
const calls = { queueId: 'q', mediaTypes: ['call'] } as const;

type Bound = [what: string, within: () => Reply<unknown>, over: () => Reply<unknown>, told: string];

const bounds: Bound[] = [
  [
    'a description',
    () => assistants.create({ name, description: 'abc' }),
    () => assistants.create({ name, description: 'abcd' }),
    'draft.description length',
  ],
  [
    'a new description',
    () => editing.update('a-1', { description: 'abc' }),
    () => editing.update('a-1', { description: 'abcd' }),
    'patch.description length',
  ],
  [
    'a key for encryption',
    () => assistants.create({ name, encryption: { kmsKeyId: 'abc' } }),
    () => assistants.create({ name, encryption: { kmsKeyId: 'abcd' } }),
    'draft.encryption.kmsKeyId length',
  ],
  [
    'the tags of a draft',
    () => assistants.create({ name, tags: tagged(2) }),
    () => assistants.create({ name, tags: tagged(3) }),
    'draft.tags length',
  ],
  [
    'tags to add',
    () => tagging.tag('a-1', tagged(2)),
    () => tagging.tag('a-1', tagged(3)),
    'tags length',
  ],
  [
    'the key of a tag to remove',
    () => tagging.untag('a-1', ['abc']),
    () => tagging.untag('a-1', ['abcd']),
    'keys[0] length',
  ],
  [
    'keys of tags to remove, each once',
    () => tagging.untag('a-1', ['a', 'b']),
    () => tagging.untag('a-1', ['a', 'a']),
    'keys[1] unique',
  ],
  [
    'the knowledge of a draft',
    () => assistants.create({ name, knowledge: sources(2) }),
    () => assistants.create({ name, knowledge: sources(3) }),
    'draft.knowledge length',
  ],
  [
    'a knowledge base',
    () => knowledge.link('a-1', { type: 'knowledgeBase', id: 'abc', language: 'deu' }),
    () => knowledge.link('a-1', { type: 'knowledgeBase', id: 'abc', language: 'deut' }),
    'source.language length',
  ],
  [
    'the locator of a knowledge base elsewhere',
    () => knowledge.link('a-1', external),
    () => knowledge.link('a-1', { ...external, locator: 'arn:' }),
    'source.locator length',
  ],
  [
    'the role with which it is read',
    () => knowledge.link('a-1', external),
    () => knowledge.link('a-1', { ...external, accessRole: 'arn:' }),
    'source.accessRole length',
  ],
  [
    'a source, which is an object',
    () => knowledge.link('a-1', external),
    () => knowledge.link('a-1', wrong('kb-1')),
    'source type',
  ],
  [
    'a source, which says its type',
    () => knowledge.link('a-1', external),
    () => knowledge.link('a-1', wrong({ id: 'kb' })),
    'source.type required',
  ],
  [
    'an AI agent',
    () => aiAgents.assign('a-1', { role: 'manualSearch', agentId: 'abc', enabled: true }),
    () => aiAgents.assign('a-1', { role: 'manualSearch', agentId: 'abcd', enabled: true }),
    'assignment.agentId length',
  ],
  [
    'a use case',
    () => aiAgents.assign('a-1', { role: 'orchestration', useCase: 'abc' }),
    () => aiAgents.assign('a-1', { role: 'orchestration' }),
    'assignment.useCase required',
  ],
  [
    'a use case that may be left out',
    () => aiAgents.unassign('a-1', { role: 'manualSearch' }),
    () => aiAgents.unassign('a-1', { role: 'manualSearch', useCase: 'abcd' }),
    'selector.useCase length',
  ],
  [
    'a medium that the vendor serves',
    () => queues.bind('a-1', { queueId: 'q', mediaTypes: ['call', 'email'] }),
    () => queues.bind('a-1', { queueId: 'q', mediaTypes: ['message'] }),
    'binding.mediaTypes[0] oneOf',
  ],
  [
    'bindings, at least one',
    () => queues.bindMany('a-1', [calls]),
    () => queues.bindMany('a-1', []),
    'bindings length',
  ],
  [
    'queues to unbind, each once',
    () => queues.unbindMany('a-1', ['q', 'r']),
    () => queues.unbindMany('a-1', ['q', 'q']),
    'queueIds[1] unique',
  ],
  [
    'queues to unbind, a hundred thousand at most',
    () => queues.unbindMany('a-1', ['q']),
    () => queues.unbindMany('a-1', numbered(100_001)),
    'queueIds length',
  ],
  [
    'queues to bind, a hundred thousand at most',
    () => queues.bindMany('a-1', [calls]),
    () => queues.bindMany('a-1', Array<typeof calls>(100_001).fill(calls)),
    'bindings length',
  ],
  [
    'a cursor',
    () => assistants.list({ cursor: 'c'.repeat(8_192) }),
    () => assistants.list({ cursor: 'c'.repeat(8_193) }),
    'query.cursor length',
  ],
  [
    'a cursor of bound queues',
    () => queues.listBound({ cursor: 'c', pageSize: 50 }),
    () => queues.listBound({ cursor: 'c', pageSize: 51 }),
    'query.pageSize range',
  ],
];

describe('a limit', () => {
  it.each(bounds)('of %s passes a value just within it to the driver', async (_, within) => {
    expect(await brokenBy(within())).toEqual([]);
  });

  it.each(bounds)('of %s reports a value just beyond it', async (_, __, over, told) => {
    expect(await brokenBy(over())).toEqual([told]);
  });
});

describe("core's own limits, if the vendor publishes none,", () => {
  const { key, value } = { key: {}, value: {} };
  const types = ['knowledgeBase'] as const;
  const lenient = createStrictProvider({
    tags: { count: 2_000, key, value },
    knowledge: { types, knowledgeBaseId: {}, linkId: {} },
  });
  const without = createStrictProvider({});

  it('are a thousand sources', async () => {
    expect(await brokenBy(lenient.assistants.create({ name, knowledge: sources(1_000) }))).toEqual(
      [],
    );
    expect(await brokenBy(lenient.assistants.create({ name, knowledge: sources(1_001) }))).toEqual([
      'draft.knowledge length',
    ]);
  });

  it('are a thousand tags, unless the vendor publishes a limit', async () => {
    expect(await brokenBy(lenient.tagging.tag('a-1', tagged(1_001)))).toEqual([]);
    expect(await brokenBy(without.tagging.tag('a-1', tagged(1_000)))).toEqual([]);
    expect(await brokenBy(without.tagging.tag('a-1', tagged(1_001)))).toEqual(['tags length']);
  });

  it('are all media types', async () => {
    const bind = (mediaTypes: unknown) =>
      brokenBy(without.queues.bind('a-1', { queueId: 'q', mediaTypes: wrong(mediaTypes) }));
    expect(await bind(['call', 'email', 'message'])).toEqual([]);
    expect(await bind(['fax'])).toEqual(['binding.mediaTypes[0] oneOf']);
  });
});

describe('the required members of a role', () => {
  it('are reported only for members that the call takes', async () => {
    const assigned = await aiAgents.assign('a-1', { role: 'manualSearch' });
    expect(assigned._unsafeUnwrapErr().issues).toEqual([
      {
        field: 'assignment.agentId',
        rule: 'required',
        message: 'assignment.agentId is required for the role manualSearch',
      },
    ]);
    expect(await brokenBy(aiAgents.unassign('a-1', { role: 'manualSearch' }))).toEqual([]);
  });
});
