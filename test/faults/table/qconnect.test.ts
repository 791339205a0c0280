import { startElsewhere } from '../kit/elsewhere.js';
import { startTelemetry } from '../kit/telemetry.js';

// First, so that the packages are imported with it in place.
const telemetry = startTelemetry();
const { startQConnectWorld } = await import('../vendors/qconnect-world.js');
const { tellTable } = await import('./tell-table.js');

tellTable('Amazon Q in Connect under faults', {
  world: await startQConnectWorld(),
  elsewhere: await startElsewhere(),
  telemetry,
});
