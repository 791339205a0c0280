/**
 * One request and its credentials. They are fetched before the request begins, so that waiting for them can
 * have no effect. If the vendor refuses them, they are asked for again and the request is repeated.
 */
import { joinMessages } from '@assistant-provider/adapter-kit';
import type {
  AssistantFailure,
  Attempt,
  DriverContext,
  DriverReply,
  VendorRequest,
} from '@assistant-provider/core/adapter';
import { err, ok, ResultAsync, type Result } from 'neverthrow';
import { refusedCredentials } from '../../errors/table.js';
import type { Connection } from '../connection.js';
import { checkConfiguredEndpoint } from '../endpoint.js';
import { isSendReplaced } from '../replaced-send.js';
import type { SdkExchange } from '../sdk-exchange.js';
import { checkGivenIdentity, createCredentialSource } from './credentials.js';
import type { Secrets } from './secrets.js';

/** A request over all its attempts, with all credentials. Core sees one request for each credentials. */
export interface Signing {
  /** The credentials of the last attempt. */
  identity?: unknown;
  /** Whether an earlier attempt may have taken effect. */
  mayHaveSucceeded: boolean;
}

type FailureOf = (
  context: DriverContext,
  thrown: unknown,
  exchange: SdkExchange,
  request: VendorRequest,
) => AssistantFailure;

/** Sends a request, with other credentials if it must be. */
export type RequestSigned = <T>(
  context: DriverContext,
  request: VendorRequest,
  send: (attempt: Attempt, signing: Signing) => Promise<Result<T, AssistantFailure>>,
) => DriverReply<T>;

export function signedRequests({
  sdk,
  isGiven,
  secrets,
  failureOf,
}: Pick<Connection, 'sdk' | 'isGiven'> & {
  readonly secrets: Secrets;
  readonly failureOf: FailureOf;
}): RequestSigned {
  const credentials = createCredentialSource(
    sdk,
    isGiven ? checkGivenIdentity() : (identity) => identity,
  );
  let endpoint: ReturnType<typeof checkConfiguredEndpoint> | undefined;

  /** Runs a step that rejects as the source of credentials does. */
  const attempt = async <T>(
    context: DriverContext,
    step: () => Promise<T>,
  ): Promise<Result<T, AssistantFailure>> => {
    try {
      return ok(await step());
    } catch (thrown) {
      const exchange: SdkExchange = { sent: 0, step: 'fetchCredentials' };
      return err(failureOf(context, thrown, exchange, { name: 'credentials', writes: false }));
    }
  };

  /** An endpoint that must not get credentials is refused before they are fetched. */
  const prepare = async (context: DriverContext): Promise<Result<unknown, AssistantFailure>> => {
    const issues = isGiven ? [] : await (endpoint ??= checkConfiguredEndpoint(sdk));
    if (issues.length > 0)
      return err(context.error({ kind: 'misconfigured', message: joinMessages(issues), issues }));
    return attempt(context, async () => secrets.learn(await credentials.get()));
  };

  const send: (
    ...given: Parameters<RequestSigned>
  ) => Promise<Result<unknown, AssistantFailure>> = async (context, request, sendOnce) => {
    const signing: Signing = { mayHaveSucceeded: false };
    const sendAll = () =>
      context.request(request, (attempt) => {
        signing.mayHaveSucceeded ||= attempt.previousAttemptMayHaveSucceeded;
        return new ResultAsync(sendOnce(attempt, signing));
      });
    // A test double decides by itself whether it needs credentials.
    if (isGiven && isSendReplaced(sdk)) return sendAll();
    const prepared = await prepare(context);
    if (prepared.isErr()) return prepared;
    const inVainBefore = credentials.inVain();
    const result = await sendAll();
    if (result.isOk() || !mayRenew(request, result.error)) return result;
    const renewed = await attempt(context, () => credentials.renew(signing.identity, inVainBefore));
    if (renewed.isErr()) return renewed;
    return renewed.value ? sendAll() : result;
  };

  return (context, request, sendOnce) =>
    new ResultAsync(send(context, request, sendOnce)) as DriverReply<never>;
}

/** A refused request had no effect, unless a client of the application repeated it by itself. */
const mayRenew = (
  { repeatable = false }: VendorRequest,
  { vendorCode = '', effect }: AssistantFailure,
): boolean => refusedCredentials.has(vendorCode) && (effect === 'none' || repeatable !== false);
