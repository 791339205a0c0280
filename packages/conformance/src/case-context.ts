/** What a case works with: a provider in a world of its own, and eyes on it. */
import assert from 'node:assert/strict';
import {
  waitForStatus,
  type Assistant,
  type AssistantDraft,
  type AssistantError,
  type AssistantProvider,
  type ResultStream,
  type FeatureMap,
  type FeatureName,
  type Limits,
  type QueueBindingDraft,
  type Reply,
} from '@assistant-provider/core';
import { type AssistantDriver } from '@assistant-provider/core/adapter';
import type { CaseClock } from './case-clock.js';
import { checkError, checkNoSecret, described, type ExpectedError } from './error-check.js';
import type { Fixtures } from './fixtures.js';
import type { Operation, Target } from './operations.js';
import type { Probe } from './probe.js';
import type { Controls } from './controls.js';
import { bindingOf, targetOf } from './target.js';

export interface CaseContext {
  readonly provider: AssistantProvider;
  readonly driver: AssistantDriver;
  readonly vendor: string;
  readonly limits: Limits;
  readonly clock: CaseClock;
  readonly probe: Probe;
  /** The harness's ways, in this world. */
  readonly controls: Controls;
  readonly secrets: readonly string[];
  readonly fixtures: Fixtures;
  /** A fixture that the limits or features make necessary. */
  readonly given: <K extends keyof Fixtures>(name: K) => NonNullable<Fixtures[K]>;
  /** A valid name; different numbers give different ones. */
  readonly name: (number?: number) => string;
  /** Queues of the fixtures, as many as are wanted. */
  readonly queueIds: (count: number) => readonly string[];
  /** Binds this queue, with the first media type of the limits. */
  readonly binding: (queueId: string) => QueueBindingDraft;
  /** The operations of a feature that is there. */
  readonly feature: <F extends FeatureName>(name: F) => FeatureMap[F];
  /** The operations that the provider has. */
  readonly operations: readonly Operation[];
  /** Arguments for all of them. Without an assistant, for those that reach none. */
  readonly target: (assistantId?: string, queue?: number) => Target;
  /** The value of a reply that has to be one. */
  readonly ok: <T>(reply: Reply<T>) => Promise<T>;
  /** The error of a reply that has to be one, checked for what holds of every error. */
  readonly failed: (reply: Reply<unknown>, expected: ExpectedError) => Promise<AssistantError>;
  /** All entries of an iteration that has to succeed; it ends after `most` at the latest. */
  readonly collect: <T>(each: ResultStream<T>, most?: number) => Promise<readonly T[]>;
  /** A new assistant that is ready for use. */
  readonly anAssistant: (draft?: Partial<AssistantDraft>) => Promise<Assistant>;
  /** Several, one after the other, named by their numbers from 1. */
  readonly assistants: (count: number) => Promise<readonly Assistant[]>;
  /** Deletes one, and waits until the vendor is done. */
  readonly remove: (assistantId: string) => Promise<void>;
  /** Fails if it waits for anything but computing; `what` is what did not happen. */
  readonly atOnce: <T>(promise: Promise<T>, what: string) => Promise<T>;
  /** Fails if it takes long, in real time. */
  readonly soon: <T>(promise: Promise<T>, what: string) => Promise<T>;
  readonly noSecretIn: (value: unknown, what: string) => void;
}

export interface CaseContextParts {
  readonly provider: AssistantProvider;
  readonly driver: AssistantDriver;
  readonly clock: CaseClock;
  readonly probe: Probe;
  readonly controls: Controls;
  readonly secrets: readonly string[];
  readonly fixtures: Fixtures;
  readonly operations: readonly Operation[];
  readonly soonMs: number;
}

/** More than any case makes; an iteration that goes on beyond it has no end. */
const endless = 10_000;

export function createStage(parts: CaseContextParts): CaseContext {
  const { provider, clock, probe, secrets, fixtures, soonMs } = parts;
  const { vendor, limits } = provider;

  const given: CaseContext['given'] = (name) => {
    const value = fixtures[name];
    assert.ok(value !== undefined, `fixtures.${name} is missing, and this driver needs it`);
    return value;
  };

  const ok: CaseContext['ok'] = async (reply) => {
    const result = await reply;
    if (result.isOk()) return result.value;
    const { error } = result;
    checkNoSecret(error, secrets, error.operation);
    throw new assert.AssertionError({ message: `expected success, but ${described(error)}` });
  };

  const failed: CaseContext['failed'] = async (reply, expected) => {
    const result = await reply;
    const wanted = [expected.kind].flat().join(' or ');
    const called = expected.operation ?? probe.exchanges.at(-1)?.operation ?? 'the call';
    assert.ok(result.isErr(), `expected ${wanted}, but ${called} succeeded`);
    checkError(result.error, expected, { vendor, secrets });
    return result.error;
  };

  const name: CaseContext['name'] = (number = 1) =>
    fixtures.name?.(number) ?? `Conformance desk ${number}`;

  const anAssistant: CaseContext['anAssistant'] = async (draft = {}) => {
    const created = await ok(provider.assistants.create({ name: name(), ...draft }));
    return created.status === 'active'
      ? created
      : ok(waitForStatus(provider, created.id, 'active', { clock }));
  };

  return {
    ...parts,
    vendor,
    limits,
    given,
    ok,
    failed,
    name,
    anAssistant,
    queueIds: (count) => {
      const ids = given('queueIds');
      assert.ok(ids.length >= 5, 'fixtures.queueIds has to have five queues');
      return ids.slice(0, count);
    },
    binding: (queueId) => bindingOf(queueId, limits),
    feature: (feature) => {
      const member = (provider as Partial<FeatureMap>)[feature];
      assert.ok(member, `the provider has no ${feature}`);
      return member;
    },
    target: (assistantId = fixtures.unknown.assistantId, queue = 0) =>
      targetOf({ assistantId, queue, name: name(), fixtures, limits }),
    collect: async (each, most = endless) => {
      const entries = [];
      for await (const entry of each) {
        if (entry.isErr()) throw new Error(`the iteration failed: ${entry.error.message}`);
        entries.push(entry.value);
        assert.ok(entries.length <= most, `the iteration went on after ${most} entries`);
      }
      return entries;
    },
    assistants: async (count) => {
      const made: Assistant[] = [];
      for (let number = 1; number <= count; number += 1)
        made.push(await anAssistant({ name: name(number) }));
      return made;
    },
    remove: async (assistantId) => {
      await ok(provider.assistants.delete(assistantId));
      await ok(waitForStatus(provider, assistantId, 'deleted', { clock }));
    },
    atOnce: (promise, what) => withinTurns(promise, what),
    soon: (promise, what) => within(soonMs, promise, what),
    noSecretIn: (value, what) => checkNoSecret(value, secrets, what),
  };
}

/** Turns of the event loop: more than any stack of interceptors takes to end a call. */
const fewTurns = 100;

async function withinTurns<T>(promise: Promise<T>, what: string): Promise<T> {
  let settled = false;
  const settle = (): void => {
    settled = true;
  };
  promise.then(settle, settle);
  for (let turn = 0; turn < fewTurns && !settled; turn += 1)
    await new Promise<void>((resolve) => setImmediate(resolve));
  if (!settled) throw new assert.AssertionError({ message: what });
  return promise;
}

/** A bound in real time, for what would otherwise hang. */
export async function within<T>(ms: number, promise: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new assert.AssertionError({ message: `${what}, within ${ms} ms` })),
      ms,
    );
  });
  try {
    return await Promise.race([promise, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
