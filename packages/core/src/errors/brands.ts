/** Marks that identify errors and failures of this library, also across copies of this package. */

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
