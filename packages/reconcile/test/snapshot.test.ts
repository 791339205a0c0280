/** `snapshot` over a provider in memory. */
import { readOnly } from '@assistant-provider/core';
import { operations, type OperationName } from '@assistant-provider/core/adapter';
import {
  parseManifest,
  snapshot,
  stringifyManifest,
  type Manifest,
  type ObserveProgress,
  type SnapshotOptions,
  type Unseen,
} from '@assistant-provider/reconcile';
import { createMemoryProvider } from '@assistant-provider/memory';
import { describe, expect, it, vi } from 'vitest';
import { canonicalManifest } from '../src/manifest/canonical.js';
import { estate, givenEstate, valueOf } from './estate.js';

const take = async (options: SnapshotOptions = {}, given = givenEstate()) =>
  valueOf(await snapshot((await given).provider, options));

const fail = async (options: SnapshotOptions, given = givenEstate()) =>
  (await snapshot((await given).provider, options))._unsafeUnwrapErr();

const keysOf = ({ assistants }: Manifest) => Object.keys(assistants);

/** What is unseen, without the messages, which the vendor words. */
const shown = (unseen: readonly Unseen[]) => unseen.map(({ message, ...rest }) => rest);

describe('a snapshot', () => {
  it('writes names where the vendor has ids', async () => {
    const { manifest } = await take();
    expect(stringifyManifest(manifest).replace(/^#.*\n/, '')).toMatchInlineSnapshot(`
      "format: 1
      assistants:
        returns-desk:
          name: Returns desk
          description: For returns and refunds
          encryption:
            kmsKeyId: alias/returns
          tags:
            team: returns
          aiAgents:
            - role: answerRecommendation
              agent: { supplied: Standard }
            - role: manualSearch
              agent: { part: search, version: 2 }
            - role: summarization
              enabled: false
            - role: vendor:translation
          knowledge:
            ext:
              type: externalKnowledgeBase
              locator: arn:kb/ext
              accessRole: arn:role
            faq:
              type: knowledgeBase
              base: FAQ
              language: en-US
            telepathy:
              type: vendor:telepathy
          queues:
            - queue: Returns
              mediaTypes: [ call, message ]
            - queue: { id: q-2, sharedName: Claims }
              mediaTypes: [ vendor:fax ]
            - queue: { id: q-3, sharedName: Claims }
              mediaTypes: [ call ]
          parts:
            agent:
              search:
                name: Search
                content:
                  $$reference: not ours
                  overflow:
                    $reference: { kind: queue, to: { id: q-2, sharedName: Claims }, form: "ref:queue:{id}" }
                  prompt:
                    $reference: { kind: prompt, to: { part: greet, version: 1 }, form: "ref:prompt:{id}:{version}" }
                  source:
                    $reference: { kind: knowledgeLink, to: { knowledge: faq }, form: "ref:knowledgeLink:{id}" }
                  supervisor:
                    $reference: { kind: user, to: Ada, form: "ref:user:{id}" }
                  type: search
                versions:
                  - version: 1
                    content:
                      $$reference: not ours
                      overflow:
                        $reference: { kind: queue, to: { id: q-2, sharedName: Claims }, form: "ref:queue:{id}" }
                      prompt:
                        $reference: { kind: prompt, to: { part: greet, version: 1 }, form: "ref:prompt:{id}:{version}" }
                      source:
                        $reference: { kind: knowledgeLink, to: { knowledge: faq }, form: "ref:knowledgeLink:{id}" }
                      supervisor:
                        $reference: { kind: user, to: Ada, form: "ref:user:{id}" }
                      type: search
                  - version: 2
                    content:
                      $$reference: not ours
                      overflow:
                        $reference: { kind: queue, to: { id: q-2, sharedName: Claims }, form: "ref:queue:{id}" }
                      prompt:
                        $reference: { kind: prompt, to: { part: greet, version: 1 }, form: "ref:prompt:{id}:{version}" }
                      source:
                        $reference: { kind: knowledgeLink, to: { knowledge: faq }, form: "ref:knowledgeLink:{id}" }
                      supervisor:
                        $reference: { kind: user, to: Ada, form: "ref:user:{id}" }
                      type: search
            prompt:
              greet:
                name: Greet
                content:
                  text: |
                    Hello {{name}}!

                    How are you?
                versions:
                  - version: 1
                    content:
                      text: |
                        Hello {{name}}!

                        How are you?
              greet-2:
                name: Greet
                content:
                  text: ""
                versions: []
            queueUsers:
              returns:
                of: Returns
                content:
                  users:
                    - $reference: { kind: user, to: Ada, form: "ref:user:{id}" }
            settings:
              settings:
                content:
                  colour: red
          origin:
            vendor: memory
            id: a-1
            locator: memory:assistants/a-1
            status: active
            links:
              ext: l-2
              faq: l-1
              telepathy: l-3
            parts:
              agent:
                search: agent-1
              prompt:
                greet: prompt-1
                greet-2: prompt-2
              queueUsers:
                returns: q-1
              settings:
                settings: settings
            names:
              knowledgeBase:
                FAQ: kb-1
              queue:
                Returns: q-1
              user:
                Ada: user-1
        sales-desk:
          name: Sales desk
          tags: {}
          aiAgents: []
          knowledge: {}
          queues:
            - queue: { id: q-lost }
              mediaTypes: [ call ]
          parts:
            agent: {}
            prompt: {}
            queueUsers: {}
            settings: {}
          origin:
            vendor: memory
            id: a-2
            locator: memory:assistants/a-2
            status: active
        sales-desk-2:
          name: Sales desk
          tags: {}
          aiAgents: []
          knowledge: {}
          queues: []
          parts:
            agent: {}
            prompt: {}
            queueUsers: {}
            settings: {}
          origin:
            vendor: memory
            id: a-3
            locator: memory:assistants/a-3
            status: active
      "
    `);
  });

  it('is a manifest, and survives its own text', async () => {
    const { manifest } = await take();
    expect(valueOf(parseManifest(stringifyManifest(manifest)))).toEqual(manifest);
  });

  it('sends no write, and needs no right to write', async () => {
    const given = await givenEstate();
    valueOf(await snapshot(readOnly(given.provider)));
    valueOf(await snapshot(given.provider));
    const written = given.calls.filter((call) => operations[call as OperationName].writes);
    expect(written).toEqual([]);
  });

  it('is the same text for the same state, in whatever order the vendor lists it', async () => {
    const unordered = {
      ...estate,
      assistants: estate.assistants.map((assistant) => ({
        ...assistant,
        tags: { zone: 'north', ...assistant.tags },
      })),
      bindings: [
        { ...estate.bindings[0]!, queueId: 'q-5' },
        { ...estate.bindings[0]!, queueId: 'q-4' },
        ...estate.bindings,
      ],
      directory: [
        { kind: 'queue', id: 'q-5', name: 'Warranty' },
        { kind: 'queue', id: 'q-4', name: 'Advice' },
        ...(estate.directory ?? []),
      ],
    };
    const reversed = {
      ...unordered,
      assistants: [...unordered.assistants].reverse().map((assistant) => ({
        ...assistant,
        aiAgents: [...assistant.aiAgents].reverse(),
        knowledge: [...assistant.knowledge].reverse(),
      })),
      bindings: [...unordered.bindings].reverse(),
      parts: [...(estate.parts ?? [])].reverse(),
      directory: [...unordered.directory].reverse(),
    };
    const { manifest } = await take({}, givenEstate(unordered));
    const ofReversed = (await take({}, givenEstate(reversed))).manifest;
    expect(stringifyManifest(ofReversed)).toBe(stringifyManifest(manifest));
    // The objects too are in the order of the text, so that nobody has to sort them.
    expect(JSON.stringify(manifest)).toBe(JSON.stringify(canonicalManifest(manifest)));
    expect(JSON.stringify(ofReversed)).toBe(JSON.stringify(manifest));
  });

  it('writes the ids behind all names, whatever the names are', async () => {
    const names = ['__proto__', 'constructor', '10', '9', 'Returns'];
    const given = givenEstate({
      ...estate,
      bindings: names.map((name) => ({ ...estate.bindings[0]!, queueId: `q-${name}` })),
      directory: names.map((name) => ({ kind: 'queue', id: `q-${name}`, name })),
    });
    const { manifest } = await take({}, given);
    const ids = manifest.assistants['returns-desk']?.origin?.names?.['queue'] ?? {};
    expect(Object.entries(ids).sort()).toEqual(names.map((name) => [name, `q-${name}`]).sort());
    expect(Object.getPrototypeOf(ids)).toBe(Object.prototype);
  });

  it('reads whole lists once', async () => {
    const given = await givenEstate();
    valueOf(await snapshot(given.provider));
    const counts: Record<string, number> = {};
    for (const call of given.calls) counts[call] = (counts[call] ?? 0) + 1;
    expect(counts).toEqual({
      'assistants.list': 1,
      'queues.listBound': 1,
      // Each assistant, and the parts of the vendor that one of them names.
      'parts.list': 4,
      // For each of queue, knowledge base and user: the objects, and their namesakes.
      'directory.lookUp': 6,
    });
  });

  it('leaves out assistants that are being deleted', async () => {
    expect(keysOf((await take()).manifest)).not.toContain('old-desk');
  });

  it('lists what has no name that the client may see', async () => {
    expect(shown((await take()).unseen)).toEqual([
      { what: 'names', kind: 'queue', ids: ['q-lost'], reason: 'notFound' },
    ]);
  });

  it('leaves out the parts if it is told to', async () => {
    const given = await givenEstate();
    const { manifest, unseen } = valueOf(await snapshot(given.provider, { parts: false }));
    const desk = manifest.assistants['returns-desk'];
    expect(desk?.parts).toBeUndefined();
    // The directory has the names of agents, too.
    expect(desk?.aiAgents?.map(({ agent }) => agent)).toEqual([
      'Standard',
      { name: 'Search', version: 2 },
      undefined,
      undefined,
    ]);
    expect(given.calls).not.toContain('parts.list');
    expect(shown(unseen)).not.toContainEqual(expect.objectContaining({ what: 'parts' }));
  });

  it('leaves out the versions of parts if it is told to', async () => {
    const { manifest } = await take({ versions: false });
    const { parts, aiAgents } = manifest.assistants['returns-desk'] ?? {};
    expect(parts?.['prompt']?.['greet']).not.toHaveProperty('versions');
    expect(aiAgents).toContainEqual({
      role: 'manualSearch',
      agent: { part: 'search', version: 2 },
    });
  });

  it('writes the account into the origin', async () => {
    const { manifest } = await take({ account: 'production' });
    expect(manifest.assistants['returns-desk']?.origin?.account).toBe('production');
  });
});

describe('a snapshot of a client without rights', () => {
  const lacking: readonly (readonly [string, readonly OperationName[], readonly unknown[]])[] = [
    ['queues', ['queues.listBound'], [{ what: 'queues', reason: 'permissionDenied' }]],
    [
      'parts',
      ['parts.list'],
      ['a-1', 'a-2', 'a-3'].flatMap((assistantId) =>
        ['settings', 'prompt', 'agent', 'queueUsers'].map((kind) => ({
          ...{ what: 'parts', assistantId, kind, reason: 'permissionDenied' },
        })),
      ),
    ],
    [
      'names',
      ['directory.lookUp'],
      ['queue', 'knowledgeBase', 'user'].map((kind) => ({
        ...{ what: 'names', kind, reason: 'permissionDenied' },
      })),
    ],
  ];
  it.each(lacking)('says that it did not see %s', async (_, denied, expected) => {
    const { unseen } = await take({}, givenEstate(undefined, { denied }));
    expect(shown(unseen)).toEqual(expect.arrayContaining([...expected]));
  });

  it('leaves the queues alone, instead of saying that there are none', async () => {
    const { manifest } = await take({}, givenEstate(undefined, { denied: ['queues.listBound'] }));
    for (const assistant of Object.values(manifest.assistants))
      expect(assistant).not.toHaveProperty('queues');
  });

  it('leaves the parts alone', async () => {
    const { manifest } = await take({}, givenEstate(undefined, { denied: ['parts.list'] }));
    expect(manifest.assistants['returns-desk']?.parts).toEqual({});
  });

  it('keeps the ids whose names it did not see', async () => {
    const { manifest } = await take({}, givenEstate(undefined, { denied: ['directory.lookUp'] }));
    expect(manifest.assistants['returns-desk']?.queues?.map(({ queue }) => queue)).toEqual([
      { id: 'q-1' },
      { id: 'q-2' },
      { id: 'q-3' },
    ]);
  });

  it('fails if it may not see the assistants', async () => {
    const error = await fail({}, givenEstate(undefined, { denied: ['assistants.list'] }));
    expect(error.kind).toBe('permissionDenied');
  });
});

describe('a selection', () => {
  it.each([
    ['ids', { ids: ['a-3', 'a-1'] }, ['returns-desk', 'sales-desk']],
    ['names', { names: ['Sales desk'] }, ['sales-desk', 'sales-desk-2']],
    [
      'a filter',
      { filter: ({ name }: { name: string }) => name.startsWith('R') },
      ['returns-desk'],
    ],
  ] as const)('by %s reads only these assistants', async (_, select, keys) => {
    const { manifest } = await take({ select });
    expect(keysOf(manifest)).toEqual(keys);
  });

  it('is as complete as the whole', async () => {
    const whole = await take();
    const part = await take({ select: { ids: ['a-1'] } });
    expect(part.manifest.assistants['returns-desk']).toEqual(
      whole.manifest.assistants['returns-desk'],
    );
  });

  it('says which ids do not exist', async () => {
    const { manifest, unseen } = await take({ select: { ids: ['a-1', 'a-0', 'a-9'] } });
    expect(keysOf(manifest)).toEqual(['returns-desk']);
    expect(shown(unseen)).toEqual([
      { what: 'assistant', assistantId: 'a-0', reason: 'notFound' },
      { what: 'assistant', assistantId: 'a-9', reason: 'notFound' },
    ]);
  });
});

describe('keys', () => {
  it('stay the same when an assistant is renamed', async () => {
    const { manifest: earlier } = await take();
    const given = await givenEstate();
    valueOf(await given.provider.editing.update('a-1', { name: 'Refunds' }));
    const { manifest } = valueOf(await snapshot(given.provider, { earlier }));
    expect(manifest.assistants['returns-desk']?.name).toBe('Refunds');
    expect(keysOf(manifest)).toEqual(keysOf(earlier));
  });

  it('stay the same when a part is renamed, so that references do not change', async () => {
    const { manifest: earlier } = await take();
    const given = await givenEstate();
    const { content } = valueOf(
      await given.provider.parts.get('a-1', { kind: 'prompt', id: 'prompt-1' }),
    );
    valueOf(
      await given.provider.parts.put('a-1', {
        ...{ kind: 'prompt', id: 'prompt-1', name: 'Welcome', content },
      }),
    );
    const { manifest } = valueOf(await snapshot(given.provider, { earlier }));
    expect(manifest.assistants['returns-desk']?.parts?.['prompt']?.['greet']?.name).toBe('Welcome');
  });

  it('do not take the key of an assistant of another account', async () => {
    const { manifest: earlier } = await take({ account: 'development' });
    const { manifest } = await take({ account: 'production', earlier });
    expect(keysOf(manifest)).toEqual(['returns-desk-2', 'sales-desk-3', 'sales-desk-4']);
  });

  it('take the key that somebody wrote for the same name', async () => {
    const earlier: Manifest = {
      format: 1,
      assistants: { 'returns-desk': { name: 'Returns desk' } },
    };
    expect(keysOf((await take({ earlier })).manifest)).toContain('returns-desk');
  });
});

describe('a snapshot in progress', () => {
  it('reports what it reads', async () => {
    const reports: ObserveProgress[] = [];
    await take({ onProgress: (progress) => reports.push(progress) });
    expect([...new Set(reports.map(({ phase }) => phase))]).toEqual([
      'assistants',
      'queues',
      'parts',
      'names',
    ]);
    expect(reports.filter(({ phase }) => phase === 'parts').at(-1)).toEqual({
      ...{ phase: 'parts', done: 3, total: 3 },
    });
  });

  it('ends at once when it is aborted', async () => {
    const controller = new AbortController();
    const given = await givenEstate();
    const taken = await snapshot(given.provider, {
      signal: controller.signal,
      onProgress: ({ phase }) => {
        if (phase === 'queues') controller.abort(new Error('enough'));
      },
    });
    expect(taken._unsafeUnwrapErr()).toMatchObject({ kind: 'cancelled' });
    expect(given.calls).not.toContain('directory.lookUp');
  });

  it('ends when its time is over', async () => {
    const provider = createMemoryProvider({ latencyMs: 60_000 });
    const taken = await snapshot(provider, { timeoutMs: 20 });
    expect(taken._unsafeUnwrapErr()).toMatchObject({ kind: 'timeout' });
  });

  it('sends no further request when its time is over', async () => {
    const given = await givenEstate();
    const taken = await snapshot(given.provider, {
      timeoutMs: 5_000,
      onProgress: () => vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 6_000),
    });
    vi.restoreAllMocks();
    const error = taken._unsafeUnwrapErr();
    expect(error.message).toBe('the reading did not finish within 5000 ms; raise timeoutMs');
    expect(given.calls).toEqual(['assistants.list']);
  });

  it('fails with the error that a function of the caller throws', async () => {
    const thrown = new Error('no');
    const failing = () => {
      throw thrown;
    };
    expect(await fail({ onProgress: failing })).toMatchObject({ kind: 'unknown' });
    expect(await fail({ select: { filter: failing } })).toMatchObject({ kind: 'unknown' });
  });

  it('refuses options that it does not know', async () => {
    const { kind, issues } = await fail({
      ...{ select: { id: 'a-1' }, timeoutMs: -1, parts: 'all' },
    } as unknown as SnapshotOptions);
    expect(kind).toBe('invalidInput');
    expect(issues?.map(({ field }) => field)).toEqual([
      'options.select',
      'options.parts',
      'options.timeoutMs',
    ]);
  });

  it('refuses what is not a provider', async () => {
    const taken = await snapshot({} as never);
    expect(taken._unsafeUnwrapErr().kind).toBe('misconfigured');
  });
});
