/** Runs one case at a fresh vendor, within a bound in real time, and looks for unhandled rejections. */
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
import { isOfSomeKind, operations } from './operations.js';
import { createProbe, type Probe } from './probe.js';
import { inSilence } from './silence.js';
import { within } from './bounds.js';
import { createCaseContext } from './create-case-context.js';
import { isUnavailable } from './unavailable.js';
import { bindControls } from './controls.js';

/** A function is called for each case: interceptors such as a rate limit keep state. */
export type Stack = readonly Interceptor[] | (() => readonly Interceptor[]);

/** The stack of interceptors under test. */
export interface StackOptions {
  /**
   * Interceptors around every call, as `createProvider` takes them. They must apply `timeoutMs`.
   * Defaults to a plain deadline.
   */
  readonly interceptors?: Stack;
  /** Interceptors around every request, as `createProvider` takes them. Defaults to none. */
  readonly requestInterceptors?: Stack;
  /** The real milliseconds that a case may take. Defaults to 10,000. */
  readonly caseTimeoutMs?: number;
}

export type CaseOutcome =
  { readonly passed: true } | { readonly passed: false; readonly error: unknown };

const defaultCaseTimeoutMs = 10_000;

interface Opened<V extends TestVendor> {
  readonly testVendor: V;
  readonly clock: CaseClock;
  readonly probe: Probe;
}

async function openVendor<V extends TestVendor>(
  harness: ConformanceHarness<V>,
  conditions: ConformanceCase['conditions'] = {},
): Promise<Opened<V>> {
  // The clock exists before the vendor that follows it.
  const opened: { testVendor?: V } = {};
  const probe = createProbe(() => clock.nudge());
  const clock: CaseClock = createCaseClock({
    isBusy: () => probe.unfinished > 0,
    passTime: (ms) => opened.testVendor?.passTime?.(ms),
  });
  const testVendor = await harness.open({
    credentials: 'good',
    responses: 'promptly',
    ...conditions,
    clock,
  });
  opened.testVendor = testVendor;
  return { testVendor, clock, probe };
}

/** Opens a vendor to read the facts about its driver, and closes it. */
export async function inspectDriver<V extends TestVendor>(
  harness: ConformanceHarness<V>,
): Promise<DriverInfo> {
  const { testVendor } = await openVendor(harness);
  const driver: AssistantDriver = testVendor.driver;
  const provider = createProvider(driver);
  const features = (Object.keys(provider.features) as DriverInfo['features']).filter(
    (name) => provider.features[name],
  );
  const { vendor, limits, unsupported } = provider;
  const { fixtures, secrets } = testVendor;
  void (await provider.close());
  await testVendor.close();
  const statesPermissions = driver.permissions !== undefined;
  return {
    ...{ vendor, limits, unsupported, features, harness, fixtures, secrets },
    statesPermissions,
  };
}

export async function runCase<V extends TestVendor>(
  harness: ConformanceHarness<V>,
  testCase: ConformanceCase,
  options: StackOptions = {},
): Promise<CaseOutcome> {
  const { caseTimeoutMs = defaultCaseTimeoutMs } = options;
  const rejections: unknown[] = [];
  const noteRejection = (reason: unknown): void => {
    rejections.push(reason);
  };
  process.on('unhandledRejection', noteRejection);
  try {
    await within(caseTimeoutMs, runWithVendor(harness, testCase, options), 'the case did not end');
    // Node reports rejections after the microtasks have run.
    await new Promise<void>((resolve) => setImmediate(resolve));
    assert.deepEqual(rejections, [], 'a promise was rejected, and nothing handled it');
    return { passed: true };
  } catch (error) {
    return { passed: false, error };
  } finally {
    process.off('unhandledRejection', noteRejection);
  }
}

async function runWithVendor<V extends TestVendor>(
  harness: ConformanceHarness<V>,
  testCase: ConformanceCase,
  { interceptors = [plainDeadline], requestInterceptors = [], caseTimeoutMs }: StackOptions,
): Promise<void> {
  const { testVendor, clock, probe } = await openVendor(harness, testCase.conditions);
  const driver: AssistantDriver = testVendor.driver;
  const limitMs = caseTimeoutMs ?? defaultCaseTimeoutMs;
  const cleanUp: (() => Promise<unknown>)[] = [async () => testVendor.close()];
  try {
    const provider = createProvider(driver, {
      label: 'conformance',
      interceptors: listOf(interceptors),
      requestInterceptors: [...listOf(requestInterceptors), probe.interceptor],
      clock,
    });
    cleanUp.unshift(async () => provider.close());
    const context = createCaseContext({
      provider,
      driver,
      clock,
      probe,
      controls: bindControls(harness, testVendor),
      secrets: isUnavailable(testVendor.secrets) ? [] : testVendor.secrets,
      fixtures: testVendor.fixtures,
      operations: operations.filter(
        (operation) =>
          (operation.feature === 'core' || provider.features[operation.feature]) &&
          isOfSomeKind(operation, provider.limits),
      ),
      soonMs: limitMs / 4,
    });
    // A second bound, so that a case that hangs is cleaned up, too.
    const run = () => within(limitMs * 0.75, testCase.run(context), 'the case did not end');
    await (testCase.conditions?.responses === 'never' ? inSilence(probe, run) : run());
  } finally {
    clock.stop();
    for (const clean of cleanUp) await within(limitMs / 8, clean(), 'the vendor did not close');
  }
}

const listOf = (stack: Stack): readonly Interceptor[] =>
  typeof stack === 'function' ? stack() : stack;
