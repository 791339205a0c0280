/** A driver that is broken on purpose: the memory driver, wrapped so that one thing is subtly wrong. */
import type { FeatureName } from '@assistant-provider/core';
import type {
  AssistantDriver,
  Attempt,
  DriverAssistants,
  DriverContext,
  DriverFeatureMap,
  VendorRequest,
} from '@assistant-provider/core/adapter';
import type { MemoryDriver } from '@assistant-provider/memory';

export interface BrokenDriver {
  /** What is wrong, in words. */
  readonly breaks: string;
  /** The case that is there to find it. */
  readonly foundBy: string;
  readonly wrap: (driver: MemoryDriver) => AssistantDriver;
}

/** What the harness of the broken drivers says must never show. */
export const brokenSecret = 'the-token-of-the-broken-drivers';

type Group = FeatureName | 'assistants';
type Operations<G extends Group> = G extends FeatureName ? DriverFeatureMap[G] : DriverAssistants;

/** The driver with some operations of a group replaced. */
export function replacing<G extends Group>(
  group: G,
  replacement: (inner: Operations<G>, driver: MemoryDriver) => Partial<Operations<G>>,
): BrokenDriver['wrap'] {
  return (driver) => {
    const inner = driver[group] as Operations<G>;
    return { ...driver, [group]: { ...inner, ...replacement(inner, driver) } };
  };
}

export interface Distortion {
  readonly request?: (told: VendorRequest) => VendorRequest;
  readonly attempt?: (told: Attempt) => Attempt;
}

/** The context of a driver that sends in another way. */
export const sendingBy = (
  context: DriverContext,
  sendBy: (request: DriverContext['request']) => DriverContext['request'],
): DriverContext => ({ ...context, request: sendBy(context.request) });

/** The context of a driver that tells something else of its requests, or is told something else. */
export const distorting = (
  context: DriverContext,
  { request: described = (told) => told, attempt: attempted = (told) => told }: Distortion,
): DriverContext =>
  sendingBy(
    context,
    (request) => (told, send) => request(described(told), (attempt) => send(attempted(attempt))),
  );
