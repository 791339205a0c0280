/** Bounds a whole call: all its tries, requests and, for `all`, pages. */
import { type Interceptor } from '@assistant-provider/core/adapter';
/** 60 s: longer than any single answer of the vendors, shorter than a person's patience. */
export declare const defaultTimeoutMs = 60000;
/** The caller's own `timeoutMs` goes before the one given here; `false` is no bound. */
export declare function deadline(timeoutMs?: number | false): Interceptor;
