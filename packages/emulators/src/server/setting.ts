/** What a setting is, and how a set of them is read: wrong names and values fail at the start, with every reason. */

export interface Setting<Value> {
  readonly default: Value;
  /** What a value must be, in words, and whether one is. */
  readonly allowed: string;
  /** All that there are, where they can be counted. */
  readonly values?: readonly unknown[];
  accepts(value: unknown): boolean;
}

/** The default first. */
export function choice<const Values extends readonly [unknown, ...unknown[]]>(
  ...values: Values
): Setting<Values[number]> {
  const accepts = (value: unknown) => values.includes(value);
  return { default: values[0], allowed: values.map(String).join(' or '), values, accepts };
}

export function amount(byDefault: number, least: number, most = Infinity): Setting<number> {
  const accepts = (value: unknown) =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
  const upper = most === Infinity ? '' : ` and at most ${most}`;
  return { default: byDefault, allowed: `a whole number, at least ${least}${upper}`, accepts };
}

/** No limit by default. */
export function limit(): Setting<number | undefined> {
  const number = amount(0, 0);
  const accepts = (value: unknown) => value === undefined || number.accepts(value);
  return { default: undefined, allowed: number.allowed, accepts };
}

export type SettingValues<Table extends Readonly<Record<string, Setting<unknown>>>> = {
  readonly [Name in keyof Table]: Table[Name] extends Setting<infer Value> ? Value : never;
};

export function readSettings<Table extends Readonly<Record<string, Setting<unknown>>>>(
  vendor: string,
  table: Table,
  given: Partial<SettingValues<Table>>,
): SettingValues<Table> {
  const wrong = Object.entries(given).flatMap(([name, value]) => {
    const setting = Object.hasOwn(table, name) ? table[name] : undefined;
    if (!setting) return [`there is no setting ${name}`];
    return setting.accepts(value) ? [] : [`${name} is ${setting.allowed}`];
  });
  if (wrong.length > 0) throw new TypeError(`${vendor} settings: ${wrong.join('; ')}`);
  const defaults = Object.entries(table).map(([name, setting]) => [name, setting.default]);
  return { ...(Object.fromEntries(defaults) as SettingValues<Table>), ...given };
}
