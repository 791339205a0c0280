/** Every request of the driver, and the parts of a request that must be as the SDK sends them. */
import { QConnectClient } from '@aws-sdk/client-qconnect';
import type { Reply } from '@assistant-provider/core';
import { createProvider } from '@assistant-provider/core/adapter';
import { onTestFinished, vi } from 'vitest';
import { createQConnectDriver, type QConnectProvider } from '../src/index.js';
import {
  agentId,
  assistantArn,
  assistantId,
  credentials,
  draft,
  errorOf,
  externalSource,
  givenServer,
  knowledgeBaseId,
  sendJson,
  valueOf,
  type SeenRequest,
} from './harness.js';
import { agent, guardrail, prompt } from './part-samples.js';

const useCase = 'Sales & returns (+*!)';

/** One call for each request. The results are not checked. */
export const requests: Readonly<Record<string, (provider: QConnectProvider) => Reply<unknown>>> = {
  CreateAssistant: ({ assistants }) => assistants.create(draft, { idempotencyKey: 'desk-1' }),
  'CreateAssistant, in other scripts': ({ assistants }) =>
    assistants.create({ name: 'Zurückgaben 返品' }, { idempotencyKey: 'desk-2' }),
  GetAssistant: ({ assistants }) => assistants.get(assistantId),
  'GetAssistant, by its ARN': ({ assistants }) => assistants.get(assistantArn),
  ListAssistants: ({ assistants }) => assistants.list({ cursor: "a+/='(*)", pageSize: 7 }),
  DeleteAssistant: ({ assistants }) => assistants.delete(assistantId),
  UpdateAssistantAIAgent: ({ aiAgents }) =>
    aiAgents.assign(assistantId, { role: 'orchestration', useCase, agentId }),
  RemoveAssistantAIAgent: ({ aiAgents }) =>
    aiAgents.unassign(assistantId, { role: 'orchestration', useCase }),
  ListAssistantAssociations: ({ knowledge }) => knowledge.list(assistantId),
  CreateAssistantAssociation: ({ knowledge }) =>
    knowledge.link(assistantId, externalSource, { idempotencyKey: 'link-1' }),
  DeleteAssistantAssociation: ({ knowledge }) => knowledge.unlink(assistantId, knowledgeBaseId),
  TagResource: ({ tagging }) => tagging.tag(assistantArn, { 'team:1': 'Desk & más' }),
  UntagResource: ({ tagging }) => tagging.untag(assistantArn, ['b', 'a:/', 'c']),
  ListTagsForResource: ({ tagging }) => tagging.list(assistantArn),
  ListAIAgents: ({ native }) => native.listAiAgents(assistantId, { origin: 'SYSTEM' }),
  GetAIAgent: ({ native }) => native.getAiAgent(assistantId, `${agentId}:$LATEST`),
  'ListAIAgents, as parts': ({ parts }) =>
    parts.list(assistantId, { kind: 'aiAgent', origin: 'customer' }),
  ListAIPrompts: ({ parts }) => parts.list(assistantId, { kind: 'aiPrompt' }),
  ListAIGuardrails: ({ parts }) => parts.list(assistantId, { kind: 'aiGuardrail' }),
  'GetAIAgent, as a part': ({ parts }) => parts.get(assistantId, { kind: 'aiAgent', id: agentId }),
  GetAIPrompt: ({ parts }) => parts.get(assistantId, { kind: 'aiPrompt', id: agentId }),
  GetAIGuardrail: ({ parts }) => parts.get(assistantId, { kind: 'aiGuardrail', id: agentId }),
  CreateAIAgent: ({ parts }) => parts.put(assistantId, agent, { idempotencyKey: 'agent-1' }),
  CreateAIPrompt: ({ parts }) => parts.put(assistantId, prompt, { idempotencyKey: 'prompt-1' }),
  CreateAIGuardrail: ({ parts }) => parts.put(assistantId, guardrail, { idempotencyKey: 'rail-1' }),
  ListKnowledgeBases: ({ directory }) => directory.lookUp('knowledgeBase'),
};

/** Headers that differ in each request. */
const changing = ['amz-sdk-invocation-id', 'authorization', 'x-amz-date'];

/** The request, and how it was signed, without the signature itself. */
function comparable({ method, target, headers, body }: SeenRequest) {
  const kept = Object.entries(headers).filter(([name]) => !changing.includes(name));
  const [signedAs] =
    /(?<=Credential=.*)\/.*(?=, Signature)/.exec(headers.authorization ?? '') ?? [];
  return { method, target, body, headers: Object.fromEntries(kept), signedAs };
}

/**
 * Sends one request through a client of the provider's own and one through a client that is given, which
 * is the SDK's own way. `sent` counts the calls of `send` of the provider's own client.
 */
export async function sendBothWays(
  call: (provider: QConnectProvider) => Reply<unknown>,
  createDriver = createQConnectDriver,
) {
  const { url, requests } = await givenServer((response) => sendJson(response, 418, {}));
  const connection = { region: 'us-east-1', endpoint: `${url}/base`, credentials };
  const client = new QConnectClient({ ...connection, maxAttempts: 1 });
  const own = createProvider(createDriver(connection));
  const given = createProvider(createDriver({ client }));
  onTestFinished(async () => {
    await valueOf(own.close());
    await valueOf(given.close());
    client.destroy();
  });
  const sent = vi.spyOn(own.native.sdk, 'send');

  const errors = [await errorOf(call(own)), await errorOf(call(given))] as const;

  const [ours, theirs] = requests;
  if (!ours || !theirs || requests.length !== 2) throw new Error('expected one request each way');
  return { errors, sent, ours, comparable: [comparable(ours), comparable(theirs)] as const };
}
