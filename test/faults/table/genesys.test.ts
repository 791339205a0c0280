import { startElsewhere } from '../kit/elsewhere.js';
import { startTelemetry } from '../kit/telemetry.js';
import { startGenesysWorld } from '../vendors/genesys-world.js';
import { tellTable } from './render-summary.js';

tellTable('Genesys Cloud under faults', {
  world: await startGenesysWorld(),
  elsewhere: await startElsewhere(),
  telemetry: startTelemetry(),
});
