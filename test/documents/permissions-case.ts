/** A call of a portable operation at a vendor that has everything the call needs. */
import type {
  AssistantError,
  AssistantProvider,
  ErrorKind,
  FeatureName,
  OperationName,
  Reply,
} from '@assistant-provider/core';
import { operations, type OperationRow } from '@assistant-provider/core/adapter';
import { ok, type Result } from 'neverthrow';

export type Full = AssistantProvider<FeatureName>;
export type Outcome = Result<unknown, AssistantError>;
export type Input = Readonly<Record<string, unknown>>;

export interface PermissionCase {
  readonly operation: OperationName;
  /** What is particular about the call. Each operation has one case without it. */
  readonly about?: string;
  /** The vendors that have it. Defaults to all with the operation. */
  readonly vendors?: readonly ('genesys' | 'qconnect' | 'memory')[];
  /** How the emulator behaves. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** With every right. */
  readonly before?: (provider: Full) => Reply<unknown>;
  /** The arguments by their names, and `options`. */
  readonly input: (provider: Full, prepared: unknown) => Input;
  /** The permissions that no argument decides and that this call needs. */
  readonly also?: readonly string[];
  /** The kind of the error with which the call fails even with every permission. */
  readonly failsAs?: ErrorKind;
  /** Of the permissions, one without which the call fails with another kind than `permissionDenied`. */
  readonly failsOtherwise?: string;
}

/** The same input at each vendor. */
export const just = (input: Input) => () => input;

type Method = (...given: readonly unknown[]) => Reply<unknown> | AsyncIterable<Outcome>;

/** Calls the operation with this input; of an iteration, reads the first entry. */
export async function call(
  provider: Full,
  operation: OperationName,
  input: Input,
): Promise<Outcome> {
  const [group = '', method = ''] = operation.split('.');
  const row: OperationRow = operations[operation];
  const own = (provider as unknown as Readonly<Record<string, Readonly<Record<string, Method>>>>)[
    group
  ];
  const given = [...Object.keys(row.arguments), 'options'].map((argument) => input[argument]);
  const reply = own?.[method]?.(...given);
  if (reply === undefined) throw new Error(`the provider does not have ${operation}`);
  return row.pagesOf === undefined
    ? (reply as Reply<unknown>)
    : firstOf(operation, reply as AsyncIterable<Outcome>);
}

async function firstOf(operation: OperationName, list: AsyncIterable<Outcome>): Promise<Outcome> {
  for await (const entry of list) return entry;
  // The vendors of these cases have few objects to refer to.
  if (operation === 'directory.all') return ok(undefined);
  throw new Error('the list is empty');
}
