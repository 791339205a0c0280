/** Settings as data, and a reader that fails at the start with every unknown name and invalid value. */

import { present } from './present.js';
import { throwProblems } from './problems.js';

export interface Setting<Value> {
  readonly default: Value;
  /** Allowed values in words, for error messages. */
  readonly allowed: string;
  /** All allowed values, if they are countable. */
  readonly values?: readonly unknown[];
  accepts(value: unknown): boolean;
}

/** One of these values; the first one is the default. */
export function choice<const Values extends readonly [unknown, ...unknown[]]>(
  ...values: Values
): Setting<Values[number]> {
  const accepts = (value: unknown) => values.includes(value);
  return { default: values[0], allowed: values.map(String).join(' or '), values, accepts };
}

export function wholeNumber(byDefault: number, least: number, most = Infinity): Setting<number> {
  const accepts = (value: unknown) =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
  const upper = most === Infinity ? '' : ` and at most ${most}`;
  return { default: byDefault, allowed: `a whole number, at least ${least}${upper}`, accepts };
}

/** A whole number, or no limit by default. */
export function optionalLimit(): Setting<number | undefined> {
  const number = wholeNumber(0, 0);
  const accepts = (value: unknown) => value === undefined || number.accepts(value);
  return { default: undefined, allowed: number.allowed, accepts };
}

export type SettingValues<Table extends Readonly<Record<string, Setting<unknown>>>> = {
  readonly [Name in keyof Table]: Table[Name] extends Setting<infer Value> ? Value : never;
};

/** A missing setting and one that is undefined have the default. */
type Partially<T> = { readonly [Name in keyof T]?: T[Name] | undefined };

export function readSettings<Table extends Readonly<Record<string, Setting<unknown>>>>(
  vendor: string,
  table: Table,
  given: Partially<SettingValues<Table>>,
): SettingValues<Table> {
  const values = Object.entries<unknown>(present(given));
  const wrong = values.flatMap(([name, value]) => {
    const setting = Object.hasOwn(table, name) ? table[name] : undefined;
    if (!setting) return [`unknown setting ${name}`];
    return setting.accepts(value) ? [] : [`${name} must be ${setting.allowed}`];
  });
  throwProblems(`${vendor} settings`, wrong);
  const defaults = Object.entries(table).map(([name, setting]) => [name, setting.default]);
  return Object.fromEntries([...defaults, ...values]) as SettingValues<Table>;
}
