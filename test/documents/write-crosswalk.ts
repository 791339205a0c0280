/** `npm run update:crosswalk`: writes docs/crosswalk.md from the drivers' data. */
import { writeFile } from 'node:fs/promises';
import { crosswalkPage } from './crosswalk-page.js';

await writeFile(new URL('../../docs/crosswalk.md', import.meta.url), await crosswalkPage());
