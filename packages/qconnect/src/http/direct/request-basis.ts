/**
 * The parts that all requests of a client share: address and user agent. The SDK works them out again
 * for every command. Here the SDK's own middleware is asked once.
 */
import type { QConnectClient } from '@aws-sdk/client-qconnect';
import { ListAssistantsCommand } from '#sdk';
import type { MiddlewareStack, SdkRequest } from '../../wire/sdk-types.js';

export interface RequestBasis {
  readonly endpoint: object;
  readonly headers: Readonly<Record<string, string>>;
}

/** Headers with the same value in every request of a client. */
const sharedHeaders = ['host', 'user-agent', 'x-amz-user-agent'];

/** Undefined if the SDK builds no request this way. Rejects as any command would: no endpoint, no credentials. */
export async function findRequestBasis(
  sdk: QConnectClient,
  stack: MiddlewareStack,
): Promise<RequestBasis | undefined> {
  let found: RequestBasis | undefined;
  const probed = stack.clone();
  probed.add(
    (_next, context) => (args) => {
      const { protocol, hostname, port, headers } = args.request as SdkRequest;
      const path = context.endpointV2?.url.pathname ?? '/';
      found = {
        endpoint: { protocol, hostname, ...(port !== undefined && { port }), path },
        headers: Object.fromEntries(
          Object.entries(headers).filter(([name]) => sharedHeaders.includes(name)),
        ),
      };
      return Promise.resolve({ response: undefined, output: { $metadata: {} } });
    },
    // Last of its step: the shared headers are complete, and nothing is signed yet.
    { step: 'build', priority: 'low', name: 'assistantProviderProbe' },
  );
  // Any command would do. This one needs neither an id nor a body.
  const command = new ListAssistantsCommand({});
  await command.resolveMiddleware(probed, sdk.config, {})(command);
  return found;
}
