/** A fresh process: takes a snapshot of an estate, or reads the same pages with a plain loop, and plans. */
import { createGenesysProvider } from '@assistant-provider/genesys';
import {
  planFrom,
  snapshot,
  targetOf,
  type Manifest,
  type Observed,
} from '@assistant-provider/reconcile';
import { request } from 'undici';
import { answerQuestions, collectGarbage, givenArgument } from '../processes/ask.js';
import { noQuota } from '../contenders/contender.js';
import type { EstateAddress } from './large-estate.js';

/** What a snapshot and a plan of it cost. */
export interface ReconcileCosts {
  /** Processor time of the snapshot, in milliseconds. */
  readonly snapshot: number;
  /** The most memory that the process had, in MB. */
  readonly megabytes: number;
  /** Processor time of a plan against the source, in milliseconds. */
  readonly plan: number;
  /** The same for a quarter of the assistants. */
  readonly planOfQuarter: number;
}

const { apiUrl, loginUrl, clientId, clientSecret } = givenArgument<EstateAddress>();

/** Returns the result of a job, and its processor time in milliseconds. */
async function timed<T>(job: () => PromiseLike<T> | T): Promise<readonly [T, number]> {
  collectGarbage();
  const before = process.cpuUsage();
  const result = await job();
  const { user, system } = process.cpuUsage(before);
  return [result, (user + system) / 1_000];
}

async function measure(): Promise<ReconcileCosts> {
  const provider = createGenesysProvider({
    ...{ apiUrl, loginUrl, clientId, clientSecret },
    rateLimit: noQuota,
  });
  const [taken, time] = await timed(() => snapshot(provider, { parts: false }));
  if (taken.isErr()) throw taken.error;
  const megabytes = process.resourceUsage().maxRSS / 1_000;
  const { manifest, observed } = taken.value;
  const target = targetOf(provider);
  const planOf = (given: { readonly manifest: Manifest; readonly observed: Observed }) =>
    timed(() => planFrom({ ...given, target }));
  const quarter = {
    manifest: {
      ...manifest,
      assistants: Object.fromEntries(
        Object.entries(manifest.assistants).filter((_, index) => index % 4 === 0),
      ),
    },
    observed: {
      ...observed,
      assistants: observed.assistants.filter((_, index) => index % 4 === 0),
    },
  };
  await planOf(quarter);
  const [, planOfQuarter] = await planOf(quarter);
  const [{ steps }, plan] = await planOf({ manifest, observed });
  if (steps.length > 0) throw new Error('a plan against the source has steps');
  const closed = await provider.close();
  if (closed.isErr()) throw closed.error;
  return { snapshot: time, megabytes, plan, planOfQuarter };
}

/** Reads and parses the pages one after another. */
async function loop(targets: readonly string[]): Promise<number> {
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  const login = await request(`${loginUrl}/oauth/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${basic}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  });
  const { access_token: token } = (await login.body.json()) as { access_token: string };
  const headers = { authorization: `Bearer ${token}` };
  const [, time] = await timed(async () => {
    for (const target of targets) {
      const { body } = await request(apiUrl + target, { headers });
      await body.json();
    }
  });
  return time;
}

answerQuestions((targets: readonly string[] | null) =>
  targets === null ? measure() : loop(targets),
);
