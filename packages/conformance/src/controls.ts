/** The harness's ways, bound to one world; what it cannot do fails the case that asks for it. */
import assert from 'node:assert/strict';
import type {
  ConformanceHarness,
  UnknownValues,
  Failure,
  VendorErrorKind,
  TestVendor,
} from './harness.js';
import { isUnavailable, type Unavailable, type Control } from './unavailable.js';

type Bound<F> = F extends (world: never, ...rest: infer Rest) => unknown
  ? (...rest: Rest) => Promise<void>
  : never;
type Ability<T> = Exclude<T, Unavailable>;

export interface Controls {
  /** Has the vendor fail from now on, and answers what the errors have to carry. */
  readonly provoke: (
    kind: VendorErrorKind,
  ) => Promise<Pick<Failure<unknown>, 'vendorCode' | 'status' | 'retryAfterMs'>>;
  readonly loseAnswers: (times: number) => Promise<void>;
  readonly misconfigure: () => unknown;
  readonly repeatCredentials: () => Promise<void>;
  readonly failCreation: () => Promise<void>;
  readonly deleteBehind: (assistantId: string) => Promise<void>;
  readonly unknownValues: {
    readonly [K in keyof UnknownValues<never>]: Bound<Ability<UnknownValues<never>[K]>>;
  };
}

export function bindControls<W extends TestVendor>(
  harness: ConformanceHarness<W>,
  world: W,
): Controls {
  const bind =
    <Rest extends readonly unknown[]>(
      way: Control<(world: W, ...rest: Rest) => void | Promise<void>>,
    ) =>
    async (...rest: Rest): Promise<void> => {
      assert.ok(!isUnavailable(way), 'the harness knows no way');
      await way(world, ...rest);
    };
  const { unknownValues } = harness;
  return {
    provoke: async (kind) => {
      const provocation = harness.errors[kind];
      assert.ok(!isUnavailable(provocation), `the harness cannot provoke ${kind}`);
      await provocation.begin(world);
      return provocation;
    },
    misconfigure: () => {
      assert.ok(!isUnavailable(harness.misconfigure), 'the harness knows no way');
      return harness.misconfigure();
    },
    loseAnswers: bind(harness.loseAnswers),
    repeatCredentials: bind(harness.repeatCredentials),
    failCreation: bind(harness.failCreation),
    deleteBehind: bind(harness.deleteBehind),
    unknownValues: {
      status: bind(unknownValues.status),
      member: bind(unknownValues.member),
      mediaType: bind(unknownValues.mediaType),
      aiAgentRole: bind(unknownValues.aiAgentRole),
      knowledgeType: bind(unknownValues.knowledgeType),
    },
  };
}
