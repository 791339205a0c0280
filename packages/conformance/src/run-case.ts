/** Runs one case: a fresh world, a bound in real time, no stray rejection, and nothing left behind. */
import assert from 'node:assert/strict';
import {
  createProvider,
  type AssistantDriver,
  type Interceptor,
} from '@assistant-provider/core/adapter';
import type { ConformanceCase } from './case.js';
import { plainDeadline } from './deadline.js';
import { createCaseClock, type CaseClock } from './case-clock.js';
import type { ConformanceHarness, DriverInfo, TestVendor } from './harness.js';
import { operations } from './operations.js';
import { createProbe, type Probe } from './probe.js';
import { inSilence } from './silence.js';
import { createStage, within, type CaseContext } from './case-context.js';
import { isUnavailable } from './unavailable.js';
import { bindControls } from './controls.js';

/** Interceptors that keep state, such as a rate limit, are made anew for each case. */
export type Stack = readonly Interceptor[] | (() => readonly Interceptor[]);

export interface StackOptions {
  /**
   * Around every call, as `createProvider` takes them. The stack keeps `timeoutMs`; without this
   * option the kit's own plain deadline does.
   */
  readonly interceptors?: Stack;
  /** Around every request, as `createProvider` takes them. */
  readonly requestInterceptors?: Stack;
  /** Real milliseconds that a case may take; default 10,000. */
  readonly caseTimeoutMs?: number;
}

export type CaseOutcome =
  { readonly passed: true } | { readonly passed: false; readonly error: unknown };

const defaultCaseTimeoutMs = 10_000;

interface Opened<W extends TestVendor> {
  readonly world: W;
  readonly clock: CaseClock;
  readonly probe: Probe;
}

async function openWorld<W extends TestVendor>(
  harness: ConformanceHarness<W>,
  wanted: ConformanceCase['world'] = {},
): Promise<Opened<W>> {
  // The clock is there before the world that follows it.
  const opened: { world?: W } = {};
  const probe = createProbe(() => clock.nudge());
  const clock: CaseClock = createCaseClock({
    isBusy: () => probe.unfinished > 0,
    passTime: (ms) => opened.world?.passTime?.(ms),
  });
  const world = await harness.open({
    credentials: 'good',
    answers: 'promptly',
    ...wanted,
    clock,
  });
  opened.world = world;
  return { world, clock, probe };
}

/** Looks at the driver of a world that is closed again. */
export async function inspectSubject<W extends TestVendor>(
  harness: ConformanceHarness<W>,
): Promise<DriverInfo> {
  const { world } = await openWorld(harness);
  const driver: AssistantDriver = world.driver;
  const provider = createProvider(driver);
  const features = (Object.keys(provider.features) as DriverInfo['features']).filter(
    (name) => provider.features[name],
  );
  const { vendor, limits, unsupported } = provider;
  const { fixtures, secrets } = world;
  void (await provider.close());
  await world.close();
  return { vendor, limits, unsupported, features, harness, fixtures, secrets };
}

export async function runCase<W extends TestVendor>(
  harness: ConformanceHarness<W>,
  testCase: ConformanceCase,
  options: StackOptions = {},
): Promise<CaseOutcome> {
  const { caseTimeoutMs = defaultCaseTimeoutMs } = options;
  const strays: unknown[] = [];
  const noteStray = (reason: unknown): void => {
    strays.push(reason);
  };
  process.on('unhandledRejection', noteStray);
  try {
    await within(caseTimeoutMs, runInWorld(harness, testCase, options), 'the case did not end');
    // Node tells of rejections once the microtasks have run.
    await new Promise<void>((resolve) => setImmediate(resolve));
    assert.deepEqual(strays, [], 'a promise was rejected, and nobody handled it');
    return { passed: true };
  } catch (error) {
    return { passed: false, error };
  } finally {
    process.off('unhandledRejection', noteStray);
  }
}

async function runInWorld<W extends TestVendor>(
  harness: ConformanceHarness<W>,
  testCase: ConformanceCase,
  { interceptors = [plainDeadline], requestInterceptors = [], caseTimeoutMs }: StackOptions,
): Promise<void> {
  const { world, clock, probe } = await openWorld(harness, testCase.world);
  const driver: AssistantDriver = world.driver;
  const limitMs = caseTimeoutMs ?? defaultCaseTimeoutMs;
  const cleanUp: (() => Promise<unknown>)[] = [async () => world.close()];
  try {
    const provider = createProvider(driver, {
      interceptors: listOf(interceptors),
      requestInterceptors: [...listOf(requestInterceptors), probe.interceptor],
      clock,
    });
    cleanUp.unshift(async () => provider.close());
    const stage: CaseContext = createStage({
      provider,
      driver,
      clock,
      probe,
      controls: bindControls(harness, world),
      secrets: isUnavailable(world.secrets) ? [] : world.secrets,
      fixtures: world.fixtures,
      operations: operations.filter(
        ({ feature }) => feature === 'core' || provider.features[feature],
      ),
      soonMs: limitMs / 4,
    });
    // The bound stands here as well, so that what hangs is cleaned up, too.
    const run = () => within(limitMs * 0.75, testCase.run(stage), 'the case did not end');
    await (testCase.world?.answers === 'never' ? inSilence(probe, run) : run());
  } finally {
    clock.stop();
    for (const clean of cleanUp) await within(limitMs / 8, clean(), 'the world did not close');
  }
}

const listOf = (stack: Stack): readonly Interceptor[] =>
  typeof stack === 'function' ? stack() : stack;
