/**
 * The short path for operations of our own on a client that we made (docs/decisions/0014). The command,
 * what is made of it, the credentials, the signature, the clock, and what is read from an error are
 * the SDK's; what its middleware would find out for each command anew is found out once.
 */
import type {
  QConnectClient,
  ServiceInputTypes,
  ServiceOutputTypes,
} from '@aws-sdk/client-qconnect';
import type { Attempt } from '@assistant-provider/core/adapter';
import type { HttpRequest } from '@smithy/types';
import { giveBody, observe, type Watching } from '../sdk-exchange.js';
import { refuseClimbingPath } from '../path-guard.js';
import { findRequestBasis, type RequestBasis } from './request-basis.js';
import { addRequestHeaders } from './request-headers.js';
import type { Sending } from '../sdk-client.js';
import { addUnmodelledMembers } from '../../wire/unmodelled-members.js';

/**
 * What the generated code of SDK 3.828.0 gives its own middleware: `getSerdePlugin(config,
 * this.serialize, this.deserialize)`. Not in its types.
 */
interface SerializingCommand {
  readonly input: object;
  readonly serialize: (input: object, context: object) => Promise<HttpRequest>;
  readonly deserialize: (response: unknown, context: object) => Promise<unknown>;
}

/** The body of a success is in the exchange alone. */
export function shortPath(sdk: QConnectClient, { maxResponseBytes, onIdentity }: Watching) {
  const { config } = sdk;
  const { requestHandler } = config;
  type Request = Parameters<typeof requestHandler.handle>[0];
  // As it is now: what the application adds to `native.sdk` later is for its own commands.
  const stack = sdk.middlewareStack.clone();
  const basis = rememberedUnlessItFails(() => findRequestBasis(sdk, stack));
  const isInLambda = Boolean(process.env['AWS_LAMBDA_FUNCTION_NAME']);
  const sigV4 = config.httpAuthSchemes.find(({ schemeId }) => schemeId === 'aws.auth#sigv4');

  const makeRequest = async (
    name: string,
    command: SerializingCommand,
    { endpoint, headers }: RequestBasis,
  ) => {
    const { input, serialize } = command;
    const request = await serialize(input, { endpoint: () => Promise.resolve(endpoint) });
    addUnmodelledMembers(`${name}Command`, request, input as Readonly<Record<string, unknown>>);
    refuseClimbingPath(request);
    Object.assign(request.headers, headers);
    addRequestHeaders(request, isInLambda);
    return request;
  };

  return async <I extends ServiceInputTypes, O extends ServiceOutputTypes>(
    sending: Sending<I, O>,
  ): Promise<void> => {
    const { name, exchange, attempt } = sending;
    const command = sending.command as unknown as SerializingCommand;
    const common = await basis();
    const request = await makeRequest(name, command, common);
    onIdentity(await config.credentials());
    const signingDate = new Date(Date.now() + config.systemClockOffset);
    const signed = await common.signer.sign(request, { signingDate });
    const answered = await observe(exchange, maxResponseBytes, () =>
      requestHandler.handle(signed as Request, abortedBy(attempt)),
    );
    const response: unknown = answered.response;
    // Puts the clock right by the date of the answer.
    sigV4?.signer.successHandler?.(response, { config });
    if (exchange.head === undefined || exchange.head.status < 300) return;
    giveBody(exchange, response, false);
    await command.deserialize(response, config);
  };
}

/** For our own request handler, and for another's: to that it is a signal, made when it is read. */
const abortedBy = (attempt: Pick<Attempt, 'signal'>) => ({
  attempt,
  get abortSignal() {
    return attempt.signal;
  },
});

function rememberedUnlessItFails<T>(find: () => Promise<T>): () => Promise<T> {
  let found: Promise<T> | undefined;
  return () =>
    (found ??= find().catch((thrown: unknown) => {
      found = undefined;
      throw thrown;
    }));
}
