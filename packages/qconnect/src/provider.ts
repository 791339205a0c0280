/** Where an application begins: a provider over Amazon Q in Connect. */
import type { AssistantProvider } from '@assistant-provider/core';
import { createProvider, readConfiguration } from '@assistant-provider/core/adapter';
import { policiesOf, policyOptionParsers, type PolicyOptions } from '@assistant-provider/policies';
import { driverOf } from './driver.js';
import { publishedQuota } from './limits.js';
import type { QConnectAssistantOptions } from './mapping/vendor-options.js';
import type { QConnectNative } from './native/client.js';
import { connectionParser, type QConnectConnectionOptions } from './options.js';
import type { QConnectAssistant } from './wire/vendor-types.js';

declare module '@assistant-provider/core' {
  interface VendorTypes {
    qconnect: { assistant: QConnectAssistant; assistantOptions: QConnectAssistantOptions };
  }
}

/** How to reach the vendor, and the policies. */
export type QConnectProviderOptions = QConnectConnectionOptions & PolicyOptions;

/** A provider with the features that Amazon Q in Connect supports. */
export type QConnectProvider = AssistantProvider<
  'aiAgents' | 'knowledge' | 'tagging' | 'parts' | 'directory',
  QConnectNative
>;

const parser = connectionParser<PolicyOptions>(policyOptionParsers);

/**
 * Creates a provider over Amazon Q in Connect, with retries, deadlines and the published rate limit. Throws
 * an `AssistantError` of kind `misconfigured` that lists every wrong option.
 *
 * @example
 * ```ts
 * const provider = createQConnectProvider({ region: 'us-east-1' });
 * const created = await provider.assistants.create({
 *   name: 'Returns desk',
 *   knowledge: [{ type: 'knowledgeBase', id: knowledgeBaseId }],
 * });
 * ```
 */
export function createQConnectProvider(options: QConnectProviderOptions): QConnectProvider {
  const checked = readConfiguration('qconnect', parser, options);
  return createProvider(driverOf(checked), policiesOf(checked, { rateLimit: publishedQuota }));
}
