/** AI prompts, AI guardrails and AI agents through the portable interface. */
import type { AssistantPart } from '@assistant-provider/core';
import { describe, expect, it } from 'vitest';
import { errorOf, givenAnswers, sendJson, valueOf } from './harness.js';
import {
  agent,
  agentOf,
  configurations,
  draftOf,
  futureConfiguration,
  givenDesk,
  guardrail,
  place,
  prompt,
} from './part-samples.js';

const each = [prompt, guardrail, agent] as const;
const types = Object.entries({ ...configurations, FUTURE: futureConfiguration });
const newer = { settings: { unknownMembers: 'kept' } } as const;

describe.each(each)('a part of the kind $kind', (draft) => {
  it('is created, read and listed with the content of the draft', async () => {
    const { provider, id, put } = await givenDesk();

    const created = await put(draft);
    const read = await valueOf(provider.parts.get(id, place(created)));
    const listed = await valueOf(provider.parts.list(id, { kind: draft.kind, origin: 'customer' }));

    expect(created).toMatchObject({ ...draft, origin: 'customer' });
    expect(created.content).toEqual(draft.content);
    expect(Date.parse(created.updatedAt ?? '')).not.toBeNaN();
    expect(read).toEqual(created);
    expect(listed).toEqual([created]);
  });

  it('stays as it is if it is put back, and no request writes', async () => {
    const { emulator, put, asked } = await givenDesk();
    const created = await put(draft);
    const before = emulator.snapshot();
    emulator.requests.clear();

    const again = await put(draftOf(created));

    expect(again).toEqual(created);
    expect(emulator.snapshot()).toEqual(before);
    expect(asked()).toHaveLength(1);
    expect(asked()[0]).toMatch(/^Get/);
  });

  it('changes in one update with every member that can change', async () => {
    const { provider, emulator, id, put, asked } = await givenDesk();
    const created = await put(draft);
    emulator.requests.clear();
    const content = { ...created.content, description: 'Changed', visibilityStatus: 'PUBLISHED' };

    const changed = await put({ ...draft, id: created.id, content });

    expect(changed.content).toEqual(content);
    expect(await valueOf(provider.parts.get(id, place(created)))).toEqual(changed);
    expect(asked().slice(0, 2)).toEqual([
      `Get${operation(draft.kind)}`,
      `Update${operation(draft.kind)}`,
    ]);
  });

  it('is published in versions, which keep their content', async () => {
    const { provider, id, put } = await givenDesk();
    const created = await put(draft);

    const first = await valueOf(provider.parts.publish(id, place(created)));
    const content = { ...created.content, description: 'Changed' };
    await put({ ...draft, id: created.id, content });
    const second = await valueOf(provider.parts.publish(id, place(created)));
    const read = await valueOf(provider.parts.get(id, { ...place(created), versions: true }));
    const [listed] = await valueOf(
      provider.parts.list(id, { kind: draft.kind, origin: 'customer', versions: true }),
    );

    expect(first).toMatchObject({ version: 1, content: draft.content });
    expect(second).toMatchObject({ version: 2, content });
    expect(read.versions).toMatchObject([
      { version: 1, content: draft.content, references: first.references },
      { version: 2, content },
    ]);
    expect(read.content).toEqual(content);
    expect(listed).toEqual(read);
  });

  it('loses a version, and then all of it', async () => {
    const { provider, id, put } = await givenDesk();
    const created = await put(draft);
    await valueOf(provider.parts.publish(id, place(created)));
    await valueOf(provider.parts.publish(id, place(created)));

    await valueOf(provider.parts.delete(id, { ...place(created), version: 1 }));
    const left = await valueOf(provider.parts.get(id, { ...place(created), versions: true }));
    const twice = await errorOf(provider.parts.delete(id, { ...place(created), version: 1 }));
    await valueOf(provider.parts.delete(id, place(created)));

    expect(left.versions?.map(({ version }) => version)).toEqual([2]);
    expect(twice.kind).toBe('notFound');
    for (const gone of [
      provider.parts.get(id, place(created)),
      provider.parts.put(id, draftOf(created)),
      provider.parts.publish(id, place(created)),
      provider.parts.delete(id, place(created)),
    ])
      expect(await errorOf(gone)).toMatchObject({ kind: 'notFound', effect: 'none' });
  });

  it('keeps its name', async () => {
    const { emulator, put, provider, id } = await givenDesk();
    const created = await put(draft);
    const before = emulator.snapshot();

    const error = await errorOf(provider.parts.put(id, { ...draftOf(created), name: 'Other' }));

    expect(error).toMatchObject({
      kind: 'unsupported',
      effect: 'none',
      issues: [{ field: 'part.name', rule: 'unsupported' }],
    });
    expect(emulator.snapshot()).toEqual(before);
  });

  it('has tags, which are changed by requests of their own', async () => {
    const { emulator, put, asked } = await givenDesk();
    const content = { ...draft.content, tags: { a: '1', b: '2', c: '3' } };
    const created = await put({ ...draft, content });
    emulator.requests.clear();
    const tags = { b: '2', c: '4', d: '5' };

    const tagged = await put({ ...draftOf(created), content: { ...content, tags } });

    expect(tagged.content).toEqual({ ...content, tags });
    expect(asked()).toEqual([
      `Get${operation(draft.kind)}`,
      'UntagResource',
      'TagResource',
      `Get${operation(draft.kind)}`,
    ]);
    expect(emulator.requests.of('TagResource')[0]?.body).toEqual({ tags: { c: '4', d: '5' } });
    emulator.requests.clear();
    const { tags: _, ...untagged } = content;
    expect((await put({ ...draftOf(created), content: untagged })).content).toEqual(untagged);
    expect(asked()).not.toContain('TagResource');
  });

  it('says that it was changed if only the tags cannot be', async () => {
    const { emulator, put, provider, id } = await givenDesk();
    const created = await put(draft);
    emulator.faults.add({ operation: 'TagResource', effect: { kind: 'status', status: 400 } });
    const content = { ...draft.content, description: 'Changed', tags: { a: '1' } };

    const error = await errorOf(provider.parts.put(id, { ...draftOf(created), content }));
    const read = await valueOf(provider.parts.get(id, place(created)));

    expect(error).toMatchObject({ kind: 'invalidInput', effect: 'maybe' });
    expect(error.message).toContain('was updated, but its tags were not');
    expect(read.content['description']).toBe('Changed');
  });

  it.each(['name', 'clientToken', 'assistantId', 'modifiedTime', 'status'])(
    'is refused before any request if its content has %s',
    async (member) => {
      const { asked, provider, id } = await givenDesk();

      const content = { ...draft.content, [member]: 'x' };
      const error = await errorOf(provider.parts.put(id, { ...draft, content }));

      expect(error).toMatchObject({
        kind: 'invalidInput',
        effect: 'none',
        issues: [{ field: `part.content.${member}`, rule: 'unknownField' }],
      });
      expect(asked()).toEqual([]);
    },
  );

  it('is refused if its content has a number that JavaScript has changed', async () => {
    const { asked, provider, id } = await givenDesk();

    const content = { ...draft.content, limit: 2 ** 60 };
    const error = await errorOf(provider.parts.put(id, { ...draft, content }));

    expect(error).toMatchObject({ kind: 'invalidInput', issues: [{ field: 'part.content' }] });
    expect(asked()).toEqual([]);
  });

  it('is put back although it has such a number, but not changed', async () => {
    const { asked, provider, id, put, emulator } = await givenDesk(newer);
    const created = await put(draft);
    const state = JSON.stringify(emulator.snapshot()).replaceAll(
      '"visibilityStatus"',
      '"limit":1152921504606846977,"visibilityStatus"',
    );
    emulator.restore(JSON.parse(state) as ReturnType<typeof emulator.snapshot>);
    const read = await valueOf(provider.parts.get(id, place(created)));
    emulator.requests.clear();

    await put(draftOf(read));
    const error = await errorOf(provider.parts.put(id, draftOf(read, { description: 'Other' })));

    expect(read.content['limit']).toBe(2 ** 60);
    expect(error).toMatchObject({ kind: 'invalidInput', issues: [{ field: 'part.content' }] });
    expect(asked().every((name) => name?.startsWith('Get'))).toBe(true);
  });

  it('keeps members that are new at the vendor, also when it is changed', async () => {
    const { put, provider, id } = await givenDesk(newer);
    const content = { ...draft.content, novelty: { a: [1, null, { b: 'c' }] } };

    const created = await put({ ...draft, content });
    const changed = await put({
      ...draftOf(created),
      content: { ...content, description: 'Changed' },
    });
    await valueOf(provider.parts.publish(id, place(created)));
    const { versions } = await valueOf(
      provider.parts.get(id, { ...place(created), versions: true }),
    );

    expect(created.content).toEqual(content);
    expect(changed.content).toEqual({ ...content, description: 'Changed' });
    expect(versions?.map((version) => version.content)).toEqual([changed.content]);
  });

  it('counts a member that is null as absent', async () => {
    const { put, emulator, asked } = await givenDesk();
    const created = await put({ ...draft, content: { ...draft.content, description: null } });
    emulator.requests.clear();

    await put({ ...draftOf(created), content: { ...created.content, novelty: null } });

    expect(created.content).not.toHaveProperty('novelty');
    expect(asked()).toHaveLength(1);
  });

  it('is created once, although the first response was lost', async () => {
    const { provider, id, emulator } = await givenDesk();
    emulator.faults.add({
      operation: `Create${operation(draft.kind)}`,
      times: 1,
      effect: { kind: 'reset', when: 'afterWork' },
    });
    const options = { idempotencyKey: 'once' };

    const lost = await errorOf(provider.parts.put(id, draft, options));
    const created = await valueOf(provider.parts.put(id, draft, options));

    expect(lost).toMatchObject({ kind: 'unavailable', effect: 'maybe' });
    const listed = await valueOf(provider.parts.list(id, { kind: draft.kind, origin: 'customer' }));
    expect(listed.map((part) => part.id)).toEqual([created.id]);
  });
});

const operation = (kind: string) => kind.replace(/^ai/, 'AI');

describe('what is fixed at creation', () => {
  it.each([
    [prompt, 'type', 'QUERY_REFORMULATION'],
    [prompt, 'apiFormat', 'TEXT_COMPLETIONS'],
    [prompt, 'templateType', undefined],
    [agent, 'type', 'MANUAL_SEARCH'],
  ])('cannot change ($1 of $0.kind)', async (draft, member, value) => {
    const { provider, id, put, asked, emulator } = await givenDesk();
    const created = await put(draft);
    emulator.requests.clear();
    const { [member]: _, ...others } = created.content;
    const content = { ...others, ...(value !== undefined && { [member]: value }) };

    const error = await errorOf(provider.parts.put(id, { ...draftOf(created), content }));

    expect(error).toMatchObject({
      kind: 'unsupported',
      effect: 'none',
      issues: [{ field: `part.content.${member}`, rule: 'unsupported' }],
    });
    expect(asked()).toHaveLength(1);
    const limit = provider.limits.parts?.kinds[draft.kind];
    expect(limit?.fixed).toContain(`/${member}`);
  });

  it('the model of an AI prompt is not', async () => {
    const { put } = await givenDesk();
    const created = await put(prompt);
    const content = { ...created.content, modelId: 'example.small-v1:0' };

    expect((await put({ ...draftOf(created), content })).content).toEqual(content);
  });
});

describe('an AI agent of each type', () => {
  it.each(types)('is written and read whole: %s', async (type, configuration) => {
    const { provider, put, id, emulator } = await givenDesk(newer);

    const created = await put(agentOf(type, configuration));
    const read = await valueOf(provider.parts.get(id, place(created)));
    const [listed] = await valueOf(
      provider.parts.list(id, { kind: 'aiAgent', origin: 'customer' }),
    );

    expect(created.content['configuration']).toEqual(configuration);
    expect(read).toEqual(created);
    expect(listed).toEqual(created);
    expect(emulator.requests.of('CreateAIAgent')[0]?.body).toMatchObject({ type, configuration });
  });
});

describe('what the vendor supplies', () => {
  const supplied = async () => {
    const world = await givenDesk();
    const parts = await valueOf(world.provider.parts.list(world.id, { origin: 'vendor' }));
    return { ...world, parts };
  };

  it('is listed and can be read', async () => {
    const { parts, provider, id, asked } = await supplied();
    const [first] = parts as [AssistantPart];

    expect(new Set(parts.map(({ kind }) => kind))).toEqual(new Set(['aiPrompt', 'aiAgent']));
    expect(new Set(parts.map(({ origin }) => origin))).toEqual(new Set(['vendor']));
    expect(await valueOf(provider.parts.get(id, place(first)))).toEqual(first);
    expect(asked().filter((name) => name?.startsWith('List'))).toEqual([
      'ListAIPrompts',
      'ListAIAgents',
    ]);
  });

  it('is not changed, published or deleted, and no request tries', async () => {
    const { parts, provider, id, asked, emulator } = await supplied();
    emulator.requests.clear();
    for (const kind of ['aiPrompt', 'aiAgent']) {
      const part = parts.find((other) => other.kind === kind) as AssistantPart;

      for (const reply of [
        provider.parts.put(id, draftOf(part)),
        provider.parts.publish(id, place(part)),
        provider.parts.delete(id, place(part)),
        provider.parts.delete(id, { ...place(part), version: 1 }),
      ])
        expect(await errorOf(reply)).toMatchObject({ kind: 'permissionDenied', effect: 'none' });
    }
    expect(asked().every((name) => name?.startsWith('Get'))).toBe(true);
  });
});

describe('the cost of a list', () => {
  const given = async () => {
    const world = await givenDesk();
    for (const n of [1, 2, 3])
      for (const draft of each) await world.put({ ...draft, name: `${draft.name} ${n}` });
    world.emulator.requests.clear();
    return world;
  };
  const count = (names: readonly (string | undefined)[]) =>
    Object.fromEntries(
      [...new Set(names)].map((name) => [
        `${name}`,
        names.filter((other) => other === name).length,
      ]),
    );

  it('is one request for AI agents, and one more for each AI prompt and AI guardrail', async () => {
    const { provider, id, asked } = await given();

    const parts = await valueOf(provider.parts.list(id, { origin: 'customer' }));

    expect(parts.map(({ kind }) => kind)).toEqual(
      each.flatMap(({ kind }) => Array<string>(3).fill(kind)),
    );
    expect(count(asked())).toEqual({
      ListAIPrompts: 1,
      GetAIPrompt: 3,
      ListAIGuardrails: 1,
      GetAIGuardrail: 3,
      ListAIAgents: 1,
    });
  });

  it('with versions is one list for each part, and one request for each version but those of AI agents', async () => {
    const { provider, id, asked, emulator } = await given();
    for (const part of await valueOf(provider.parts.list(id, { origin: 'customer' })))
      await valueOf(provider.parts.publish(id, place(part)));
    emulator.requests.clear();

    const parts = await valueOf(provider.parts.list(id, { origin: 'customer', versions: true }));

    expect(parts.flatMap(({ versions = [] }) => versions)).toHaveLength(9);
    expect(count(asked())).toEqual({
      ListAIPrompts: 1,
      GetAIPrompt: 6,
      ListAIPromptVersions: 3,
      ListAIGuardrails: 1,
      GetAIGuardrail: 6,
      ListAIGuardrailVersions: 3,
      ListAIAgents: 1,
      ListAIAgentVersions: 3,
    });
  });
});

describe('a part that is being created', () => {
  const slow = {
    settings: {
      aiAgentCreationMilliseconds: 2_000,
      aiPromptCreationMilliseconds: 2_000,
      aiGuardrailCreationMilliseconds: 2_000,
    },
  } as const;

  it.each(each)('is awaited before it is changed and published ($kind)', async (draft) => {
    const { put, provider, id } = await givenDesk(slow);
    const created = await put(draft);
    expect(created.vendorData).toMatchObject({ status: 'CREATE_IN_PROGRESS' });

    const changed = await put({
      ...draftOf(created),
      content: { ...created.content, description: 'Soon' },
    });
    const other = await put({ ...draft, name: 'Another' });
    const version = await valueOf(provider.parts.publish(id, place(other)));

    expect(changed.content).toMatchObject({ description: 'Soon' });
    expect(version.version).toBe(1);
  });

  it.each(each)('is not changed or published if its creation fails ($kind)', async (draft) => {
    const { put, provider, id, emulator } = await givenDesk(slow);
    emulator.failNext(`Create${operation(draft.kind)}` as 'CreateAIAgent');
    const created = await put(draft);

    const published = await errorOf(provider.parts.publish(id, place(created)));
    const changed = await errorOf(
      provider.parts.put(id, {
        ...draftOf(created),
        content: { ...created.content, description: 'Soon' },
      }),
    );
    await valueOf(provider.parts.delete(id, place(created)));

    for (const error of [published, changed])
      expect(error).toMatchObject({
        kind: 'conflict',
        vendorCode: 'CREATE_FAILED',
        effect: 'none',
      });
    expect(published.message).toMatch(/^the AI \w+'s status is CREATE_FAILED/);
  });
});

it('a part that is being deleted is not found, and not listed', async () => {
  const { put, provider, id } = await givenDesk({
    settings: { aiPromptDeletionMilliseconds: 500 },
  });
  const created = await put(prompt);
  await valueOf(provider.parts.delete(id, place(created)));

  const error = await errorOf(provider.parts.get(id, place(created)));

  expect(error).toMatchObject({ kind: 'notFound', vendorCode: 'DELETE_IN_PROGRESS' });
  expect(await valueOf(provider.parts.list(id, { kind: 'aiPrompt', origin: 'customer' }))).toEqual(
    [],
  );
});

describe('responses of the vendor', () => {
  const summary = {
    aiPromptId: '11111111-2222-4333-8444-555555555555',
    aiPromptArn: 'arn',
    name: 'Answers',
    status: 'ACTIVE',
  };
  const assistant = '12345678-1234-4234-8234-123456789012';
  const notFound = { 'x-amzn-errortype': 'ResourceNotFoundException' };

  it('that list a part which was deleted meanwhile leave it out', async () => {
    const { provider } = await givenAnswers((response, { target }) =>
      target.includes('?')
        ? sendJson(response, 200, { aiPromptSummaries: [summary], nextToken: null })
        : sendJson(response, 404, { message: 'gone' }, notFound),
    );

    expect(await valueOf(provider.parts.list(assistant, { kind: 'aiPrompt' }))).toEqual([]);
  });

  it('that refuse the part of a list are errors', async () => {
    const { provider } = await givenAnswers((response, { target }) =>
      target.includes('?')
        ? sendJson(response, 200, { aiPromptSummaries: [summary] })
        : sendJson(response, 403, {}, { 'x-amzn-errortype': 'AccessDeniedException' }),
    );

    const error = await errorOf(provider.parts.list(assistant, { kind: 'aiPrompt' }));

    expect(error.kind).toBe('permissionDenied');
    expect(error.message).toContain('wisdom:GetAIPrompt');
  });

  it('whose summary of an AI agent has no configuration make one more request', async () => {
    const data = { aiAgentId: summary.aiPromptId, aiAgentArn: 'arn', name: 'A', type: 'FUTURE' };
    const configuration = { futureAIAgentConfiguration: {} };
    const { provider, requests } = await givenAnswers((response, { target }) =>
      target.includes('?')
        ? sendJson(response, 200, { aiAgentSummaries: [{ ...data, configuration: null }] })
        : sendJson(response, 200, { aiAgent: { ...data, configuration, modifiedTime: 1e300 } }),
    );

    const [part] = await valueOf(provider.parts.list(assistant, { kind: 'aiAgent' }));

    expect(part?.content).toEqual({ type: 'FUTURE', configuration });
    expect(part).not.toHaveProperty('updatedAt');
    expect(requests).toHaveLength(2);
  });

  it('with a version without a summary make one more request', async () => {
    const { provider, requests } = await givenAnswers((response, { target }) =>
      target.includes('/versions')
        ? sendJson(response, 200, {
            aiPromptVersionSummaries: [
              { versionNumber: 3 },
              { versionNumber: 2, aiPromptSummary: summary },
            ],
            nextToken: '',
          })
        : sendJson(response, 200, { aiPrompt: { ...summary, type: target.slice(-1) } }),
    );

    const part = await valueOf(
      provider.parts.get(assistant, { kind: 'aiPrompt', id: summary.aiPromptId, versions: true }),
    );

    expect(part.versions).toMatchObject([
      { version: 2, content: { type: '2' } },
      { version: 3, content: { type: '3' } },
    ]);
    expect(requests).toHaveLength(4);
  });

  it.each([
    [{ aiPrompt: { ...summary, aiPromptId: 1 } }, '.aiPrompt.aiPromptId'],
    [{ aiPrompt: { ...summary, name: null } }, '.aiPrompt.name'],
    [{}, '.aiPrompt'],
  ])('of another shape are unexpected: %j', async (body, place) => {
    const { provider } = await givenAnswers((response) => sendJson(response, 200, body));

    const error = await errorOf(
      provider.parts.get(assistant, { kind: 'aiPrompt', id: summary.aiPromptId }),
    );

    expect(error.kind).toBe('unexpectedReply');
    expect(error.message).toContain(place);
  });

  it.each([
    ['a tag', { aiPrompt: summary }, { tags: { team: 'a' } }],
    ['the removal of a tag', { aiPrompt: { ...summary, tags: { team: 'a' } } }, {}],
  ])('that do not show %s after it was accepted are unexpected', async (_, body, content) => {
    const { provider } = await givenAnswers((response, { target }) =>
      sendJson(response, 200, target.startsWith('/tags') ? {} : body),
    );

    const error = await errorOf(
      provider.parts.put(assistant, { kind: 'aiPrompt', id: summary.aiPromptId, content }),
    );

    expect(error).toMatchObject({ kind: 'unexpectedReply', effect: 'maybe' });
  });

  it('that show an origin which is new at the vendor count as the vendor’s own', async () => {
    const { provider, requests } = await givenAnswers((response) =>
      sendJson(response, 200, { aiPrompt: { ...summary, origin: 'PARTNER' } }),
    );

    const error = await errorOf(
      provider.parts.put(assistant, { kind: 'aiPrompt', id: summary.aiPromptId, content: {} }),
    );

    expect(error.kind).toBe('permissionDenied');
    expect(requests).toHaveLength(1);
  });
});
