/** Talks to the vendor: runs commands of the SDK and turns what comes of them into a `Reply`. */
import type {
  QConnectClientResolvedConfig,
  ServiceInputTypes,
  ServiceOutputTypes,
} from '@aws-sdk/client-qconnect';
import type { AssistantFailure, DriverReply } from '@assistant-provider/core/adapter';
import {
  abortError,
  type Attempt,
  type DriverContext,
  type VendorRequest,
  parse,
  type Parser,
} from '@assistant-provider/core/adapter';
import { err, ok, ResultAsync, type Result } from 'neverthrow';
import type { CommandRequest, QConnectCommand } from '../wire/commands.js';
import type { Connection } from './connection.js';
import type { Exchange } from './sdk-exchange.js';
import { aboutAnswer, describeFailure } from '../errors/describe.js';
import { parseJson } from './json.js';
import type { Secrets } from './auth/secrets.js';
import { throughSdk, type Sending } from './sdk-client.js';
import { shortPath } from './direct/direct-request.js';
import { emptyAnswer } from '../wire/shapes.js';

/** One operation of the vendor whose answer we read ourselves. */
export interface Operation<
  I extends ServiceInputTypes,
  O extends ServiceOutputTypes,
  T,
> extends VendorRequest {
  /** Made anew for each try. */
  readonly command: () => QConnectCommand<I, O>;
  readonly read: Parser<T>;
}

export interface Client {
  call<I extends ServiceInputTypes, O extends ServiceOutputTypes, T>(
    context: DriverContext,
    operation: Operation<I, O, T>,
  ): DriverReply<T>;
  /** Deletes: if a further try finds nothing, an earlier one has done it. */
  remove<I extends ServiceInputTypes, O extends ServiceOutputTypes>(
    context: DriverContext,
    operation: Pick<Operation<I, O, void>, 'name' | 'command'>,
  ): DriverReply<void>;
  /** Sends a command as it is; the output is the SDK's. */
  send<I extends ServiceInputTypes, O extends ServiceOutputTypes>(
    context: DriverContext,
    request: CommandRequest,
    command: QConnectCommand<I, O>,
  ): DriverReply<O>;
}

export function createClient({
  sdk,
  isGiven,
  maxResponseBytes,
  secrets,
}: Pick<Connection, 'sdk' | 'isGiven'> & {
  readonly maxResponseBytes: number;
  readonly secrets: Secrets;
}): Client {
  const failed = (
    context: DriverContext,
    thrown: unknown,
    exchange: Exchange,
    request: VendorRequest,
  ) => {
    const now = context.clock.now();
    return context.error(
      describeFailure({ thrown, exchange, request, now, redact: secrets.redact }),
    );
  };

  const watching = { maxResponseBytes, onIdentity: secrets.learn };
  const sendOfApplication = throughSdk(sdk, isGiven, { ...watching, sdkReads: true });
  const sendOfOurs: <I extends ServiceInputTypes, O extends ServiceOutputTypes>(
    sending: Sending<I, O>,
  ) => Promise<unknown> = isGiven
    ? throughSdk(sdk, isGiven, { ...watching, sdkReads: false })
    : shortPath(sdk, watching);

  /** One try of one command. Never rejects. */
  const exchangeOnce = async <O>(
    context: DriverContext,
    attempt: Attempt,
    request: VendorRequest,
    send: (wire: { exchange: Exchange; attempt: Attempt }) => Promise<O>,
  ): Promise<Result<{ output: O; exchange: Exchange }, AssistantFailure>> => {
    const exchange: Exchange = { sent: 0 };
    const clockOffset = clockOffsetOf(sdk);
    try {
      return ok({ output: await send({ exchange, attempt }), exchange });
    } catch (thrown) {
      // An AbortError does not tell who ended it, and why.
      const aborted = abortError(attempt, context);
      if (aborted) return err(aborted);
      exchange.clockWasCorrected = clockOffsetOf(sdk) !== clockOffset;
      return err(failed(context, thrown, exchange, request));
    }
  };

  const tryOnce = <I extends ServiceInputTypes, O extends ServiceOutputTypes, T>(
    context: DriverContext,
    attempt: Attempt,
    operation: Operation<I, O, T>,
  ): DriverReply<T> =>
    new ResultAsync(
      exchangeOnce(context, attempt, operation, (wire) =>
        sendOfOurs({ ...wire, name: operation.name, command: operation.command() }),
      ).then((exchanged) =>
        exchanged.andThen(({ output, exchange }) =>
          readAnswer(context, operation, output, exchange, secrets.redact),
        ),
      ),
    );

  /**
   * Has the credentials at hand before a request begins, so that waiting for them can have no
   * effect. The SDK remembers them.
   */
  const waitForCredentials = async (
    context: DriverContext,
  ): Promise<Result<void, AssistantFailure>> => {
    try {
      // Typed as always there, but a double of a client may have none.
      const { credentials } = sdk.config as Partial<QConnectClientResolvedConfig>;
      secrets.learn(await credentials?.());
      return ok(undefined);
    } catch (thrown) {
      const request = { name: 'credentials', writes: false };
      return err(failed(context, thrown, { sent: 0 }, request));
    }
  };

  const request = <T>(
    context: DriverContext,
    described: VendorRequest,
    send: (attempt: Attempt) => DriverReply<T>,
  ): DriverReply<T> =>
    new ResultAsync(
      waitForCredentials(context).then((ready) =>
        ready.isErr() ? err(ready.error) : context.request(described, send),
      ),
    );

  return {
    call: (context, operation) =>
      request(context, operation, (attempt) => tryOnce(context, attempt, operation)),
    remove: (context, deletion) => {
      const operation = { ...deletion, writes: true, repeatable: true, read: emptyAnswer };
      return request(context, operation, (attempt) =>
        tryOnce(context, attempt, operation).orElse((error) =>
          isGoneByNow(error, attempt) ? ok(undefined) : err(error),
        ),
      );
    },
    send: <I extends ServiceInputTypes, O extends ServiceOutputTypes>(
      context: DriverContext,
      described: CommandRequest,
      command: QConnectCommand<I, O>,
    ) =>
      request(context, described, (attempt) =>
        new ResultAsync(
          exchangeOnce(context, attempt, described, (wire) =>
            sendOfApplication({ ...wire, name: described.name, command }),
          ),
        )
          .map(({ output }) => output)
          .orElse((error) =>
            described.removes && isGoneByNow(error, attempt)
              ? ok(emptyOutput<O>(error))
              : err(error),
          ),
      ),
  };
}

/** By what the SDK signs; a double of a client may have none. */
const clockOffsetOf = ({ config }: Connection['sdk']): number | undefined =>
  (config as Partial<QConnectClientResolvedConfig> | undefined)?.systemClockOffset;

/** An earlier try has removed it, and its answer got lost. */
const isGoneByNow = (
  { kind }: AssistantFailure,
  { previousAttemptMayHaveSucceeded }: Attempt,
): boolean => previousAttemptMayHaveSucceeded && kind === 'notFound';

/** What the SDK makes of an answer without a body, as every removal has it (service model). */
function emptyOutput<O extends ServiceOutputTypes>({ status, requestId }: AssistantFailure): O {
  const output: ServiceOutputTypes = {
    $metadata: {
      ...(status !== undefined && { httpStatusCode: status }),
      ...(requestId !== undefined && { requestId }),
    },
  };
  return output as O;
}

/** A list may be wrong in each of its entries; the first few tell. */
const maximumIssues = 5;

/** What the vendor answered, or `unexpectedReply` saying what is wrong with it. */
function readAnswer<T>(
  context: DriverContext,
  { writes, read }: { readonly writes: boolean; readonly read: Parser<T> },
  output: unknown,
  { head, body }: Exchange,
  redact: (text: string) => string,
): Result<T, AssistantFailure> {
  const unexpected = (message: string, cause?: unknown) =>
    context.error({
      kind: 'unexpectedReply',
      message: `${message}${head ? ` (status ${head.status})` : ''}`,
      effect: writes ? 'maybe' : 'none',
      ...(head && aboutAnswer(head, redact)),
      ...(cause !== undefined && { cause }),
    });
  try {
    // Without a body of our own to read, the client is a double that sends nothing.
    const answer = body ? parseJson(body) : output;
    return parse(read, answer, 'answer').mapErr((issues) =>
      unexpected(
        `the vendor's answer is wrong: ${issues
          .slice(0, maximumIssues)
          .map(({ message }) => message)
          .join('; ')}`,
      ),
    );
  } catch (thrown) {
    return err(unexpected("the vendor's answer is not JSON: check the endpoint", thrown));
  }
}
