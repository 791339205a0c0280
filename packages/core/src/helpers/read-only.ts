/** Makes a provider read-only: every write is refused before a request leaves. */
import { errAsync } from 'neverthrow';
import { operations, type OperationRow } from '../contract/operations.js';
import type { AssistantProvider } from '../contract/provider.js';
import { lifetimeOf } from '../runtime/provider-lifetime.js';
import { readOnlyError, readOnlyNative } from '../runtime/read-only.js';
import { object } from '../validation/parser.js';
import { readConfiguration } from '../validation/read-options.js';
import { providerParser, vendorOf } from './provider-parser.js';

const argument = object<{ readonly provider: AssistantProvider }>({ provider: providerParser });

/**
 * Returns a view of the provider that reads and does not write. Reads, helpers, `limits` and `features`
 * come from the provider. A write fails with `permissionDenied`, `effect: 'none'` and an issue of the
 * rule `readOnly`; nothing is sent. So does a write of `native`, and a request that a driver says
 * writes. Members of `native` that are not functions, such as an SDK's client, throw the same error when
 * they are read.
 *
 * The view shares the provider's connections, token and quota. Closing the view closes the provider.
 *
 * Pass the provider that an adapter's factory returned. The view of a wrapped or copied provider refuses
 * all of `native`, because nothing says which of its operations write.
 *
 * Throws `misconfigured` if the argument is not a provider.
 *
 * @example
 * ```ts
 * const viewer = readOnly(provider);
 * const refused = await viewer.assistants.delete(id); // permissionDenied
 * ```
 */
export function readOnly<P extends AssistantProvider>(provider: P): P {
  readConfiguration(vendorOf(provider), argument, { provider });
  return (lifetimeOf(provider).readOnly?.() ?? foreignView(provider)) as P;
}

type Group = Readonly<Record<string, (...given: readonly unknown[]) => unknown>>;

/** The view of a provider that `createProvider` did not make. It has the operations of the table alone. */
function foreignView(provider: AssistantProvider): AssistantProvider {
  const { vendor, label, limits, features, unsupported } = provider;
  const groups: Record<string, Record<string, unknown>> = {};
  for (const [operation, { writes, bulk }] of Object.entries<OperationRow>(operations)) {
    const [group = '', method = ''] = operation.split('.');
    const own = (provider as unknown as Readonly<Record<string, Group | undefined>>)[group];
    if (own === undefined) continue;
    (groups[group] ??= {})[method] = writes
      ? () => errAsync(readOnlyError({ vendor, label, operation, bulk }))
      : own[method]?.bind(own);
  }
  const view: unknown = {
    ...(label !== undefined && { label }),
    ...{ vendor, limits, features, unsupported },
    ...groups,
    permissions: provider.permissions.bind(provider),
    ...(provider.crosswalk && { crosswalk: provider.crosswalk }),
    native: readOnlyNative(
      { vendor, label },
      provider.native,
      (operation) => () => errAsync(readOnlyError({ vendor, label, operation })),
    ),
    close: () => provider.close(),
  };
  return Object.freeze(view) as AssistantProvider;
}
