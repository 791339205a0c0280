/** Selects the permissions that one call requires from those of its operation. */
import type { AssistantDriver } from '../contract/driver.js';
import type { OperationName } from '../contract/operation-groups.js';
import { operations, type DriverOperationName, type OperationRow } from '../contract/operations.js';
import type { Permission, PermissionCondition } from '../contract/permission.js';
import type { FeatureName } from '../contract/provider.js';
import { isPlainObject } from '../validation/parser.js';

/** Returns the `permissions` of a provider, made from the driver's data. */
export function permissionsOf(driver: AssistantDriver) {
  return (
    operation: OperationName,
    input?: Readonly<Record<string, unknown>>,
  ): readonly Permission[] | undefined => {
    // A caller in plain JavaScript may pass `toString`.
    if (!Object.hasOwn(operations, operation)) return undefined;
    const { pagesOf = operation }: OperationRow = operations[operation];
    // An adapter may list what only some of its drivers have.
    const [group] = operation.split('.') as ['assistants' | FeatureName];
    if (driver[group] === undefined) return undefined;
    const all = driver.permissions?.[pagesOf as DriverOperationName];
    if (input === undefined) return all;
    return all?.filter(({ when = [] }) => when.every((condition) => holds(condition, input)));
  };
}

function holds(condition: PermissionCondition, input: unknown): boolean {
  const values = valuesAt(input, condition.argument.split('.'));
  if ('given' in condition) return values.length > 0 === condition.given;
  if ('pattern' in condition)
    return values.some((value) => typeof value === 'string' && condition.pattern.test(value));
  const { oneOf, orMissing = false } = condition;
  return values.length === 0
    ? orMissing
    : values.some((value) => oneOf.some((one) => one === value));
}

/** Returns the values at a path: several if there is a list, and none for an empty list or object. */
function valuesAt(value: unknown, path: readonly string[]): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap((entry) => valuesAt(entry, path));
  const [name, ...rest] = path;
  if (name !== undefined) return isPlainObject(value) ? valuesAt(value[name], rest) : [];
  return value === undefined || isEmpty(value) ? [] : [value];
}

const isEmpty = (value: unknown): boolean =>
  isPlainObject(value) && Object.keys(value).length === 0;
