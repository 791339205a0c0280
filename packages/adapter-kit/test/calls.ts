/** The parts of a driver's context that the kit uses. */
import type { DriverContext } from '@assistant-provider/core/adapter';

/** `error` returns the details, so that a test sees what would be reported. */
export const contextOf = (signal: AbortSignal = new AbortController().signal): DriverContext =>
  ({ signal, error: (details: object) => details }) as unknown as DriverContext;
