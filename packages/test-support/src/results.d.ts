/** Unwrapping of results whose outcome a test is sure of. */
import type { AssistantError, Reply } from '@assistant-provider/core';
/** Returns the value of a result. Rejects with its error if the result is one. */
export declare function valueOf<T>(reply: Reply<T>): Promise<T>;
/** Returns the error of a result. Rejects if the result is a value. */
export declare function errorOf(reply: Reply<unknown>): Promise<AssistantError>;
