/** Creations and deletions of Q in Connect that fail after they were accepted. */
import type { QConnectEmulator } from '../qconnect/emulator.js';
import { failableOperations } from '../qconnect/planned-failures.js';
import type { Route } from '../server/contract.js';
import { done, readObject, Refusal } from './requests-and-responses.js';

export const failureRoute = ({ failNext }: Pick<QConnectEmulator, 'failNext'>): Route => ({
  operation: 'qconnectFailNext',
  method: 'POST',
  path: '/qconnect/fail-next',
  handle(request) {
    const { operation, times = 1 } = readObject(request);
    const known = failableOperations.find((name) => name === operation);
    if (!known)
      throw new Refusal(400, `operation must be one of: ${failableOperations.join(', ')}`);
    if (!Number.isInteger(times) || (times as number) < 1)
      throw new Refusal(400, 'times must be a whole number, 1 or more');
    failNext(known, times as number);
    return done;
  },
});
