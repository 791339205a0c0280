/** What every operation has at hand. */
import type { EmulatorClock } from '../server/clock.js';
import type { Arns } from './arns.js';
import type { Failures } from './failures.js';
import type { OperationName, InputOf } from './operations.js';
import type { Quotas } from './quotas.js';
import type { QConnectSettings } from './settings.js';
import type { Store } from './store.js';

export interface Service {
  readonly settings: QConnectSettings;
  readonly clock: EmulatorClock;
  readonly arns: Arns;
  readonly store: Store;
  readonly failures: Failures;
  readonly quotas: Quotas;
}

/** Answers the body, or nothing where the vendor sends none. Throws a QConnectError for everything else. */
export type Handler<O extends OperationName> = (
  input: InputOf<O>,
  service: Service,
) => object | undefined;
