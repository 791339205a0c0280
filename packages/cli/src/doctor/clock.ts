/** Compares the clock of this machine with the vendor's, which stands in the `Date` header of every response. */
import http from 'node:http';
import https from 'node:https';
import { exitCodes } from '../exit-code.js';
import { counted } from '../output/counted.js';
import { note, ok, problem, type FoundCheck } from './check.js';

/**
 * AWS refuses a request whose signature is more than five minutes old or early. Source: IAM User Guide, "AWS
 * Signature Version 4 for API requests" (reference_sigv.html).
 */
const toleranceMs = 5 * 60_000;

/** A host that needs longer tells little about the time. */
const timeoutMs = 5_000;

/**
 * Returns how far the clocks are apart. Sends a request without credentials: a vendor that refuses the caller
 * still says what time it is. Returns `undefined` if the host does not respond, which the other checks report.
 */
export async function clockCheck(url: URL, stop: AbortSignal): Promise<FoundCheck | undefined> {
  const before = Date.now();
  const date = await dateOf(url, stop);
  const after = Date.now();
  if (date === undefined) return undefined;
  const vendor = Date.parse(date);
  if (Number.isNaN(vendor))
    return note('clock', 'not checked: the response has no Date header that can be read');
  // The header has whole seconds: the vendor's time is within the second that it names.
  const behindMs = Math.max(0, vendor - after);
  const aheadMs = Math.max(0, before - (vendor + 1_000));
  const apartMs = Math.max(behindMs, aheadMs);
  if (apartMs > toleranceMs)
    return problem(
      'clock',
      `this machine is ${spanOf(apartMs)} ${aheadMs > 0 ? 'ahead of' : 'behind'} the vendor; set its clock, e.g. with NTP`,
      exitCodes.failed,
    );
  return ok('clock', `within ${Math.max(1, Math.ceil(apartMs / 1_000))} s of the vendor's`);
}

const spanOf = (ms: number): string => counted(Math.round(ms / 60_000), 'minute');

/** Directly to the host, as the adapters do: without the agent that follows the variables of a proxy. */
const dateOf = (url: URL, stop: AbortSignal): Promise<string | undefined> =>
  new Promise((resolve) => {
    const { request } = url.protocol === 'http:' ? http : https;
    const sent = request(url, {
      method: 'HEAD',
      agent: false,
      signal: AbortSignal.any([stop, AbortSignal.timeout(timeoutMs)]),
    });
    sent.on('error', () => resolve(undefined));
    sent.on('response', (response) => {
      response.on('error', () => undefined).resume();
      resolve(response.headers.date ?? '');
    });
    sent.end();
  });
