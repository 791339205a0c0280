/**
 * Acme's own shapes, and how they are told from what is none. Only what we read is checked; words
 * are plain text, so that a new one is no error, and members that we do not know stay.
 */
import { isPlainObject } from '@assistant-provider/core/adapter';

/** Acme's word for an assistant. Times are in seconds since 1970. */
export interface AcmeHelper {
  readonly helper_no: number;
  readonly title: string;
  readonly note?: string;
  readonly state: string;
  readonly voice: string;
  readonly link: string;
  readonly created_at: number;
  readonly changed_at: number;
}

/** A queue says itself who serves it: `null` for nobody. */
export interface AcmeQueue {
  readonly queue_no: number;
  readonly helper: number | null;
  readonly channels: readonly string[];
}

/** What a helper reads. */
export interface AcmeSource {
  readonly source_no: number;
  readonly kind: string;
  readonly library?: number;
  readonly locale?: string;
}

export interface AcmePage<T> {
  readonly data: readonly T[];
  readonly total: number;
}

/** Acme's error body. */
export interface AcmeFault {
  readonly fault: {
    readonly reason: string;
    readonly text: string;
    readonly ticket?: string;
    /** Seconds. */
    readonly retry_in?: number;
    readonly fields?: readonly { readonly path: string; readonly problem: string }[];
  };
}

/** `vendorOptions.acme`: what only Acme has. */
export interface AcmeHelperOptions {
  readonly voice?: 'calm' | 'lively';
}

declare module '@assistant-provider/core' {
  interface VendorTypes {
    acme: { assistant: AcmeHelper; assistantOptions: AcmeHelperOptions };
  }
}

export type Guard<T> = (value: unknown) => value is T;
type Guards<T> = { readonly [K in keyof T]-?: Guard<T[K]> };

const isNumber: Guard<number> = (value): value is number => Number.isSafeInteger(value);
// The range of a date in ECMAScript.
const isTime: Guard<number> = (value): value is number =>
  isNumber(value) && Math.abs(value) <= 8.64e12;
const isText: Guard<string> = (value): value is string => typeof value === 'string';

const orAbsent =
  <T>(isIt: Guard<T>): Guard<T | undefined> =>
  (value): value is T | undefined =>
    value === undefined || isIt(value);

const isListOf =
  <T>(isItem: Guard<T>): Guard<readonly T[]> =>
  (value): value is readonly T[] =>
    Array.isArray(value) && value.every(isItem);

const hasShape =
  <T extends object>(members: Guards<T>): Guard<T> =>
  (value): value is T =>
    isPlainObject(value) &&
    Object.entries<Guard<unknown>>(members).every(([name, isIt]) => isIt(value[name]));

export const isHelper = hasShape<AcmeHelper>({
  helper_no: isNumber,
  title: isText,
  note: orAbsent(isText),
  state: isText,
  voice: isText,
  link: isText,
  created_at: isTime,
  changed_at: isTime,
});

export const isQueue = hasShape<AcmeQueue>({
  queue_no: isNumber,
  helper: (value): value is number | null => value === null || isNumber(value),
  channels: isListOf(isText),
});

export const isSource = hasShape<AcmeSource>({
  source_no: isNumber,
  kind: isText,
  library: orAbsent(isNumber),
  locale: orAbsent(isText),
});

export const isPageOf = <T>(isItem: Guard<T>): Guard<AcmePage<T>> =>
  hasShape<AcmePage<T>>({ data: isListOf(isItem), total: isNumber });

export const isFault = hasShape<AcmeFault>({
  fault: hasShape<AcmeFault['fault']>({
    reason: isText,
    text: isText,
    ticket: orAbsent(isText),
    retry_in: orAbsent(isNumber),
    fields: orAbsent(isListOf(hasShape({ path: isText, problem: isText }))),
  }),
});

/** The answer of requests that answer nothing. */
export const isNothing: Guard<undefined> = (value): value is undefined => value === undefined;
