/** A feature has all its operations, or it is absent everywhere and has a reason. */
import assert from 'node:assert/strict';
import {
  featureNames,
  requireFeatures,
  type FeatureName,
  type Limits,
} from '@assistant-provider/core';
import { featureOperations, operations, type OperationRow } from '@assistant-provider/core/adapter';
import type { ConformanceCase } from '../case.js';
import type { CaseContext } from '../case-context.js';

/** The limits of each feature. An absent limit means that the vendor does not have the field. */
const limitsOf: { readonly [F in FeatureName]: (limits: Limits) => unknown } = {
  editing: () => true,
  queues: ({ queues }) => queues && queues.mediaTypes.length > 0,
  aiAgents: ({ aiAgents }) => aiAgents && Object.keys(aiAgents.roles).length > 0,
  knowledge: ({ knowledge }) => knowledge && knowledge.types.length > 0,
  tagging: ({ tags }) => tags,
  parts: ({ parts }) => parts && Object.keys(parts.kinds).length > 0,
  directory: ({ directory }) => directory && Object.keys(directory.kinds).length > 0,
};

function checkPresent(name: FeatureName, { provider, driver, limits }: CaseContext): void {
  const offered = provider[name] as unknown as Readonly<Record<string, unknown>>;
  const driven = driver[name] as unknown as Readonly<Record<string, unknown>>;
  for (const operation of featureOperations[name]) {
    assert.equal(typeof offered[operation], 'function', `${name}.${operation} is missing`);
    const row = (operations as Readonly<Record<string, OperationRow>>)[`${name}.${operation}`];
    // Core makes an iteration of the list that it reads.
    if (row?.pagesOf === undefined)
      assert.equal(typeof driven[operation], 'function', `the driver has no ${name}.${operation}`);
  }
  assert.equal(provider.features[name], true, `features.${name}`);
  assert.ok(requireFeatures(provider, name).isOk(), `requireFeatures refuses ${name}`);
  assert.equal(
    provider.unsupported[name],
    undefined,
    `${name} is present, but has a reason in \`unsupported\``,
  );
  assert.ok(
    limitsOf[name](limits),
    `${name} is present, but the limits do not describe its fields`,
  );
}

function checkAbsent(name: FeatureName, { provider, driver, vendor }: CaseContext): void {
  assert.equal(driver[name], undefined, `the driver has ${name}, but the provider does not`);
  assert.ok(!(name in provider), `${name} is absent, but the provider has the member`);
  assert.equal(provider.features[name], false, `features.${name}`);
  const reason = provider.unsupported[name] ?? '';
  assert.notEqual(reason.trim(), '', `${name} is absent, but \`unsupported\` gives no reason`);
  const required = requireFeatures(provider, name);
  assert.ok(required.isErr(), `requireFeatures accepts ${name}`);
  const { error } = required;
  assert.equal(error.kind, 'unsupported');
  assert.equal(error.vendor, vendor);
  assert.ok(error.message.includes(reason), 'requireFeatures does not give the reason');
}

const sentences: { readonly [F in FeatureName]: string } = {
  editing: 'Changing an assistant in place',
  queues: 'Queues of an assistant',
  aiAgents: 'AI agents of an assistant',
  knowledge: 'Knowledge of an assistant',
  tagging: 'Tags of an assistant',
  parts: 'Parts of an assistant',
  directory: 'Names of what assistants refer to',
};

export const presenceCases: readonly ConformanceCase[] = [
  ...featureNames.map((name): ConformanceCase => ({
    id: `presence.${name}`,
    contract:
      `${sentences[name]}: a feature has all its operations and the limits of its ` +
      'fields; or it is absent as a member, in `features` and for `requireFeatures`, with a reason in `unsupported`.',
    feature: 'core',
    run: (context) => {
      if (context.driver[name] === undefined) checkAbsent(name, context);
      else checkPresent(name, context);
      return Promise.resolve();
    },
  })),
  {
    id: 'presence.no-others',
    contract: '`unsupported` has reasons for features of the contract only.',
    feature: 'core',
    run: ({ provider }) => {
      const known: readonly string[] = featureNames;
      for (const name of Object.keys(provider.unsupported))
        assert.ok(known.includes(name), `unsupported.${name} is not a feature`);
      return Promise.resolve();
    },
  },
];
