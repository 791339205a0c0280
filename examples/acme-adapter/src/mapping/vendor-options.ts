/** Checks `vendorOptions.acme`, which core passes on unchecked. Ignores other vendors' entries. */
import type { VendorOptions } from '@assistant-provider/core';
import {
  checkInput,
  object,
  oneOf,
  optional,
  type AssistantFailure,
  type DriverContext,
} from '@assistant-provider/core/adapter';
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
