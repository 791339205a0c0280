/** Long-lived child processes over Node's IPC channel: one question at a time, one answer each. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Program {
  ask<Answer>(question: unknown): Promise<Answer>;
  close(): Promise<void>;
}

interface Failure {
  readonly failed: string;
}

/** Starts a file of `programs/`, with `given` as JSON in its first argument. */
export function startProgram(name: string, given: unknown = null): Program {
  const file = fileURLToPath(new URL(`../programs/${name}.js`, import.meta.url));
  const child = fork(file, [JSON.stringify(given)], { execArgv: ['--expose-gc'] });
  const ended = once(child, 'exit');
  return {
    ask: async <Answer>(question: unknown) => {
      child.send({ question });
      const [message] = (await Promise.race([
        once(child, 'message'),
        ended.then(() => [{ failed: `the program ${name} exited before it answered` }]),
      ])) as [{ answer: Answer } | Failure];
      if ('failed' in message) throw new Error(message.failed);
      return message.answer;
    },
    close: () => endOf(child, ended),
  };
}

async function endOf(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  if (child.connected) child.disconnect();
  await ended;
}

/** For the child: answers each question, and exits when the parent disconnects. */
export function answerQuestions<Question>(answer: (question: Question) => Promise<unknown>): void {
  const reply = (message: object) => process.send?.(message);
  process.on('message', ({ question }: { question: Question }) => {
    answer(question).then(
      (found) => reply({ answer: found }),
      (error: unknown) => reply({ failed: error instanceof Error ? error.stack : String(error) }),
    );
  });
  process.once('disconnect', () => process.exit());
}

export const givenArgument = <T>(): T => JSON.parse(process.argv[2] ?? 'null') as T;

/** Collects garbage, so that one round does not pay for the previous one. */
export function collectGarbage(): void {
  if (!globalThis.gc)
    throw new Error('garbage collection is not exposed; run node with --expose-gc');
  globalThis.gc();
}
