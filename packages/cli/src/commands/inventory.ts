/** Shows what exists in several accounts, and what deserves attention. */
import { inventory, inventoryMarkdown } from '@assistant-provider/reconcile';
import type { RunCommand } from '../command.js';
import { textOption } from '../option-values.js';
import { CommandError, vendorError } from '../command-error.js';
import { exitCodes, type ExitCode } from '../exit-code.js';
import { writeUserFile } from '../files.js';
import type { OpenAccount } from '../config/open-account.js';
import { counted } from '../output/counted.js';
import { findingRows, type FindingRow } from '../output/finding-rows.js';
import type { Column } from '../output/table.js';
import { noteUnchecked, noteUnseen } from '../output/unseen.js';

const columns: readonly Column<FindingRow>[] = [
  { title: 'SEVERITY', text: ({ severity }) => severity },
  { title: 'OBJECT', text: ({ object }) => object, wraps: true },
  { title: 'FINDING', text: ({ message }) => message, wraps: true },
];

export const run: RunCommand = async ({ args: [only], options, output, open, config, io }) => {
  const { config: file } = await config();
  const names = only === undefined ? Object.keys(file.accounts) : [only];
  const accounts: Pick<OpenAccount, 'name' | 'provider'>[] = [];
  const out = textOption(options, 'markdown');
  let exitCode: ExitCode = exitCodes.done;
  for (const name of names)
    try {
      accounts.push({ name, provider: (await open(name)).provider });
    } catch (error) {
      // The other accounts are read all the same.
      if (!(error instanceof CommandError)) throw error;
      output.remark(error.message);
      exitCode = error.exitCode;
    }
  const entries: Parameters<typeof inventoryMarkdown>[0][number][] = [];
  for await (const entry of inventory(accounts, {
    parts: options['parts'] !== false,
    order: 'given',
    signal: io.stop,
  })) {
    if (output.readerHasLeft && out === undefined) break;
    entries.push(entry);
    await output.object(entry.isOk() ? entry.value : entry.error);
    if (entry.isErr()) {
      const failure = vendorError(entry.error.account ?? 'the inventory', entry.error.error);
      exitCode = failure.exitCode;
      output.remark(failure.message);
      continue;
    }
    const { account, vendor, assistants, findings, unseen } = entry.value;
    await output.line(`${account} (${vendor}): ${counted(assistants.length, 'assistant')}`);
    if (findings.length > 0) await output.table(findingRows(findings), columns);
    await output.line();
    noteUnseen(output, unseen, account);
    if (unseen.length > 0) noteUnchecked(output, entry.value);
  }
  if (out !== undefined) {
    await writeUserFile(io, out, output.masked(inventoryMarkdown(entries)));
    output.remark(`written to ${out}`);
  }
  return exitCode;
};
