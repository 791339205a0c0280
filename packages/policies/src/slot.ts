/** The outcomes of waiting for a slot. */

export type Slot =
  /** `storeFailed`: the store of the shared quota is down, so only this process counted the request. */
  | { readonly outcome: 'granted'; readonly storeFailed?: boolean }
  | { readonly outcome: 'aborted' }
  /** The application's clock threw or rejected during the wait. */
  | { readonly outcome: 'failed'; readonly thrown: unknown }
  /** `vendorAsked`: the vendor's own pause is longer than the call may wait, even without a queue. */
  | { readonly outcome: 'tooLong'; readonly waitMs: number; readonly vendorAsked: boolean };
