/**
 * Two ways to send a command and to be told of its exchange. The SDK puts all middleware of a
 * command in order for each send, which is a fifth of its work; our own operations have it done once.
 */
import type {
  QConnectClient,
  ServiceInputTypes,
  ServiceOutputTypes,
} from '@aws-sdk/client-qconnect';
import type { DeserializeMiddleware } from '@smithy/types';
import type { QConnectCommand } from './commands.js';
import { observe, type Exchange, type Watching } from './exchange.js';
import { pathGuard } from './path-guard.js';
import { unmodelledMembers } from './unmodelled-members.js';

export interface Sender {
  /** Fills the exchange in while it goes on, which ends when the signal aborts. */
  send<I extends ServiceInputTypes, O extends ServiceOutputTypes>(
    command: QConnectCommand<I, O>,
    exchange: Exchange,
    signal: AbortSignal,
  ): Promise<O>;
}

/** Innermost: after it there is only the request handler. */
const exchangeStep = {
  step: 'deserialize',
  priority: 'low',
  name: 'assistantProviderExchange',
  override: true,
} as const;

/** For clients and commands of the application, which may bring middleware of their own. */
export function resolvedEachTime(
  sdk: QConnectClient,
  isGiven: boolean,
  watching: Watching,
): Sender {
  return {
    send: <I extends ServiceInputTypes, O extends ServiceOutputTypes>(
      command: QConnectCommand<I, O>,
      exchange: Exchange,
      signal: AbortSignal,
    ) => {
      const middleware: DeserializeMiddleware<I, O> = (next, context) => (args) =>
        observe(exchange, watching, context, () => next(args));
      command.middlewareStack.add(middleware, exchangeStep);
      // On the command, since a given client is not ours to change. Our own has them from the start.
      if (isGiven) {
        command.middlewareStack.use(unmodelledMembers());
        command.middlewareStack.use(pathGuard());
      }
      return sdk.send(command, { abortSignal: signal });
    },
  };
}

/** On the input: a middleware that copies it takes this along, and no serializer looks at it. */
const ofThisSend = Symbol('of this send');
interface Send {
  readonly exchange: Exchange;
  readonly signal: AbortSignal;
}

/**
 * For commands that we make, on a client that we made. What differs from send to send must be
 * neither in a middleware nor in an option: it is found by the input, which all middleware passes on.
 */
export function resolvedOnce(sdk: QConnectClient, watching: Watching): Sender {
  const { requestHandler } = sdk.config;
  type Request = Parameters<typeof requestHandler.handle>[0];
  const middleware: DeserializeMiddleware<ServiceInputTypes, ServiceOutputTypes> =
    (_next, context) =>
    ({ input, request }) => {
      const { [ofThisSend]: sent } = input as { readonly [ofThisSend]?: Send };
      if (!sent) return Promise.reject(new TypeError('the SDK sends what it was not given'));
      return observe(sent.exchange, watching, context, () =>
        requestHandler.handle(request as Request, { abortSignal: sent.signal }),
      );
    };
  const middlewareStack = sdk.middlewareStack.clone();
  middlewareStack.add(middleware, exchangeStep);
  const client = Object.create(sdk, {
    config: { value: { ...sdk.config, cacheMiddleware: true } },
    middlewareStack: { value: middlewareStack },
  }) as QConnectClient;
  return {
    send: (command, exchange, signal) => {
      // A copy, since tries of one call may share an input.
      const input = { ...command.input, [ofThisSend]: { exchange, signal } satisfies Send };
      return client.send(Object.assign(command, { input }));
    },
  };
}
