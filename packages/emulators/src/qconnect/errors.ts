/** The vendor's errors: statuses, and their form on the wire. */
import { randomUUID } from 'node:crypto';
import type { EmulatorResponse } from '../server/contract.js';

/** Statuses by name. The first block is from the service model 2020-10-19. */
const statuses = {
  AccessDeniedException: 403,
  ConflictException: 409,
  ResourceNotFoundException: 404,
  // 402, not 400 as in most AWS services.
  ServiceQuotaExceededException: 402,
  // 400, not 429: the trait `retryable` makes SDKs retry.
  ThrottlingException: 400,
  TooManyTagsException: 400,
  UnauthorizedException: 401,
  ValidationException: 400,
  // Not in the service model. The front end of every AWS service sends these (AWS guide, "Common error types"; the
  // names that restJson services send end in `Exception`).
  IncompleteSignatureException: 403,
  InvalidSignatureException: 403,
  MissingAuthenticationTokenException: 403,
  UnrecognizedClientException: 403,
  UnknownOperationException: 404,
  RequestEntityTooLargeException: 413,
  // Smithy's restJson1 tests for malformed requests.
  SerializationException: 400,
  InternalServerException: 500,
} as const;

export type ErrorName = keyof typeof statuses;

/** Thrown where a rule is broken; routes.ts turns it into a response. */
export class QConnectError extends Error {
  override readonly name: ErrorName;
  readonly resourceName: string | undefined;

  constructor(name: ErrorName, message: string, resourceName?: string) {
    super(message);
    this.name = name;
    this.resourceName = resourceName;
  }
}

/** ResourceNotFoundException and TooManyTagsException carry the resource name (service model). */
export const notFound = (resourceName: string): QConnectError =>
  new QConnectError('ResourceNotFoundException', `${resourceName} not found`, resourceName);

export const invalid = (message: string): QConnectError =>
  new QConnectError('ValidationException', message);

export const conflict = (message: string): QConnectError =>
  new QConnectError('ConflictException', message);

export function toErrorResponse(error: QConnectError): EmulatorResponse {
  const { resourceName } = error;
  return errorResponse(statuses[error.name], error.name, {
    message: error.message,
    ...(resourceName !== undefined && { resourceName }),
  });
}

/** The header has the form of recorded responses of AWS restJson services; SDKs cut it at the colon. */
export function errorResponse(status: number, name: string, body: object): EmulatorResponse {
  return {
    status,
    headers: {
      'x-amzn-requestid': randomUUID(),
      'x-amzn-errortype': `${name}:http://internal.amazon.com/coral/com.amazon.wisdom/`,
    },
    body,
  };
}
