/** An operation of `provider.native`, whatever the vendor, as a case of the fault table. */
import type { Reply } from '@assistant-provider/core';
import type { OperationCase } from './portable-operations.js';

/** Makes cases of the client `N`; `special` is what is special about one. */
export const casesOf =
  <N>() =>
  (
    operation: keyof N & string,
    writes: boolean,
    run: (client: N) => Reply<unknown>,
    special = '',
  ): OperationCase<{ readonly native: N }> => ({
    name: `native.${operation}${special}`,
    feature: 'native',
    operation,
    writes,
    run: (provider) => run(provider.native),
  });
