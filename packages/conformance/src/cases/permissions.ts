/** A driver that states the permissions of its operations states them all, and in terms of their input. */
import assert from 'node:assert/strict';
import type { PermissionCondition } from '@assistant-provider/core';
import { operations, type OperationRow } from '@assistant-provider/core/adapter';
import type { ConformanceCase, Need } from '../case.js';
import type { CaseContext } from '../case-context.js';

const stated: Need = ({ statesPermissions }) =>
  statesPermissions
    ? undefined
    : { because: 'limits', reason: 'the driver does not state permissions' };

type OperationName = keyof typeof operations;

/** The operations that the provider has, with their rows. */
const operationsOf = ({
  provider,
}: CaseContext): readonly (readonly [OperationName, OperationRow])[] =>
  (Object.entries(operations) as [OperationName, OperationRow][]).filter(
    ([operation]) => (operation.split('.')[0] ?? '') in provider,
  );

/** The conditions on the input of each operation, each once. */
const conditionsOf = (context: CaseContext) =>
  operationsOf(context).flatMap(([operation, row]) =>
    (context.provider.permissions(operation) ?? [])
      .flatMap(({ when = [] }) => when)
      .map((condition) => ({ operation, row, condition })),
  );

/** The kinds that the condition names, if it is on the kind of a part or of an entry. */
function kindsIn({ row, condition }: { row: OperationRow; condition: PermissionCondition }) {
  const parsers = row.arguments;
  const [argument = '', member] = condition.argument.split('.');
  const isEntryKind = parsers[argument] === 'directoryKind';
  const isPartKind = member === 'kind' && parsers[argument]?.startsWith('part') === true;
  if (!('oneOf' in condition) || (!isEntryKind && !isPartKind)) return undefined;
  return {
    limit: isEntryKind ? ('directory' as const) : ('parts' as const),
    kinds: condition.oneOf,
  };
}

export const permissionCases: readonly ConformanceCase[] = [
  {
    id: 'permissions.complete',
    contract:
      'A driver that states permissions states them for each of its operations, with an empty list if the vendor requires none.',
    feature: 'core',
    needs: [stated],
    run: (context) => {
      for (const [operation] of operationsOf(context)) {
        const permissions = context.provider.permissions(operation);
        assert.ok(permissions, `the driver states no permissions for ${operation}`);
        for (const { name } of permissions)
          assert.notEqual(name.trim(), '', `a permission of ${operation} has no name`);
      }
      return Promise.resolve();
    },
  },
  {
    id: 'permissions.conditions',
    contract:
      'The condition of a permission is on an argument of the operation or on its options, and names kinds of the limits only.',
    feature: 'core',
    needs: [stated],
    run: (context) => {
      for (const each of conditionsOf(context)) {
        const { operation, row, condition } = each;
        const [argument = ''] = condition.argument.split('.');
        assert.ok(
          argument === 'options' || Object.hasOwn(row.arguments, argument),
          `${operation} has no argument ${argument}`,
        );
        const { limit, kinds = [] } = kindsIn(each) ?? {};
        for (const kind of kinds)
          assert.ok(
            limit && Object.hasOwn(context.limits[limit]?.kinds ?? {}, String(kind)),
            `a permission of ${operation} is for the kind ${kind}, which the limits do not list`,
          );
      }
      return Promise.resolve();
    },
  },
];
