/** The vendor's responses to requests that match no operation, and its usual error for a status. */
import { randomUUID } from 'node:crypto';
import type { VendorResponses } from '../server/contract.js';
import { QConnectError, toErrorResponse, errorResponse } from './errors.js';

const usualErrors: Readonly<Record<number, string>> = {
  400: 'ValidationException',
  401: 'UnauthorizedException',
  402: 'ServiceQuotaExceededException',
  403: 'AccessDeniedException',
  404: 'ResourceNotFoundException',
  408: 'RequestTimeoutException',
  409: 'ConflictException',
  412: 'PreconditionFailedException',
  413: 'RequestEntityTooLargeException',
  422: 'UnprocessableContentException',
  424: 'DependencyFailedException',
  // 400 in the service model; a 429 comes from the layers in front of a service.
  429: 'ThrottlingException',
  500: 'InternalServerException',
  503: 'ServiceUnavailableException',
};

export const vendorResponses: VendorResponses = {
  /** The body is that of related AWS services for an unknown path; SDKs read the header. */
  unknownPath: () => ({
    status: 404,
    headers: {
      'x-amzn-requestid': randomUUID(),
      'x-amzn-errortype':
        'UnknownOperationException:http://internal.amazon.com/coral/com.amazon.coral.service/',
    },
    body: {
      Output: { __type: 'com.amazon.coral.service#UnknownOperationException' },
      Version: '1.0',
    },
  }),
  bodyTooLarge: () =>
    toErrorResponse(
      new QConnectError('RequestEntityTooLargeException', 'Request body is too large'),
    ),
  malformedTarget: () =>
    toErrorResponse(new QConnectError('SerializationException', 'The request could not be read')),
  internalError: () =>
    toErrorResponse(
      new QConnectError('InternalServerException', 'The request could not be processed'),
    ),
  throttled: () => toErrorResponse(new QConnectError('ThrottlingException', 'Rate exceeded')),
  errorWithStatus: (status) => {
    const name =
      usualErrors[status] ?? (status < 500 ? 'ValidationException' : 'InternalServerException');
    return errorResponse(status, name, { message: `${name} asked for by a fault` });
  },
};
