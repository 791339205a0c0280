/** Reads the state of a provider. It sends no write: the provider that it uses refuses every one. */
import {
  isAssistantError,
  readOnly,
  type AssistantError,
  type AssistantProvider,
  type Reply,
} from '@assistant-provider/core';
import { createAssistantError } from '@assistant-provider/core/adapter';
import { err, ok, ResultAsync, type Result } from 'neverthrow';
import type { Observed } from './observed.js';
import type { ObserveOptions } from './options.js';
import { parseOptions } from './parse-options.js';
import { readAssistants } from './read-assistants.js';
import { readNames } from './read-names.js';
import { readParts } from './read-parts.js';
import { readQueues } from './read-queues.js';
import { readTags } from './read-tags.js';
import { beginReading } from './reading.js';

/**
 * Reads the state of a provider: the assistants, and as far as the vendor has them their tags, agents,
 * knowledge, queues and parts, and the names of everything that they refer to. Anything that the client
 * may not see is listed in `unseen`. Sends no write.
 *
 * Whole lists are read where the vendor has them, so that an estate takes few requests. Requests wait in
 * the `bulk` lane.
 *
 * @example
 * ```ts
 * const observed = await observe(provider, { parts: false });
 * ```
 */
export function observe(
  provider: AssistantProvider,
  options: ObserveOptions = {},
): Reply<Observed> {
  return new ResultAsync(guarded(provider, options));
}

async function guarded(
  provider: AssistantProvider,
  options: ObserveOptions,
): Promise<Result<Observed, AssistantError>> {
  try {
    const view = readOnly(provider);
    const parsed = parseOptions(view.vendor, options);
    return parsed.isErr() ? err(parsed.error) : await read(view, parsed.value);
  } catch (thrown) {
    if (isAssistantError(thrown)) return err(thrown);
    return err(
      createAssistantError({
        vendor: provider.vendor,
        operation: 'observe',
        kind: 'unknown',
        message: 'a function among the options, or the provider, threw an error',
        cause: thrown,
      }),
    );
  }
}

async function read(
  provider: AssistantProvider,
  options: ObserveOptions,
): Promise<Result<Observed, AssistantError>> {
  const reading = beginReading(provider, options);
  const assistants = await readAssistants(reading);
  if (assistants.isErr()) return err(assistants.error);
  const drafts = assistants.value;
  for (const step of [readTags, readQueues, readParts]) {
    const done = await step(reading, drafts);
    if (done.isErr()) return err(done.error);
  }
  const names = await readNames(reading, drafts);
  if (names.isErr()) return err(names.error);
  return ok({
    vendor: provider.vendor,
    limits: provider.limits,
    assistants: [...drafts.values()],
    ...(reading.queuesOfOthers && { queuesOfOthers: reading.queuesOfOthers }),
    names: names.value,
    unseen: reading.unseen,
  });
}
