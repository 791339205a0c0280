import { QConnectClient } from '@aws-sdk/client-qconnect';
import { type Reply } from '@assistant-provider/core';
import { createProvider } from '@assistant-provider/core/adapter';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createQConnectDriver, type QConnectProvider } from '../src/index.js';
import {
  agentId,
  assistantArn,
  assistantData,
  assistantId,
  credentials,
  draft,
  errorOf,
  externalSource,
  givenAnswers,
  givenServer,
  knowledgeBaseId,
  sendJson,
  valueOf,
  type SeenRequest,
} from './harness.js';

const useCase = 'Sales & returns (+*!)';

/** Each operation of our own. What comes of them is not looked at. */
const operations: Readonly<Record<string, (provider: QConnectProvider) => Reply<unknown>>> = {
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
};

/** What is another in each request. */
const changing = ['amz-sdk-invocation-id', 'authorization', 'x-amz-date'];

/** As it was asked, and how it was signed but for the signature itself. */
function told({ method, target, headers, body }: SeenRequest) {
  const kept = Object.entries(headers).filter(([name]) => !changing.includes(name));
  const [signedAs] =
    /(?<=Credential=.*)\/.*(?=, Signature)/.exec(headers.authorization ?? '') ?? [];
  return { method, target, body, headers: Object.fromEntries(kept), signedAs };
}

describe('on the wire', () => {
  it.each(Object.entries(operations))('%s is as the SDK sends it', async (_, operate) => {
    const { url, requests } = await givenServer((response) => sendJson(response, 418, {}));
    const connection = { region: 'us-east-1', endpoint: `${url}/base`, credentials };
    const client = new QConnectClient({ ...connection, maxAttempts: 1 });
    const providers = [
      createProvider(createQConnectDriver(connection)),
      createProvider(createQConnectDriver({ client })),
    ];
    onTestFinished(async () => {
      for (const provider of providers) await valueOf(provider.close());
      client.destroy();
    });

    for (const provider of providers) await errorOf(operate(provider));

    const [byUs, bySdk] = requests;
    expect(byUs && told(byUs)).toEqual(bySdk && told(bySdk));
    expect(byUs?.headers['user-agent']).toMatch(/aws-sdk-js\/3\.828\.0 .*api\/qconnect#3\.828\.0/);
    expect(byUs?.headers['amz-sdk-invocation-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(requests).toHaveLength(2);
  });

  it('tells AWS Lambda of the invocation that it is part of', async () => {
    vi.stubEnv('AWS_LAMBDA_FUNCTION_NAME', 'desk');
    vi.stubEnv('_X_AMZN_TRACE_ID', 'Root=1-2-3');
    onTestFinished(() => void vi.unstubAllEnvs());
    const { provider, requests } = await givenAnswers((response) =>
      sendJson(response, 200, { assistant: assistantData }),
    );

    await valueOf(provider.assistants.get(assistantId));
    vi.stubEnv('_X_AMZN_TRACE_ID', 'Root=1-2-4');
    await valueOf(provider.assistants.get(assistantId));

    expect(requests.map(({ headers }) => headers['x-amzn-trace-id'])).toEqual([
      'Root=1-2-3',
      'Root=1-2-4',
    ]);
  });
});

describe('what all requests have in common', () => {
  it('is looked for again by the next call, if it was not found', async () => {
    const { provider, requests } = await givenAnswers((response) =>
      sendJson(response, 200, { assistant: assistantData }),
    );
    const { config } = provider.native.sdk;
    const region = vi.spyOn(config, 'region').mockRejectedValueOnce(new Error('no region yet'));

    const error = await errorOf(provider.assistants.get(assistantId));
    const assistant = await valueOf(provider.assistants.get(assistantId));

    expect(error.message).toContain('no region yet');
    expect(error.effect).toBe('none');
    expect(assistant.id).toBe(assistantId);
    expect(requests).toHaveLength(1);
    region.mockClear();
    await valueOf(provider.assistants.get(assistantId));
    expect(region).not.toHaveBeenCalled();
  });

  it('holds nothing of middleware that the application adds to the client', async () => {
    const { provider, requests } = await givenAnswers((response) =>
      sendJson(response, 200, { assistant: assistantData }),
    );
    const { middlewareStack } = provider.native.sdk;
    const seen = vi.fn();
    middlewareStack.add((next) => (args) => (seen(), next(args)), { step: 'initialize' });

    await valueOf(provider.assistants.get(assistantId));

    expect(seen).not.toHaveBeenCalled();
    expect(requests).toHaveLength(1);
  });
});
