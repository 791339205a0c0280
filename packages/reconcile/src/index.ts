/** Assistants as files: snapshots, plans and verification. Read `manifest/manifest.ts` first. */
export {
  createJournal,
  openJournal,
  readJournal,
  type Journal,
  type JournalOptions,
  type OpenJournalOptions,
} from './journal/journal.js';
export type * from './journal/record.js';
export { statusOf, type JournalState, type StepState, type StepStatus } from './journal/state.js';
export { apply, resume, rollback } from './apply/apply.js';
export type { Identity } from './apply/identities.js';
export type { RunError } from './apply/run-error.js';
export type { JournalError } from './apply/run-journal.js';
export type * from './apply/run-options.js';
export type { StepProblem } from './apply/run-steps.js';
export type { UndoOutcome } from './apply/undo-steps.js';
export { lockHolder, unlock } from './apply/unlock.js';
export {
  listRunIds,
  readRunHistory,
  type HistoryStep,
  type HistoryTurn,
  type RunHistory,
} from './history/run-history.js';
export type * from './ledger/entry.js';
export {
  createFileLedger,
  createStoreLedger,
  type FileLedgerOptions,
  type LedgerLog,
} from './ledger/ledger-log.js';
export { parseLedger, stringifyLedger, type Ledger } from './ledger/ledger.js';
export { createdIds, knownIds } from './ledger/known-ids.js';
export type * from './manifest/issue.js';
export type * from './manifest/manifest.js';
export type * from './inventory/account-inventory.js';
export { inventoryRules } from './inventory/finding.js';
export type {
  CheckState,
  Finding,
  FindingObject,
  FindingSeverity,
  InventoryCheck,
  InventoryRule,
} from './inventory/finding.js';
export { escapeMarkdown } from './inventory/escape-markdown.js';
export { inventoryMarkdown } from './inventory/inventory-markdown.js';
export { inventory, type InventoryStream } from './inventory/inventory.js';
export type * from './inventory/options.js';
export type * from './map/map.js';
export { initMap } from './map/init-map.js';
export { mapFormat } from './map/map.js';
export { parseMap, type MapError } from './map/parse.js';
export { mapJsonSchema, mapSchemaUrl } from './map/schema.js';
export { manifestFormat } from './manifest/manifest.js';
export { parseManifest } from './manifest/parse.js';
export type * from './manifest/reference.js';
export { manifestJsonSchema, manifestSchemaUrl } from './manifest/schema.js';
export { stringifyManifest, type StringifyOptions } from './manifest/stringify.js';
export { updateManifestText } from './manifest/update.js';
export type { MoveAccounts, MoveSides } from './move/accounts.js';
export { applyMove, planMove, type Move, type MoveOptions } from './move/move.js';
export { planRetire, type Retirement, type RetireOptions } from './move/retire.js';
export { verifyMove, type MoveVerification, type VerifyMoveOptions } from './move/verify-move.js';
export type { QueuesToBind } from './plan/queue-gate.js';
export { observe } from './observe/observe.js';
export type * from './observe/observed.js';
export type * from './observe/options.js';
export { plan, type PlanOptions } from './plan/make-plan.js';
export { parsePlan, stringifyPlan, type PlanFileError } from './plan/plan-file.js';
export { hashOf, planFrom, type PlanInputs } from './plan/plan-from.js';
export type * from './plan/plan.js';
export { planJsonSchema, planSchemaUrl } from './plan/schema.js';
export type * from './plan/step.js';
export { targetOf, type PlanTarget } from './plan/target.js';
export type { Thresholds } from './plan/obstacles.js';
export { snapshot, type Snapshot, type SnapshotOptions } from './snapshot/snapshot.js';
export { toManifest, type ToManifestOptions } from './snapshot/to-manifest.js';
export type * from './run-store/error.js';
export { createFileRunStore, type FileRunStoreOptions } from './run-store/file/file-run-store.js';
export type * from './run-store/file/file-system.js';
export { createMemoryRunStore, type MemoryRunStoreOptions } from './run-store/memory-run-store.js';
export { rehearse, type Rehearsal, type RehearseOptions } from './rehearse/rehearse.js';
export {
  createRedisRunStore,
  type RedisRunStoreClient,
  type RedisRunStoreOptions,
} from './run-store/redis/redis-run-store.js';
export type * from './run-store/run-store.js';
export { withLock, type WithLockOptions } from './run-store/with-lock.js';
export {
  verify,
  type Difference,
  type Side,
  type Verification,
  type VerifyOptions,
} from './verify/verify.js';
