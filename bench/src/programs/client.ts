/** One contender in its own process: runs rounds of calls on request, and reports their cost. */
import { Session } from 'node:inspector/promises';
import { Bench } from 'tinybench';
import { answerQuestions, givenArgument } from '../processes/ask.js';
import { summarize, type ProfileLine } from '../profile-summary.js';
import type { Connect, Target } from '../contenders/contender.js';

export interface RoundQuestion {
  readonly concurrency: number;
  readonly milliseconds: number;
  /** Ends the round early after this many calls. */
  readonly mostCalls?: number;
  readonly profiled?: boolean;
}

export interface Round {
  readonly callsPerSecond: number;
  /** For each call; covers the whole process, including garbage collection and Node's threads. */
  readonly processorMicroseconds: number;
  readonly profile?: readonly ProfileLine[];
}

const { contender, target } = givenArgument<{ contender: string; target: Target }>();
const { connect } = (await import(`../contenders/${contender}.js`)) as { connect: Connect };
const connected = await connect(target);

answerQuestions(async (question: RoundQuestion): Promise<Round> => {
  const { concurrency, milliseconds, mostCalls = 0, profiled = false } = question;
  const session = profiled ? await startProfile() : undefined;
  let startedAt = 0;
  let seconds = 0;
  let before = process.cpuUsage();
  let used = before;
  const bench = new Bench({
    concurrency: 'task',
    threshold: concurrency,
    time: milliseconds,
    // Zero means no limit.
    iterations: mostCalls,
    warmup: false,
    throws: true,
    setup: () => {
      before = process.cpuUsage();
      startedAt = performance.now();
    },
    teardown: () => {
      seconds = (performance.now() - startedAt) / 1_000;
      used = process.cpuUsage(before);
    },
  });
  bench.add(contender, () => connected.get(), { async: true });
  const [task] = await bench.run();
  const calls = task?.runs ?? 0;
  const profile = session && (await endProfile(session));
  return {
    callsPerSecond: calls / seconds,
    processorMicroseconds: (used.user + used.system) / calls,
    ...(profile && { profile }),
  };
});

async function startProfile(): Promise<Session> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 200 });
  await session.post('Profiler.start');
  return session;
}

async function endProfile(session: Session): Promise<readonly ProfileLine[]> {
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return summarize(profile);
}
