/** Makes the context of a case. */
import assert from 'node:assert/strict';
import { waitForStatus, type Assistant, type FeatureMap } from '@assistant-provider/core';
import { within, withinTurns } from './bounds.js';
import type { CaseContext } from './case-context.js';
import { checkError, checkNoSecret, described } from './error-check.js';
import { bindingOf, targetOf } from './target.js';

/** The members from which the others are made. */
export type CaseContextParts = Pick<
  CaseContext,
  'provider' | 'driver' | 'clock' | 'probe' | 'controls' | 'secrets' | 'fixtures' | 'operations'
> & {
  /** The bound of `soon`, in real milliseconds. */
  readonly soonMs: number;
};

/** No case creates as many entries: a longer iteration has no end. */
const endless = 10_000;

export function createCaseContext(parts: CaseContextParts): CaseContext {
  const { provider, clock, probe, secrets, fixtures, soonMs } = parts;
  const { vendor, label, limits } = provider;

  const given: CaseContext['given'] = (name) => {
    const value = fixtures[name];
    assert.ok(value !== undefined, `fixtures.${name} is missing; this driver needs it`);
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
    const called = expected.operation ?? probe.requests.at(-1)?.operation ?? 'the call';
    assert.ok(result.isErr(), `expected ${wanted}, but ${called} succeeded`);
    checkError(result.error, expected, { vendor, label, secrets });
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
      assert.ok(ids.length >= 5, 'fixtures.queueIds must have five queues');
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
        assert.ok(entries.length <= most, `the iteration continued after ${most} entries`);
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
