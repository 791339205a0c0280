/** Members of the service that are younger than AWS's SDK 3.828.0: which get through it, and how the others are sent. */
import {
  CreateAIAgentCommand,
  CreateAssistantAssociationCommand,
  GetAIAgentCommand,
  GetAssistantCommand,
  ListAssistantsCommand,
  RemoveAssistantAIAgentCommand,
  UpdateAssistantAIAgentCommand,
} from '@aws-sdk/client-qconnect';
import type { AIAgentConfiguration, QConnectClient } from '@aws-sdk/client-qconnect';
import { expect, test } from 'vitest';
import { unknownId, givenQConnect, present, searchAgent } from './qconnect-sdk.js';
import { rejectionOf } from './rejection.js';

const orchestration = 'ORCHESTRATION' as 'MANUAL_SEARCH';
const useCase = 'Connect.SelfService';

interface HttpRequest {
  body?: string;
  readonly query: Record<string, string>;
}

/** The SDK's own way to add what it does not know, between writing the request and signing it. */
function addUseCase(client: QConnectClient, orchestratorUseCase: string): void {
  client.middlewareStack.add(
    (next, context) => (args) => {
      const request = args.request as HttpRequest;
      if (context['commandName'] === 'UpdateAssistantAIAgentCommand')
        request.body = JSON.stringify({
          ...(JSON.parse(request.body ?? '{}') as object),
          orchestratorUseCase,
        });
      if (context['commandName'] === 'RemoveAssistantAIAgentCommand')
        request.query['orchestratorUseCase'] = orchestratorUseCase;
      return next(args);
    },
    { step: 'serialize', priority: 'low' },
  );
}

const orchestrate = (assistantId: string | undefined) =>
  new UpdateAssistantAIAgentCommand({
    assistantId,
    aiAgentType: orchestration,
    configuration: { aiAgentId: `${unknownId}:3` },
  });

test('the vendor requires a use case that the SDK drops', async () => {
  const { client, created } = await givenQConnect();
  const { assistantId } = await created();
  const command = orchestrate(assistantId);
  Object.assign(command.input, { orchestratorUseCase: useCase });

  expect(await rejectionOf(client.send(command))).toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining('orchestratorUseCase') as string,
  });
});

test('a use case that a middleware adds is written, listed and removed', async () => {
  const { client, created, emulator } = await givenQConnect();
  const { assistantId } = await created();
  addUseCase(client, useCase);

  const { assistant } = await client.send(orchestrate(assistantId));

  const orchestratorConfigurationList = [
    { aiAgentId: `${unknownId}:3`, orchestratorUseCase: useCase },
  ];
  expect(assistant).toMatchObject({ orchestratorConfigurationList });
  const read = await client.send(new GetAssistantCommand({ assistantId }));
  expect(read.assistant).toEqual(assistant);
  const listed = await client.send(new ListAssistantsCommand({}));
  expect(listed.assistantSummaries).toEqual([assistant]);

  const removal = { assistantId, aiAgentType: orchestration };
  await client.send(new RemoveAssistantAIAgentCommand(removal));
  const { target } = present(emulator.requests.of('RemoveAssistantAIAgent')[0]);
  expect(target).toContain(`orchestratorUseCase=${useCase}`);
  const after = await client.send(new GetAssistantCommand({ assistantId }));
  expect(after.assistant).not.toHaveProperty('orchestratorConfigurationList');
});

test('an orchestration agent is sent and received as an unknown member of the union', async () => {
  const { client, created } = await givenQConnect();
  const { assistantId } = await created();
  const arm = { orchestrationAIPromptId: `${unknownId}:1`, locale: 'en_US' };
  const configuration: AIAgentConfiguration = {
    $unknown: ['orchestrationAIAgentConfiguration', arm],
  };

  const { aiAgent } = await client.send(
    new CreateAIAgentCommand({ ...searchAgent, assistantId, type: orchestration, configuration }),
  );

  expect(aiAgent).toMatchObject({ type: 'ORCHESTRATION', configuration });
  const { aiAgentId } = present(aiAgent);
  const read = await client.send(new GetAIAgentCommand({ assistantId, aiAgentId }));
  expect(read.aiAgent).toEqual(aiAgent);
});

test('an association with a knowledge base in Bedrock is sent unchanged', async () => {
  const { client, created } = await givenQConnect();
  const { assistantId } = await created();
  const association = {
    externalBedrockKnowledgeBaseConfig: {
      bedrockKnowledgeBaseArn: 'arn:aws:bedrock:us-east-1:123456789012:knowledge-base/ABCDEFGHIJ',
      accessRoleArn: 'arn:aws:iam::123456789012:role/access-to-bedrock',
    },
  };

  const { assistantAssociation } = await client.send(
    new CreateAssistantAssociationCommand({
      assistantId,
      associationType: 'EXTERNAL_BEDROCK_KNOWLEDGE_BASE' as 'KNOWLEDGE_BASE',
      association: association as unknown as { knowledgeBaseId: string },
    }),
  );

  expect(assistantAssociation).toMatchObject({
    associationType: 'EXTERNAL_BEDROCK_KNOWLEDGE_BASE',
    associationData: association,
  });
});
