/** The vendor refuses a write because its object changed after it was read. */
import type { GenesysEmulator } from '@assistant-provider/emulators';
import { describe, expect, it } from 'vitest';
import type { GenesysProvider } from '../src/index.js';
import { versionConflicts } from '../src/errors/table.js';
import {
  assistantId,
  errorBody,
  errorOf,
  givenAnswers,
  givenEmulator,
  knowledgeBaseId,
  otherKnowledgeBaseId,
  sendJson,
  valueOf,
} from './harness.js';
import { bound, draft } from './queue-seed.js';

const base = (id: string) => ({ type: 'knowledgeBase', id, language: 'en-US' }) as const;

const seed = {
  assistants: [
    {
      id: assistantId,
      name: 'Desk',
      knowledgeSuggestionConfig: {
        vendorName: 'GenesysKnowledge',
        knowledgeBase: { id: knowledgeBaseId, languageCode: 'en-US' },
      },
      copilot: {
        liveOnQueue: true,
        defaultLanguage: 'en-US',
        summaryGenerationConfig: { enabled: true },
      },
    },
  ],
  assistantQueues: [bound(9, assistantId)],
};

/** Both forms, with the words that their rows look for. */
const forms = {
  '409': {
    status: 409,
    body: {
      ...errorBody('request.conflict', 409),
      message: 'The version number must match the stored one.',
    },
  },
  '400': {
    status: 400,
    body: {
      ...errorBody('bad.request', 400),
      message: 'Version 3 does not match the current version 4.',
    },
  },
} as const;

const refuse = (emulator: GenesysEmulator, operation: string, form: object, times?: number) =>
  emulator.faults.add({
    operation,
    effect: { kind: 'status', ...(form as (typeof forms)['409']) },
    ...(times !== undefined && { times }),
  });

interface Change {
  readonly name: string;
  readonly read: string;
  readonly write: string;
  readonly run: (provider: GenesysProvider) => ReturnType<GenesysProvider['editing']['update']>;
}

const changes: readonly Change[] = [
  {
    name: 'knowledge.link',
    read: 'getAssistant',
    write: 'patchAssistant',
    run: ({ knowledge }) => knowledge.link(assistantId, base(otherKnowledgeBaseId)) as never,
  },
  {
    name: 'knowledge.unlink',
    read: 'getAssistant',
    write: 'patchAssistant',
    run: ({ knowledge }) => knowledge.unlink(assistantId, knowledgeBaseId) as never,
  },
  {
    name: 'aiAgents.assign',
    read: 'getAssistantCopilot',
    write: 'putAssistantCopilot',
    run: ({ aiAgents }) => aiAgents.assign(assistantId, { role: 'wrapUpPrediction' }) as never,
  },
  {
    name: 'aiAgents.unassign',
    read: 'getAssistantCopilot',
    write: 'putAssistantCopilot',
    run: ({ aiAgents }) => aiAgents.unassign(assistantId, { role: 'summarization' }) as never,
  },
  {
    name: 'editing.update',
    read: 'getAssistant',
    write: 'patchAssistant',
    run: ({ editing }) => editing.update(assistantId, { name: 'Refunds' }),
  },
  {
    name: 'queues.bindMany',
    read: 'getAssistantQueues',
    write: 'patchAssistantQueues',
    run: ({ queues }) => queues.bindMany(assistantId, [1, 2, 3].map(draft)) as never,
  },
];

describe.each(changes)('$name', ({ name, read, write, run }) => {
  it.each(Object.entries(forms))(
    'reads and writes again after a version conflict (%s)',
    async (_, form) => {
      const { provider, emulator, asked } = await givenEmulator({ seed });
      refuse(emulator, write, form, 2);

      await valueOf(run(provider));

      const relevant = asked().filter((operation) => operation === read || operation === write);
      expect(relevant).toEqual([read, write, read, write, read, write]);
    },
  );

  it.each(Object.entries(forms))(
    'is a conflict without effect after two further tries (%s)',
    async (_, form) => {
      const { provider, emulator, asked } = await givenEmulator({ seed });
      refuse(emulator, write, form);

      expect(await errorOf(run(provider))).toMatchObject({
        kind: 'conflict',
        retry: 'never',
        effect: 'none',
        operation: name,
        status: form.status,
      });

      expect(asked().filter((operation) => operation === write)).toHaveLength(3);
    },
  );

  it('does not repeat a conflict of another kind', async () => {
    const { provider, emulator, asked } = await givenEmulator({ seed });
    emulator.faults.add({ operation: write, effect: { kind: 'status', status: 409 } });

    expect(await errorOf(run(provider))).toMatchObject({ kind: 'conflict' });

    expect(asked().filter((operation) => operation === write)).toHaveLength(1);
  });
});

it('a change after a version conflict keeps what the other writer changed', async () => {
  const [assistant] = seed.assistants;
  const patches: string[] = [];
  const { provider } = await givenAnswers((response, { method, body }) => {
    if (method === 'GET')
      return sendJson(response, 200, { ...assistant, note: `after ${patches.length} patches` });
    if (patches.push(body) === 1) return sendJson(response, 409, forms['409'].body);
    sendJson(response, 200, { ...assistant, ...(JSON.parse(body) as object) });
  });

  await valueOf(provider.editing.update(assistantId, { name: 'Refunds' }));

  expect(patches.map((body) => JSON.parse(body) as unknown)).toMatchObject([
    { name: 'Refunds', note: 'after 0 patches' },
    { name: 'Refunds', note: 'after 1 patches' },
  ]);
});

it('`unlink` succeeds if the link is gone after a version conflict', async () => {
  let reads = 0;
  const { provider, requests } = await givenAnswers((response, { method }) => {
    if (method === 'PATCH') return sendJson(response, 409, forms['409'].body);
    reads += 1;
    const [assistant] = seed.assistants;
    return sendJson(
      response,
      200,
      reads === 1 ? assistant : { ...assistant, knowledgeSuggestionConfig: undefined },
    );
  });

  await valueOf(provider.knowledge.unlink(assistantId, knowledgeBaseId));

  expect(requests.map(({ method }) => method)).toEqual(['GET', 'PATCH', 'GET']);
});

it.each(versionConflicts)(
  'a $status with $words is a conflict, whatever its code',
  async (rule) => {
    const message = `It says: ${rule.words.join(' … ').toUpperCase()}.`;
    const { provider } = await givenAnswers((response) =>
      sendJson(response, rule.status, { ...errorBody('bad.request', rule.status), message }),
    );

    const error = await errorOf(provider.assistants.get(assistantId));

    expect(error).toMatchObject({ kind: 'conflict', retry: 'never', effect: 'none' });
    expect(error.message).toContain(rule.advice);
  },
);

describe('`delete`', () => {
  const deletes = (asked: readonly string[]) =>
    asked.filter((operation) => operation !== 'getAssistantQueues');

  it('asks once more before it detaches queues', async () => {
    const { provider, emulator, asked } = await givenEmulator({ seed });
    emulator.faults.add({
      operation: 'deleteAssistant',
      times: 1,
      effect: { kind: 'status', status: 409 },
    });

    await valueOf(provider.assistants.delete(assistantId));

    expect(asked()).toEqual(['deleteAssistant', 'deleteAssistant']);
  });

  it('detaches queues if it is refused twice', async () => {
    const { provider, asked } = await givenEmulator({
      seed,
      settings: { deleteAssistantWithQueues: 'refused' },
    });

    await valueOf(provider.assistants.delete(assistantId));

    expect(deletes(asked())).toEqual([
      'deleteAssistant',
      'deleteAssistant',
      'deleteAssistantQueues',
      'deleteAssistant',
    ]);
  });

  it('is a conflict if no queue explains the refusals', async () => {
    const { provider, emulator, asked } = await givenEmulator({
      seed: { ...seed, assistantQueues: [] },
    });
    emulator.faults.add({ operation: 'deleteAssistant', effect: { kind: 'status', status: 409 } });

    expect(await errorOf(provider.assistants.delete(assistantId))).toMatchObject({
      kind: 'conflict',
      effect: 'none',
    });

    expect(deletes(asked())).toEqual(['deleteAssistant', 'deleteAssistant']);
  });

  it('succeeds if the assistant is gone after the refusal', async () => {
    let sent = 0;
    const { provider } = await givenAnswers((response) =>
      (sent += 1) === 1
        ? sendJson(response, 409, errorBody('request.conflict', 409))
        : sendJson(response, 404, errorBody('not.found', 404)),
    );

    await valueOf(provider.assistants.delete(assistantId));

    expect(sent).toBe(2);
  });

  it('fails with any other error of the second request', async () => {
    let sent = 0;
    const { provider } = await givenAnswers((response) =>
      (sent += 1) === 1
        ? sendJson(response, 409, errorBody('request.conflict', 409))
        : sendJson(response, 403, errorBody('not.authorized', 403)),
    );

    expect(await errorOf(provider.assistants.delete(assistantId))).toMatchObject({
      kind: 'permissionDenied',
    });
  });
});
