/** The parsers of `vendorOptions.memory`, of a draft and of a patch. */
import {
  boolean,
  isPlainObject,
  object,
  optional,
  type Parser,
} from '@assistant-provider/core/adapter';
import type { Checked } from '@assistant-provider/core';
import type { MemoryAssistantOptions } from '../wire/vendor-types.js';

type Options = Checked<MemoryAssistantOptions>;
type PatchOptions = Pick<Options, 'deletionFails'>;

/** Ignores the entries of other vendors, so that one draft can serve several. */
const ownEntry =
  <T extends object>(parser: Parser<T>): Parser<Partial<T>> =>
  (value, field, issues) => {
    const entry = isPlainObject(value) ? value['memory'] : undefined;
    return entry === undefined ? {} : parser(entry, `${field}.memory`, issues);
  };

export const draftOptionsParser = ownEntry(
  object<Options>({
    creationFails: optional(boolean()),
    deletionFails: optional(boolean()),
  }),
);

export const patchOptionsParser = ownEntry(
  object<PatchOptions>({ deletionFails: optional(boolean()) }),
);
