import { startForeignHost } from '../kit/foreign-host.js';
import { startTelemetry } from '../kit/telemetry.js';
import { startQConnectSetup } from '../vendors/qconnect-setup.js';
import { describeFaultTable } from './render-summary.js';

describeFaultTable('Amazon Q in Connect under faults', {
  setup: await startQConnectSetup(),
  foreignHost: await startForeignHost(),
  telemetry: startTelemetry(),
});
