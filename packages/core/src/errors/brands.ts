/** Recognises errors and failures of this library, also those of another copy of this package. */

// Registered, so that several copies of this package share them.
export const errorBrand = Symbol.for('@assistant-provider/AssistantError');
export const failureBrand = Symbol.for('@assistant-provider/AssistantFailure');

export function hasBrand(value: unknown, brand: symbol): boolean {
  try {
    return typeof value === 'object' && value !== null && brand in value;
  } catch {
    // A proxy that throws when it is looked at is not ours.
    return false;
  }
}
