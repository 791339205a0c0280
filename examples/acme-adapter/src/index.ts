/** An adapter for Acme: everything that an application imports. */
export { createAcmeDriver } from './driver.js';
export type { AcmeAccount } from './http/client.js';
export type { AcmeNative } from './native/client.js';
export { createAcmeProvider, type AcmeProvider, type AcmeProviderOptions } from './provider.js';
export type { AcmeHelper, AcmeHelperOptions, AcmeQueue, AcmeSource } from './wire/shapes.js';
