/** Holds the members of an error to those that its type has. */
import type { AssistantError } from '@assistant-provider/core';

/** The enumerable members. The compiler demands each of the type, and no other. */
const declared: { readonly [K in Exclude<keyof AssistantError, keyof Error | 'toJSON'>]: true } = {
  kind: true,
  vendor: true,
  label: true,
  operation: true,
  retry: true,
  effect: true,
  vendorCode: true,
  status: true,
  requestId: true,
  retryAfterMs: true,
  assistantId: true,
  queueId: true,
  issues: true,
  done: true,
};

const ofJson: readonly string[] = [...Object.keys(declared), 'name', 'message', 'cause'];
const ofIssue: readonly string[] = ['field', 'rule', 'message'];

/** Which members an error shows that its type does not have. */
export function undeclaredMembers(error: AssistantError): readonly string[] {
  return [
    ...Object.keys(error).filter((name) => !(name in declared)),
    ...Object.keys(error.toJSON()).filter((name) => !ofJson.includes(name)),
    ...(error.issues ?? []).flatMap((issue) =>
      Object.keys(issue).filter((name) => !ofIssue.includes(name)),
    ),
  ];
}
