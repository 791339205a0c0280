import type { Interceptor } from '@assistant-provider/core/adapter';
/** Outermost: the span of a call, its duration, its error by kind. */
export declare const traceCall: Interceptor;
/** Inside of retry: the span of one try, a child of the call's. */
export declare const traceTry: Interceptor;
