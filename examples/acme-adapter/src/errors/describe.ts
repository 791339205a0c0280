/** The failure of a request to Acme, as the contract describes it. */
import { readRetryAfter, unreadable, type JsonResponse } from '@assistant-provider/adapter-kit';
import type { AssistantFailure, DriverContext } from '@assistant-provider/core/adapter';
import { readFault } from '../wire/shapes.js';
import { ruleForRefusal } from './lookup.js';

/** A response whose status is not 2xx. */
export function describeRefusal(response: JsonResponse, context: DriverContext): AssistantFailure {
  const { status, headers, body } = response;
  const fault = body.andThen(readFault).unwrapOr(undefined)?.fault;
  // Acme names the delay in its fault, a proxy in front of Acme in the header.
  const retryAfterMs =
    fault?.retry_in === undefined
      ? readRetryAfter(headers.get('Retry-After'), context.clock.now())
      : fault.retry_in * 1_000;
  return context.error({
    ...ruleForRefusal(fault?.reason, status),
    message: fault?.text ?? `Acme responded with status ${status}`,
    status,
    ...(fault && { vendorCode: fault.reason }),
    ...(fault?.ticket !== undefined && { requestId: fault.ticket }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(fault?.fields && {
      issues: fault.fields.map(({ path, problem }) => ({
        field: path,
        rule: problem,
        message: `Acme refuses ${path}: ${problem}`,
      })),
    }),
  });
}

/** A response that Acme's manual does not allow. The write may have happened. */
export function describeUnreadable(
  { status }: JsonResponse,
  problem: string,
  context: DriverContext,
): AssistantFailure {
  const message = `Acme sent a response that its manual does not allow: ${problem}`;
  return context.error({ ...unreadable, message, status });
}
