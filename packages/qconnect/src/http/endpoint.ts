/**
 * The host that credentials are sent to. `options.endpoint` is checked at start-up. The SDK may find another
 * one in the environment or in the shared files, and only loopback may be plain http there too.
 */
import type { QConnectClient } from '@aws-sdk/client-qconnect';
import type { Issue } from '@assistant-provider/core';
import { baseUrl, parse } from '@assistant-provider/core/adapter';
import { joinMessages } from '@assistant-provider/adapter-kit';
import { refusedEndpoint } from '../errors/table.js';
import type { SdkPlugin, SdkRequest } from '../wire/sdk-types.js';

/** The variables in the SDK's order. Both go before the shared files. */
const variables = ['AWS_ENDPOINT_URL_QCONNECT', 'AWS_ENDPOINT_URL'];

/** The SDK's own search, which its types do not show. It searches once. */
interface WithConfiguredEndpoint {
  readonly isCustomEndpoint?: boolean;
  readonly serviceConfiguredEndpoint?: () => Promise<string | undefined>;
}

/** Checks the endpoint before credentials are fetched. Resolves to the broken rules. */
export async function checkConfiguredEndpoint(sdk: QConnectClient): Promise<readonly Issue[]> {
  const config: WithConfiguredEndpoint = sdk.config;
  if (config.isCustomEndpoint === true) return [];
  const endpoint = await config.serviceConfiguredEndpoint?.();
  if (endpoint === undefined) return [];
  const source = variables.find((name) => process.env[name] === endpoint);
  const field = source ?? 'endpoint_url in the shared AWS files';
  return parse(baseUrl, endpoint, field).match(
    () => [],
    (issues) => issues,
  );
}

/**
 * Refuses a request to a host that must not get credentials, wherever its address came from. It stands before
 * the signature.
 */
export const endpointGuard: SdkPlugin = {
  applyToStack: (stack) =>
    stack.add(
      (next) => async (args) => {
        const { protocol, hostname } = args.request as SdkRequest;
        const checked = parse(baseUrl, `${protocol}//${hostname}`, 'the endpoint');
        if (checked.isOk()) return next(args);
        throw Object.assign(new Error(joinMessages(checked.error)), { name: refusedEndpoint });
      },
      { step: 'build', name: 'assistantProviderEndpointGuard', override: true },
    ),
};
