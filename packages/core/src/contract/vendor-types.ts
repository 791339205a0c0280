/** The registry in which each adapter declares the types of its vendor. */

/**
 * Open for augmentation: an adapter adds one member, named like its driver's `vendor`. After that,
 * `assistant.vendor === 'acme'` narrows `assistant.vendorData`.
 *
 * - `assistant`: the vendor's own object, the type of `assistant.vendorData`.
 * - `assistantOptions`: the vendor's own fields in `draft.vendorOptions` and `patch.vendorOptions`.
 *
 * @example
 * ```ts
 * declare module '@assistant-provider/core' {
 *   interface VendorTypes {
 *     acme: { assistant: AcmeAssistant; assistantOptions: AcmeAssistantOptions };
 *   }
 * }
 * ```
 */
export interface VendorTypes {}

/** The names of the vendors whose adapters the program imports; `string` if it imports none. */
export type VendorName = [keyof VendorTypes] extends [never]
  ? string
  : Extract<keyof VendorTypes, string>;

type Registered<V, Member extends string> = V extends keyof VendorTypes
  ? VendorTypes[V] extends Readonly<Record<Member, infer Type>>
    ? Type
    : unknown
  : unknown;

/** The type of the vendor's own assistant object; `unknown` if no adapter registered it. */
export type VendorAssistant<V> = Registered<V, 'assistant'>;

/** The fields that only one vendor has, keyed by vendor, so that one draft can serve several. */
export type VendorOptions = [keyof VendorTypes] extends [never]
  ? Readonly<Record<string, unknown>>
  : { readonly [V in keyof VendorTypes]?: Registered<V, 'assistantOptions'> | undefined };
