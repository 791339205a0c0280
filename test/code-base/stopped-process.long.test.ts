/** A process that the system stopped writes as soon as it runs again, before any of its timers. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { startGenesysEmulator } from '@assistant-provider/emulators';
import { expect, it, onTestFinished } from 'vitest';
import { startForgetfulGateway } from './forgetful-gateway.js';
import type { Outcome } from './stopped-process.js';

/** Starts the process, which leaves an idle connection to the gateway. */
async function givenProcess() {
  const emulator = await startGenesysEmulator();
  onTestFinished(() => emulator.close());
  const gateway = await startForgetfulGateway(emulator.apiUrl);
  onTestFinished(() => gateway.close());
  const { loginUrl, credentials } = emulator;
  const { clientId, clientSecret } = credentials;
  const options = { apiUrl: gateway.url, loginUrl, clientId, clientSecret };
  const child = fork(
    fileURLToPath(new URL('stopped-process.ts', import.meta.url)),
    [JSON.stringify(options)],
    // Those of the test runner are not for it.
    { execArgv: ['--import', 'tsx'] },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  const outcome = async () => ((await once(child, 'message')) as [Outcome])[0];
  expect(await outcome()).toBe('ok');
  return { emulator, gateway, child, outcome };
}

/** Resolves when a server has closed a connection that was idle for longer than our keep-alive. */
async function untilServerCloses(): Promise<void> {
  const server = createServer({ keepAliveTimeout: 5_000 }, (_request, response) => response.end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
  socket.resume();
  await once(socket, 'close');
}

it('a write succeeds after connections were forgotten without a sign', async () => {
  const { emulator, gateway, child, outcome } = await givenProcess();

  child.kill('SIGSTOP');
  gateway.forget();
  child.send('write');
  await untilServerCloses();
  expect(emulator.requests.of('postAssistants')).toEqual([]);
  child.kill('SIGCONT');

  expect(await outcome()).toBe('ok');
  expect(emulator.snapshot().assistants).toHaveLength(1);
});

it('a write succeeds after the other side closed the connections, however short the stop', async () => {
  const { emulator, gateway, child, outcome } = await givenProcess();

  child.kill('SIGSTOP');
  await gateway.hangUp();
  child.send('write');
  child.kill('SIGCONT');

  expect(await outcome()).toBe('ok');
  expect(emulator.snapshot().assistants).toHaveLength(1);
});
