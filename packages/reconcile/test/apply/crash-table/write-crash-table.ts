/** `npm run update:crash-table`: writes docs/crash-table.md from what happens in every cell. */
import { writeFile } from 'node:fs/promises';
import { crashTablePage } from './page.js';

const page = new URL('../../../../../docs/crash-table.md', import.meta.url);
await writeFile(page, await crashTablePage());
