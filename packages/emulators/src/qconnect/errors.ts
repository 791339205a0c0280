/** The vendor's errors: their statuses, and how one looks on the wire. */
import { randomUUID } from 'node:crypto';
import type { EmulatorResponse } from '../server/contract.js';

/** Statuses by name. The first block is of the service model 2020-10-19. */
const statuses = {
  AccessDeniedException: 403,
  ConflictException: 409,
  ResourceNotFoundException: 404,
  // 402, not 400 as at most AWS services.
  ServiceQuotaExceededException: 402,
  // 400, not 429: the trait `retryable` makes SDKs try again.
  ThrottlingException: 400,
  TooManyTagsException: 400,
  UnauthorizedException: 401,
  ValidationException: 400,
  // Not modelled. The front of every AWS service answers these (AWS guide, "Common error types"; the names that
  // restJson services send are those with `Exception` at the end).
  IncompleteSignatureException: 403,
  InvalidSignatureException: 403,
  MissingAuthenticationTokenException: 403,
  UnrecognizedClientException: 403,
  UnknownOperationException: 404,
  RequestEntityTooLargeException: 413,
  // Smithy's restJson1 protocol tests for malformed requests.
  SerializationException: 400,
  InternalServerException: 500,
} as const;

export type ErrorName = keyof typeof statuses;

/** An answer that is an error, thrown from wherever the rule stands that was broken. */
export class QConnectError extends Error {
  override readonly name: ErrorName;
  readonly resourceName: string | undefined;

  constructor(name: ErrorName, message: string, resourceName?: string) {
    super(message);
    this.name = name;
    this.resourceName = resourceName;
  }
}

/** ResourceNotFoundException and TooManyTagsException carry the name of the resource (service model). */
export const notFound = (resourceName: string): QConnectError =>
  new QConnectError('ResourceNotFoundException', `${resourceName} not found`, resourceName);

export const invalid = (message: string): QConnectError =>
  new QConnectError('ValidationException', message);

export const conflict = (message: string): QConnectError =>
  new QConnectError('ConflictException', message);

export function answerOf(error: QConnectError): EmulatorResponse {
  const { resourceName } = error;
  return errorAnswer(statuses[error.name], error.name, {
    message: error.message,
    ...(resourceName !== undefined && { resourceName }),
  });
}

/** The header's form is that of recorded answers of AWS restJson services; SDKs cut it at the colon. */
export function errorAnswer(status: number, name: string, body: object): EmulatorResponse {
  return {
    status,
    headers: {
      'x-amzn-requestid': randomUUID(),
      'x-amzn-errortype': `${name}:http://internal.amazon.com/coral/com.amazon.wisdom/`,
    },
    body,
  };
}
