/** Lists the assistants of an account. Rows appear as the pages come. */
import type { Assistant } from '@assistant-provider/core';
import type { RunCommand } from '../command.js';
import { textOption } from '../option-values.js';
import { vendorError } from '../command-error.js';
import { exitCodes } from '../exit-code.js';
import { counted } from '../output/counted.js';
import type { Column } from '../output/table.js';

const columns: readonly Column<Assistant>[] = [
  { title: 'NAME', text: ({ name }) => name },
  { title: 'STATUS', text: ({ status }) => status },
  { title: 'ID', text: ({ id }) => id, whole: true },
];

export const run: RunCommand = async ({ args: [name = ''], options, output, open, io }) => {
  const { provider } = await open(name);
  const wanted = textOption(options, 'name');
  const query = wanted === undefined ? {} : { name: wanted };
  const rows = output.rows(columns);
  let count = 0;
  for await (const entry of provider.assistants.all(query, { signal: io.stop, timeoutMs: false })) {
    if (entry.isErr()) {
      if (count > 0) await rows.end();
      throw vendorError(name, entry.error);
    }
    if (output.readerHasLeft) return exitCodes.done;
    count += 1;
    const { id, status, locator } = entry.value;
    await output.object({ id, name: entry.value.name, status, locator });
    await rows.add(entry.value);
  }
  await rows.end();
  output.remark(counted(count, 'assistant'));
  return exitCodes.done;
};
