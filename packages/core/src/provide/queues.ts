/** The portable side of `queues`. */
import type { Clock } from '../clock.js';
import type { DriverQueues } from '../driver.js';
import type { CallOptions, PageQuery, Queues } from '../provider.js';
import { createEach, pageOf, type Iteration } from './each.js';
import { portableCall, type Provision } from './portable-call.js';

export function provideQueues(provision: Provision, driver: DriverQueues, clock: Clock): Queues {
  const { vendor, inputs } = provision;

  const list = (
    assistantId: string,
    query: PageQuery = {},
    options?: CallOptions,
    iteration?: Iteration,
  ) =>
    portableCall(
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
      createEach({
        vendor,
        operation: 'queues.list',
        clock,
        readPage: (iteration) => list(assistantId, query, options, iteration),
      }),
    listBound: (query = {}, options) =>
      portableCall(
        provision,
        {
          operation: 'queues.listBound',
          writes: false,
          input: { query: [inputs.boundQuery, query] },
          options: [inputs.options, options],
        },
        ({ query }, context) => driver.listBound(query, context),
      ),
    get: (assistantId, queueId, options) =>
      portableCall(
        provision,
        {
          operation: 'queues.get',
          writes: false,
          input: {
            assistantId: [inputs.assistantId, assistantId],
            queueId: [inputs.queueId, queueId],
          },
          options: [inputs.options, options],
        },
        (input, context) => driver.get(input.assistantId, input.queueId, context),
      ),
    bind: (assistantId, binding, options) =>
      portableCall(
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
        (input, context, { onDisplace = 'replace' }) =>
          driver.bind(input.assistantId, input.binding, { onDisplace }, context),
      ),
    bindMany: (assistantId, bindings, options) =>
      portableCall(
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
        (input, context, { onDisplace = 'replace' }) =>
          driver.bindMany(input.assistantId, input.bindings, { onDisplace }, context),
      ),
    unbind: (assistantId, queueId, options) =>
      portableCall(
        provision,
        {
          operation: 'queues.unbind',
          writes: true,
          input: {
            assistantId: [inputs.assistantId, assistantId],
            queueId: [inputs.queueId, queueId],
          },
          options: [inputs.options, options],
        },
        (input, context) => driver.unbind(input.assistantId, input.queueId, context),
      ),
    unbindMany: (assistantId, queueIds, options) =>
      portableCall(
        provision,
        {
          operation: 'queues.unbindMany',
          writes: true,
          input: {
            assistantId: [inputs.assistantId, assistantId],
            queueIds: [inputs.queueIds, queueIds],
          },
          options: [inputs.options, options],
        },
        (input, context) => driver.unbindMany(input.assistantId, input.queueIds, context),
      ),
  };
}
