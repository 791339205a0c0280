/** How the control API reads bodies and responds. */
import type { EmulatorRequest, EmulatorResponse, Route } from '../server/contract.js';

/** A request that the control API refuses, with the reason. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number, reason: string) {
    super(reason);
    this.status = status;
  }
}

export const refusal = (status: number, message: string): EmulatorResponse => ({
  status,
  body: { message },
});

export const done: EmulatorResponse = { status: 204 };

/** Returns the body, which must be a JSON object. */
export function readObject({ body }: EmulatorRequest): Readonly<Record<string, unknown>> {
  const content = parse(body.toString());
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    throw new Refusal(400, 'the body must be a JSON object');
  return content as Readonly<Record<string, unknown>>;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Turns the error of an invalid argument into a refusal. */
export function accepted<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Refusal(400, (error as Error).message);
  }
}

/** A route that a web page cannot call, and whose refusals become responses. */
export const guarded = (route: Route): Route => ({
  ...route,
  handle(request) {
    // Browsers send this header. No page that somebody happens to visit has business here.
    if (request.headers.origin !== undefined)
      return refusal(403, 'the control API does not serve web pages');
    try {
      return route.handle(request);
    } catch (error) {
      if (error instanceof Refusal) return refusal(error.status, error.message);
      throw error;
    }
  },
});
