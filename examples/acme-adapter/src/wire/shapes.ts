/**
 * Acme's own shapes, and a reader for each response. A reader checks only the members that this
 * adapter uses. Words stay plain strings, so that a new one is not an error, and unknown members stay
 * in the object.
 */
import { shape } from '@assistant-provider/adapter-kit';

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

/** A queue names the helper that serves it, or `null`. */
export interface AcmeQueue {
  readonly queue_no: number;
  readonly helper: number | null;
  readonly channels: readonly string[];
}

/** Acme's word for a knowledge source of a helper. */
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

/** The body of an error. */
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

/** `vendorOptions.acme`: fields that only Acme has. */
export interface AcmeHelperOptions {
  /** How the helper speaks. Defaults to `calm`. */
  readonly voice?: 'calm' | 'lively';
}

declare module '@assistant-provider/core' {
  interface VendorTypes {
    acme: { assistant: AcmeHelper; assistantOptions: AcmeHelperOptions };
  }
}

const integer = shape.check(Number.isSafeInteger, 'an integer');
// The range of a `Date` in ECMAScript.
const time = shape.check(
  (value) => Number.isSafeInteger(value) && Math.abs(Number(value)) <= 8.64e12,
  'a time in seconds',
);

const helper = shape.object<AcmeHelper>({
  helper_no: integer,
  title: shape.string,
  note: shape.optional(shape.string),
  state: shape.string,
  voice: shape.string,
  link: shape.string,
  created_at: time,
  changed_at: time,
});

const queue = shape.object<AcmeQueue>({
  queue_no: integer,
  helper: shape.check((value) => value === null || Number.isSafeInteger(value), 'a helper or null'),
  channels: shape.list(shape.string),
});

const source = shape.object<AcmeSource>({
  source_no: integer,
  kind: shape.string,
  library: shape.optional(integer),
  locale: shape.optional(shape.string),
});

const pageReader = <T>(item: shape.Shape): shape.Reader<AcmePage<T>> =>
  shape.reader(shape.object<AcmePage<T>>({ data: shape.list(item), total: integer }));

export const readHelper = shape.reader<AcmeHelper>(helper);
export const readHelpers = pageReader<AcmeHelper>(helper);
export const readQueue = shape.reader<AcmeQueue>(queue);
export const readQueues = pageReader<AcmeQueue>(queue);
export const readSource = shape.reader<AcmeSource>(source);
export const readSources = pageReader<AcmeSource>(source);
export const readNothing = shape.reader<void>(shape.check((value) => value === undefined, 'empty'));

export const readFault = shape.reader<AcmeFault>(
  shape.object<AcmeFault>({
    fault: shape.object<AcmeFault['fault']>({
      reason: shape.string,
      text: shape.string,
      ticket: shape.optional(shape.string),
      retry_in: shape.optional(integer),
      fields: shape.optional(
        shape.list(shape.object({ path: shape.string, problem: shape.string })),
      ),
    }),
  }),
);
