import { startElsewhere } from '../kit/elsewhere.js';
import { startTelemetry } from '../kit/telemetry.js';

// First, so that the packages are imported with it in place.
const telemetry = startTelemetry();
const { startGenesysWorld } = await import('../vendors/genesys-world.js');
const { tellTable } = await import('./tell-table.js');

tellTable('Genesys Cloud under faults', {
  world: await startGenesysWorld(),
  elsewhere: await startElsewhere(),
  telemetry,
});
