/**
 * What all requests of a client have in common: where they go, from whom they say they are, and how
 * they are signed. The SDK finds it out anew for each command; here its own middleware is asked once.
 */
import type {
  QConnectClient,
  ServiceInputTypes,
  ServiceOutputTypes,
} from '@aws-sdk/client-qconnect';
import { ListAssistantsCommand } from '#sdk';
import type {
  BuildMiddleware,
  Endpoint,
  HandlerExecutionContext,
  HttpRequest,
  RequestSigner,
} from '@smithy/types';

export interface RequestBasis {
  readonly endpoint: Endpoint;
  readonly headers: Readonly<Record<string, string>>;
  /** The SDK's, which would make one for each command. */
  readonly signer: RequestSigner;
}

type Stack = QConnectClient['middlewareStack'];

/** Rejects as any command would: no endpoint, no credentials. */
export async function findRequestBasis(sdk: QConnectClient, stack: Stack): Promise<RequestBasis> {
  let found: Omit<RequestBasis, 'signer'> | undefined;
  const probe: BuildMiddleware<ServiceInputTypes, ServiceOutputTypes> =
    (_next, context) => (args) => {
      found = commonParts(args.request as HttpRequest, context);
      return Promise.resolve({ response: undefined, output: { $metadata: {} } });
    };
  const probing = stack.clone();
  // The last of its step: all headers are there but those of a single try, and nothing is signed.
  probing.add(probe, { step: 'build', priority: 'low', name: 'assistantProviderProbe' });
  // Any command would do; this one has neither a label that could be wrong nor a body.
  const command = new ListAssistantsCommand({});
  await command.resolveMiddleware(probing, sdk.config, {})(command);
  if (!found) throw new TypeError('the SDK built no request');
  return { ...found, signer: await sdk.config.signer() };
}

/** Those that are the same for each request of a client. */
const commonHeaders = ['host', 'user-agent', 'x-amz-user-agent'];

function commonParts(
  { protocol, hostname, port, headers }: HttpRequest,
  { endpointV2 }: HandlerExecutionContext,
): Omit<RequestBasis, 'signer'> {
  return {
    endpoint: {
      protocol,
      hostname,
      ...(port !== undefined && { port }),
      path: endpointV2?.url.pathname ?? '/',
    },
    headers: Object.fromEntries(
      commonHeaders.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])),
    ),
  };
}
