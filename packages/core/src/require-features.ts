/** Narrows a provider at run time to one that has the features an application needs. */
import { err, ok, type Result } from 'neverthrow';
import { createAssistantError, type AssistantError } from './error.js';
import { featureNames } from './features.js';
import type { AssistantProvider, FeatureMap, FeatureName } from './provider.js';
import { parse } from './validation/parse.js';
import { oneOf } from './validation/parser.js';

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
  const wrong = needed.flatMap((name, index) =>
    parse(oneOf(featureNames), name, `needed[${index}]`).match(
      () => [],
      (issues) => issues,
    ),
  );
  if (wrong.length > 0)
    return err(
      createAssistantError({
        kind: 'invalidInput',
        vendor: provider.vendor,
        operation: 'requireFeatures',
        message: wrong.map(({ message }) => message).join('; '),
        issues: wrong,
      }),
    );
  const missing = needed.filter((name) => provider.capabilities[name] !== true);
  if (missing.length === 0) return ok(provider as P & Readonly<Pick<FeatureMap, F>>);
  const reasons = missing.map((name) => {
    const reason = provider.absent[name];
    return { field: name, rule: 'unsupported', message: reason ? `${name}: ${reason}` : name };
  });
  return err(
    createAssistantError({
      kind: 'unsupported',
      vendor: provider.vendor,
      operation: 'requireFeatures',
      message: `${provider.vendor} does not have ${reasons.map(({ message }) => message).join('; ')}`,
      issues: reasons,
    }),
  );
}
