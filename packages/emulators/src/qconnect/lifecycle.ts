/**
 * The lifecycle of assistants and AI agents: the current status, and the transitions that the clock will bring. Status
 * names: service model. Durations are unknown, so they are settings.
 */

export type ResourceStatus =
  | 'CREATE_IN_PROGRESS'
  | 'CREATE_FAILED'
  | 'ACTIVE'
  | 'DELETE_IN_PROGRESS'
  | 'DELETE_FAILED'
  | 'DELETED';

export interface Transition {
  /** Time on the emulator's clock, in milliseconds since the epoch. */
  readonly at: number;
  /** GONE is not a status of the vendor: the resource is not found after that. */
  readonly status: ResourceStatus | 'GONE';
}

export interface Lifecycle {
  readonly status: ResourceStatus;
  /** Sorted by time. */
  readonly upcoming: readonly Transition[];
}

/** Returns the lifecycle at this time, or undefined if the resource is gone. */
export function advance(lifecycle: Lifecycle, now: number): Lifecycle | undefined {
  const status = lifecycle.upcoming.findLast(({ at }) => at <= now)?.status ?? lifecycle.status;
  if (status === 'GONE') return undefined;
  return { status, upcoming: lifecycle.upcoming.filter(({ at }) => at > now) };
}

export interface Phase {
  readonly milliseconds: number;
  readonly fails: boolean;
}

export function beginCreation(now: number, { milliseconds, fails }: Phase): Lifecycle {
  const end = fails ? 'CREATE_FAILED' : 'ACTIVE';
  return milliseconds === 0
    ? { status: end, upcoming: [] }
    : { status: 'CREATE_IN_PROGRESS', upcoming: [{ at: now + milliseconds, status: end }] };
}

/** Replaces all upcoming transitions. */
export function beginDeletion(
  now: number,
  { milliseconds, fails, visibleMilliseconds }: Phase & { readonly visibleMilliseconds: number },
): Lifecycle {
  const end = now + milliseconds;
  const upcoming: readonly Transition[] = fails
    ? [{ at: end, status: 'DELETE_FAILED' }]
    : [
        { at: end, status: 'DELETED' },
        { at: end + visibleMilliseconds, status: 'GONE' },
      ];
  return { status: 'DELETE_IN_PROGRESS', upcoming };
}
