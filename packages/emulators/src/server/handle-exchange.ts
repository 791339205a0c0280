/** Handles one request and its response: read, log, route, inject faults, do the work, send. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { unknownOperation } from './contract.js';
import type { EmulatorResponse, VendorResponses } from './contract.js';
import { damageResponse, responseInsteadOfWork } from './fault-responses.js';
import type { InjectedFaults } from './faults.js';
import { readBody } from './read-body.js';
import type { RequestRecord } from './request-log.js';
import { createRouter } from './router.js';
import type { Match } from './router.js';
import { reset, sendDripping, sendTruncated, sendWhole, toWire } from './send.js';
import type { WireResponse } from './send.js';
import type { EmulatorServerOptions } from './server-options.js';

type ExchangeHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const noBody = Buffer.alloc(0);
const noFaults: InjectedFaults = { latencyBefore: 0, latencyAfter: 0 };

export function createExchangeHandler(
  options: EmulatorServerOptions,
  closing: AbortSignal,
): ExchangeHandler {
  const { responses, clock, faults, requests, maxBodyBytes } = options;
  const route = createRouter(options.routes);

  const catchInternalError = (record: RequestRecord, respond: () => WireResponse): WireResponse => {
    try {
      return respond();
    } catch (error) {
      record.internalError = error;
      return toWire(responses.internalError(record), clock.now());
    }
  };

  return async (request, response) => {
    const { method = '', url: target = '', headers } = request;
    const reading = await readBody(request, maxBodyBytes);
    if (reading.kind === 'aborted') return;
    const isTooLarge = reading.kind === 'tooLarge';
    const isHostless = headers.host === undefined && request.httpVersion !== '1.0';
    const match: Match = isHostless ? { kind: 'malformed' } : route(method, target);
    const operation = match.kind === 'route' ? match.route.operation : unknownOperation;
    const body = isTooLarge ? noBody : reading.body;
    const record: RequestRecord = { operation, method, target, headers, body, at: clock.now() };
    requests.record(record);

    const { effect, latencyBefore, latencyAfter } = faults.inject(operation) ?? noFaults;
    if (latencyBefore > 0) await sleep(latencyBefore, undefined, { signal: closing });
    if (effect?.kind === 'reset' && effect.when === 'beforeWork') return reset(response);

    const work = () => {
      if (isTooLarge) return responses.bodyTooLarge(record);
      if (effect?.kind === 'tokenRevoked' && match.kind === 'route')
        responses.revokeToken?.({ ...record, params: match.params, query: match.query });
      return handleMatch(match, record, responses);
    };
    const wire = catchInternalError(record, () => {
      const instead = responseInsteadOfWork(effect, record, responses);
      return toWire(instead ?? damageResponse(effect, work(), record, responses), clock.now());
    });

    if (latencyAfter > 0) await sleep(latencyAfter, undefined, { signal: closing });
    if (effect?.kind === 'reset') return reset(response);
    record.status = wire.status;
    if (isTooLarge) response.shouldKeepAlive = false;
    if (effect?.kind === 'truncatedBody') sendTruncated(response, wire, effect.keepBytes);
    else if (effect?.kind === 'drippingBody') await sendDripping(response, wire, effect, closing);
    else sendWhole(response, wire);
  };
}

function handleMatch(
  match: Match,
  record: RequestRecord,
  responses: VendorResponses,
): EmulatorResponse {
  if (match.kind === 'malformed') return responses.malformedTarget(record);
  if (match.kind === 'unknown') return responses.unknownPath(record);
  const { method, target, headers, body } = record;
  const { route, params, query } = match;
  return route.handle({ operation: route.operation, method, target, headers, body, params, query });
}
