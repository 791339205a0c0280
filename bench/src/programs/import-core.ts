/** A fresh process that imports core alone. */
import { createProvider } from '@assistant-provider/core/adapter';

if (typeof createProvider !== 'function') throw new TypeError('core has no createProvider');
process.stdout.write(JSON.stringify(performance.now()));
