/** The objects that every handler can use. */
import type { EmulatorClock } from '../server/clock.js';
import type { Arns } from './arns.js';
import type { PlannedFailures } from './planned-failures.js';
import type { OperationName, InputOf } from './operations.js';
import type { Quotas } from './quotas.js';
import type { QConnectSettings } from './settings.js';
import type { Store } from './store.js';

export interface Environment {
  readonly settings: QConnectSettings;
  readonly clock: EmulatorClock;
  readonly arns: Arns;
  readonly store: Store;
  readonly plannedFailures: PlannedFailures;
  readonly quotas: Quotas;
}

/** Returns the response body, or undefined for none. Throws a QConnectError to respond with an error. */
export type Handler<O extends OperationName> = (
  input: InputOf<O>,
  environment: Environment,
) => object | undefined;
