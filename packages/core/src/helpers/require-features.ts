/** Narrows a provider at run time to one that has the features an application needs. */
import { err, ok, type Result } from 'neverthrow';
import type { AssistantError } from '../contract/error.js';
import { createAssistantError } from '../errors/assistant-error.js';
import { featureNames } from '../contract/features.js';
import { providerParser, vendorOf } from './provider-parser.js';
import type { AssistantProvider, FeatureMap, FeatureName } from '../contract/provider.js';
import { parseArguments } from '../validation/parse-arguments.js';
import { list, oneOf } from '../validation/parser.js';

const operation = 'requireFeatures';

/**
 * The same provider, known to have these features; or `unsupported`, naming each that is missing
 * and what the vendor has instead.
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
  const vendor = vendorOf(provider);
  const parsed = parseArguments(
    { vendor, operation },
    { provider: [providerParser, provider], needed: [list(oneOf(featureNames)), needed] },
  );
  if (parsed.isErr()) return err(parsed.error);
  const missing = needed.filter((name) => provider.features[name] !== true);
  if (missing.length === 0) return ok(provider as P & Readonly<Pick<FeatureMap, F>>);
  const reasons = missing.map((name) => {
    const reason = provider.unsupported[name];
    return { field: name, rule: 'unsupported', message: reason ? `${name}: ${reason}` : name };
  });
  return err(
    createAssistantError({
      kind: 'unsupported',
      vendor,
      operation,
      message: `${vendor} does not have ${reasons.map(({ message }) => message).join('; ')}`,
      issues: reasons,
    }),
  );
}
