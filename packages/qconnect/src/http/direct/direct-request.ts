/**
 * The fast path: sends a command of ours without the SDK's middleware, which takes most of the SDK's
 * processor time (docs/decisions/0018). Serializer, credentials, signature, clock and the reader of
 * errors stay the SDK's. A command or client without the parts that this needs goes through
 * `client.send` instead.
 */
import { randomUUID } from 'node:crypto';
import type {
  QConnectClient,
  ServiceInputTypes,
  ServiceOutputTypes,
} from '@aws-sdk/client-qconnect';
import type { Attempt } from '@assistant-provider/core/adapter';
import { soundClockOffset } from '../clock-offset.js';
import { guardRequest } from '../request-guard.js';
import { askForPlainBody, observe, type Watching } from '../sdk-exchange.js';
import type { SendCommand, Sending } from '../sdk-client.js';
import type { SdkRequest } from '../../wire/sdk-types.js';
import { createIdentitySigners } from './identity-signer.js';
import { findRequestBasis, type RequestBasis } from './request-basis.js';

/** The members that the SDK's generated code passes to its own middleware. The SDK's types hide them. */
interface SerializingCommand {
  readonly serialize: (input: object, context: object) => Promise<SdkRequest>;
  readonly deserialize: (response: unknown, context: object) => Promise<unknown>;
}

export function sendDirectly(
  sdk: QConnectClient,
  watching: Watching,
  throughSdk: SendCommand,
): SendCommand {
  const { config } = sdk;
  const { requestHandler } = config;
  type HandledRequest = Parameters<typeof requestHandler.handle>[0];
  // Without middleware that the application adds to `native.sdk` later: that is for its own commands.
  const stack = sdk.middlewareStack.clone();
  let basis: Promise<RequestBasis | undefined> | undefined;
  const findBasis = () =>
    (basis ??= findRequestBasis(sdk, stack).catch((thrown: unknown) => {
      basis = undefined;
      throw thrown;
    }));
  const signerOf = createIdentitySigners(() => config.signer());
  const isInLambda = Boolean(process.env['AWS_LAMBDA_FUNCTION_NAME']);
  const sigV4 = config.httpAuthSchemes.find(({ schemeId }) => schemeId === 'aws.auth#sigv4');

  const send = async (
    { name, exchange, command: { input }, attempt }: SendingOfAny,
    { serialize, deserialize }: SerializingCommand,
    { endpoint, headers }: RequestBasis,
  ): Promise<boolean> => {
    const request = await serialize(input, { endpoint: () => Promise.resolve(endpoint) }).catch(
      () => undefined,
    );
    // Nothing was sent. `client.send` says what is wrong, or builds the request in its own way.
    if (request === undefined) return false;
    guardRequest(name, request, input);
    addHeaders(request, headers, isInLambda);
    const identity = await config.credentials();
    watching.onIdentity(exchange, identity);
    const signer = await signerOf(identity);
    const signingDate = new Date(Date.now() + config.systemClockOffset);
    const signed = await signer.sign(request, { signingDate });
    askForPlainBody(signed);
    const { response } = await observe<{ readonly response: unknown }>(exchange, watching, () =>
      requestHandler.handle(signed as HandledRequest, abortedBy(attempt)),
    );
    // Corrects the clock by the response's date.
    sigV4?.signer.successHandler?.(response, { config });
    soundClockOffset(config);
    if (exchange.head && exchange.head.status >= 300) await deserialize(response, config);
    return true;
  };

  const canSign = [config.signer, config.credentials, requestHandler.handle].every(isFunction);
  return async (sending) => {
    const { command } = sending;
    const found = canSign && isSerializing(command) ? await findBasis() : undefined;
    const isSent = found !== undefined && (await send(sending, command as never, found));
    return isSent ? undefined : throughSdk(sending);
  };
}

/** Our transport reads the source. Any other handler reads the signal, which is made when it is read. */
const abortedBy = (source: Attempt) => ({
  abortSource: source,
  get abortSignal() {
    return source.signal;
  },
});

/** The command's other two members are checked and passed separately. */
type SendingOfAny = Pick<AnySending, 'name' | 'exchange' | 'attempt'> & {
  readonly command: { readonly input: object };
};
type AnySending = Sending<ServiceInputTypes, ServiceOutputTypes>;

const isFunction = (value: unknown): boolean => typeof value === 'function';

const isSerializing = (command: object): boolean =>
  ['serialize', 'deserialize'].every((name) =>
    isFunction((command as Record<string, unknown>)[name]),
  );

/** Adds what the SDK's middleware would add before it signs. */
function addHeaders(
  { headers, body }: SdkRequest,
  shared: Readonly<Record<string, string>>,
  isInLambda: boolean,
): void {
  // AWS Lambda finds functions that call each other in a loop by the trace of the invocation.
  const trace = isInLambda ? process.env['_X_AMZN_TRACE_ID'] : undefined;
  if (trace) headers['X-Amzn-Trace-Id'] = trace;
  if (typeof body === 'string') headers['content-length'] = String(Buffer.byteLength(body));
  Object.assign(headers, shared);
  headers['amz-sdk-invocation-id'] = randomUUID();
  // The policies retry. For the SDK every attempt is the only one.
  headers['amz-sdk-request'] = 'attempt=1; max=1';
}
