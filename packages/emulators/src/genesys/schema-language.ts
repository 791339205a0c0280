/** The schema language of schemas.ts: JSON Schema with two extra facts about members. */

export interface Schema {
  readonly type?: 'string' | 'number' | 'integer' | 'boolean' | 'object' | 'array';
  /** The type's name in the vendor's error messages. */
  readonly title?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | false;
  readonly maxProperties?: number;
  readonly allOf?: readonly ConditionalSchema[];
  readonly anyOf?: readonly Schema[];
  /** Set by the vendor only. */
  readonly readOnly?: true;
  /** Seen in live traffic, but absent from the contract: kept without validation. */
  readonly observed?: true;
  /** The format of this id is a setting. */
  readonly format?: 'queue-id' | 'knowledge-base-id';
}

export interface ConditionalSchema {
  readonly if: object;
  readonly then: object;
}

export const text: Schema = { type: 'string' };
export const flag: Schema = { type: 'boolean' };
export const integer: Schema = { type: 'integer' };
export const readOnly: Schema = { readOnly: true };
export const observed: Schema = { observed: true };

export function oneOf(title: string, ...values: readonly string[]): Schema {
  return { type: 'string', title, enum: values };
}

export function listOf(
  items: Schema,
  bounds: { minItems?: number; maxItems?: number } = {},
): Schema {
  return { type: 'array', items, ...bounds };
}

/** Members whose name ends in `!` are required. */
export function object(title: string, members: Readonly<Record<string, Schema>>): Schema {
  const names = Object.keys(members);
  return {
    type: 'object',
    title,
    required: names.filter((name) => name.endsWith('!')).map((name) => name.slice(0, -1)),
    properties: Object.fromEntries(
      names.map((name) => [name.replace(/!$/, ''), members[name] as Schema]),
    ),
  };
}
