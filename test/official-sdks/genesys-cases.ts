/** The form of the tables of Genesys operations, and the refusals that many of them share. */
import type { GenesysEmulatorOptions } from '@assistant-provider/emulators';
import type { GenesysSetup } from './genesys-sdk.js';

/** A vendor's ErrorBody, as far as a case cares. */
type Refusal = Readonly<Record<string, unknown>> & { readonly status: number };

export interface RefusedCall {
  readonly what: string;
  readonly call: (given: GenesysSetup) => Promise<unknown>;
  readonly answer: Refusal;
  readonly options?: GenesysEmulatorOptions;
}

export interface OperationCase {
  /** Reads back what it wrote. */
  readonly works: (given: GenesysSetup) => Promise<void>;
  /** The vendor asks for a token alone. */
  readonly needsNoPermission?: true;
  /** Empty where a caller with every right can do nothing wrong. */
  readonly refused: readonly RefusedCall[];
}

type MethodOf<Api> = Extract<keyof Api, string>;

/** One row for each operation of an API class: a new one in the SDK does not compile without its row. */
export type OperationCases<Api> = Readonly<Record<MethodOf<Api>, OperationCase>>;

export const notFound: Refusal = { status: 404, code: 'not.found' };

/** Names the fields one level down (live client code). */
export function badFields(code: string, ...fieldNames: readonly string[]): Refusal {
  const errors = fieldNames.map((fieldName) => ({ status: 400, code, details: [{ fieldName }] }));
  return { status: 400, code, errors };
}

export function badParameter(fieldName: string): Refusal {
  return { status: 400, code: 'invalid.query.param.value', details: [{ fieldName }] };
}
