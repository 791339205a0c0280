/** Checks that an argument is a provider, and names it for errors. */
import type { AssistantProvider } from '../contract/provider.js';
import { parse } from '../validation/parse.js';
import { labelParser } from '../validation/inputs.js';
import { custom, isPlainObject, optional, type Parser } from '../validation/parser.js';

const isProvider = (value: unknown): value is AssistantProvider =>
  isPlainObject(value) && typeof value['vendor'] === 'string' && isPlainObject(value['assistants']);

export const providerParser = custom(isProvider, 'a provider');

export function vendorOf(provider: unknown): string {
  return parse(providerParser, provider, 'provider').match(
    ({ vendor }) => vendor,
    () => 'unknown',
  );
}

/** The members of every error of a helper. */
export interface HelperCall {
  readonly vendor: string;
  readonly label?: string | undefined;
  readonly operation: string;
}

const label: Parser<string | undefined> = (provider, field, issues) =>
  optional(labelParser)((provider as { readonly label?: unknown }).label, field, issues);

/** Names the provider that a helper was given, which may be any value. */
export function callOf(provider: unknown, operation: string): HelperCall {
  return {
    vendor: vendorOf(provider),
    label: parse(label, provider, 'label').unwrapOr(undefined),
    operation,
  };
}
