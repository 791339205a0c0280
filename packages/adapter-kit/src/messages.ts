/** Error messages and details that every adapter builds the same way. */
import type { Issue } from '@assistant-provider/core';
import {
  reviseFailure,
  type AssistantFailure,
  type ErrorDetails,
} from '@assistant-provider/core/adapter';

/** Input that the vendor cannot take, found before anything was sent. */
export const invalidInput = (issues: readonly Issue[]): ErrorDetails => ({
  kind: 'invalidInput',
  message: joinMessages(issues),
  issues,
});

/** The messages of all issues as one text. */
export const joinMessages = (issues: readonly Issue[]): string =>
  issues.map(({ message }) => message).join('; ');

/** More ids would hide the message. */
const namedItems = 5;

/**
 * The failure of one request of a bulk call, with the objects that the request was to write in front of
 * its message: `queue 7: …`, or `queues 7, 12 and 88 more: …`.
 */
export function nameItems(
  failure: AssistantFailure,
  noun: string,
  ids: readonly string[],
): AssistantFailure {
  const shown = ids.slice(0, namedItems).join(', ');
  const others = ids.length > namedItems ? ` and ${ids.length - namedItems} more` : '';
  const items = `${noun}${ids.length === 1 ? '' : 's'} ${shown}${others}`;
  return reviseFailure(failure, { message: `${items}: ${failure.message}` });
}

/** From the beginning of a run only: otherwise each of its characters would be a new start. */
const trailing = /(?<![.\s])[.\s]+$/;

/** The message, and behind it what the caller can do. */
export const withAdvice = (message: string, advice: string | undefined): string =>
  advice === undefined ? message : `${message.replace(trailing, '')}; ${advice}`;
