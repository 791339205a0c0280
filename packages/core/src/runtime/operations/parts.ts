/** The provider's `parts`: checks input and calls the driver. */
import { errAsync } from 'neverthrow';
import type { DriverContext } from '../../contract/driver-context.js';
import type { DriverParts } from '../../contract/driver.js';
import type { AssistantFailure } from '../../contract/error.js';
import type { Parts } from '../../contract/provider.js';
import { createCallDriver, type ProviderParts } from './call-driver.js';

const inabilities = { versions: 'have no versions', canDelete: 'cannot be deleted' } as const;

export function partOperations(parts: ProviderParts, driver: DriverParts): Parts {
  const { vendor, limits } = parts;
  const call = createCallDriver(parts);

  const kinds = Object.entries(limits.parts?.kinds ?? {});
  const kindsThat = (ability: keyof typeof inabilities): ReadonlySet<string> =>
    new Set(kinds.flatMap(([kind, limit]) => (limit[ability] ? [kind] : [])));
  const able = { versions: kindsThat('versions'), canDelete: kindsThat('canDelete') };

  /** Returns an error if parts of this kind do not have the ability. */
  const refusal = (
    kind: string,
    ability: keyof typeof inabilities,
    context: DriverContext,
  ): AssistantFailure | undefined => {
    if (able[ability].has(kind)) return undefined;
    const message = `at ${vendor}, parts of the kind ${kind} ${inabilities[ability]}`;
    const issues = [{ field: 'part.kind', rule: 'unsupported', message }];
    return context.error({ kind: 'unsupported', message, issues });
  };

  return {
    list: (assistantId, query = {}, options) =>
      call('parts.list', { assistantId, query }, options, (input, context) =>
        driver.list(input.assistantId, input.query, context),
      ),
    get: (assistantId, part, options) =>
      call('parts.get', { assistantId, part }, options, (input, context) =>
        driver.get(
          input.assistantId,
          { ...input.part, versions: input.part.versions ?? false },
          context,
        ),
      ),
    put: (assistantId, part, options) =>
      call('parts.put', { assistantId, part }, options, (input, context) =>
        driver.put(input.assistantId, input.part, context),
      ),
    publish: (assistantId, part, options) =>
      call('parts.publish', { assistantId, part }, options, (input, context) => {
        const refused = refusal(input.part.kind, 'versions', context);
        return refused ? errAsync(refused) : driver.publish(input.assistantId, input.part, context);
      }),
    delete: (assistantId, part, options) =>
      call('parts.delete', { assistantId, part }, options, (input, context) => {
        const { kind, version } = input.part;
        const ability = version === undefined ? 'canDelete' : 'versions';
        const refused = refusal(kind, ability, context);
        return refused ? errAsync(refused) : driver.delete(input.assistantId, input.part, context);
      }),
  };
}
