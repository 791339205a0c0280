/** Our own entry of `vendorOptions`. Core passes it on unseen; other vendors' are left alone. */
import type { VendorOptions } from '@assistant-provider/core';
import type { AssistantFailure } from '@assistant-provider/core/adapter';
import type { DriverContext } from '@assistant-provider/core/adapter';
import { checkInput, object, oneOf, optional } from '@assistant-provider/core/adapter';
import type { Result } from 'neverthrow';
import type { AcmeHelperOptions } from '../wire/shapes.js';

const parser = object<AcmeHelperOptions>({ voice: optional(oneOf(['calm', 'lively'])) });

export function readOptions(
  { acme = {} }: VendorOptions = {},
  field: string,
  context: DriverContext,
): Result<AcmeHelperOptions, AssistantFailure> {
  return checkInput(parser, acme, `${field}.acme`, context);
}
