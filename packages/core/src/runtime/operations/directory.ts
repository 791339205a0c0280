/** The provider's `directory`: checks input and calls the driver. */
import { err, errAsync, ok, ResultAsync, type Result } from 'neverthrow';
import type { DirectoryEntry, DirectoryQuery } from '../../contract/directory.js';
import type { DriverContext } from '../../contract/driver-context.js';
import type { DriverDirectory } from '../../contract/driver.js';
import type { AssistantFailure } from '../../contract/error.js';
import type { CallOptions, Directory } from '../../contract/provider.js';
import type { DriverReply, Page } from '../../contract/reply.js';
import { createCallDriver, type InputOf, type ProviderParts } from './call-driver.js';
import { withUsableCursor } from './check-page.js';
import { iterate, type Iteration } from './iterate.js';

type Input = InputOf<'directory.lookUp'>;

/** The caller's query apart from the cursor: only the parser may look into it. */
interface PageOfQuery {
  readonly given: DirectoryQuery | undefined;
  readonly cursor?: string;
}

export function directoryOperations(parts: ProviderParts, driver: DriverDirectory): Directory {
  const { vendor, label, limits, clock } = parts;
  const call = createCallDriver(parts);
  const kinds = Object.entries(limits.directory?.kinds ?? {});
  const ofAssistant = new Set(kinds.flatMap(([kind, limit]) => (limit.ofAssistant ? [kind] : [])));

  /** Names the assistant to the driver exactly if the kind needs one. */
  const checked = <T>(
    { kind, query }: Input,
    context: DriverContext,
    read: (kind: string, query: Input['query']) => DriverReply<T>,
  ): DriverReply<T> => {
    const { assistantId, ...others } = query;
    // So that callers can name the assistant for every kind.
    if (!ofAssistant.has(kind)) return read(kind, others);
    if (assistantId !== undefined) return read(kind, query);
    const field = 'query.assistantId';
    const message = `${field} is required for the kind ${kind}`;
    const issues = [{ field, rule: 'required', message }];
    return errAsync(context.error({ kind: 'invalidInput', message, issues }));
  };

  const page = (
    kind: string,
    { given: query = {}, cursor }: PageOfQuery,
    options: CallOptions | undefined,
    iteration: Iteration,
  ) =>
    call(
      'directory.lookUp',
      { kind, query },
      options,
      (input, context) =>
        checked(input, context, (kind, query): DriverReply<Page<DirectoryEntry>> => {
          const { ids, names, ...ofAll } = query;
          if (driver.list === undefined || ids !== undefined || names !== undefined)
            return asPage(driver.lookUp(kind, query, context));
          const at = { ...ofAll, ...(cursor !== undefined && { cursor }) };
          return withUsableCursor(driver.list(kind, at, context), context);
        }),
      iteration,
    );

  return {
    lookUp: (kind, query = {}, options) =>
      call('directory.lookUp', { kind, query }, options, (input, context) =>
        checked(input, context, (kind, query) => driver.lookUp(kind, query, context)),
      ),
    all: (kind, given, options) =>
      iterate<DirectoryEntry, PageOfQuery>({
        ...{ vendor, label, clock },
        operation: 'directory.lookUp',
        query: { given },
        readPage: (query = { given }, iteration) => page(kind, query, options, iteration),
      }),
  };
}

/** Without `map`: a driver in plain JavaScript may return any promise of a result. */
const asPage = (
  reply: DriverReply<readonly DirectoryEntry[]>,
): DriverReply<Page<DirectoryEntry>> => {
  const read = async (): Promise<Result<Page<DirectoryEntry>, AssistantFailure>> => {
    const entries = await reply;
    return entries.isErr() ? err(entries.error) : ok({ items: entries.value });
  };
  return new ResultAsync(read());
};
