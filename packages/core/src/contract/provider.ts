/**
 * The application's side of the contract. An application holds an `AssistantProvider` and need not
 * know the vendor. If a vendor does not support a feature, the feature's member is missing.
 */
import type { Crosswalk } from './crosswalk.js';
import type { Limits } from './limits.js';
import type { Assistants, FeatureMap, FeatureName, OperationName } from './operation-groups.js';
import type { Permission } from './permission.js';
import type { Reply } from './reply.js';
import type { VendorName } from './vendor-types.js';

export type { CallOptions, NativeCallOptions } from './call-options.js';
export type * from './operation-groups.js';
export type { AssistantQuery, BoundQuery, PageQuery } from './queries.js';

/** The members of every provider, at every vendor. */
export interface CoreMembers<Native> {
  /** The vendor's name, e.g. `genesys`. */
  readonly vendor: VendorName;
  /** Tells this provider from others of the same vendor; the option `label` of its factory. */
  readonly label?: string;
  /** The operations on assistants, which every vendor supports. */
  readonly assistants: Assistants;
  /** Whether each feature is supported. Core derives it from the members of the driver. */
  readonly features: Readonly<Record<FeatureName, boolean>>;
  /** For each unsupported feature, the reason and the vendor's alternative, if the adapter states one. */
  readonly unsupported: Readonly<Partial<Record<FeatureName, string>>>;
  /** The bounds on data that the vendor accepts. */
  readonly limits: Limits;
  /**
   * Returns the permissions that an operation requires at the vendor. With `input`, the operation's
   * arguments by their names and its `options`, it returns those that this call requires or may require.
   * Without `input` it returns all, each with its conditions. An empty list means that the vendor requires
   * no permission. Returns `undefined` if the adapter does not say, or does not have the operation.
   *
   * @example
   * ```ts
   * const draft = { name: 'Returns desk', tags: { team: 'returns' } };
   * const names = provider.permissions('assistants.create', { draft })?.map(({ name }) => name);
   * ```
   */
  permissions(
    operation: OperationName,
    input?: Readonly<Record<string, unknown>>,
  ): readonly Permission[] | undefined;
  /** How each field of the vendor's objects reaches the portable model, if the adapter says so. */
  readonly crosswalk?: Crosswalk;
  /** The vendor's own operations, typed, with the same errors and policies as every other call. */
  readonly native: Native;
  /**
   * Ends calls in flight, and all later ones, with `cancelled`. Afterwards the provider keeps
   * nothing alive that would hold the process. Closing twice is a no-op.
   */
  close(): Reply<void>;
}

/**
 * A provider that is known to support the features `F`. Other features may be there as well: check
 * the member, or call `requireFeatures`.
 *
 * @example A function that needs queues states that in its parameter:
 * ```ts
 * function serve(provider: AssistantProvider<'queues'>, id: string, queueId: string) {
 *   return provider.queues.bind(id, { queueId, mediaTypes: ['call'] });
 * }
 * ```
 */
export type AssistantProvider<
  F extends FeatureName = never,
  Native = unknown,
> = CoreMembers<Native> & Readonly<Pick<FeatureMap, F>> & Readonly<Partial<Omit<FeatureMap, F>>>;
