/** Why Acme refuses a request: the status and text of each reason. */

const reasons = {
  FIELD_REFUSED: [400, 'A field has a wrong value.'],
  KEY_REFUSED: [401, 'The key is not valid.'],
  ROLE_MISSING: [403, 'Your role does not allow this.'],
  ROUTE_MISSING: [404, 'Unknown path.'],
  HELPER_MISSING: [404, 'No such helper.'],
  QUEUE_MISSING: [404, 'No such queue.'],
  QUEUE_NOT_SERVED: [404, 'The queue is not served by this helper.'],
  SOURCE_MISSING: [404, 'No such source.'],
  HELPER_NOT_LIVE: [409, 'The helper is not live.'],
  HELPER_RETIRING: [409, 'The helper is already being retired.'],
  REQUEST_KEY_REUSED: [409, 'The request key was used with another request before.'],
  PLAN_EXHAUSTED: [402, 'Your plan does not allow more.'],
  SLOW_DOWN: [429, 'Too many requests.'],
} as const satisfies Readonly<Record<string, readonly [status: number, text: string]>>;

export type Reason = keyof typeof reasons;

/** A response that the server sends instead of carrying out the request. */
export interface Refusal {
  readonly status: number;
  /** Text is sent as it is, anything else as JSON. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export const refusal = (reason: Reason, more: object = {}): Refusal => {
  const [status, text] = reasons[reason];
  return { status, body: { fault: { reason, text, ticket: 'ACM-4711', ...more } } };
};

/** Thrown anywhere in a request, to end it with a refusal. */
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
