/** An SDK without the parts that the fast path needs. */
import { createProvider } from '@assistant-provider/core/adapter';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { createQConnectDriver } from '../src/index.js';
import {
  assistantData,
  assistantId,
  credentials,
  givenServer,
  sendJson,
  valueOf,
} from './harness.js';
import { requests, sendBothWays } from './requests.js';

interface AnyCommand {
  serialize: unknown;
  deserialize: unknown;
  middlewareStack: unknown;
  resolveMiddleware: (...given: unknown[]) => unknown;
}
type AnyCommandClass = new (input: unknown) => AnyCommand;

/** The command with other `serialize` and `deserialize`, whose middleware works as before. */
function changed(Command: AnyCommandClass, members: object): AnyCommandClass {
  return class extends Command {
    constructor(input: unknown) {
      super(input);
      const whole = new Command(input);
      Object.assign(this, {
        ...members,
        middlewareStack: whole.middlewareStack,
        resolveMiddleware: (...given: unknown[]) => whole.resolveMiddleware(...given),
      });
    }
  };
}

// Test files share modules. The driver is therefore imported again with this SDK, and later files import
// everything again.
async function importDriverWith(members: object): Promise<typeof createQConnectDriver> {
  const sdk: Record<string, unknown> = { ...(await import('@aws-sdk/client-qconnect')) };
  vi.resetModules();
  vi.doMock('#sdk', () =>
    Object.fromEntries(
      Object.entries(sdk).map(([name, member]) => [
        name,
        name.endsWith('Command') ? changed(member as AnyCommandClass, members) : member,
      ]),
    ),
  );
  const { createQConnectDriver } = await import('../src/index.js');
  vi.doUnmock('#sdk');
  return createQConnectDriver;
}

let createDriver: typeof createQConnectDriver;
let createDriverOfNewerSdk: typeof createQConnectDriver;
beforeAll(async () => {
  createDriver = await importDriverWith({ serialize: undefined, deserialize: undefined });
  const otherContext = () => Promise.reject(new TypeError('the context has another shape'));
  createDriverOfNewerSdk = await importDriverWith({ serialize: otherContext });
});
afterAll(() => void vi.resetModules());

describe('a command whose serialize fails before anything was sent', () => {
  it.each(Object.entries(requests))(
    '%s goes through the SDK, with the same result',
    async (_, call) => {
      const { sent, errors, comparable } = await sendBothWays(call, createDriverOfNewerSdk);

      expect(sent).toHaveBeenCalledOnce();
      expect(comparable[0]).toEqual(comparable[1]);
      expect(errors[0]).toMatchObject({ ...errors[1] });
    },
  );
});

describe('a command without serialize and deserialize', () => {
  it.each(Object.entries(requests))(
    '%s goes through the SDK, with the same result',
    async (_, call) => {
      const { sent, errors, comparable } = await sendBothWays(call, createDriver);

      expect(sent).toHaveBeenCalledOnce();
      expect(comparable[0]).toEqual(comparable[1]);
      expect(errors[0]).toMatchObject({ ...errors[1] });
    },
  );

  it('keeps unknown members of a success, as the fast path does', async () => {
    const assistant = { ...assistantData, novel: { member: 1 } };
    const { url } = await givenServer((response) => sendJson(response, 200, { assistant }));
    const provider = createProvider(
      createDriver({ region: 'us-east-1', endpoint: url, credentials }),
    );
    onTestFinished(async () => {
      await valueOf(provider.close());
    });

    const { vendorData } = await valueOf(provider.assistants.get(assistantId));

    expect(vendorData).toEqual(assistant);
  });
});
