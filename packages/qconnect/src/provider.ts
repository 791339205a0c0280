/** Where an application begins: a provider over Amazon Q in Connect. */
import { type AssistantProvider } from '@assistant-provider/core';
import { createProvider, readConfiguration } from '@assistant-provider/core/adapter';
import { policiesOf, policyOptionParsers, type PolicyOptions } from '@assistant-provider/policies';
import { driverOf } from './driver.js';
import type { QConnectAssistantOptions } from './mapping/vendor-options.js';
import type { QConnectNative } from './native/client.js';
import { connectionParser, type QConnectConnectionOptions } from './options.js';
import type { QConnectAssistant } from './wire/shapes.js';

declare module '@assistant-provider/core' {
  interface VendorTypes {
    qconnect: { assistant: QConnectAssistant; assistantOptions: QConnectAssistantOptions };
  }
}

export type QConnectProviderOptions = QConnectConnectionOptions & PolicyOptions;

export type QConnectProvider = AssistantProvider<
  'aiAgents' | 'knowledge' | 'tagging',
  QConnectNative
>;

/**
 * Ten requests a second for all operations of an account and region (Amazon Connect service
 * quotas, "agent assist").
 */
const publishedQuota = { requests: 10, perMs: 1_000 };

const parser = connectionParser<PolicyOptions>(policyOptionParsers);

/**
 * Throws an `AssistantFailure` of kind `misconfigured` that lists every wrong option.
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
