/** A feature is there with all its operations, or absent in every way and with a reason. */
import assert from 'node:assert/strict';
import {
  featureNames,
  requireFeatures,
  type FeatureName,
  type Limits,
} from '@assistant-provider/core';
import { featureOperations } from '@assistant-provider/core/adapter';
import type { ConformanceCase } from '../case.js';
import type { CaseContext } from '../case-context.js';

/** Without these a feature could take nothing: "a member that is absent says: no such field". */
const limitsOf: { readonly [F in FeatureName]: (limits: Limits) => unknown } = {
  editing: () => true,
  queues: ({ queues }) => queues && queues.mediaTypes.length > 0,
  aiAgents: ({ aiAgents }) => aiAgents && Object.keys(aiAgents.roles).length > 0,
  knowledge: ({ knowledge }) => knowledge && knowledge.types.length > 0,
  tagging: ({ tags }) => tags,
};

function checkPresent(name: FeatureName, { provider, driver, limits }: CaseContext): void {
  const offered = provider[name] as unknown as Readonly<Record<string, unknown>>;
  const driven = driver[name] as unknown as Readonly<Record<string, unknown>>;
  for (const operation of featureOperations[name]) {
    assert.equal(typeof offered[operation], 'function', `${name}.${operation} is not there`);
    // `all` is core's, made of `list`.
    if (operation !== 'all')
      assert.equal(typeof driven[operation], 'function', `the driver has no ${name}.${operation}`);
  }
  assert.equal(provider.features[name], true, `features.${name}`);
  assert.ok(requireFeatures(provider, name).isOk(), `requireFeatures refuses ${name}`);
  assert.equal(
    provider.unsupported[name],
    undefined,
    `${name} is there, and has a reason to be absent`,
  );
  assert.ok(limitsOf[name](limits), `${name} is there, and the limits say nothing of its fields`);
}

function checkAbsent(name: FeatureName, { provider, driver, vendor }: CaseContext): void {
  assert.equal(driver[name], undefined, `the driver has ${name}, the provider has not`);
  assert.ok(!(name in provider), `${name} is absent, and still a member`);
  assert.equal(provider.features[name], false, `features.${name}`);
  const reason = provider.unsupported[name] ?? '';
  assert.notEqual(reason.trim(), '', `${name} is absent, and \`absent\` gives no reason`);
  const required = requireFeatures(provider, name);
  assert.ok(required.isErr(), `requireFeatures accepts ${name}`);
  const { error } = required;
  assert.equal(error.kind, 'unsupported');
  assert.equal(error.vendor, vendor);
  assert.ok(error.message.includes(reason), 'requireFeatures does not give the reason');
}

const sentences: { readonly [F in FeatureName]: string } = {
  editing: 'Changing an assistant in place',
  queues: 'Which queues an assistant serves',
  aiAgents: 'Which AI agent, or built-in function, plays which role',
  knowledge: 'Where an assistant takes its answers from',
  tagging: 'Tags of an assistant',
};

export const presenceCases: readonly ConformanceCase[] = [
  ...featureNames.map((name): ConformanceCase => ({
    id: `presence.${name}`,
    contract:
      `${sentences[name]}: a feature is there with all its operations and the limits of its ` +
      'fields, or absent as a member, in `capabilities` and to `requireFeatures`, with a reason in `absent`.',
    feature: 'core',
    run: (stage) => {
      if (stage.driver[name] === undefined) checkAbsent(name, stage);
      else checkPresent(name, stage);
      return Promise.resolve();
    },
  })),
  {
    id: 'presence.no-others',
    contract: '`absent` gives reasons for features of the contract, and for nothing else.',
    feature: 'core',
    run: ({ provider }) => {
      const known: readonly string[] = featureNames;
      for (const name of Object.keys(provider.unsupported))
        assert.ok(known.includes(name), `absent.${name} is no feature`);
      return Promise.resolve();
    },
  },
];
