/** One request and its answer: read, route, strike with faults, do the work, log, send. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { unknownOperation } from './contract.js';
import type { EmulatorResponse, VendorAnswers } from './contract.js';
import { damagedAnswer, insteadOfWork } from './fault-answers.js';
import type { Strike } from './faults.js';
import { readBody } from './read-body.js';
import type { RequestRecord } from './request-log.js';
import { createRouter } from './router.js';
import type { Match } from './router.js';
import { reset, sendDripping, sendTruncated, sendWhole, toWire } from './send.js';
import type { WireAnswer } from './send.js';
import type { EmulatorServerOptions } from './start-server.js';

type Exchange = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const noBody = Buffer.alloc(0);
const noStrike: Strike = { latencyBefore: 0, latencyAfter: 0 };

export function createExchange(options: EmulatorServerOptions, closing: AbortSignal): Exchange {
  const { answers, clock, faults, requests, maxBodyBytes } = options;
  const route = createRouter(options.routes);

  const guarded = (record: RequestRecord, answer: () => WireAnswer): WireAnswer => {
    try {
      return answer();
    } catch (error) {
      record.internalError = error;
      return toWire(answers.internalError(record), clock.now());
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

    const { effect, latencyBefore, latencyAfter } = faults.strike(operation) ?? noStrike;
    if (latencyBefore > 0) await sleep(latencyBefore, undefined, { signal: closing });
    if (effect?.kind === 'reset' && effect.when === 'beforeWork') return reset(response);

    const work = () => {
      if (isTooLarge) return answers.bodyTooLarge(record);
      if (effect?.kind === 'tokenRevoked' && match.kind === 'route')
        answers.revokeToken?.({ ...record, params: match.params, query: match.query });
      return answerTo(match, record, answers);
    };
    const answer = guarded(record, () => {
      const instead = insteadOfWork(effect, record, answers);
      return toWire(instead ?? damagedAnswer(effect, work(), record, answers), clock.now());
    });

    if (latencyAfter > 0) await sleep(latencyAfter, undefined, { signal: closing });
    if (effect?.kind === 'reset') return reset(response);
    record.status = answer.status;
    if (isTooLarge) response.shouldKeepAlive = false;
    if (effect?.kind === 'truncatedBody') sendTruncated(response, answer, effect.keepBytes);
    else if (effect?.kind === 'drippingBody') await sendDripping(response, answer, effect, closing);
    else sendWhole(response, answer);
  };
}

function answerTo(match: Match, record: RequestRecord, answers: VendorAnswers): EmulatorResponse {
  if (match.kind === 'malformed') return answers.malformedTarget(record);
  if (match.kind === 'unknown') return answers.unknownPath(record);
  const { method, target, headers, body } = record;
  const { route, params, query } = match;
  return route.handle({ operation: route.operation, method, target, headers, body, params, query });
}
