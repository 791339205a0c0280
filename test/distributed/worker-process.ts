/** Starts a worker as a process of its own, and talks to it. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { FromWorker, ToWorker, Work, WorkDone, WorkerSetup } from './protocol.js';

export interface WorkerProcess {
  readonly run: (work: Work) => Promise<WorkDone>;
  /** Its exit code, once it has ended by itself. */
  readonly stop: () => Promise<number | null>;
  /** For when a test has failed. */
  readonly kill: () => Promise<void>;
}

export async function startWorker(setup: WorkerSetup): Promise<WorkerProcess> {
  const child = fork(
    fileURLToPath(new URL('worker.ts', import.meta.url)),
    [],
    // Those of the test runner are not for it.
    { execArgv: ['--import', 'tsx'] },
  );
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const died = exited.then(([code]): never => {
    throw new Error(`a worker ended with ${code}`);
  });
  died.catch(() => undefined);
  const send = (message: ToWorker) => child.send(message);
  const answer = async (): Promise<FromWorker> => {
    const [message] = (await Promise.race([once(child, 'message'), died])) as [FromWorker];
    return message;
  };

  send({ setup });
  await answer();
  return {
    async run(work) {
      send({ work });
      const message = await answer();
      if ('done' in message) return message.done;
      throw new Error('a worker answered something else');
    },
    async stop() {
      send({ stop: true });
      return (await exited)[0];
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
