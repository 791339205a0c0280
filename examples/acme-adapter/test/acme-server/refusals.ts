/** Why Acme refuses a request: status and words of each reason. */

const reasons = {
  FIELD_REFUSED: [400, 'A field is not as the manual says.'],
  KEY_REFUSED: [401, 'This key opens nothing.'],
  ROLE_MISSING: [403, 'Your role does not allow this.'],
  ROUTE_MISSING: [404, 'There is nothing here.'],
  HELPER_MISSING: [404, 'No such helper.'],
  QUEUE_MISSING: [404, 'No such queue.'],
  QUEUE_NOT_SERVED: [404, 'The queue is not served by this helper.'],
  SOURCE_MISSING: [404, 'No such source.'],
  HELPER_NOT_LIVE: [409, 'The helper is not live.'],
  HELPER_RETIRING: [409, 'The helper is on its way out already.'],
  REQUEST_KEY_REUSED: [409, 'The request key came with another request before.'],
  PLAN_EXHAUSTED: [402, 'Your plan has no room for more.'],
  SLOW_DOWN: [429, 'Too many requests.'],
} as const satisfies Readonly<Record<string, readonly [status: number, text: string]>>;

export type Reason = keyof typeof reasons;

/** What the server answers instead of doing what was asked. */
export interface Refusal {
  readonly status: number;
  /** Sent as it is if it is text. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export const refusal = (reason: Reason, more: object = {}): Refusal => {
  const [status, text] = reasons[reason];
  return { status, body: { fault: { reason, text, ticket: 'ACM-4711', ...more } } };
};

/** Ends a request from wherever it is. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refused: Refusal) {
    super('refused');
    this.refusal = refused;
  }
}

export function refuse(reason: Reason, more: object = {}): never {
  throw new Refused(refusal(reason, more));
}

export const refuseField = (path: string, problem: string): never =>
  refuse('FIELD_REFUSED', { fields: [{ path, problem }] });
