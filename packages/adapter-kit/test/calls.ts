/** The parts of a driver's context that the kit uses. */
import type { DriverContext } from '@assistant-provider/core/adapter';

/** Stands still. */
const still = { pause: () => () => undefined };

/** `error` returns the details, so that a test sees what would be reported. */
export const contextOf = (
  signal: AbortSignal = new AbortController().signal,
  stopwatch: Pick<DriverContext['stopwatch'], 'pause'> = still,
): DriverContext =>
  ({ signal, stopwatch, error: (details: object) => details }) as unknown as DriverContext;
