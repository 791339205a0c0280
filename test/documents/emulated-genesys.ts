/**
 * What `@assistant-provider/genesys` exports, with the vendor's hosts answered by the emulator that
 * `GENESYS_EMULATOR_URL` names: documents show regions, and nothing leaves this machine.
 */
import { createGenesysProvider as createProvider } from '@assistant-provider/genesys';
import { Agent, type Dispatcher } from 'undici';

export * from '@assistant-provider/genesys';

export const createGenesysProvider: typeof createProvider = (options) =>
  createProvider({
    ...options,
    // No document sends a request through a proxy.
    ...(options.proxy === undefined && { dispatcher: toEmulator(options.dispatcher) }),
  });

const toEmulator = (dispatcher: Dispatcher = new Agent()) =>
  dispatcher.compose((dispatch) => (request, handler) => {
    const { hostname } = new URL(request.origin ?? '');
    const emulator = process.env['GENESYS_EMULATOR_URL'] ?? '';
    const isVendor = /^(api|login)\./.test(hostname);
    return dispatch({ ...request, ...(isVendor && { origin: emulator }) }, handler);
  });
