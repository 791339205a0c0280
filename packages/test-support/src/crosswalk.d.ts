/** Compares a crosswalk with the fields that a vendor's objects have. */
import type { Crosswalk } from '@assistant-provider/core';
/** The JSON pointers of all fields by the name of their object. */
export type SchemaFields = Readonly<Record<string, readonly string[]>>;
/** Returns the fields without a row and the rows without a field, each as its object and field. */
export declare function crosswalkGaps({ fields: rows }: Crosswalk, schema: SchemaFields): {
    readonly withoutRow: readonly string[];
    readonly withoutField: readonly string[];
};
