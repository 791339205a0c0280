/** Narrows a provider at run time to one that has the features an application needs. */
import { err, ok, type Result } from 'neverthrow';
import type { AssistantError } from '../contract/error.js';
import { createAssistantError } from '../errors/assistant-error.js';
import { featureNames } from '../contract/features.js';
import { thrownError } from './guarded.js';
import { callOf, providerParser, type HelperCall } from './provider-parser.js';
import type { AssistantProvider, FeatureMap, FeatureName } from '../contract/provider.js';
import { parseArguments } from '../validation/parse-arguments.js';
import { list, oneOf } from '../validation/parser.js';

const operation = 'requireFeatures';

/**
 * Returns the same provider, typed as one with these features. Fails with `unsupported` if the vendor
 * does not support them all; the error names each one and the alternative.
 *
 * @example
 * ```ts
 * const able = requireFeatures(provider, 'queues', 'editing');
 * if (able.isErr()) return report(able.error.message);
 * await able.value.queues.bind(assistantId, { queueId, mediaTypes: ['call'] });
 * ```
 */
export function requireFeatures<P extends AssistantProvider, F extends FeatureName>(
  provider: P,
  ...needed: readonly F[]
): Result<P & Readonly<Pick<FeatureMap, F>>, AssistantError> {
  const call = callOf(provider, operation);
  try {
    return narrow(call, provider, needed);
  } catch (thrown) {
    return err(thrownError(call, thrown));
  }
}

function narrow<P extends AssistantProvider, F extends FeatureName>(
  call: HelperCall,
  provider: P,
  needed: readonly F[],
): Result<P & Readonly<Pick<FeatureMap, F>>, AssistantError> {
  const { vendor } = call;
  const parsed = parseArguments(call, {
    provider: [providerParser, provider],
    needed: [list(oneOf(featureNames)), needed],
  });
  if (parsed.isErr()) return err(parsed.error);
  const unsupported = parsed.value.needed.filter((name) => provider.features[name] !== true);
  if (unsupported.length === 0) return ok(provider as P & Readonly<Pick<FeatureMap, F>>);
  const issues = unsupported.map((name) => {
    const reason = provider.unsupported[name];
    return { field: name, rule: 'unsupported', message: reason ? `${name}: ${reason}` : name };
  });
  return err(
    createAssistantError({
      ...call,
      kind: 'unsupported',
      message: `${vendor} does not support ${issues.map(({ message }) => message).join('; ')}`,
      issues,
    }),
  );
}
