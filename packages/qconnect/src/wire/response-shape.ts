/**
 * Parsers of what a server answered. Unlike those of input they keep the object as it came, unknown
 * members included, and judge only the members that we read.
 */
import {
  custom,
  isPlainObject,
  list,
  optional,
  record,
  type Parser,
} from '@assistant-provider/core/adapter';

export const aString = custom((value): value is string => typeof value === 'string', 'a string');
export const aNumber = custom((value): value is number => typeof value === 'number', 'a number');
export const aBoolean = custom(
  (value): value is boolean => typeof value === 'boolean',
  'true or false',
);
export const anything: Parser<unknown> = (value) => value;

const noLimit = { max: Number.MAX_SAFE_INTEGER };

export const listOf = <T>(item: Parser<T>): Parser<readonly T[]> => list(item, noLimit);

export const mapOf = <T>(item: Parser<T>): Parser<Readonly<Record<string, T>>> =>
  record(aString, item, noLimit);

/** Which members of `T` are read, and of what type each has to be. */
export type ReadMembers<T> = { readonly [K in keyof T]?: Parser<unknown> };

/** An object as received, whose `required` members are there and whose others are absent or right. */
export function shape<T extends object>(
  required: ReadMembers<T>,
  others: ReadMembers<T> = {},
): Parser<T> {
  const parsers = Object.entries<Parser<unknown> | undefined>({
    ...required,
    ...Object.fromEntries(
      Object.entries<Parser<unknown> | undefined>(others).map(([name, parser]) => [
        name,
        parser && optional(parser),
      ]),
    ),
  });
  return (value, field, issues) => {
    if (!isPlainObject(value)) {
      issues.push({ field, rule: 'type', message: `${field} must be an object` });
      return undefined;
    }
    for (const [name, parser] of parsers)
      parser?.(Object.hasOwn(value, name) ? value[name] : undefined, `${field}.${name}`, issues);
    return value as T;
  };
}
