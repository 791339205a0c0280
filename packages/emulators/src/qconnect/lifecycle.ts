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

export interface Transition {
  /** Milliseconds since the epoch, on the emulator's clock. */
  readonly at: number;
  /** GONE is no vendor's status: from then on the resource is not found. */
  readonly status: ResourceStatus | 'GONE';
}

export interface Lifecycle {
  readonly status: ResourceStatus;
  /** In the order of time. */
  readonly upcoming: readonly Transition[];
}

/** The same life without what is over, or nothing when all of it is. */
export function settled(lifecycle: Lifecycle, now: number): Lifecycle | undefined {
  const status = lifecycle.upcoming.findLast(({ at }) => at <= now)?.status ?? lifecycle.status;
  if (status === 'GONE') return undefined;
  return { status, upcoming: lifecycle.upcoming.filter(({ at }) => at > now) };
}

export interface Step {
  readonly milliseconds: number;
  readonly fails: boolean;
}

export function beginCreation(now: number, { milliseconds, fails }: Step): Lifecycle {
  const end = fails ? 'CREATE_FAILED' : 'ACTIVE';
  return milliseconds === 0
    ? { status: end, upcoming: [] }
    : { status: 'CREATE_IN_PROGRESS', upcoming: [{ at: now + milliseconds, status: end }] };
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
  return { status: 'DELETE_IN_PROGRESS', upcoming };
}
