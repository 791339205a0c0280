/** Lists the assistants of an account. Rows appear as the pages come. */
import type { Assistant } from '@assistant-provider/core';
import type { RunCommand } from '../command.js';
import { textOption } from '../option-values.js';
import { vendorError } from '../command-error.js';
import { exitCodes } from '../exit-code.js';
import { counted } from '../output/counted.js';
import type { Column } from '../output/table.js';

/** The rows that set the widths of the columns. Later rows are cut to them. */
const firstRows = 20;

const columns: readonly Column<Assistant>[] = [
  { title: 'NAME', text: ({ name }) => name },
  { title: 'STATUS', text: ({ status }) => status },
  { title: 'ID', text: ({ id }) => id },
];

export const run: RunCommand = async ({ args: [name = ''], options, output, open, io }) => {
  const { provider } = await open(name);
  const wanted = textOption(options, 'name');
  const query = wanted === undefined ? {} : { name: wanted };
  let rows: Assistant[] = [];
  let count = 0;
  const flush = async () => {
    const printed =
      count > rows.length ? columns.map((column) => ({ ...column, title: '' })) : columns;
    await output.table(rows, printed);
    rows = [];
  };
  for await (const entry of provider.assistants.all(query, { signal: io.stop, timeoutMs: false })) {
    if (entry.isErr()) throw vendorError(name, entry.error);
    if (output.readerHasLeft) return exitCodes.done;
    count += 1;
    const { id, status, locator } = entry.value;
    await output.object({ id, name: entry.value.name, status, locator });
    if (output.json) continue;
    rows.push(entry.value);
    if (rows.length === firstRows) await flush();
  }
  if (!output.json && (rows.length > 0 || count === 0)) await flush();
  output.remark(counted(count, 'assistant'));
  return exitCodes.done;
};
