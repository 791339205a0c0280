/** Tests of the default AI agents of an assistant, and its orchestrators by use case. */
import {
  GetAssistantCommand,
  ListAssistantsCommand,
  RemoveAssistantAIAgentCommand,
  UpdateAssistantAIAgentCommand,
} from '@aws-sdk/client-qconnect';
import { describe, expect, it } from 'vitest';
import { nobody, errorOf, given, withExtraMembers } from './qconnect-fixture.js';
import type { QConnectEmulatorOptions } from '../src/qconnect/emulator.js';

const assistantId = '00000000-0000-4000-8000-000000000001';
const agentId = '00000000-0000-4000-8000-00000000000a';

/** An assistant with calls on it. Members that SDK 3.828.0 does not know are added before signing. */
async function givenAssistant(options: QConnectEmulatorOptions = {}) {
  const seed = { assistants: [{ assistantId, name: 'A' }] };
  const { client, emulator, ...rest } = await given({ seed, ...options });
  const set = (type: string, configuration: object, orchestratorUseCase?: string) =>
    withExtraMembers(emulator, {
      body: { aiAgentType: type, configuration, orchestratorUseCase },
    }).send(
      new UpdateAssistantAIAgentCommand({
        assistantId,
        aiAgentType: 'MANUAL_SEARCH',
        configuration: { aiAgentId: agentId },
      }),
    );
  const remove = (type: string, orchestratorUseCase?: string) =>
    withExtraMembers(emulator, { query: { aiAgentType: type, orchestratorUseCase } }).send(
      new RemoveAssistantAIAgentCommand({ assistantId, aiAgentType: 'MANUAL_SEARCH' }),
    );
  const read = async () => {
    const { assistant } = await client.send(new GetAssistantCommand({ assistantId }));
    const { aiAgentConfiguration, orchestratorConfigurationList } = assistant as {
      aiAgentConfiguration?: unknown;
      orchestratorConfigurationList?: unknown;
    };
    return { aiAgentConfiguration, orchestratorConfigurationList };
  };
  return { client, emulator, set, remove, read, ...rest };
}

describe('defaults by type', () => {
  it('are set and replaced one by one, shown in every view, and removed', async () => {
    const { client, set, remove, read } = await givenAssistant();
    await set('MANUAL_SEARCH', { aiAgentId: `${agentId}:1` });
    await set('ANSWER_RECOMMENDATION', { aiAgentId: agentId, enabled: false });
    await set('NOTE_TAKING', { aiAgentId: `${agentId}:$LATEST`, enabled: true });
    const { assistant } = await set('MANUAL_SEARCH', { aiAgentId: `${agentId}:2` });
    const aiAgentConfiguration = {
      MANUAL_SEARCH: { aiAgentId: `${agentId}:2` },
      ANSWER_RECOMMENDATION: { aiAgentId: agentId, enabled: false },
      NOTE_TAKING: { aiAgentId: `${agentId}:$LATEST`, enabled: true },
    };
    expect(assistant).toMatchObject({ aiAgentConfiguration });
    expect(await read()).toMatchObject({ aiAgentConfiguration });
    const { assistantSummaries } = await client.send(new ListAssistantsCommand({}));
    expect(assistantSummaries).toMatchObject([{ aiAgentConfiguration }]);

    await remove('MANUAL_SEARCH');
    await remove('MANUAL_SEARCH');
    const { ANSWER_RECOMMENDATION, NOTE_TAKING } = aiAgentConfiguration;
    expect((await read()).aiAgentConfiguration).toEqual({ ANSWER_RECOMMENDATION, NOTE_TAKING });
  });

  it.each([
    [
      'an ARN',
      { aiAgentId: `arn:aws:wisdom:us-east-1:123456789012:ai-agent/${assistantId}/${agentId}` },
    ],
    ['an odd qualifier', { aiAgentId: `${agentId}:latest` }],
    ['no id', {}],
    [
      'enabled: false of a type other than ANSWER_RECOMMENDATION',
      { aiAgentId: agentId, enabled: false },
    ],
  ])('are refused with %s', async (_what, configuration) => {
    const { set } = await givenAssistant();
    expect(await errorOf(set('SELF_SERVICE', configuration))).toMatchObject({
      name: 'ValidationException',
    });
  });

  it('are refused for an unknown type', async () => {
    const { set, remove } = await givenAssistant();
    const expected = { name: 'ValidationException', status: 400 };
    expect(await errorOf(set('OTHER', { aiAgentId: agentId }))).toMatchObject(expected);
    expect(await errorOf(remove('OTHER'))).toMatchObject(expected);
  });

  it('need an existing assistant', async () => {
    const { client } = await givenAssistant();
    for (const command of [
      new UpdateAssistantAIAgentCommand({
        assistantId: nobody,
        aiAgentType: 'MANUAL_SEARCH',
        configuration: { aiAgentId: agentId },
      }),
      new RemoveAssistantAIAgentCommand({ assistantId: nobody, aiAgentType: 'MANUAL_SEARCH' }),
    ])
      expect(await errorOf(client.send(command as UpdateAssistantAIAgentCommand))).toMatchObject({
        status: 404,
      });
  });
});

describe('orchestrators', () => {
  it('are written as a use case and read as entries of a list', async () => {
    const { set, remove, read } = await givenAssistant();
    await set('ORCHESTRATION', { aiAgentId: `${agentId}:1` }, 'Connect.SelfService');
    await set('ORCHESTRATION', { aiAgentId: `${agentId}:2` }, 'Connect.AgentAssistance');
    const { assistant } = await set(
      'ORCHESTRATION',
      { aiAgentId: `${agentId}:3` },
      'Connect.SelfService',
    );
    const selfService = { aiAgentId: `${agentId}:3`, orchestratorUseCase: 'Connect.SelfService' };
    const assistance = {
      aiAgentId: `${agentId}:2`,
      orchestratorUseCase: 'Connect.AgentAssistance',
    };
    expect(assistant).toMatchObject({ orchestratorConfigurationList: [selfService, assistance] });
    expect(await read()).toEqual({ orchestratorConfigurationList: [selfService, assistance] });

    await remove('ORCHESTRATION', 'Connect.SelfService');
    expect(await read()).toEqual({ orchestratorConfigurationList: [assistance] });
  });

  it('need a use case, which other types must not have', async () => {
    const { set, remove } = await givenAssistant();
    for (const send of [
      () => set('ORCHESTRATION', { aiAgentId: agentId }),
      () => set('ORCHESTRATION', { aiAgentId: agentId }, ''),
      () => remove('ORCHESTRATION'),
      () => set('MANUAL_SEARCH', { aiAgentId: agentId }, 'Connect.SelfService'),
    ])
      expect(await errorOf(send())).toMatchObject({ name: 'ValidationException', status: 400 });
  });

  it('are not read from the request list of early models', async () => {
    const { emulator, set, read } = await givenAssistant();
    const list = [{ aiAgentId: agentId, orchestratorUseCase: 'Connect.SelfService' }];
    await withExtraMembers(emulator, { body: { orchestratorConfigurationList: list } }).send(
      new UpdateAssistantAIAgentCommand({
        assistantId,
        aiAgentType: 'MANUAL_SEARCH',
        configuration: { aiAgentId: agentId },
      }),
    );
    await set('CASE_SUMMARIZATION', { aiAgentId: agentId });
    expect((await read()).orchestratorConfigurationList).toBeUndefined();
  });
});
