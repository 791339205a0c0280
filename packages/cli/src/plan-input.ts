/** Reads what planning needs besides the account: the manifest, the map and the ledger. */
import { parseDocument } from 'yaml';
import { mapFormat, type PlanMap } from '@assistant-provider/reconcile';
import { CommandError, usageError } from './command-error.js';
import { textOption, textsOption, type OptionValues } from './command.js';
import type { LoadedConfig } from './config/config.js';
import type { OpenAccount } from './config/open-account.js';
import { exitCodes } from './exit-code.js';
import { ledgerOf, readUserFile } from './files.js';
import type { Io } from './io.js';

/** Returns the map, with the losses that were accepted on the command line. */
export async function mapOf(io: Io, options: OptionValues): Promise<PlanMap> {
  const file = textOption(options, 'map');
  const map: PlanMap = file === undefined ? { format: mapFormat } : await readMap(io, file);
  const accepted = textsOption(options, 'acceptLoss');
  return accepted.length === 0 ? map : { ...map, accept: [...(map.accept ?? []), ...accepted] };
}

async function readMap(io: Io, file: string): Promise<PlanMap> {
  const document = parseDocument(await readUserFile(io, file), { uniqueKeys: true });
  const [problem] = document.errors;
  if (problem) throw usageError(`${file}: ${problem.message}`);
  const value: unknown = document.toJS({ maxAliasCount: 10 });
  if (typeof value !== 'object' || value === null || (value as PlanMap).format !== mapFormat)
    throw usageError(`${file}: a map begins with “format: ${mapFormat}”`);
  return value as PlanMap;
}

/** Returns the ids that earlier runs have written down for an account. */
export async function knownIds(
  loaded: LoadedConfig,
  { name, vendor }: OpenAccount,
): Promise<ReadonlyMap<string, string>> {
  const ledger = await ledgerOf(loaded).read();
  if (ledger.isErr()) throw new CommandError(ledger.error.message, exitCodes.failed);
  return new Map(
    ledger.value.pairs
      .filter((pair) => pair.vendor === vendor && pair.account === name)
      .map(({ key, id }) => [key, id]),
  );
}
