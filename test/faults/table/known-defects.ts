/**
 * Cells in which a package does not do what the design says, each with its cause. The list is to be
 * empty: an entry that no cell needs any more fails the long run.
 */
import type { Cell } from './run-cell.js';
import type { VendorUnderFault } from './fault.js';

export interface KnownDefect {
  readonly vendor: VendorUnderFault;
  readonly fault: RegExp;
  readonly operation?: RegExp;
  readonly atLogin?: true;
  readonly cause: string;
}

export const knownDefects: readonly KnownDefect[] = [];

/** Emulators whose snapshots hold secrets. */
export const snapshotsShowSecrets: ReadonlySet<VendorUnderFault> = new Set();

export const defectOf = (
  vendor: VendorUnderFault,
  { fault, operation, target }: Cell,
): KnownDefect | undefined =>
  knownDefects.find(
    (defect) =>
      defect.vendor === vendor &&
      defect.fault.test(fault.name) &&
      (defect.operation?.test(operation) ?? true) &&
      (defect.atLogin === undefined || target.isLogin),
  );

/** The memory driver has one: it counts any further try, though the first cannot have done anything. */
export const memoryDefectOf = (operation: string, fault: string): boolean =>
  /of what never was$/.test(operation) && /^\w+ instead of the work/.test(fault);
