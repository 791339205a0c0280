/** Tests of AI agents and their versions. */
import {
  CreateAIAgentCommand,
  CreateAIAgentVersionCommand,
  DeleteAIAgentCommand,
  DeleteAIAgentVersionCommand,
  GetAIAgentCommand,
  ListAIAgentsCommand,
  UpdateAIAgentCommand,
  paginateListAIAgentVersions,
  paginateListAIAgents,
} from '@aws-sdk/client-qconnect';
import type { AIAgentData } from '@aws-sdk/client-qconnect';
import { describe, expect, it } from 'vitest';
import { nobody, errorOf, givenAssistant } from './qconnect-fixture.js';
import type { GivenAssistant } from './qconnect-fixture.js';

const prompt = '00000000-0000-4000-8000-00000000000c';
const configuration = {
  manualSearchAIAgentConfiguration: { answerGenerationAIPromptId: `${prompt}:1`, locale: 'en_US' },
};

async function givenAIAgent(options: GivenAssistant = {}) {
  const context = await givenAssistant(options);
  const { client, assistantId } = context;
  const create = async (changes: object = {}): Promise<AIAgentData> => {
    const { aiAgent } = await client.send(
      new CreateAIAgentCommand({
        assistantId,
        name: 'Search',
        type: 'MANUAL_SEARCH',
        configuration,
        visibilityStatus: 'SAVED',
        ...changes,
      }),
    );
    if (!aiAgent) throw new Error('no AI agent in the answer');
    return aiAgent;
  };
  return { ...context, create };
}

describe('AI agents', () => {
  it('are created with the given members, and read by id and ARN', async () => {
    const { client, create, assistantId } = await givenAIAgent();
    const aiAgent = await create({ tags: { a: 'b' }, description: 'Finds' });
    const { aiAgentId = '', modifiedTime } = aiAgent;
    expect(modifiedTime?.getTime()).toBeGreaterThan(Date.now() - 60_000);
    expect(aiAgent).toEqual({
      assistantId,
      assistantArn: `arn:aws:wisdom:us-east-1:123456789012:assistant/${assistantId}`,
      aiAgentId,
      aiAgentArn: `arn:aws:wisdom:us-east-1:123456789012:ai-agent/${assistantId}/${aiAgentId}`,
      name: 'Search',
      type: 'MANUAL_SEARCH',
      configuration,
      modifiedTime,
      visibilityStatus: 'SAVED',
      origin: 'CUSTOMER',
      status: 'ACTIVE',
      tags: { a: 'b' },
      description: 'Finds',
    });
    for (const id of [aiAgentId, aiAgent.aiAgentArn, `${aiAgentId}:$SAVED`]) {
      const answer = await client.send(new GetAIAgentCommand({ assistantId, aiAgentId: id }));
      expect(answer.aiAgent).toEqual(aiAgent);
      expect(answer.versionNumber).toBeUndefined();
    }
  });

  it('need a configuration of their own type, and a unique name', async () => {
    const { create } = await givenAIAgent();
    await create();
    expect(await errorOf(create())).toMatchObject({ name: 'ConflictException', status: 409 });
    const selfService = { selfServiceAIAgentConfiguration: {} };
    expect(await errorOf(create({ name: 'B', configuration: selfService }))).toMatchObject({
      name: 'ValidationException',
    });
  });

  it('keep orchestration members that the SDK does not know', async () => {
    const { create } = await givenAIAgent();
    const orchestration = {
      orchestrationAIPromptId: prompt,
      connectInstanceArn: 'arn:aws:connect:us-east-1:123456789012:instance/x',
      toolConfigurations: [
        {
          toolName: 'look-up',
          toolType: 'RETURN_TO_CONTROL',
          inputSchema: { type: 'object', properties: { a: { default: null } } },
        },
      ],
    };
    const aiAgent = await create({
      type: 'ORCHESTRATION',
      configuration: { $unknown: ['orchestrationAIAgentConfiguration', orchestration] },
    });
    expect(aiAgent.configuration).toEqual({
      $unknown: ['orchestrationAIAgentConfiguration', orchestration],
    });
  });

  it('can be updated except for name and type, and get a later modifiedTime', async () => {
    const { client, create, assistantId } = await givenAIAgent({ clock: 'manual' });
    const before = await create({ description: 'Old' });
    const { aiAgentId } = before;
    const { aiAgent } = await client.send(
      new UpdateAIAgentCommand({ assistantId, aiAgentId, visibilityStatus: 'PUBLISHED' }),
    );
    expect(aiAgent).toMatchObject({
      name: 'Search',
      description: 'Old',
      configuration,
      visibilityStatus: 'PUBLISHED',
    });
    expect(aiAgent?.modifiedTime?.getTime()).toBeGreaterThan(
      before.modifiedTime?.getTime() ?? Infinity,
    );
  });

  it('are listed with SYSTEM agents, by origin and in pages', async () => {
    const { client, create, assistantId } = await givenAIAgent();
    await create();
    const namesOf = async (origin?: 'SYSTEM' | 'CUSTOMER') => {
      const names: string[] = [];
      const query = { assistantId, ...(origin && { origin }) };
      for await (const page of paginateListAIAgents({ client, pageSize: 4 }, query))
        names.push(...(page.aiAgentSummaries ?? []).map(({ name }) => name ?? ''));
      return names;
    };
    const [all, system, customer] = [
      await namesOf(),
      await namesOf('SYSTEM'),
      await namesOf('CUSTOMER'),
    ];
    expect(system).toHaveLength(9);
    expect(customer).toEqual(['Search']);
    expect(all).toEqual([...system, ...customer]);
  });

  it('of origin SYSTEM can be read, but not changed or deleted', async () => {
    const { client, assistantId } = await givenAIAgent();
    const { aiAgentSummaries } = await client.send(new ListAIAgentsCommand({ assistantId }));
    const aiAgentId = aiAgentSummaries?.[0]?.aiAgentId ?? '';
    const read = await client.send(
      new GetAIAgentCommand({ assistantId, aiAgentId: `${aiAgentId}:1` }),
    );
    expect(read).toMatchObject({ versionNumber: 1, aiAgent: { origin: 'SYSTEM' } });
    for (const send of [
      () =>
        client.send(
          new UpdateAIAgentCommand({ assistantId, aiAgentId, visibilityStatus: 'SAVED' }),
        ),
      () => client.send(new DeleteAIAgentCommand({ assistantId, aiAgentId })),
      () => client.send(new CreateAIAgentVersionCommand({ assistantId, aiAgentId })),
    ])
      expect(await errorOf(send())).toMatchObject({ name: 'ValidationException' });
  });

  it('are not found after their deletion', async () => {
    const { client, create, assistantId } = await givenAIAgent();
    const { aiAgentId } = await create();
    const deletion = () => client.send(new DeleteAIAgentCommand({ assistantId, aiAgentId }));
    await deletion();
    expect(await errorOf(deletion())).toMatchObject({ status: 404, resourceName: aiAgentId });
    await create();
  });
});

describe('versions', () => {
  it('preserve the content of the AI agent, and their numbers are never reused', async () => {
    const { client, create, assistantId } = await givenAIAgent();
    const { aiAgentId, aiAgentArn } = await create({ description: 'First' });
    const version = () => client.send(new CreateAIAgentVersionCommand({ assistantId, aiAgentId }));
    const first = await version();
    expect(first).toMatchObject({
      versionNumber: 1,
      aiAgent: { aiAgentId, aiAgentArn: `${aiAgentArn}:1` },
    });
    await client.send(
      new UpdateAIAgentCommand({
        assistantId,
        aiAgentId,
        visibilityStatus: 'SAVED',
        description: 'Second',
      }),
    );
    expect((await version()).versionNumber).toBe(2);
    await client.send(
      new DeleteAIAgentVersionCommand({ assistantId, aiAgentId, versionNumber: 2 }),
    );
    expect((await version()).versionNumber).toBe(3);

    const read = async (qualifier: string) => {
      const id = `${aiAgentArn}:${qualifier}`;
      const { aiAgent, versionNumber } = await client.send(
        new GetAIAgentCommand({ assistantId, aiAgentId: id }),
      );
      return [versionNumber, aiAgent?.description];
    };
    expect(await read('1')).toEqual([1, 'First']);
    expect(await read('$LATEST')).toEqual([3, 'Second']);
    expect(await errorOf(read('2'))).toMatchObject({ status: 404 });
    expect(await errorOf(read('$OTHER'))).toMatchObject({ status: 404 });

    const numbers: unknown[] = [];
    for await (const page of paginateListAIAgentVersions(
      { client, pageSize: 1 },
      { assistantId, aiAgentId },
    ))
      numbers.push(...(page.aiAgentVersionSummaries ?? []).map((each) => each.versionNumber));
    expect(numbers).toEqual([1, 3]);
  });

  it('are refused if the AI agent was updated after the given time', async () => {
    const { client, create, assistantId } = await givenAIAgent();
    const { aiAgentId, modifiedTime } = await create();
    const version = (time: Date | undefined) =>
      client.send(new CreateAIAgentVersionCommand({ assistantId, aiAgentId, modifiedTime: time }));
    await version(modifiedTime);
    const { aiAgent } = await client.send(
      new UpdateAIAgentCommand({ assistantId, aiAgentId, visibilityStatus: 'SAVED' }),
    );
    expect(await errorOf(version(modifiedTime))).toMatchObject({ name: 'ConflictException' });
    await version(aiAgent?.modifiedTime);
  });

  it('accept a time in whole seconds, as botocore sends it', async () => {
    const { client, create, raw, emulator, assistantId } = await givenAIAgent({ clock: 'manual' });
    const { aiAgentId = '', modifiedTime } = await create();
    const seconds = Math.floor((modifiedTime?.getTime() ?? 0) / 1000);
    const version = () =>
      raw({
        method: 'POST',
        target: `/assistants/${assistantId}/aiagents/${aiAgentId}/versions`,
        body: JSON.stringify({ modifiedTime: seconds }),
      });
    expect((await version()).status).toBe(200);
    emulator.clock.advance(1000);
    await client.send(
      new UpdateAIAgentCommand({ assistantId, aiAgentId, visibilityStatus: 'SAVED' }),
    );
    expect((await version()).errorType).toBe('ConflictException');
  });

  it('cannot be named by an update or a deletion of the AI agent', async () => {
    const { client, create, assistantId } = await givenAIAgent();
    const { aiAgentId } = await create();
    await client.send(new CreateAIAgentVersionCommand({ assistantId, aiAgentId }));
    const versioned = new DeleteAIAgentCommand({ assistantId, aiAgentId: `${aiAgentId}:1` });
    expect(await errorOf(client.send(versioned))).toMatchObject({ name: 'ValidationException' });
  });

  it.each([
    [nobody, 1, 404],
    ['x', 1, 400],
    [nobody, 0, 400],
  ])(
    'of AI agent %s, number %s, cannot be deleted: %s',
    async (aiAgentId, versionNumber, status) => {
      const { client, assistantId } = await givenAIAgent();
      const command = new DeleteAIAgentVersionCommand({ assistantId, aiAgentId, versionNumber });
      expect(await errorOf(client.send(command))).toMatchObject({ status });
    },
  );
});
