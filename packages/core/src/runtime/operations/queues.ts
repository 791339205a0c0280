/** The portable side of `queues`. */
import type { DriverQueues } from '../../contract/driver.js';
import type { CallOptions, PageQuery, Queues } from '../../contract/provider.js';
import { iterate, pageOf, type Iteration } from './iterate.js';
import { readAndWrite, callDriver, type ProviderParts } from './call-driver.js';

export function queueOperations(provision: ProviderParts, driver: DriverQueues): Queues {
  const { vendor, inputs, clock } = provision;
  const { read, write } = readAndWrite(provision);

  const oneQueue = (assistantId: string, queueId: string) =>
    ({
      assistantId: [inputs.assistantId, assistantId],
      queueId: [inputs.queueId, queueId],
    }) as const;

  const list = (
    assistantId: string,
    query: PageQuery = {},
    options?: CallOptions,
    iteration?: Iteration,
  ) =>
    callDriver(
      provision,
      {
        operation: 'queues.list',
        writes: false,
        input: { assistantId: [inputs.assistantId, assistantId], query: [inputs.pageQuery, query] },
        options: [inputs.options, options],
        iteration,
      },
      ({ assistantId, query }, context) =>
        driver.list(assistantId, pageOf(query, iteration), context),
    );

  return {
    list: (assistantId, query, options) => list(assistantId, query, options),
    all: (assistantId, query, options) =>
      iterate({
        vendor,
        operation: 'queues.list',
        clock,
        readPage: (iteration) => list(assistantId, query, options, iteration),
      }),
    listBound: (query = {}, options) =>
      read(
        'queues.listBound',
        { query: [inputs.boundQuery, query] },
        options,
        ({ query }, context) => driver.listBound(query, context),
      ),
    get: (assistantId, queueId, options) =>
      read('queues.get', oneQueue(assistantId, queueId), options, (input, context) =>
        driver.get(input.assistantId, input.queueId, context),
      ),
    bind: (assistantId, binding, options) =>
      callDriver(
        provision,
        {
          operation: 'queues.bind',
          writes: true,
          input: {
            assistantId: [inputs.assistantId, assistantId],
            binding: [inputs.binding, binding],
          },
          options: [inputs.bindOptions, options],
        },
        (input, context, { onConflict = 'take' }) =>
          driver.bind(input.assistantId, input.binding, { onConflict }, context),
      ),
    bindMany: (assistantId, bindings, options) =>
      callDriver(
        provision,
        {
          operation: 'queues.bindMany',
          writes: true,
          input: {
            assistantId: [inputs.assistantId, assistantId],
            bindings: [inputs.bindings, bindings],
          },
          options: [inputs.bindOptions, options],
        },
        (input, context, { onConflict = 'take' }) =>
          driver.bindMany(input.assistantId, input.bindings, { onConflict }, context),
      ),
    unbind: (assistantId, queueId, options) =>
      write('queues.unbind', oneQueue(assistantId, queueId), options, (input, context) =>
        driver.unbind(input.assistantId, input.queueId, context),
      ),
    unbindMany: (assistantId, queueIds, options) =>
      write(
        'queues.unbindMany',
        { assistantId: [inputs.assistantId, assistantId], queueIds: [inputs.queueIds, queueIds] },
        options,
        (input, context) => driver.unbindMany(input.assistantId, input.queueIds, context),
      ),
  };
}
