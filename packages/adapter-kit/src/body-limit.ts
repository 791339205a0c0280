/** The bound on the size of a response, as option, error and rule. */
import { integer, type Parser } from '@assistant-provider/core/adapter';

/** 32 MiB, far above any page that a vendor sends. */
export const defaultMaxResponseBytes = 32 * 1024 * 1024;

/** Smaller bounds would refuse error bodies; V8 cannot hold the text of larger ones. */
const range = { min: 1_024, max: 256 * 1024 * 1024 };

/** The parser of an option `maxResponseBytes`. */
export const maxResponseBytesParser: Parser<number> = /* @__PURE__ */ integer(range);

/** The `code` of {@link ResponseTooLarge}, which the table of connection errors lists. */
export const responseTooLarge = 'RESPONSE_TOO_LARGE';

/** A response is longer than the bound. Read no more of it, and close its connection. */
export class ResponseTooLarge extends Error {
  /** Always `ResponseTooLarge`. */
  override readonly name = 'ResponseTooLarge';
  /** Always {@link responseTooLarge}. */
  readonly code = responseTooLarge;

  constructor(maxResponseBytes: number) {
    super(`the response has more than ${maxResponseBytes} bytes`);
  }
}
