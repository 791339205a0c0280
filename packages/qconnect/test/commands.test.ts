import {
  CreateAIAgentCommand,
  CreateAIAgentVersionCommand,
  CreateAssistantCommand,
  DeleteAIAgentCommand,
  DeleteAIAgentVersionCommand,
  GetAIAgentCommand,
  GetAssistantAssociationCommand,
  GetAssistantCommand,
  ListAIAgentVersionsCommand,
  ListAIAgentsCommand,
  ListAssistantsCommand,
  QueryAssistantCommand,
  TagResourceCommand,
  UpdateAIAgentCommand,
  UpdateContentCommand,
} from '@aws-sdk/client-qconnect';
import { describe, expect, it } from 'vitest';
import { describeCommand } from '../src/wire/commands.js';
import {
  agentId,
  assistantArn,
  assistantId,
  errorOf,
  givenAnswers,
  givenAssistant,
  givenEmulator,
  knowledgeBaseId,
  promptId,
  sendJson,
  valueOf,
} from './harness.js';

describe('any command of the SDK', () => {
  it('resolves to the typed output', async () => {
    const { provider, id } = await givenAssistant();

    const output = await valueOf(
      provider.native.send(new GetAssistantCommand({ assistantId: id })),
    );

    const name: string | undefined = output.assistant?.name;
    expect(name).toBe('Desk');
    expect(output.$metadata.httpStatusCode).toBe(200);
  });

  it('creates, updates, versions, lists and deletes AI agents', async () => {
    const { provider, id: assistantId } = await givenAssistant();
    const { native } = provider;
    const manualSearch = { answerGenerationAIPromptId: promptId };

    const created = await valueOf(
      native.send(
        new CreateAIAgentCommand({
          assistantId,
          name: 'Searcher',
          type: 'MANUAL_SEARCH',
          visibilityStatus: 'SAVED',
          configuration: { manualSearchAIAgentConfiguration: manualSearch },
        }),
      ),
    );
    const aiAgentId = created.aiAgent?.aiAgentId ?? '';
    await valueOf(
      native.send(
        new UpdateAIAgentCommand({
          assistantId,
          aiAgentId,
          visibilityStatus: 'PUBLISHED',
          description: 'Searches',
        }),
      ),
    );
    const version = await valueOf(
      native.send(new CreateAIAgentVersionCommand({ assistantId, aiAgentId })),
    );
    const versions = await valueOf(
      native.send(new ListAIAgentVersionsCommand({ assistantId, aiAgentId })),
    );
    const got = await valueOf(native.send(new GetAIAgentCommand({ assistantId, aiAgentId })));
    const listed = await valueOf(
      native.send(new ListAIAgentsCommand({ assistantId, origin: 'CUSTOMER' })),
    );
    await valueOf(
      native.send(new DeleteAIAgentVersionCommand({ assistantId, aiAgentId, versionNumber: 1 })),
    );
    await valueOf(native.send(new DeleteAIAgentCommand({ assistantId, aiAgentId })));

    expect(version.versionNumber).toBe(1);
    expect(versions.aiAgentVersionSummaries).toHaveLength(1);
    expect(got.aiAgent).toMatchObject({ description: 'Searches', visibilityStatus: 'PUBLISHED' });
    expect(listed.aiAgentSummaries).toMatchObject([{ aiAgentId }]);
    expect(
      await errorOf(native.send(new GetAIAgentCommand({ assistantId, aiAgentId }))),
    ).toMatchObject({
      kind: 'notFound',
      operation: 'native.send',
    });
  });

  it('gets one association', async () => {
    const { provider, id } = await givenAssistant();
    const { linkId } = await valueOf(
      provider.knowledge.link(id, { type: 'knowledgeBase', id: knowledgeBaseId }),
    );

    const output = await valueOf(
      provider.native.send(
        new GetAssistantAssociationCommand({ assistantId: id, assistantAssociationId: linkId }),
      ),
    );

    expect(output.assistantAssociation?.associationType).toBe('KNOWLEDGE_BASE');
  });

  it('can be sent several times, also at once', async () => {
    const { provider, id } = await givenAssistant();
    const command = new GetAssistantCommand({ assistantId: id });

    const outputs = await Promise.all([
      valueOf(provider.native.send(command)),
      valueOf(provider.native.send(command)),
    ]);
    const again = await valueOf(provider.native.send(command));

    expect([...outputs, again].map(({ assistant }) => assistant?.assistantId)).toEqual([
      id,
      id,
      id,
    ]);
  });

  it('fails with an error like any other call', async () => {
    const { provider } = await givenEmulator();

    expect(
      await errorOf(provider.native.send(new GetAssistantCommand({ assistantId }))),
    ).toMatchObject({
      kind: 'notFound',
      vendor: 'qconnect',
      operation: 'native.send',
      status: 404,
    });
  });

  it('fails with `unexpectedReply` if the SDK cannot read the response', async () => {
    const { provider } = await givenAnswers((response) =>
      sendJson(response, 200, { aiAgentSummaries: [{ configuration: {} }] }),
    );

    expect(
      await errorOf(provider.native.send(new ListAIAgentsCommand({ assistantId }))),
    ).toMatchObject({ kind: 'unexpectedReply', status: 200, effect: 'none' });
  });
});

describe('what the policies know of a command', () => {
  it.each([
    [new GetAssistantCommand({ assistantId }), false, false, false],
    [new ListAssistantsCommand({}), false, false, false],
    [new QueryAssistantCommand({ assistantId, queryText: 'q' }), false, false, false],
    [new CreateAssistantCommand({ name: 'A', type: 'AGENT' }), true, false, false],
    [new CreateAssistantCommand({ name: 'A', type: 'AGENT', clientToken: 't' }), true, true, false],
    [new DeleteAIAgentCommand({ assistantId, aiAgentId: agentId }), true, true, true],
    [new TagResourceCommand({ resourceArn: assistantArn, tags: {} }), true, true, false],
    [new UpdateContentCommand({ knowledgeBaseId, contentId: agentId }), true, false, false],
  ])('$constructor.name', (command, writes, repeatable, removes) => {
    expect(describeCommand(command)).toEqual({
      name: command.constructor.name.replace('Command', ''),
      writes,
      repeatable,
      removes,
    });
  });

  it('is an unrepeatable write if a bundler has shortened the class name', () => {
    class t extends GetAssistantCommand {}

    expect(describeCommand(new t({ assistantId }))).toMatchObject({
      writes: true,
      repeatable: false,
    });
  });
});
