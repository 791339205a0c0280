import { startForeignHost } from '../kit/foreign-host.js';
import { startTelemetry } from '../kit/telemetry.js';
import { startGenesysSetup } from '../vendors/genesys-setup.js';
import { describeFaultTable } from './render-summary.js';

describeFaultTable('Genesys Cloud under faults', {
  setup: await startGenesysSetup(),
  foreignHost: await startForeignHost(),
  telemetry: startTelemetry(),
});
