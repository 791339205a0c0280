/** Every paginator that AWS's SDK has for assistants, walked to its end. */
import * as sdk from '@aws-sdk/client-qconnect';
import { describe, expect, it } from 'vitest';
import { isOutOfScope } from './qconnect-out-of-scope.js';
import { givenQConnect, present } from './qconnect-sdk.js';
import { rejectionOf } from './rejection.js';
import type { QConnectSetup } from './qconnect-sdk.js';

interface PagedList {
  /** Fills the list with so many entries, and answers its pages of two as lists of ids. */
  readonly pages: (
    given: QConnectSetup,
    size: number,
  ) => Promise<(string | number | undefined)[][]>;
}

const config = ({ client }: QConnectSetup) => ({ client, pageSize: 2 });
const uuid = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

const prompt = ({ client }: QConnectSetup, assistantId: string, number: number) =>
  client.send(
    new sdk.CreateAIPromptCommand({
      assistantId,
      name: `Number ${number}`,
      type: 'ANSWER_GENERATION',
      templateType: 'TEXT',
      apiFormat: 'MESSAGES',
      modelId: 'm',
      templateConfiguration: { textFullAIPromptEditTemplateConfiguration: { text: 'x' } },
      visibilityStatus: 'SAVED',
    }),
  );

const guardrail = ({ client }: QConnectSetup, assistantId: string, number: number) =>
  client.send(
    new sdk.CreateAIGuardrailCommand({
      assistantId,
      name: `Number ${number}`,
      blockedInputMessaging: 'No',
      blockedOutputsMessaging: 'No',
      visibilityStatus: 'SAVED',
    }),
  );

const lists: Readonly<Record<string, PagedList>> = {
  ListAssistants: {
    async pages(given, size) {
      for (let made = 0; made < size; made += 1) await given.created({ name: `Number ${made}` });
      const pages = [];
      for await (const { assistantSummaries } of sdk.paginateListAssistants(config(given), {}))
        pages.push(present(assistantSummaries).map(({ assistantId }) => assistantId));
      return pages;
    },
  },
  ListAssistantAssociations: {
    async pages(given, size) {
      const assistantId = present((await given.created()).assistantId);
      for (let made = 0; made < size; made += 1) await given.associated(assistantId, uuid(made));
      const pages = [];
      const all = sdk.paginateListAssistantAssociations(config(given), { assistantId });
      for await (const { assistantAssociationSummaries } of all)
        pages.push(
          present(assistantAssociationSummaries).map((entry) => entry.assistantAssociationId),
        );
      return pages;
    },
  },
  ListAIAgents: {
    async pages(given, size) {
      const assistantId = present((await given.created()).assistantId);
      for (let made = 0; made < size; made += 1)
        await given.agent(assistantId, { name: `Number ${made}` });
      const pages = [];
      const input = { assistantId, origin: 'CUSTOMER' } as const;
      for await (const { aiAgentSummaries } of sdk.paginateListAIAgents(config(given), input))
        pages.push(present(aiAgentSummaries).map(({ aiAgentId }) => aiAgentId));
      return pages;
    },
  },
  ListAIPrompts: {
    async pages(given, size) {
      const assistantId = present((await given.created()).assistantId);
      for (let made = 0; made < size; made += 1) await prompt(given, assistantId, made);
      const pages = [];
      const input = { assistantId, origin: 'CUSTOMER' } as const;
      for await (const { aiPromptSummaries } of sdk.paginateListAIPrompts(config(given), input))
        pages.push(present(aiPromptSummaries).map(({ aiPromptId }) => aiPromptId));
      return pages;
    },
  },
  ListAIPromptVersions: {
    async pages(given, size) {
      const assistantId = present((await given.created()).assistantId);
      const { aiPrompt } = await prompt(given, assistantId, 0);
      const which = { assistantId, aiPromptId: aiPrompt?.aiPromptId };
      for (let made = 0; made < size; made += 1)
        await given.client.send(new sdk.CreateAIPromptVersionCommand(which));
      const pages = [];
      const all = sdk.paginateListAIPromptVersions(config(given), which);
      for await (const { aiPromptVersionSummaries } of all)
        pages.push(present(aiPromptVersionSummaries).map(({ versionNumber }) => versionNumber));
      return pages;
    },
  },
  ListAIGuardrails: {
    async pages(given, size) {
      const assistantId = present((await given.created()).assistantId);
      for (let made = 0; made < size; made += 1) await guardrail(given, assistantId, made);
      const pages = [];
      const all = sdk.paginateListAIGuardrails(config(given), { assistantId });
      for await (const { aiGuardrailSummaries } of all)
        pages.push(present(aiGuardrailSummaries).map(({ aiGuardrailId }) => aiGuardrailId));
      return pages;
    },
  },
  ListAIGuardrailVersions: {
    async pages(given, size) {
      const assistantId = present((await given.created()).assistantId);
      const { aiGuardrail } = await guardrail(given, assistantId, 0);
      const which = { assistantId, aiGuardrailId: aiGuardrail?.aiGuardrailId };
      for (let made = 0; made < size; made += 1)
        await given.client.send(new sdk.CreateAIGuardrailVersionCommand(which));
      const pages = [];
      const all = sdk.paginateListAIGuardrailVersions(config(given), which);
      for await (const { aiGuardrailVersionSummaries } of all)
        pages.push(present(aiGuardrailVersionSummaries).map(({ versionNumber }) => versionNumber));
      return pages;
    },
  },
  ListKnowledgeBases: {
    async pages(given, size) {
      for (let made = 0; made < size; made += 1)
        await given.client.send(
          new sdk.CreateKnowledgeBaseCommand({
            name: `Number ${made}`,
            knowledgeBaseType: 'CUSTOM',
          }),
        );
      const pages = [];
      for await (const page of sdk.paginateListKnowledgeBases(config(given), {}))
        pages.push(present(page.knowledgeBaseSummaries).map((base) => base.knowledgeBaseId));
      return pages;
    },
  },
  ListAIAgentVersions: {
    async pages(given, size) {
      const { client } = given;
      const assistantId = present((await given.created()).assistantId);
      const which = { assistantId, aiAgentId: (await given.agent(assistantId)).aiAgentId };
      for (let made = 0; made < size; made += 1)
        await client.send(new sdk.CreateAIAgentVersionCommand(which));
      const pages = [];
      const all = sdk.paginateListAIAgentVersions(config(given), which);
      for await (const { aiAgentVersionSummaries } of all)
        pages.push(present(aiAgentVersionSummaries).map(({ versionNumber }) => versionNumber));
      return pages;
    },
  },
};

it('covers every paginator of the service, or has a reason', () => {
  const names = Object.keys(sdk)
    .filter((name) => name.startsWith('paginate'))
    .map((name) => name.slice('paginate'.length));
  expect(names.filter((name) => !isOutOfScope(name)).toSorted()).toEqual(
    Object.keys(lists).toSorted(),
  );
});

describe.each(Object.entries(lists))('%s', (operation, { pages }) => {
  it.each([
    [0, [0]],
    [1, [1]],
    [2, [2]],
    [3, [2, 1]],
    [4, [2, 2]],
    [5, [2, 2, 1]],
  ])('pages %i entries', async (size, lengths) => {
    const given = await givenQConnect();
    const walked = await pages(given, size);
    expect(walked.map(({ length }) => length)).toEqual(lengths);
    expect(new Set(walked.flat()).size).toBe(size);
    expect(given.emulator.requests.of(operation)).toHaveLength(lengths.length);
  });

  it('reads an empty last page, if the vendor sends one', async () => {
    const given = await givenQConnect({ settings: { emptyLastPage: true } });
    const walked = await pages(given, 2);
    expect(walked.map(({ length }) => length)).toEqual([2, 0]);
  });
});

it('refuses a token of another list', async () => {
  const { client, created, associated } = await givenQConnect();
  const assistantId = present((await created({ name: 'A' })).assistantId);
  await created({ name: 'B' });
  await associated(assistantId);
  const { nextToken } = await client.send(new sdk.ListAssistantsCommand({ maxResults: 1 }));

  const other = new sdk.ListAssistantAssociationsCommand({ assistantId, nextToken });
  expect(await rejectionOf(client.send(other))).toMatchObject({ name: 'ValidationException' });
  // The page size may change on the way.
  const rest = await client.send(new sdk.ListAssistantsCommand({ maxResults: 50, nextToken }));
  expect(rest.assistantSummaries?.map(({ name }) => name)).toEqual(['B']);
});

it('continues at the same place if entries change between two pages', async () => {
  const { client, created } = await givenQConnect();
  const ids: (string | undefined)[] = [];
  for (const name of ['A', 'B', 'C', 'D']) ids.push((await created({ name })).assistantId);

  const { nextToken } = await client.send(new sdk.ListAssistantsCommand({ maxResults: 2 }));
  await client.send(new sdk.DeleteAssistantCommand({ assistantId: ids[0] }));
  await client.send(new sdk.DeleteAssistantCommand({ assistantId: ids[1] }));
  const late = await created({ name: 'E' });

  const rest = await client.send(new sdk.ListAssistantsCommand({ nextToken }));
  expect(rest.assistantSummaries?.map(({ assistantId }) => assistantId)).toEqual([
    ids[2],
    ids[3],
    late.assistantId,
  ]);
});
