/** The form of the tables of Q in Connect operations, and the refusals that many of them share. */
import type { QConnectEmulatorOptions } from '@assistant-provider/emulators';
import type * as sdk from '@aws-sdk/client-qconnect';
import type { QConnectSetup } from './qconnect-sdk.js';

export interface Refusal {
  readonly name: string;
  readonly status: number;
  /** Where the service model has it. */
  readonly resourceName?: string;
  readonly message?: RegExp;
}

export interface RefusedCall {
  readonly what: string;
  readonly call: (given: QConnectSetup) => Promise<unknown>;
  readonly error: Refusal;
  readonly options?: QConnectEmulatorOptions;
}

export interface OperationCase {
  /** Reads back what it wrote. Also run with a throttled first try, and with a lost first answer where that is safe. */
  readonly works: (given: QConnectSetup) => Promise<void>;
  readonly refused: readonly RefusedCall[];
}

type CommandName = Exclude<Extract<keyof typeof sdk, `${string}Command`>, '$Command'>;
export type Operation = CommandName extends `${infer Name}Command` ? Name : never;

export type OperationCases<Name extends Operation> = Readonly<Record<Name, OperationCase>>;

export const notFound = (resourceName: string): Refusal => ({
  name: 'ResourceNotFoundException',
  status: 404,
  resourceName,
});

/** The message says where. */
export const invalid = (message: RegExp): Refusal => ({
  name: 'ValidationException',
  status: 400,
  message,
});

export const conflict: Refusal = { name: 'ConflictException', status: 409 };
