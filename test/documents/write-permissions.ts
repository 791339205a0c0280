/** `npm run update:permissions`: writes the tables of docs/permissions.md from the drivers' data. */
import { readFile, writeFile } from 'node:fs/promises';
import { permissionsPage } from './permissions-page.js';

const page = new URL('../../docs/permissions.md', import.meta.url);

await writeFile(page, await permissionsPage(await readFile(page, 'utf8')));
