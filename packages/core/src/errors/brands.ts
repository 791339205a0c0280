/** Recognises errors, and those of this library by marks that work across copies of this package. */

// Registered symbols, because several copies of this package share them.
export const errorBrand = Symbol.for('@assistant-provider/AssistantError');
export const failureBrand = Symbol.for('@assistant-provider/AssistantFailure');

export function hasBrand(value: unknown, brand: symbol): value is object {
  try {
    return isObject(value) && brand in value;
  } catch {
    // The value is a proxy that throws, and this library makes none.
    return false;
  }
}

/**
 * Returns whether a value is an error, by its shape. `instanceof Error` is false for errors of another
 * realm: Jest and vitest's `vmThreads` run modules in one, and the errors of Node.js stay outside.
 */
export function isError(value: unknown): value is Error {
  try {
    return isObject(value) && (hasErrorTag(value) || hasErrorTexts(value));
  } catch {
    // The value is a proxy or has a getter that throws.
    return false;
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** The engine tags errors of the language and of the platform, even if their members are changed. */
const errorTags: readonly string[] = ['[object Error]', '[object DOMException]'];
const hasErrorTag = (value: object): boolean =>
  errorTags.includes(Object.prototype.toString.call(value));

/** A class may set a tag of its own. A failure of this library is not an error: it has no name. */
const hasErrorTexts = (value: object): boolean =>
  'name' in value &&
  typeof value.name === 'string' &&
  'message' in value &&
  typeof value.message === 'string';
