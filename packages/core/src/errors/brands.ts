/** Recognises errors, and those of this library by marks that work across copies of this package. */

// Registered symbols, because several copies of this package share them.
export const errorBrand = Symbol.for('@assistant-provider/AssistantError');
export const failureBrand = Symbol.for('@assistant-provider/AssistantFailure');

export function hasBrand(value: unknown, brand: symbol): boolean {
  try {
    return typeof value === 'object' && value !== null && brand in value;
  } catch {
    // The value is a proxy that throws, and this library makes none.
    return false;
  }
}

/** `instanceof` throws for a proxy whose prototype cannot be read. */
export function isError(value: unknown): value is Error {
  try {
    return value instanceof Error;
  } catch {
    return false;
  }
}
