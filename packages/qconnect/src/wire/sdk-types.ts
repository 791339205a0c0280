/**
 * The SDK's inner types, taken from its client. `@smithy/types` declares them, but a package that
 * imported it would have to keep its version in step with the SDK's own.
 */
import type {
  $Command,
  QConnectClient,
  QConnectClientResolvedConfig,
  ServiceInputTypes,
  ServiceOutputTypes,
} from '@aws-sdk/client-qconnect';

/** Any command of the SDK. */
export type QConnectCommand<I extends ServiceInputTypes, O extends ServiceOutputTypes> = $Command<
  I,
  O,
  QConnectClientResolvedConfig,
  ServiceInputTypes,
  ServiceOutputTypes
>;

export type MiddlewareStack = QConnectClient['middlewareStack'];

export type SdkPlugin = Parameters<MiddlewareStack['use']>[0];

/** The members of an SDK request that this package reads or changes. */
export interface SdkRequest {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly headers: Record<string, string>;
  query?: Record<string, string | string[] | null>;
  body?: unknown;
}
