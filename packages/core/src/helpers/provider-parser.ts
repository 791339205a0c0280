/** Checks that an argument is a provider, and names its vendor for errors. */
import type { AssistantProvider } from '../contract/provider.js';
import { parse } from '../validation/parse.js';
import { custom, isPlainObject } from '../validation/parser.js';

const isProvider = (value: unknown): value is AssistantProvider =>
  isPlainObject(value) && typeof value['vendor'] === 'string' && isPlainObject(value['assistants']);

export const providerParser = custom(isProvider, 'a provider');

export function vendorOf(provider: unknown): string {
  return parse(providerParser, provider, 'provider').match(
    ({ vendor }) => vendor,
    () => 'unknown',
  );
}
