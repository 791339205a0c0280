/** The provider's `assistants`: checks input and calls the driver. */
import { err, ok, okAsync, ResultAsync, type Result } from 'neverthrow';
import type { Assistant, AssistantInclude } from '../../contract/assistant.js';
import type { DriverAssistantQuery, DriverAssistants } from '../../contract/driver.js';
import type { DriverContext } from '../../contract/driver-context.js';
import type { AssistantFailure } from '../../contract/error.js';
import type {
  AssistantQuery,
  Assistants,
  CallOptions,
  FeatureMap,
} from '../../contract/provider.js';
import type { DriverReply, Page } from '../../contract/reply.js';
import { createCursorGuard } from '../cursor-guard.js';
import { parse } from '../../validation/parse.js';
import { text } from '../../validation/parser.js';
import { withUsableCursor } from './check-page.js';
import { createCallDriver, type ProviderParts } from './call-driver.js';
import { iterate, type Iteration } from './iterate.js';
import { supportedDraft, withSupported } from './unsupported.js';

export function assistantOperations(
  parts: ProviderParts,
  driver: DriverAssistants,
  features: Readonly<Partial<FeatureMap>>,
): Assistants {
  const { vendor, label, limits, clock } = parts;
  const call = createCallDriver(parts);
  const possibleName = text(limits.name);

  const list = (query: AssistantQuery = {}, options?: CallOptions, iteration?: Iteration) =>
    call(
      'assistants.list',
      { query },
      options,
      ({ query: { name, include = [], ...page } }, context): DriverReply<Page<Assistant>> => {
        if (name !== undefined && parse(possibleName, name, 'name').isErr())
          return okAsync({ items: [] });
        const present = include.filter((member) => features[member]);
        const query = present.length === 0 ? page : { ...page, include: present };
        const read =
          name === undefined
            ? withUsableCursor(driver.list(query, context), context)
            : new ResultAsync(
                listNamed(driver, name, { pageSize: limits.pageSize.max, ...query }, context),
              );
        return present.length === 0 ? read : withIncluded(driver, read, present, context);
      },
      iteration,
    );

  return {
    create: (draft, options) =>
      call('assistants.create', { draft }, options, ({ draft }, context, options) =>
        withSupported(vendor, supportedDraft(draft, limits), options, context, (supported) =>
          driver.create(supported, context),
        ),
      ),
    get: (assistantId, options) =>
      call('assistants.get', { assistantId }, options, (input, context) =>
        driver.get(input.assistantId, context),
      ),
    list: (query, options) => list(query, options),
    all: (query, options) =>
      iterate<Assistant, AssistantQuery>({
        vendor,
        label,
        operation: 'assistants.list',
        clock,
        query,
        readPage: (query, iteration) => list(query, options, iteration),
      }),
    delete: (assistantId, options) =>
      call('assistants.delete', { assistantId }, options, (input, context) =>
        driver.delete(input.assistantId, context),
      ),
  };
}

/** Lets the driver add what its list could not carry. */
function withIncluded(
  driver: DriverAssistants,
  read: DriverReply<Page<Assistant>>,
  include: readonly AssistantInclude[],
  context: DriverContext,
): DriverReply<Page<Assistant>> {
  return read.andThen((page) =>
    driver.addIncluded && page.items.length > 0
      ? driver
          .addIncluded(page.items, include, context)
          .map((items): Page<Assistant> => ({ ...page, items }))
      : ok(page),
  );
}

const gone: ReadonlySet<Assistant['status']> = new Set(['deleting', 'deleted']);

/**
 * Compares names here, because no vendor documents an exact filter. Reads pages until one has a match,
 * so that an empty page means the end of the list.
 */
async function listNamed(
  driver: DriverAssistants,
  name: string,
  query: DriverAssistantQuery,
  context: DriverContext,
): Promise<Result<Page<Assistant>, AssistantFailure>> {
  const guard = createCursorGuard();
  for (let next = query; ;) {
    const page = await driver.list(next, context);
    if (page.isErr()) return err(page.error);
    const { items, nextCursor } = page.value;
    const matching = items.filter((item) => item.name === name && !gone.has(item.status));
    if (matching.length > 0 || nextCursor === undefined)
      return ok({ ...page.value, items: matching });
    const problem = guard.problem(page.value);
    if (problem) return err(context.error({ kind: 'unexpectedReply', message: problem }));
    next = { ...query, cursor: nextCursor };
  }
}
