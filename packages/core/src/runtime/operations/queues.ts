/** The provider's `queues`: checks input and calls the driver. */
import type { DriverQueues } from '../../contract/driver.js';
import type { BoundQuery, CallOptions, PageQuery, Queues } from '../../contract/provider.js';
import { withUsableCursor } from './check-page.js';
import { createCallDriver, type ProviderParts } from './call-driver.js';
import { iterate, type Iteration } from './iterate.js';

export function queueOperations(parts: ProviderParts, driver: DriverQueues): Queues {
  const { vendor, label, clock } = parts;
  const call = createCallDriver(parts);

  const list = (
    assistantId: string,
    query: PageQuery = {},
    options?: CallOptions,
    iteration?: Iteration,
  ) =>
    call(
      'queues.list',
      { assistantId, query },
      options,
      (input, context) =>
        withUsableCursor(driver.list(input.assistantId, input.query, context), context),
      iteration,
    );

  const listBound = (query: BoundQuery = {}, options?: CallOptions, iteration?: Iteration) =>
    call(
      'queues.listBound',
      { query },
      options,
      (input, context) => withUsableCursor(driver.listBound(input.query, context), context),
      iteration,
    );

  return {
    list: (assistantId, query, options) => list(assistantId, query, options),
    all: (assistantId, query, options) =>
      iterate({
        ...{ vendor, label },
        operation: 'queues.list',
        clock,
        query,
        readPage: (query, iteration) => list(assistantId, query, options, iteration),
      }),
    listBound: (query, options) => listBound(query, options),
    allBound: (query, options) =>
      iterate({
        ...{ vendor, label },
        operation: 'queues.listBound',
        clock,
        query,
        readPage: (query, iteration) => listBound(query, options, iteration),
      }),
    get: (assistantId, queueId, options) =>
      call('queues.get', { assistantId, queueId }, options, (input, context) =>
        driver.get(input.assistantId, input.queueId, context),
      ),
    bind: (assistantId, binding, options) =>
      call(
        'queues.bind',
        { assistantId, binding },
        options,
        (input, context, { onConflict = 'take' }) =>
          driver.bind(input.assistantId, input.binding, { onConflict }, context),
      ),
    bindMany: (assistantId, bindings, options) =>
      call(
        'queues.bindMany',
        { assistantId, bindings },
        options,
        (input, context, { onConflict = 'take' }) =>
          driver.bindMany(input.assistantId, input.bindings, { onConflict }, context),
      ),
    unbind: (assistantId, queueId, options) =>
      call('queues.unbind', { assistantId, queueId }, options, (input, context) =>
        driver.unbind(input.assistantId, input.queueId, context),
      ),
    unbindMany: (assistantId, queueIds, options) =>
      call('queues.unbindMany', { assistantId, queueIds }, options, (input, context) =>
        driver.unbindMany(input.assistantId, input.queueIds, context),
      ),
  };
}
