/** Selects the permissions that one call requires from those of its operation. */
import type { AssistantDriver } from '../contract/driver.js';
import type { OperationName } from '../contract/operation-groups.js';
import type { Permission, PermissionCondition } from '../contract/permission.js';
import { isPlainObject } from '../validation/parser.js';

/** Returns the `permissions` of a provider, made from the driver's data. */
export function permissionsOf(driver: Pick<AssistantDriver, 'permissions'>) {
  return (
    operation: OperationName,
    input?: Readonly<Record<string, unknown>>,
  ): readonly Permission[] | undefined => {
    const all = driver.permissions?.[operation];
    if (all === undefined || input === undefined) return all;
    return all.filter(({ when }) => when === undefined || holds(when, input));
  };
}

function holds({ argument, includes, orMissing }: PermissionCondition, input: unknown): boolean {
  let value = input;
  for (const name of argument.split('.')) value = isPlainObject(value) ? value[name] : undefined;
  if (value === undefined) return orMissing === true;
  if (includes === undefined) return !isEmpty(value);
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.some((one) => includes.some((word) => word === one));
}

const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;
