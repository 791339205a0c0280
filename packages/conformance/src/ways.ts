/** The harness's ways, bound to one world; what it cannot do fails the case that asks for it. */
import assert from 'node:assert/strict';
import type {
  ConformanceHarness,
  Novelties,
  Provocation,
  VendorErrorKind,
  World,
} from './harness.js';
import { isCannot, type Cannot, type Way } from './cannot.js';

type Bound<F> = F extends (world: never, ...rest: infer Rest) => unknown
  ? (...rest: Rest) => Promise<void>
  : never;
type Ability<T> = Exclude<T, Cannot>;

export interface Ways {
  /** Has the vendor fail from now on, and answers what the errors have to carry. */
  readonly provoke: (
    kind: VendorErrorKind,
  ) => Promise<Pick<Provocation<unknown>, 'vendorCode' | 'status' | 'retryAfterMs'>>;
  readonly loseAnswers: (times: number) => Promise<void>;
  readonly misconfigure: () => unknown;
  readonly repeatCredentials: () => Promise<void>;
  readonly failCreation: () => Promise<void>;
  readonly deleteBehind: (assistantId: string) => Promise<void>;
  readonly novelties: {
    readonly [K in keyof Novelties<never>]: Bound<Ability<Novelties<never>[K]>>;
  };
}

export function bindWays<W extends World>(harness: ConformanceHarness<W>, world: W): Ways {
  const bind =
    <Rest extends readonly unknown[]>(
      way: Way<(world: W, ...rest: Rest) => void | Promise<void>>,
    ) =>
    async (...rest: Rest): Promise<void> => {
      assert.ok(!isCannot(way), 'the harness knows no way');
      await way(world, ...rest);
    };
  const { novelties } = harness;
  return {
    provoke: async (kind) => {
      const provocation = harness.errors[kind];
      assert.ok(!isCannot(provocation), `the harness cannot provoke ${kind}`);
      await provocation.begin(world);
      return provocation;
    },
    misconfigure: () => {
      assert.ok(!isCannot(harness.misconfigure), 'the harness knows no way');
      return harness.misconfigure();
    },
    loseAnswers: bind(harness.loseAnswers),
    repeatCredentials: bind(harness.repeatCredentials),
    failCreation: bind(harness.failCreation),
    deleteBehind: bind(harness.deleteBehind),
    novelties: {
      status: bind(novelties.status),
      member: bind(novelties.member),
      mediaType: bind(novelties.mediaType),
      aiAgentRole: bind(novelties.aiAgentRole),
      knowledgeType: bind(novelties.knowledgeType),
    },
  };
}
