/** The faults of one emulator, each with an id by which it can be read and removed. */
import type { EmulatorRequest, EmulatorResponse, Route } from '../server/contract.js';
import type { FaultHandle, FaultRule, Faults } from '../server/fault-rules.js';
import { accepted, done, readObject, Refusal } from './requests-and-responses.js';

export interface FaultRoutes {
  readonly routes: readonly Route[];
  /** Forgets the faults of this API, after the emulator removed all of them. */
  readonly forget: () => void;
}

interface AddedFault {
  readonly rule: object;
  readonly handle: FaultHandle;
}

export function faultRoutes(vendor: 'genesys' | 'qconnect', faults: Faults): FaultRoutes {
  const added = new Map<string, AddedFault>();
  let lastId = 0;
  const shown = (id: string, { rule, handle }: AddedFault) => ({ id, hits: handle.hits, rule });
  const find = ({ params }: EmulatorRequest): readonly [string, AddedFault] => {
    const id = params['faultId'] ?? '';
    const fault = added.get(id);
    if (!fault) throw new Refusal(404, `there is no fault ${id}`);
    return [id, fault];
  };
  const path = `/${vendor}/faults`;
  const routes: readonly Route[] = [
    {
      operation: `${vendor}ListFaults`,
      method: 'GET',
      path,
      handle: (): EmulatorResponse => ({
        status: 200,
        body: { faults: Array.from(added, ([id, fault]) => shown(id, fault)) },
      }),
    },
    {
      operation: `${vendor}AddFault`,
      method: 'POST',
      path,
      handle(request) {
        const rule = readObject(request);
        const handle = accepted(() => faults.add(rule as unknown as FaultRule));
        const id = String((lastId += 1));
        added.set(id, { rule, handle });
        return { status: 201, body: shown(id, { rule, handle }) };
      },
    },
    {
      operation: `${vendor}ClearFaults`,
      method: 'DELETE',
      path,
      handle() {
        faults.clear();
        added.clear();
        return done;
      },
    },
    {
      operation: `${vendor}GetFault`,
      method: 'GET',
      path: `${path}/:faultId`,
      handle: (request) => ({ status: 200, body: shown(...find(request)) }),
    },
    {
      operation: `${vendor}RemoveFault`,
      method: 'DELETE',
      path: `${path}/:faultId`,
      handle(request) {
        const [id, { handle }] = find(request);
        handle.remove();
        added.delete(id);
        return done;
      },
    },
  ];
  return { routes, forget: () => added.clear() };
}
