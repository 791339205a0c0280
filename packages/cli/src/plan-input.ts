/** Reads what planning needs besides the account: the map and the ledger. */
import {
  createdIds,
  knownIds,
  mapFormat,
  parseMap,
  type Ledger,
  type PlanMap,
} from '@assistant-provider/reconcile';
import { CommandError, usageError } from './command-error.js';
import { textOption, textsOption, type OptionValues } from './option-values.js';
import type { LoadedConfig } from './config/config.js';
import type { OpenAccount } from './config/open-account.js';
import { exitCodes } from './exit-code.js';
import { issueLines, ledgerOf, readUserFile } from './files.js';
import type { Io } from './io.js';

/** Returns the map, with the losses that were accepted on the command line. */
export async function mapOf(io: Io, options: OptionValues): Promise<PlanMap> {
  const file = textOption(options, 'map');
  const map: PlanMap = file === undefined ? { format: mapFormat } : await readMap(io, file);
  const accepted = textsOption(options, 'acceptLoss');
  return accepted.length === 0 ? map : { ...map, accept: [...(map.accept ?? []), ...accepted] };
}

async function readMap(io: Io, file: string): Promise<PlanMap> {
  const parsed = parseMap(await readUserFile(io, file));
  if (parsed.isErr()) throw usageError(issueLines(file, parsed.error.issues));
  return parsed.value;
}

/** Returns the ids that earlier runs have written down for an account. */
export async function idsOf(
  loaded: LoadedConfig,
  { name, vendor }: OpenAccount,
): Promise<ReadonlyMap<string, string>> {
  return knownIds(await readLedger(loaded), { vendor, account: name });
}

/** Returns the ids of what earlier runs have created in an account. */
export async function createdIdsOf(
  loaded: LoadedConfig,
  { name, vendor }: OpenAccount,
): Promise<ReadonlySet<string>> {
  return createdIds(await readLedger(loaded), { vendor, account: name });
}

async function readLedger(loaded: LoadedConfig): Promise<Ledger> {
  const ledger = await ledgerOf(loaded).read();
  if (ledger.isErr()) throw new CommandError(ledger.error.message, exitCodes.failed);
  return ledger.value;
}
