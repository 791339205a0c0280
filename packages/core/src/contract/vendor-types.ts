/** Where adapters register the types of their vendor. */

/**
 * Open for augmentation. An adapter adds one member, named as its driver's `vendor`:
 *
 * ```ts
 * declare module '@assistant-provider/core' {
 *   interface VendorTypes {
 *     acme: { assistant: AcmeAssistant; assistantOptions: AcmeAssistantOptions };
 *   }
 * }
 * ```
 *
 * - `assistant`: the vendor's own object, as in `assistant.vendorData`.
 * - `assistantOptions`: the vendor's own fields in `draft.vendorOptions` and `patch.vendorOptions`.
 *
 * After that `assistant.vendor === 'acme'` narrows `assistant.vendorData`.
 */
export interface VendorTypes {}

/** The vendors whose adapters are part of the program; any string while there is none. */
export type VendorName = [keyof VendorTypes] extends [never]
  ? string
  : Extract<keyof VendorTypes, string>;

type Registered<V, Member extends string> = V extends keyof VendorTypes
  ? VendorTypes[V] extends Readonly<Record<Member, infer Type>>
    ? Type
    : unknown
  : unknown;

/** The vendor's own assistant object. */
export type VendorAssistant<V> = Registered<V, 'assistant'>;

/** Vendor fields of a draft or patch, keyed by vendor, so that one draft can serve several. */
export type VendorOptions = [keyof VendorTypes] extends [never]
  ? Readonly<Record<string, unknown>>
  : { readonly [V in keyof VendorTypes]?: Registered<V, 'assistantOptions'> };
