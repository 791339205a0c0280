/** A refusal names the missing permission, even if the vendor does not. */
import { describe, expect, it } from 'vitest';
import type { GenesysNative } from '../src/index.js';
import { assistantId, errorOf, givenAnswers, givenEmulator, queueId, sendJson } from './harness.js';

const body = { name: 'Desk', transcriptionConfig: { vendorName: 'Genesys' } };
const queue = { id: queueId(), mediaTypes: ['Call'] as const };
const copilot = { defaultLanguage: 'en-US', liveOnQueue: true };

const operations: Readonly<
  Record<Exclude<keyof GenesysNative, 'request'>, (native: GenesysNative) => unknown>
> = {
  getAssistants: (native) => native.getAssistants(),
  postAssistants: (native) => native.postAssistants(body),
  getAssistantsQueues: (native) => native.getAssistantsQueues(),
  getAssistant: (native) => native.getAssistant(assistantId),
  patchAssistant: (native) => native.patchAssistant(assistantId, body),
  deleteAssistant: (native) => native.deleteAssistant(assistantId),
  getAssistantQueues: (native) => native.getAssistantQueues(assistantId),
  patchAssistantQueues: (native) => native.patchAssistantQueues(assistantId, [queue]),
  deleteAssistantQueues: (native) => native.deleteAssistantQueues(assistantId, [queueId()]),
  getAssistantQueue: (native) => native.getAssistantQueue(assistantId, queueId()),
  putAssistantQueue: (native) => native.putAssistantQueue(assistantId, queueId(), queue),
  deleteAssistantQueue: (native) => native.deleteAssistantQueue(assistantId, queueId()),
  getAssistantCopilot: (native) => native.getAssistantCopilot(assistantId),
  putAssistantCopilot: (native) => native.putAssistantCopilot(assistantId, copilot),
};

type Call = (native: GenesysNative) => ReturnType<GenesysNative['request']>;
const calls = Object.entries(operations) as [string, Call][];

describe('an OAuth client without permissions', () => {
  it.each(calls)('%s names the missing permission', async (_, call) => {
    const clients = [{ id: 'none', secret: 'of-none', state: 'active', permissions: [] } as const];
    const { provider } = await givenEmulator(
      { seed: { clients } },
      { clientId: 'none', clientSecret: 'of-none' },
    );

    const { kind, message } = await errorOf(call(provider.native));

    expect(kind).toBe('permissionDenied');
    const [, named] = /missing the following permission\(s\): (\S+);/.exec(message) ?? [];
    expect(message).toMatch(
      new RegExp(`give the OAuth client a role that holds the permission ${named}$`),
    );
  });

  it('names the permission even if the vendor does not', async () => {
    const { provider } = await givenAnswers((response) =>
      sendJson(response, 403, { code: 'not.authorized', message: 'You are not authorized.' }),
    );

    const { message } = await errorOf(provider.queues.unbind(assistantId, queueId()));

    expect(message).toMatch(/holds the permission assistants:queue:delete$/);
  });
});

describe('advice never contradicts the vendor', () => {
  const advise = async (code: string, message: string) => {
    const { provider } = await givenAnswers((response) =>
      sendJson(response, 403, { code, message }),
    );
    return (await errorOf(provider.queues.unbind(assistantId, queueId()))).message;
  };

  it.each([
    [
      'one',
      'missing the following permission(s): assistants:copilot:view',
      /permission assistants:copilot:view$/,
    ],
    [
      'several, one of them twice',
      'You need a:b:c, routing:queue:* and a:b:c',
      /permission a:b:c, routing:queue:\*$/,
    ],
    [
      'that of the request beside others',
      'at least one of a:b:c, assistants:queue:delete',
      /permission assistants:queue:delete$/,
    ],
    [
      'more than a reader needs',
      Array.from({ length: 30 }, (_, index) => `a:b:c${index}`).join(' '),
      /permission a:b:c0, .*a:b:c9$/,
    ],
    ['none, but a time', 'since 10:20:30', /permission assistants:queue:delete$/],
  ])('if the vendor names %s', async (_, message, expected) => {
    expect(await advise('missing.permissions', message)).toMatch(expected);
  });

  it.each([
    ['app.not.authorized.for.scope', /; give the OAuth client the scope of this request/],
    ['authz.policy.denied', /; an access policy of the organisation denies this/],
  ])('%s does not ask for a role', async (code, expected) => {
    const message = await advise(code, 'no');
    expect(message).toMatch(expected);
    expect(message).not.toContain('assistants:queue:delete');
  });

  it('if neither the vendor nor the request names a permission', async () => {
    const { provider } = await givenAnswers((response) =>
      sendJson(response, 403, { code: 'not.authorized', message: 'no' }),
    );
    const { message } = await errorOf(
      provider.native.request({ method: 'GET', path: '/api/v2/users/me' }),
    );
    expect(message).toMatch(/a role that holds the permission$/);
  });
});
