/**
 * The SDK signs by the vendor's clock: it takes the difference to this machine's from the `Date` of a
 * response. It takes any date, and with the last one that JavaScript has it cannot sign again.
 */
import type { QConnectClientResolvedConfig } from '@aws-sdk/client-qconnect';

/** A hundred years. A machine without a battery begins in 1970. */
const largestOffsetMs = 100 * 365.25 * 24 * 60 * 60 * 1_000;

/** The offset by which the SDK signs. An impossible one is taken back. A test double may have none. */
export function soundClockOffset(
  config: Partial<QConnectClientResolvedConfig> | undefined,
): number | undefined {
  const offset = config?.systemClockOffset;
  if (config === undefined || offset === undefined) return undefined;
  if (Math.abs(offset) <= largestOffsetMs) return offset;
  config.systemClockOffset = 0;
  return 0;
}
