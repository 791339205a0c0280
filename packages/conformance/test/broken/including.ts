/** Drivers whose lists of assistants read along something wrong. */
import type { Assistant, AssistantInclude, Page } from '@assistant-provider/core';
import { okAsync, ResultAsync } from 'neverthrow';
import { replacing, type BrokenDriver } from './broken-driver.js';

const without =
  (member: AssistantInclude) =>
  (assistant: Assistant): Assistant => {
    const copy: Partial<Assistant> = { ...assistant };
    delete copy[member];
    return copy as Assistant;
  };

const pageWithout =
  (member: AssistantInclude) =>
  (page: Page<Assistant>): Page<Assistant> => ({
    ...page,
    items: page.items.map(without(member)),
  });

/** The list does not carry the member, so that `addIncluded` reads it for each assistant. */
const addingWithoutCare = (member: AssistantInclude): BrokenDriver['wrap'] =>
  replacing('assistants', (inner, driver) => ({
    list: (query, context) => inner.list(query, context).map(pageWithout(member)),
    addIncluded: (assistants, _, context) =>
      ResultAsync.combine(
        assistants.map((assistant) =>
          driver[member]
            .list(assistant.id, context)
            .map((entries) => ({ ...assistant, [member]: entries }))
            .mapErr(({ message }) => context.error({ kind: 'unknown', message })),
        ),
      ),
  }));

export const brokenIncluding: readonly BrokenDriver[] = [
  {
    breaks: 'the list carries AI agents on its first page only',
    foundBy: 'including.ai-agents',
    wrap: replacing('assistants', (inner) => ({
      list: (query, context) =>
        inner
          .list(query, context)
          .map((page) => (query.cursor === undefined ? page : pageWithout('aiAgents')(page))),
    })),
  },
  {
    breaks: '`addIncluded` returns only the assistants to which it has added something',
    foundBy: 'including.ai-agents-by-name',
    wrap: replacing('assistants', () => ({
      addIncluded: (assistants, include) =>
        okAsync(assistants.filter((item) => include.some((member) => !item[member]))),
    })),
  },
  {
    breaks: '`addIncluded` fails if an assistant was deleted before its AI agents were read',
    foundBy: 'including.ai-agents-deleted-meanwhile',
    wrap: addingWithoutCare('aiAgents'),
  },
  {
    breaks: 'the list has no links instead of leaving them out',
    foundBy: 'including.knowledge',
    wrap: replacing('assistants', (inner) => ({
      list: (query, context) =>
        inner.list(query, context).map((page) => ({
          ...page,
          items: page.items.map((assistant) => ({ ...assistant, knowledge: [] })),
        })),
    })),
  },
  {
    breaks: 'pages of the largest size do not carry links',
    foundBy: 'including.knowledge-by-name',
    wrap: replacing('assistants', (inner, { limits }) => ({
      list: (query, context) =>
        inner
          .list(query, context)
          .map((page) =>
            query.pageSize === limits.pageSize.max ? pageWithout('knowledge')(page) : page,
          ),
    })),
  },
  {
    breaks: '`addIncluded` fails if an assistant was deleted before its links were read',
    foundBy: 'including.knowledge-deleted-meanwhile',
    wrap: addingWithoutCare('knowledge'),
  },
];
