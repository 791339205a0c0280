/** Compares a crosswalk with the fields that a vendor's objects have. */
import type { Crosswalk } from '@assistant-provider/core';

/** The JSON pointers of all fields by the name of their object. */
export type SchemaFields = Readonly<Record<string, readonly string[]>>;

/** Returns the fields without a row and the rows without a field, each as its object and field. */
export function crosswalkGaps(
  { fields: rows }: Crosswalk,
  schema: SchemaFields,
): { readonly withoutRow: readonly string[]; readonly withoutField: readonly string[] } {
  const inRows = new Set(rows.map(({ object, field }) => `${object} ${field}`));
  const inSchema = Object.entries(schema).flatMap(([object, fields]) =>
    fields.map((field) => `${object} ${field}`),
  );
  return {
    withoutRow: inSchema.filter((field) => !withParents(field).some((each) => inRows.has(each))),
    withoutField: [...inRows].filter((row) => !inSchema.includes(row)),
  };
}

/** A row speaks for all fields below it. */
function withParents(field: string): readonly string[] {
  const steps = field.split('/');
  return steps.slice(1).map((_, index) => steps.slice(0, index + 2).join('/'));
}
