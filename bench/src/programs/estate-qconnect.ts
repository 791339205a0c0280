/** A Q in Connect emulator with an estate of a given size, and one request for each of its operations. */
import * as sdk from '@aws-sdk/client-qconnect';
import { startQConnectEmulator } from '@assistant-provider/emulators';
import { givenArgument } from '../processes/ask.js';
import { answerWithTimes } from '../processes/operation-times.js';

const size = givenArgument<number>();
const each = <T>(of: (index: number) => T): T[] =>
  Array.from({ length: size }, (_, index) => of(index + 1));
const uuid = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const templateConfiguration = { textFullAIPromptEditTemplateConfiguration: { text: 'prompt: x' } };
const content = { templateConfiguration, modelId: 'm' };
const type = 'ANSWER_GENERATION';

/** As many assistants and knowledge bases as the size says; the first assistant has as many of everything. */
const seed = {
  assistants: each((index) => ({
    assistantId: uuid(index),
    name: `Desk ${index}`,
    ...(index === 1 && {
      associations: each((base) => ({ association: { knowledgeBaseId: uuid(base) } })),
      aiPrompts: each((prompt) => ({
        aiPromptId: uuid(prompt),
        name: `Prompt ${prompt}`,
        type: 'ANSWER_GENERATION' as const,
        content,
      })),
    }),
  })),
  knowledgeBases: each((index) => ({ knowledgeBaseId: uuid(index) })),
};

const { url, region, credentials } = await startQConnectEmulator({
  seed,
  settings: { assistantCreationMilliseconds: 0, assistantDeletionMilliseconds: 0 },
});
const client = new sdk.QConnectClient({ endpoint: url, region, credentials });

const assistantId = uuid(1);
const middle = uuid(Math.floor(size / 2));
const ofPrompt = { assistantId, aiPromptId: middle };
const name = 'New';
const visibilityStatus = 'SAVED';

function present<T>(member: T | undefined): T {
  if (member === undefined) throw new Error('The response has no resource');
  return member;
}

/** Each of them leaves the estate at its size. */
answerWithTimes({
  'list assistants': () => client.send(new sdk.ListAssistantsCommand({ maxResults: 20 })),
  'get an assistant': () => client.send(new sdk.GetAssistantCommand({ assistantId: middle })),
  'create and delete an assistant': async () => {
    const created = await client.send(new sdk.CreateAssistantCommand({ name, type: 'AGENT' }));
    await client.send(new sdk.DeleteAssistantCommand(present(created.assistant)));
  },
  'list associations': () =>
    client.send(new sdk.ListAssistantAssociationsCommand({ assistantId, maxResults: 20 })),
  'associate and dissociate': async () => {
    const { assistantAssociation } = await client.send(
      new sdk.CreateAssistantAssociationCommand({
        assistantId,
        associationType: 'KNOWLEDGE_BASE',
        association: { knowledgeBaseId: uuid(size + 1) },
      }),
    );
    await client.send(new sdk.DeleteAssistantAssociationCommand(present(assistantAssociation)));
  },
  'list AI agents': () =>
    client.send(new sdk.ListAIAgentsCommand({ assistantId: middle, maxResults: 20 })),
  'list AI prompts': () =>
    client.send(new sdk.ListAIPromptsCommand({ assistantId, maxResults: 20, origin: 'CUSTOMER' })),
  'get an AI prompt': () => client.send(new sdk.GetAIPromptCommand(ofPrompt)),
  'change an AI prompt': () =>
    client.send(new sdk.UpdateAIPromptCommand({ ...ofPrompt, visibilityStatus })),
  'create and delete an AI prompt': async () => {
    const { aiPrompt } = await client.send(
      new sdk.CreateAIPromptCommand({
        assistantId,
        name,
        type,
        templateConfiguration,
        templateType: 'TEXT',
        apiFormat: 'MESSAGES',
        modelId: 'm',
        visibilityStatus,
      }),
    );
    await client.send(new sdk.DeleteAIPromptCommand(present(aiPrompt)));
  },
  'create and delete a version': async () => {
    const { versionNumber } = await client.send(new sdk.CreateAIPromptVersionCommand(ofPrompt));
    await client.send(new sdk.DeleteAIPromptVersionCommand({ ...ofPrompt, versionNumber }));
  },
  'list knowledge bases': () => client.send(new sdk.ListKnowledgeBasesCommand({ maxResults: 20 })),
  'create and delete a knowledge base': async () => {
    const { knowledgeBase } = await client.send(
      new sdk.CreateKnowledgeBaseCommand({ name, knowledgeBaseType: 'CUSTOM' }),
    );
    await client.send(new sdk.DeleteKnowledgeBaseCommand(present(knowledgeBase)));
  },
});
