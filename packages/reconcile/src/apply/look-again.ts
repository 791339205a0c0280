/** Looks twice for what a step may have made: a list may show it late. */
import { okAsync, type ResultAsync } from 'neverthrow';
import type { AssistantError } from '@assistant-provider/core';
import { graceTime, type Waiting } from './grace.js';
import type { Outcome, Resolution } from './step-work.js';
import { resultOf } from './state-work.js';

/** Returns what `look` finds. If it finds nothing, it looks again after the grace time. */
export const lookTwice = (
  scope: Waiting,
  look: () => Outcome<Resolution>,
): ResultAsync<Resolution, AssistantError> =>
  resultOf(look()).andThen((found) =>
    found.state === 'notDone' ? graceTime(scope).andThen(() => resultOf(look())) : okAsync(found),
  );
