/** Bounds one try of one request. */
import { type Interceptor } from '@assistant-provider/core/adapter';
/** 15 s: near the 16 s of the official Genesys SDK (its ApiClient.js), and a quarter of the deadline. */
export declare const defaultTryTimeoutMs = 15000;
export declare function tryTimeout(timeoutMs?: number): Interceptor;
