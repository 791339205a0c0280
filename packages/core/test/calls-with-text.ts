/** What a foreign text goes through: an error that has it everywhere, and calls that get it as input. */
import type { AssistantError, AssistantProvider } from '@assistant-provider/core';
import { createAssistantError, parse, record, text } from '@assistant-provider/core/adapter';

/** Returns an error with this text in every member. */
export const errorWith = (foreign: string): AssistantError =>
  createAssistantError({
    kind: 'invalidInput',
    vendor: 'acme',
    operation: 'x',
    message: foreign,
    vendorCode: foreign,
    requestId: foreign,
    issues: [{ field: foreign, rule: foreign, message: foreign }],
    cause: Object.assign(new Error(foreign, { cause: foreign }), { name: foreign, code: foreign }),
  });

/** Resolves to the results of calls with this text as names and values of their input. */
export const callsWith = async ({ assistants }: AssistantProvider, foreign: string) => [
  await assistants.get(foreign),
  await assistants.create({ name: foreign, [foreign]: 1, tags: { [foreign]: foreign } }),
  await assistants.list({ cursor: foreign }),
  parse(record(text(), text()), { [foreign]: foreign }, 'record'),
];
