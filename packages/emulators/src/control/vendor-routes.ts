/** The logged requests and the state of one emulator. */
import { inspect } from 'node:util';
import type {
  EmulatorHandle,
  EmulatorRequest,
  EmulatorResponse,
  Route,
} from '../server/contract.js';
import type { LoggedRequest } from '../server/request-log.js';
import { faultRoutes } from './fault-routes.js';
import type { FaultRoutes } from './fault-routes.js';
import { accepted, done, readObject } from './requests-and-responses.js';

interface ControlledVendor extends Pick<EmulatorHandle, 'faults' | 'requests' | 'reset'> {
  readonly snapshot: () => object;
  readonly restore: (seed: object) => void;
}

export function vendorRoutes(
  vendor: 'genesys' | 'qconnect',
  { faults, requests, reset, snapshot, restore }: ControlledVendor,
): FaultRoutes {
  const { routes, forget } = faultRoutes(vendor, faults);
  const listRequests = ({ query }: EmulatorRequest): EmulatorResponse => {
    const operation = query.get('operation');
    const found = operation === null ? requests.all() : requests.of(operation);
    return { status: 200, body: { requests: found.map(jsonOf) } };
  };
  const ofVendor: readonly Route[] = [
    {
      operation: `${vendor}Reset`,
      method: 'POST',
      path: `/${vendor}/reset`,
      handle() {
        reset();
        forget();
        return done;
      },
    },
    {
      operation: `${vendor}ListRequests`,
      method: 'GET',
      path: `/${vendor}/requests`,
      handle: listRequests,
    },
    {
      operation: `${vendor}ClearRequests`,
      method: 'DELETE',
      path: `/${vendor}/requests`,
      handle() {
        requests.clear();
        return done;
      },
    },
    {
      operation: `${vendor}GetState`,
      method: 'GET',
      path: `/${vendor}/state`,
      handle: () => ({ status: 200, body: snapshot() }),
    },
    {
      operation: `${vendor}SetState`,
      method: 'PUT',
      path: `/${vendor}/state`,
      handle(request) {
        const seed = readObject(request);
        accepted(() => restore(seed));
        return done;
      },
    },
  ];
  return { routes: [...routes, ...ofVendor], forget };
}

/** An error of the emulator itself has no members that JSON would show. */
const jsonOf = ({ internalError, ...request }: LoggedRequest): object =>
  internalError === undefined ? request : { ...request, internalError: inspect(internalError) };
