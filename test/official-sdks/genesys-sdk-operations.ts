/** Which request each operation of the SDK sends, found by asking the SDK itself. */
import platformClient from 'purecloud-platform-client-v2';
import type { ApiClientClass } from 'purecloud-platform-client-v2';
import { newClient } from './genesys-sdk.js';

export interface SdkOperation {
  readonly api: string;
  readonly operation: string;
  readonly path: string;
  /** Sends it, with something in the place of each argument. */
  readonly send: (client: ApiClientClass) => Promise<unknown>;
}

/** Stands for ids, bodies and options alike: access is checked before any of them is looked at. */
const anything = Array.from({ length: 10 }, () => 'x');

type ApiConstructor = new (client: ApiClientClass) => object;

/** Every operation of every API class, in the SDK's order. */
export function sdkOperations(): readonly SdkOperation[] {
  const exported: Readonly<Record<string, unknown>> = { ...platformClient };
  return Object.entries(exported).flatMap(([api, constructor]) =>
    api.endsWith('Api') ? operationsOf(api, constructor as ApiConstructor) : [],
  );
}

function operationsOf(api: string, Api: ApiConstructor): readonly SdkOperation[] {
  const names = Object.getOwnPropertyNames(Api.prototype).filter((name) => name !== 'constructor');
  return names.map((operation) => {
    const send = (client: ApiClientClass) => {
      const methods = new Api(client) as Record<string, (...args: unknown[]) => Promise<unknown>>;
      return Promise.resolve(methods[operation]?.(...anything));
    };
    return { api, operation, path: pathOf(send), send };
  });
}

/** What `callApi` is called with first, the placeholders still in it. */
function pathOf(send: (client: ApiClientClass) => Promise<unknown>): string {
  sentPath = '';
  void send(recorder);
  return sentPath;
}

let sentPath = '';
const recorder = newClient();
recorder.callApi = (path) => {
  sentPath = path;
  return Promise.resolve();
};
