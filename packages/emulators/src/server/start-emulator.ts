/** Starts the HTTP server of an emulator, with faults and a request log. */
import type { EmulatorClock } from './clock.js';
import { unknownOperation } from './contract.js';
import type { EmulatorHandle, EmulatorOptions, Route, VendorResponses } from './contract.js';
import { createFaultInjector } from './faults.js';
import { createRequestLog } from './request-log.js';
import { startEmulatorServer } from './start-server.js';

export interface EmulatorParts {
  readonly routes: readonly Route[];
  readonly responses: VendorResponses;
  readonly clock: EmulatorClock;
  readonly maxBodyBytes: number;
  /** Restores the vendor's state from the start. */
  readonly resetState: () => void;
}

export async function startEmulator(
  { routes, responses, clock, maxBodyBytes, resetState }: EmulatorParts,
  { port, host }: EmulatorOptions,
): Promise<{ readonly url: string; readonly handle: EmulatorHandle }> {
  const faults = createFaultInjector({
    operations: [...routes.map(({ operation }) => operation), unknownOperation],
    canRevokeTokens: responses.revokeToken !== undefined,
  });
  const requests = createRequestLog();
  const server = await startEmulatorServer({
    routes,
    responses,
    clock,
    faults,
    requests,
    port,
    host,
    maxBodyBytes,
  });
  const reset = () => {
    resetState();
    faults.clear();
    requests.clear();
  };
  const close = () => server.close();
  return { url: server.url, handle: { clock, faults, requests, reset, close } };
}
