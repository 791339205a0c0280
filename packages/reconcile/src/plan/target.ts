/** The properties of a target that a plan depends on, besides the observed state. */
import type {
  AssistantProvider,
  Crosswalk,
  FeatureName,
  Limits,
  OperationName,
  Permission,
} from '@assistant-provider/core';

/** The provider's properties that a plan depends on. They are data, so that a plan is a pure function. */
export interface PlanTarget {
  /** The vendor. */
  readonly vendor: string;
  /** The account, organisation or region, in the words of who plans. */
  readonly account?: string;
  /** The bounds on data. */
  readonly limits: Limits;
  /** Whether each feature is supported. */
  readonly features: Readonly<Record<FeatureName, boolean>>;
  /** The reasons for unsupported features. */
  readonly unsupported: Readonly<Partial<Record<FeatureName, string>>>;
  /** How the vendor's fields reach the portable model. */
  readonly crosswalk?: Crosswalk;
  /** The permissions that an operation requires. */
  readonly permissions: (
    operation: OperationName,
    input?: Readonly<Record<string, unknown>>,
  ) => readonly Permission[] | undefined;
}

/** Returns the properties of a provider. */
export function targetOf(provider: AssistantProvider, account?: string): PlanTarget {
  const { vendor, limits, features, unsupported, crosswalk } = provider;
  return {
    ...{ vendor, limits, features, unsupported },
    ...(account !== undefined && { account }),
    ...(crosswalk && { crosswalk }),
    permissions: (operation, input) => provider.permissions(operation, input),
  };
}
