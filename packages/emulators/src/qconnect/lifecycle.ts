/**
 * The states that assistants and AI agents pass through, as a plan that the clock carries out: a status now, and the
 * ones to come. The names are of the service model; how long each lasts is unknown and therefore a setting.
 */

export type ResourceStatus =
  | 'CREATE_IN_PROGRESS'
  | 'CREATE_FAILED'
  | 'ACTIVE'
  | 'DELETE_IN_PROGRESS'
  | 'DELETE_FAILED'
  | 'DELETED';

/** No vendor's status: from here on the resource is not found. */
export type LifecycleStatus = ResourceStatus | 'GONE';

export interface Transition {
  /** Milliseconds since the epoch, on the emulator's clock. */
  readonly at: number;
  readonly status: LifecycleStatus;
}

export interface Lifecycle {
  readonly status: LifecycleStatus;
  /** In the order of time. */
  readonly upcoming: readonly Transition[];
}

export function statusAt(lifecycle: Lifecycle, now: number): LifecycleStatus {
  return lifecycle.upcoming.findLast(({ at }) => at <= now)?.status ?? lifecycle.status;
}

/** The same life without what is over. */
export function settled(lifecycle: Lifecycle, now: number): Lifecycle {
  return {
    status: statusAt(lifecycle, now),
    upcoming: lifecycle.upcoming.filter(({ at }) => at > now),
  };
}

export interface Step {
  readonly milliseconds: number;
  readonly fails: boolean;
}

export function beginCreation(now: number, { milliseconds, fails }: Step): Lifecycle {
  const end: Transition = { at: now + milliseconds, status: fails ? 'CREATE_FAILED' : 'ACTIVE' };
  return settled({ status: 'CREATE_IN_PROGRESS', upcoming: [end] }, now);
}

/** Whatever else was to come is off. */
export function beginDeletion(
  now: number,
  { milliseconds, fails, visibleMilliseconds }: Step & { readonly visibleMilliseconds: number },
): Lifecycle {
  const end = now + milliseconds;
  const upcoming: readonly Transition[] = fails
    ? [{ at: end, status: 'DELETE_FAILED' }]
    : [
        { at: end, status: 'DELETED' },
        { at: end + visibleMilliseconds, status: 'GONE' },
      ];
  return settled({ status: 'DELETE_IN_PROGRESS', upcoming }, now);
}
