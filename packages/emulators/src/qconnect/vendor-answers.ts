/** What the vendor answers to requests that are none of its operations, and for faults that name only a status. */
import { randomUUID } from 'node:crypto';
import type { VendorAnswers } from '../server/contract.js';
import { QConnectError, answerOf, errorAnswer } from './errors.js';

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
  // The service model says 400; a 429 comes from the layers in front of a service.
  429: 'ThrottlingException',
  500: 'InternalServerException',
  503: 'ServiceUnavailableException',
};

export const vendorAnswers: VendorAnswers = {
  /** The body is what AWS services of this family answer to a path that they do not know; SDKs read the header. */
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
    answerOf(new QConnectError('RequestEntityTooLargeException', 'Request body is too large')),
  malformedTarget: () =>
    answerOf(new QConnectError('SerializationException', 'The request could not be read')),
  internalError: () =>
    answerOf(new QConnectError('InternalServerException', 'The request could not be processed')),
  throttled: () => answerOf(new QConnectError('ThrottlingException', 'Rate exceeded')),
  errorOf: (status) => {
    const name =
      usualErrors[status] ?? (status < 500 ? 'ValidationException' : 'InternalServerException');
    return errorAnswer(status, name, { message: `${name} asked for by a fault` });
  },
};
