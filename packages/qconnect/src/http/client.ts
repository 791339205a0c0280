/** Talks to the vendor: sends commands of the SDK and turns what comes back into a reply. */
import type { ServiceInputTypes, ServiceOutputTypes } from '@aws-sdk/client-qconnect';
import {
  abortError,
  type AssistantFailure,
  type Attempt,
  type DriverContext,
  type DriverReply,
  type VendorRequest,
} from '@assistant-provider/core/adapter';
import { err, ok, type Result } from 'neverthrow';
import { describeFailure, describeHead } from '../errors/describe.js';
import { readThrown } from '../errors/thrown-facts.js';
import type { CommandRequest } from '../wire/commands.js';
import type { QConnectRequest } from '../wire/requests.js';
import type { QConnectCommand } from '../wire/sdk-types.js';
import type { Secrets } from './auth/secrets.js';
import { signedRequests, type Signing } from './auth/signed-request.js';
import { soundClockOffset } from './clock-offset.js';
import type { Connection } from './connection.js';
import { sendDirectly } from './direct/direct-request.js';
import { isSendReplaced } from './replaced-send.js';
import { sendThroughSdk, type Sending } from './sdk-client.js';
import type { SdkExchange } from './sdk-exchange.js';

export interface Client {
  /** Sends a request of the driver and reads its response. */
  call<I extends ServiceInputTypes, O extends ServiceOutputTypes, T>(
    context: DriverContext,
    request: QConnectRequest<I, O, T>,
  ): DriverReply<T>;
  /** Sends a command of the application. The output is the SDK's. */
  send<I extends ServiceInputTypes, O extends ServiceOutputTypes>(
    context: DriverContext,
    request: CommandRequest,
    command: QConnectCommand<I, O>,
  ): DriverReply<O>;
  /** The SDK's own client. */
  readonly sdk: Connection['sdk'];
}

export interface ClientParts extends Pick<Connection, 'sdk' | 'isGiven'> {
  readonly maxResponseBytes: number;
  readonly secrets: Secrets;
}

interface Exchanged<O> {
  readonly output: O;
  readonly exchange: SdkExchange;
}

export function createClient({ sdk, isGiven, maxResponseBytes, secrets }: ClientParts): Client {
  const { redact } = secrets;
  const onIdentity = (exchange: SdkExchange, identity: unknown) => {
    secrets.learn(identity);
    exchange.identity = identity;
  };
  const watching = { maxResponseBytes, onIdentity };
  const sendCommand = sendThroughSdk(sdk, isGiven, { ...watching, sdkReads: true });
  const unread = { ...watching, sdkReads: false };
  const sendUnread = sendThroughSdk(sdk, isGiven, unread);
  const sendRequest = isGiven ? sendUnread : sendDirectly(sdk, unread, sendUnread);

  const failureOf = (
    context: DriverContext,
    thrown: unknown,
    exchange: SdkExchange,
    request: VendorRequest,
  ) =>
    context.error(
      describeFailure({
        thrown: readThrown(thrown, redact),
        exchange,
        request,
        now: context.clock.now(),
        redact,
      }),
    );

  /** One attempt. Never rejects. */
  const attemptOnce = async <O>(
    context: DriverContext,
    { attempt, signing }: SignedAttempt,
    request: VendorRequest & { readonly keepsNull?: boolean },
    send: (wire: Omit<AnySending, 'command'>) => Promise<O>,
  ): Promise<Result<Exchanged<O>, AssistantFailure>> => {
    const exchange: SdkExchange = { sent: 0, keepsNull: request.keepsNull === true };
    const clockOffset = soundClockOffset(sdk.config);
    try {
      const output = await send({ name: request.name, exchange, attempt });
      soundClockOffset(sdk.config);
      return ok({ output, exchange });
    } catch (thrown) {
      signing.identity = exchange.identity;
      exchange.isDouble = isGiven && exchange.sent === 0 && isSendReplaced(sdk);
      exchange.clockWasCorrected = soundClockOffset(sdk.config) !== clockOffset;
      // The SDK's AbortError says neither who aborted nor why.
      const aborted = abortError(attempt, context);
      return err(aborted ?? failureOf(context, thrown, exchange, request));
    }
  };

  const request = signedRequests({ sdk, isGiven, secrets, failureOf });

  return {
    sdk,
    call: (context, described) =>
      request(context, described, async (attempt, signing) => {
        const exchanged = await attemptOnce(context, { attempt, signing }, described, (wire) =>
          sendRequest({ ...wire, command: described.command() }),
        );
        if (exchanged.isOk()) return readResponse(context, described, exchanged.value, redact);
        // The responses of removals are empty.
        return isGone(described, exchanged.error, signing)
          ? described.read({}).mapErr(() => exchanged.error)
          : err(exchanged.error);
      }),
    send: <I extends ServiceInputTypes, O extends ServiceOutputTypes>(
      context: DriverContext,
      described: CommandRequest,
      command: QConnectCommand<I, O>,
    ) =>
      request<O>(context, described, async (attempt, signing) => {
        const exchanged = await attemptOnce(context, { attempt, signing }, described, (wire) =>
          sendCommand({ ...wire, command }),
        );
        if (exchanged.isOk()) return ok(exchanged.value.output as O);
        return isGone(described, exchanged.error, signing)
          ? ok(emptyOutput<O>(exchanged.error))
          : err(exchanged.error);
      }),
  };
}

type AnySending = Sending<ServiceInputTypes, ServiceOutputTypes>;

interface SignedAttempt {
  readonly attempt: Attempt;
  readonly signing: Signing;
}

/** Whether an earlier attempt has removed the object, and its response was lost. */
const isGone = (
  { removes }: CommandRequest,
  { kind }: AssistantFailure,
  { mayHaveSucceeded }: Signing,
): boolean => removes && mayHaveSucceeded && kind === 'notFound';

/** The SDK's output for a response without a body, which every removal has (service model). */
function emptyOutput<O extends ServiceOutputTypes>({ status, requestId }: AssistantFailure): O {
  const output: ServiceOutputTypes = {
    $metadata: {
      ...(status !== undefined && { httpStatusCode: status }),
      ...(requestId !== undefined && { requestId }),
    },
  };
  return output as O;
}

/** The response, or `unexpectedReply` with what is wrong with it. */
function readResponse<T>(
  context: DriverContext,
  {
    writes,
    read,
  }: Pick<QConnectRequest<ServiceInputTypes, ServiceOutputTypes, T>, 'writes' | 'read'>,
  { output, exchange: { head, json = ok(output) } }: Exchanged<unknown>,
  redact: (text: string) => string,
): Result<T, AssistantFailure> {
  const unexpected = (message: string) =>
    context.error({
      kind: 'unexpectedReply',
      message: `${message}${head ? ` (status ${head.status})` : ''}`,
      effect: writes ? 'maybe' : 'none',
      ...(head && describeHead(head, redact)),
    });
  // A client that is a test double sends nothing. Its output is the response.
  return json
    .mapErr((problem) =>
      unexpected(`the vendor's response cannot be read (${problem}); check the endpoint`),
    )
    .andThen((value) =>
      read(value).mapErr((problem) => unexpected(`unexpected response: ${problem}`)),
    );
}
