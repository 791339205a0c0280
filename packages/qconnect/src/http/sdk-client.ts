/**
 * Sends a command through all of the SDK, and observes its exchange. For clients and commands of the
 * application, which may bring middleware of their own.
 */
import type {
  QConnectClient,
  ServiceInputTypes,
  ServiceOutputTypes,
} from '@aws-sdk/client-qconnect';
import type { Attempt } from '@assistant-provider/core/adapter';
import { requestGuard } from './request-guard.js';
import { askForPlainBody, observe, type SdkExchange, type Watching } from './sdk-exchange.js';
import type { QConnectCommand, SdkRequest } from '../wire/sdk-types.js';

export interface Sending<I extends ServiceInputTypes, O extends ServiceOutputTypes> {
  readonly command: QConnectCommand<I, O>;
  /** The vendor's name of the request. */
  readonly name: string;
  /** Filled in on the way. */
  readonly exchange: SdkExchange;
  readonly attempt: Attempt;
}

/** Resolves to the SDK's output, or to undefined if the response is in the exchange alone. */
export type SendCommand = <I extends ServiceInputTypes, O extends ServiceOutputTypes>(
  sending: Sending<I, O>,
) => Promise<O | undefined>;

/** Innermost: only the request handler comes after. */
const exchangeStep = {
  step: 'deserialize',
  priority: 'low',
  name: 'assistantProviderExchange',
  override: true,
} as const;

const contextStep = {
  step: 'initialize',
  name: 'assistantProviderContext',
  override: true,
} as const;

/** First of the steps after the serializer. */
const writtenStep = {
  step: 'build',
  priority: 'high',
  name: 'assistantProviderWritten',
  override: true,
} as const;

export function sendThroughSdk(
  sdk: QConnectClient,
  isGiven: boolean,
  watching: Watching,
): SendCommand {
  return async ({ command, exchange, attempt }) => {
    let context: Readonly<Record<string, unknown>> = {};
    let isWritten = false;
    command.middlewareStack.add((next, given) => {
      context = given;
      return next;
    }, contextStep);
    command.middlewareStack.add(
      (next) => (args) => {
        isWritten = true;
        return next(args);
      },
      writtenStep,
    );
    command.middlewareStack.add(
      (next) => (args) => {
        watching.onIdentity(exchange, identityOf(context));
        askForPlainBody(args.request as SdkRequest);
        return observe(exchange, watching, () => next(args));
      },
      exchangeStep,
    );
    // A given client is not ours to change, so the command carries the guard. Our own client has it.
    // Its type says that it is for any command; TypeScript wants it for this one.
    if (isGiven) command.middlewareStack.use(requestGuard as never);
    try {
      return await sdk.send(command, { abortSignal: attempt.signal });
    } catch (thrown) {
      // The serializer comes directly after the endpoint.
      if (context['endpointV2'] !== undefined && !isWritten) exchange.step = 'writeInput';
      throw thrown;
    }
  };
}

/** Where @smithy/core keeps what it signs with (SMITHY_CONTEXT_KEY, selectedHttpAuthScheme). */
function identityOf(context: Readonly<Record<string, unknown>>): unknown {
  const smithy = context['__smithy_context'] as
    { selectedHttpAuthScheme?: { identity?: unknown } } | undefined;
  return smithy?.selectedHttpAuthScheme?.identity;
}
