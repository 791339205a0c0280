/** The errors that the adapter and core make of what the SDK throws, with the same text in every member. */
import type { AssistantError } from '@assistant-provider/core';
import { createAssistantError, redactSecrets } from '@assistant-provider/core/adapter';
import { describeFailure } from '../src/errors/describe.js';
import { readThrown } from '../src/errors/thrown-facts.js';
import { credentials } from './harness.js';

const redact = (text: string) => redactSecrets(text, Object.values(credentials));
const request = { name: 'GetAssistant', writes: true };

/** Returns the error for a response with this status, after so many sends. */
const errorOf =
  (status: number, sent: number) =>
  (text: string): AssistantError => {
    const members = { name: text, code: text, resourceName: text, $fault: 'client', stack: text };
    const thrown = readThrown(Object.assign(new Error(text), members), redact);
    const headers = { 'x-amzn-errortype': text, 'x-amzn-requestid': text, 'retry-after': text };
    const exchange = { sent, head: { status, headers }, body: new Uint8Array() };
    const details = describeFailure({ thrown, exchange, request, now: 0, redact });
    return createAssistantError({ ...details, vendor: 'qconnect', operation: 'x' }, redact);
  };

export const errorsWithText = [
  ['in every member of a refusal', errorOf(400, 1)],
  ['in every member of a success that cannot be read', errorOf(200, 1)],
  ['in every member of a request that was not sent', errorOf(400, 0)],
] as const;
