/** An emulator of Amazon Q in Connect and AWS's own JavaScript SDK on it, unchanged. */
import { startQConnectEmulator } from '@assistant-provider/emulators';
import type { QConnectEmulator, QConnectEmulatorOptions } from '@assistant-provider/emulators';
import {
  CreateAIAgentCommand,
  CreateAssistantAssociationCommand,
  CreateAssistantCommand,
  QConnectClient,
} from '@aws-sdk/client-qconnect';
import type {
  AIAgentConfiguration,
  AIAgentData,
  AssistantAssociationData,
  AssistantData,
  CreateAIAgentCommandInput,
  CreateAssistantCommandInput,
  QConnectClientConfig,
} from '@aws-sdk/client-qconnect';
import { onTestFinished, vi } from 'vitest';

/** Well-formed, and the id of nothing. */
export const unknownId = '00000000-0000-4000-8000-000000000000';
export const aKnowledgeBaseId = '6f1f4f7e-2f61-4a4c-9d0b-2d2d5b1f4a01';

export interface QConnectSetup {
  readonly emulator: QConnectEmulator;
  readonly client: QConnectClient;
  readonly created: (members?: Partial<CreateAssistantCommandInput>) => Promise<AssistantData>;
  readonly associated: (
    assistantId: string,
    knowledgeBaseId?: string,
  ) => Promise<AssistantAssociationData>;
  readonly agent: (
    assistantId: string,
    members?: Partial<CreateAIAgentCommandInput>,
  ) => Promise<AIAgentData>;
}

export function clientOf(
  { url, region, credentials }: QConnectEmulator,
  config: QConnectClientConfig = {},
): QConnectClient {
  const client = new QConnectClient({ endpoint: url, region, credentials, ...config });
  onTestFinished(() => client.destroy());
  return client;
}

/** Assistants and AI agents are ACTIVE at once, and gone at once, unless the options say otherwise. */
export async function givenQConnect(options: QConnectEmulatorOptions = {}): Promise<QConnectSetup> {
  const emulator = await startQConnectEmulator({
    ...options,
    settings: {
      assistantCreationMilliseconds: 0,
      assistantDeletionMilliseconds: 0,
      ...options.settings,
    },
  });
  onTestFinished(() => emulator.close());
  const client = clientOf(emulator);
  return {
    emulator,
    client,
    created: async (members) => {
      const input = { name: 'Billing', type: 'AGENT', ...members } as const;
      return present((await client.send(new CreateAssistantCommand(input))).assistant);
    },
    associated: async (assistantId, knowledgeBaseId = aKnowledgeBaseId) => {
      const associationType = 'KNOWLEDGE_BASE';
      const association = { knowledgeBaseId };
      const input = { assistantId, associationType, association } as const;
      const answer = await client.send(new CreateAssistantAssociationCommand(input));
      return present(answer.assistantAssociation);
    },
    agent: async (assistantId, members) => {
      const input = { assistantId, ...searchAgent, ...members } as const;
      return present((await client.send(new CreateAIAgentCommand(input))).aiAgent);
    },
  };
}

const searchConfiguration = (locale: string): AIAgentConfiguration => ({
  manualSearchAIAgentConfiguration: { locale },
});

export const searchAgent = {
  name: 'Search',
  type: 'MANUAL_SEARCH',
  configuration: searchConfiguration('en_US'),
  visibilityStatus: 'PUBLISHED',
} as const;

export const inGerman = searchConfiguration('de_DE');

/** Members of answers are optional in the SDK's types, all of them. */
export function present<T>(member: T | undefined): T {
  if (member === undefined) throw new Error('the answer lacks the member');
  return member;
}

/** The SDK waits a random part of up to seconds between tries; with this, none of it. */
export function retriesWithoutWaiting(): void {
  const random = vi.spyOn(Math, 'random').mockReturnValue(0);
  onTestFinished(() => random.mockRestore());
}
