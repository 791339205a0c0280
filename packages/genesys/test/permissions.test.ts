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
