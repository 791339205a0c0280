/** The controls of a harness, bound to one test vendor. A case fails if it uses a missing one. */
import assert from 'node:assert/strict';
import type {
  ConformanceHarness,
  UnknownValues,
  Failure,
  VendorErrorKind,
  TestVendor,
} from './harness.js';
import { isUnavailable, type Unavailable, type Control } from './unavailable.js';

type Bound<F> = F extends (vendor: never, ...rest: infer Rest) => unknown
  ? (...rest: Rest) => Promise<void>
  : never;
type Available<T> = Exclude<T, Unavailable>;

export interface Controls {
  /** Makes the vendor fail from now on. Resolves to what the errors must carry. */
  readonly beginFailure: (
    kind: VendorErrorKind,
  ) => Promise<Pick<Failure<unknown>, 'vendorCode' | 'status' | 'retryAfterMs'>>;
  readonly loseAnswers: (times: number) => Promise<void>;
  readonly misconfigure: () => unknown;
  readonly repeatCredentials: () => Promise<void>;
  readonly failCreation: () => Promise<void>;
  readonly deleteBehind: (assistantId: string) => Promise<void>;
  readonly supplyPart: (assistantId: string) => Promise<void>;
  readonly unknownValues: {
    readonly [K in keyof UnknownValues<never>]: Bound<Available<UnknownValues<never>[K]>>;
  };
}

export function bindControls<V extends TestVendor>(
  harness: ConformanceHarness<V>,
  vendor: V,
): Controls {
  const bind =
    <Rest extends readonly unknown[]>(
      control: Control<(vendor: V, ...rest: Rest) => void | Promise<void>>,
    ) =>
    async (...rest: Rest): Promise<void> => {
      assert.ok(!isUnavailable(control), 'the harness does not have this control');
      await control(vendor, ...rest);
    };
  const { unknownValues } = harness;
  return {
    beginFailure: async (kind) => {
      const failure = harness.errors[kind];
      assert.ok(!isUnavailable(failure), `the harness cannot cause ${kind}`);
      await failure.begin(vendor);
      return failure;
    },
    misconfigure: () => {
      assert.ok(!isUnavailable(harness.misconfigure), 'the harness does not have this control');
      return harness.misconfigure();
    },
    loseAnswers: bind(harness.loseAnswers),
    repeatCredentials: bind(harness.repeatCredentials),
    failCreation: bind(harness.failCreation),
    deleteBehind: bind(harness.deleteBehind),
    supplyPart: bind(harness.supplyPart),
    unknownValues: {
      status: bind(unknownValues.status),
      member: bind(unknownValues.member),
      mediaType: bind(unknownValues.mediaType),
      aiAgentRole: bind(unknownValues.aiAgentRole),
      knowledgeType: bind(unknownValues.knowledgeType),
    },
  };
}
