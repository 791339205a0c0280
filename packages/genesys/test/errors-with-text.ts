/** The errors that core makes of responses and failures with the same text in every member. */
import { connectionErrorFacts } from '@assistant-provider/adapter-kit';
import type { AssistantError } from '@assistant-provider/core';
import {
  createAssistantError,
  redactSecrets,
  type ErrorDetails,
} from '@assistant-provider/core/adapter';
import { ok } from 'neverthrow';
import {
  describeConnectionFailure,
  describeLoginResponse,
  describeResponse,
  type FailureContext,
} from '../src/errors/describe.js';
import type { HttpResponse } from '../src/http/http.js';

export const accessToken = 'S3cr3t/Of+The=Client-abcdefghijklmnopqrstuvwxyz0123456789';

/** A body with the text in every member that an error shows. */
const bodyOf = (text: string) => ({
  code: text,
  message: text,
  contextId: text,
  details: Array.from({ length: 3 }, () => ({ fieldName: text, errorCode: text })),
  errors: [{ code: text, message: text, details: [{ fieldName: text }] }],
});

const failure: FailureContext = {
  request: 'GET /assistants',
  now: 0,
  redact: (text) => redactSecrets(text, [accessToken]),
};

/** What core does with the details of a driver. */
const errorFrom = (details: ErrorDetails) =>
  createAssistantError({ ...details, vendor: 'genesys', operation: 'x' }, failure.redact);

const responseOf = (body: object, text: string): HttpResponse => ({
  sends: 1,
  status: 400,
  headers: { 'inin-correlation-id': text, 'content-type': text, 'retry-after': text },
  body: ok(body),
});

type ErrorWith = (text: string) => AssistantError;

export const errorsWithText: readonly (readonly [string, ErrorWith])[] = [
  [
    'in every member of a refusal',
    (text) => errorFrom(describeResponse(responseOf(bodyOf(text), text), failure)),
  ],
  [
    'in every member of a refused token',
    (text) => {
      const body = { error: text, description: text, error_description: text };
      return errorFrom(describeLoginResponse(responseOf(body, text), failure));
    },
  ],
  [
    'in an error of the connection',
    (code) => {
      const cause = Object.assign(new Error(code), { code, name: code, syscall: code });
      const facts = { ...connectionErrorFacts(cause), sends: 1, unsent: false, cause };
      return errorFrom(describeConnectionFailure(facts, failure));
    },
  ],
];
