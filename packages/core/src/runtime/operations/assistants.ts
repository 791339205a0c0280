/** The portable side of `assistants`. */
import { err, ok, ResultAsync, type Result } from 'neverthrow';
import type { Assistant } from '../../contract/assistant.js';
import type { DriverAssistants, DriverContext } from '../../contract/driver.js';
import type { AssistantError } from '../../contract/error.js';
import { reviseError } from '../../errors/assistant-error.js';
import type {
  AssistantQuery,
  Assistants,
  CallOptions,
  PageQuery,
} from '../../contract/provider.js';
import type { Page } from '../../contract/reply.js';
import { createCursorGuard } from '../cursor-guard.js';
import { iterate, pageOf, type Iteration } from './iterate.js';
import { readAndWrite, callDriver, type ProviderParts } from './call-driver.js';
import { withSupported } from './settle-unsupported.js';
import { supportedDraft } from './unsupported.js';

export function assistantOperations(
  provision: ProviderParts,
  driver: DriverAssistants,
): Assistants {
  const { vendor, limits, inputs, clock } = provision;
  const { read, write } = readAndWrite(provision);

  const list = (query: AssistantQuery = {}, options?: CallOptions, iteration?: Iteration) =>
    callDriver(
      provision,
      {
        operation: 'assistants.list',
        writes: false,
        input: { query: [inputs.assistantQuery, query] },
        options: [inputs.options, options],
        iteration,
      },
      ({ query }, context) => {
        const { name, ...page } = pageOf(query, iteration);
        return name === undefined
          ? driver.list(page, context)
          : new ResultAsync(
              listNamed(driver, name, { pageSize: limits.pageSize.max, ...page }, context),
            );
      },
    );

  return {
    create: (draft, options) =>
      write(
        'assistants.create',
        { draft: [inputs.draft, draft] },
        options,
        ({ draft }, context, options) =>
          withSupported(vendor, supportedDraft(draft, limits), options, context, (kept) =>
            driver.create(kept, context),
          ),
      ).mapErr(withRecoveryHint),
    get: (id, options) =>
      read(
        'assistants.get',
        { assistantId: [inputs.assistantId, id] },
        options,
        ({ assistantId }, context) => driver.get(assistantId, context),
      ),
    list: (query, options) => list(query, options),
    all: (query, options) =>
      iterate({
        vendor,
        operation: 'assistants.list',
        clock,
        readPage: (iteration) => list(query, options, iteration),
      }),
    delete: (id, options) =>
      write(
        'assistants.delete',
        { assistantId: [inputs.assistantId, id] },
        options,
        ({ assistantId }, context) => driver.delete(assistantId, context),
      ),
  };
}

function withRecoveryHint(error: AssistantError): AssistantError {
  if (error.effect === 'none' || error.assistantId !== undefined) return error;
  const message = `${error.message}; it may have been created: findPossiblyCreated looks for it`;
  return reviseError(error, { message });
}

const gone: ReadonlySet<Assistant['status']> = new Set(['deleting', 'deleted']);

/**
 * Compares names here, since no vendor's own filter is known to be exact. Reads on until
 * something matches, so that an empty page means that nothing more comes.
 */
async function listNamed(
  driver: DriverAssistants,
  name: string,
  query: PageQuery,
  context: DriverContext,
): Promise<Result<Page<Assistant>, AssistantError>> {
  const follow = createCursorGuard();
  for (let next = query; ;) {
    const page = await driver.list(next, context);
    if (page.isErr()) return err(page.error);
    const { items, nextCursor } = page.value;
    const matching = items.filter((item) => item.name === name && !gone.has(item.status));
    if (matching.length > 0 || nextCursor === undefined)
      return ok({ ...page.value, items: matching });
    const astray = follow(page.value);
    if (astray) return err(context.error({ kind: 'unexpectedReply', message: astray }));
    next = { ...query, cursor: nextCursor };
  }
}
