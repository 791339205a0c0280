/** A request for a token does not wait for the quota. */
import { startGenesysEmulator } from '@assistant-provider/emulators';
import { createGenesysProvider } from '@assistant-provider/genesys';
import type { Interceptor } from '@assistant-provider/core/adapter';
import { expect, it, onTestFinished } from 'vitest';
import { connectionTo } from './harness.js';

it('the request for a token is urgent, whatever the lane of the call that leads it', async () => {
  const emulator = await startGenesysEmulator();
  onTestFinished(() => emulator.close());
  const lanes: (string | undefined)[][] = [];
  const listener: Interceptor = (next) => (call) => {
    lanes.push([call.request, call.lane]);
    return next(call);
  };
  const provider = createGenesysProvider({
    ...connectionTo(emulator),
    requestInterceptors: [listener],
  });
  onTestFinished(async () => void (await provider.close()));

  expect((await provider.assistants.list({}, { lane: 'bulk' })).isOk()).toBe(true);

  expect(lanes).toEqual([
    ['POST /oauth/token', 'urgent'],
    ['GET /assistants', 'bulk'],
  ]);
});

it("a call of `native` takes the lane that its options name, and refuses others' names", async () => {
  const emulator = await startGenesysEmulator();
  onTestFinished(() => emulator.close());
  const lanes: string[] = [];
  const listener: Interceptor = (next) => (call) => {
    lanes.push(call.lane);
    return next(call);
  };
  const provider = createGenesysProvider({ ...connectionTo(emulator), interceptors: [listener] });
  onTestFinished(async () => void (await provider.close()));

  expect((await provider.native.getAssistants({}, { lane: 'bulk' })).isOk()).toBe(true);
  const refused = await provider.native.getAssistants({}, { lane: 'urgent' as never });

  expect(lanes).toEqual(['bulk']);
  expect(refused._unsafeUnwrapErr().kind).toBe('invalidInput');
});
