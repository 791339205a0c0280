/**
 * Sends a command through all of the SDK, and tells of its exchange. For clients and commands of the
 * application, which may bring middleware of their own.
 */
import type {
  QConnectClient,
  ServiceInputTypes,
  ServiceOutputTypes,
} from '@aws-sdk/client-qconnect';
import type { Attempt } from '@assistant-provider/core/adapter';
import type { DeserializeMiddleware } from '@smithy/types';
import type { QConnectCommand } from '../wire/commands.js';
import { giveBody, observe, type Exchange, type Watching } from './sdk-exchange.js';
import { pathGuard } from './path-guard.js';
import { unmodelledMembers } from '../wire/unmodelled-members.js';

export interface Sending<I extends ServiceInputTypes, O extends ServiceOutputTypes> {
  readonly command: QConnectCommand<I, O>;
  /** The vendor's name of the operation. */
  readonly name: string;
  /** Filled in while it goes on. */
  readonly exchange: Exchange;
  readonly attempt: Pick<Attempt, 'signal'>;
}

/** Innermost: after it there is only the request handler. */
const exchangeStep = {
  step: 'deserialize',
  priority: 'low',
  name: 'assistantProviderExchange',
  override: true,
} as const;

export function throughSdk(
  sdk: QConnectClient,
  isGiven: boolean,
  { maxResponseBytes, onIdentity, sdkReads }: Watching & { readonly sdkReads: boolean },
) {
  return <I extends ServiceInputTypes, O extends ServiceOutputTypes>({
    command,
    exchange,
    attempt,
  }: Sending<I, O>): Promise<O> => {
    const middleware: DeserializeMiddleware<I, O> = (next, context) => async (args) => {
      onIdentity(identityOf(context));
      const result = await observe(exchange, maxResponseBytes, () => next(args));
      giveBody(exchange, result.response, sdkReads);
      return result;
    };
    command.middlewareStack.add(middleware, exchangeStep);
    // On the command, since a given client is not ours to change. Our own has them from the start.
    if (isGiven) {
      command.middlewareStack.use(unmodelledMembers());
      command.middlewareStack.use(pathGuard());
    }
    return sdk.send(command, { abortSignal: attempt.signal });
  };
}

/** Where @smithy/core keeps what it signs with (SMITHY_CONTEXT_KEY, selectedHttpAuthScheme). */
function identityOf(context: Readonly<Record<string, unknown>>): unknown {
  const smithy = context['__smithy_context'] as
    { selectedHttpAuthScheme?: { identity?: unknown } } | undefined;
  return smithy?.selectedHttpAuthScheme?.identity;
}
