/** Fault rules as data: which requests a rule applies to, and what happens to them. */

/**
 * The effect of a rule on a request. "The work" is the state change behind the
 * operation; each kind says whether it is done.
 */
export type FaultEffect =
  /** Responds with this status instead of the work's own response. */
  | {
      readonly kind: 'status';
      /** 200 to 599. */
      readonly status: number;
      /** Headers added to the response. */
      readonly headers?: Readonly<Record<string, string>> | undefined;
      /**
       * An object is sent as JSON, a string unchanged; an empty string sends no body. Defaults to the
       * vendor's usual error body for the status.
       */
      readonly body?: unknown;
      /**
       * `beforeWork`: the work is not done. `afterWork`: the work is done, but the response hides it.
       * Defaults to `beforeWork`.
       */
      readonly when?: FaultMoment | undefined;
    }
  /** Delays the response. Latencies of several rules add up, and combine with one other effect. */
  | {
      readonly kind: 'latency';
      /** Real milliseconds, independent of the emulator's clock. */
      readonly milliseconds: number;
      /** Pause before or after the work. Defaults to `beforeWork`. */
      readonly when?: FaultMoment | undefined;
    }
  /** Resets the connection without a response. */
  | {
      readonly kind: 'reset';
      /** `beforeWork`: the work is not done. `afterWork`: the work is done. */
      readonly when: FaultMoment;
    }
  /** Does the work, then ends the connection before the body is complete. */
  | {
      readonly kind: 'truncatedBody';
      /** Bytes that are sent. Defaults to half of the body; Content-Length announces all of it. */
      readonly keepBytes?: number | undefined;
    }
  /** Does the work, then sends the body in small chunks with a pause before each. */
  | {
      readonly kind: 'drippingBody';
      /** Real milliseconds before each chunk. */
      readonly intervalMilliseconds: number;
      /** Defaults to 1. */
      readonly bytesPerChunk?: number | undefined;
    }
  /** Does the work, then responds with a body that is not JSON. */
  | {
      readonly kind: 'notJson';
      /** Defaults to the status of the work's own response, or 200 instead of 204. */
      readonly status?: number | undefined;
      /** Defaults to a small HTML page. */
      readonly body?: string | undefined;
      /** Defaults to `text/html`. */
      readonly contentType?: string | undefined;
    }
  /** Responds with the vendor's throttling error and a Retry-After header, without the work. */
  | {
      readonly kind: 'retryAfter';
      /** The header's value, which may be malformed on purpose. */
      readonly value: string;
      /** Defaults to the vendor's own throttling status. */
      readonly status?: number | undefined;
    }
  /** Revokes the request's token before the work, for good. Genesys Cloud only. */
  | { readonly kind: 'tokenRevoked' };

/** Whether a fault happens before or after the state change behind the operation. */
export type FaultMoment = 'beforeWork' | 'afterWork';

/** Chooses requests, and says what happens to them. */
export interface FaultRule {
  /**
   * The vendor's name of the operation (`getAssistants`, `ListAssistants`), or several names; `unknown`
   * matches requests that match no operation. Defaults to every request.
   */
  readonly operation?: string | readonly string[] | undefined;
  /** Number of matching requests that pass before the rule begins. Defaults to 0. */
  readonly skip?: number | undefined;
  /** Number of requests the rule applies to before it is used up. Defaults to no limit. */
  readonly times?: number | undefined;
  /** Chance that the rule applies to a matching request, 0 to 1. Defaults to 1. */
  readonly probability?: number | undefined;
  /** Seed of the random choice by `probability`: the same seed chooses the same requests. Defaults to 1. */
  readonly seed?: number | undefined;
  /** The effect on the chosen requests. */
  readonly effect: FaultEffect;
}

/** A rule that was added. */
export interface FaultHandle {
  /** Number of requests the rule has been applied to. */
  readonly hits: number;
  /** Removes the rule. A second call has no effect. */
  remove(): void;
}

/** The faults of one emulator. */
export interface Faults {
  /**
   * Adds a rule behind the existing ones. Latencies add up; otherwise the first matching rule wins.
   * Throws a `RangeError` that lists every problem if the rule could never work, for example because an
   * operation is misspelt.
   */
  add(rule: FaultRule): FaultHandle;
  /** Removes all rules. */
  clear(): void;
}
